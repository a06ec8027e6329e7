import { useWords } from '~/platform/i18n/words'
import { DocumentSheet, DocumentText } from '~/translations/components/document-text'
import type { DocumentView } from '~/translations/document'
import { Chip } from '~/ui/chip'
import { TogetherWords } from '../together/components/together-words'
import type { TogetherFacts } from '../together/together'

/** The buyer's words: the reader's language first, the other one beside it or one tap away, deliverable by deliverable. */
export function PublicWords({
  view,
  requirements,
  together,
}: {
  view: DocumentView
  together: TogetherFacts | null
  requirements: readonly { key: string; level: 'must' | 'should' }[]
}) {
  const { t } = useWords()
  const passage = (field: string, title: string) =>
    view.fields[field] ? (
      <section className="mt-8">
        <h2 className="mb-2">{title}</h2>
        <DocumentText view={view} field={field} />
      </section>
    ) : null
  return (
    <DocumentSheet view={view}>
      <DocumentText view={view} field="summary" className="text-lg" />
      {passage('problem', t('translations:field.problem'))}
      {passage('systems', t('translations:field.systems'))}
      <section className="mt-8">
        <h2 className="mb-4">{t('requests:page.deliverables')}</h2>
        <ol className="space-y-5">
          {requirements.map(({ key, level }, index) => (
            <li key={key} id={key} className={`border-s-3 ps-4 ${level === 'must' ? 'border-river' : 'border-line-strong'}`}>
              <p className="flex items-center gap-2 font-semibold text-ink-soft text-sm">
                <span className="tabular-nums">{index + 1}</span>
                <Chip tone={level === 'must' ? 'river' : 'neutral'}>{t(`requests:level.${level}`)}</Chip>
              </p>
              <DocumentText view={view} field={`requirement.${key}.what`} className="font-medium" />
              {view.fields[`requirement.${key}.acceptance`] ? (
                <>
                  <p className="mt-1 text-ink-faint text-xs">{t('requests:page.acceptance')}</p>
                  <DocumentText view={view} field={`requirement.${key}.acceptance`} className="text-sm" />
                </>
              ) : null}
            </li>
          ))}
        </ol>
      </section>
      {together ? <TogetherWords view={view} together={together} /> : null}
      {passage('notes', t('translations:field.notes'))}
    </DocumentSheet>
  )
}
