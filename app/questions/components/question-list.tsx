import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { ProvenanceChip } from '~/translations/components/provenance-chip'
import type { DocumentView } from '~/translations/document'
import { Instant } from '~/ui/instant'

export interface QuestionAndAnswer {
  ref: string
  publishedAt: string
  question: DocumentView
  answer: DocumentView
}

/** Questions with their answers, in both languages; who asked stands nowhere. */
export function QuestionList({ questions, now }: { questions: readonly QuestionAndAnswer[]; now: string }) {
  const { t } = useWords()
  return (
    <ol className="space-y-6">
      {questions.map(({ ref, publishedAt, question, answer }) => (
        <li key={ref} id={ref} className="rounded-lg border border-line bg-surface p-4 sm:p-5">
          <p className="font-semibold text-river text-sm">{t('questions:question')}</p>
          <DocumentText view={question} field="text" className="font-medium" />
          <ProvenanceChip provenance={question.provenance} documentId={question.documentId} language={question.language} />
          <p className="mt-3 font-semibold text-river text-sm">{t('questions:answer')}</p>
          <DocumentText view={answer} field="text" />
          <ProvenanceChip provenance={answer.provenance} documentId={answer.documentId} language={answer.language} />
          <p className="mt-2 text-ink-faint text-xs">
            {t('questions:publishedAt')} <Instant at={publishedAt} now={now} hint={false} />
          </p>
        </li>
      ))}
    </ol>
  )
}
