import { otherLanguage, segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Marked } from '~/ui/marked'
import { PageLink } from '~/ui/page-link'
import type { searchQuestions } from '../questions/queries.server'

export type FoundQuestion = Awaited<ReturnType<typeof searchQuestions>>['questions'][number]

/** A published question with its answer and the request that both are about. */
export function QuestionEntry({ found: { ref, requestRef, title, isForeign, question, answer } }: { found: FoundQuestion }) {
  const { t, language } = useWords()
  return (
    <li className="rounded-lg border border-line bg-surface p-5">
      <h3 lang={question.language} className="text-base">
        <PageLink to={`/${segmentOf(language)}/requests/${requestRef}#${ref}`}>
          <Marked pieces={question.pieces} />
        </PageLink>
      </h3>
      {answer ? (
        <p lang={answer.language} className="mt-1 line-clamp-3">
          <Marked pieces={answer.pieces} />
        </p>
      ) : null}
      <p className="mt-2 text-ink-soft text-sm">
        {`${t('discovery:results.onRequest')}${language === 'zh-CN' ? '：' : ': '}`}
        <span lang={isForeign ? otherLanguage(language) : undefined}>{title}</span>
      </p>
    </li>
  )
}
