import type { ReactNode } from 'react'
import { useWords } from '~/platform/i18n/words'
import { DocumentSheet, DocumentText, isBilingual } from '~/translations/components/document-text'
import type { DocumentView } from '~/translations/document'
import { Chip } from '~/ui/chip'
import type { Requirement } from '../description'
import { TogetherWords } from '../together/components/together-words'
import type { TogetherFacts } from '../together/together'

/**
 * All words of a request in the reader's language, the other one beside them. The title stands on top of the page; it stands here
 * again with its translation, which is the first thing that the other side will read.
 */
export function RequestText({
  view,
  requirements,
  together,
}: {
  view: DocumentView
  requirements: readonly Pick<Requirement, 'key' | 'level'>[]
  /** Null where the buyer buys. */
  together: TogetherFacts | null
}) {
  const { t } = useWords()
  const has = (field: string) => Boolean(view.fields[field])
  return (
    <DocumentSheet view={view} className="mb-8">
      <div className="space-y-6 pt-3">
        {has('title') && isBilingual(view) ? (
          <Part title={t('translations:field.title')}>
            <DocumentText view={view} field="title" className="font-medium" />
          </Part>
        ) : null}
        {has('summary') ? <DocumentText view={view} field="summary" className="font-medium" /> : null}
        {(['problem', 'systems'] as const).map((field) =>
          has(field) ? (
            <Part key={field} title={t(`requests:show.${field}`)}>
              <DocumentText view={view} field={field} />
            </Part>
          ) : null,
        )}
        <Part title={t('requests:show.deliverables')}>
          <ol className="mt-3 space-y-4">
            {requirements.map(({ key, level }, index) => (
              <li key={key} className="border-line border-s-3 ps-4">
                <div className="mb-1 flex flex-wrap items-center gap-2">
                  <span className="font-semibold">{t('requests:form.deliverables.one', { number: index + 1 })}</span>
                  <Chip tone={level === 'must' ? 'river' : 'neutral'}>{t(`requests:level.${level}`)}</Chip>
                </div>
                <DocumentText view={view} field={`requirement.${key}.what`} />
                <p className="mt-2 text-ink-soft text-sm">{t('requests:show.acceptance')}</p>
                <DocumentText view={view} field={`requirement.${key}.acceptance`} />
              </li>
            ))}
          </ol>
        </Part>
        {together ? <TogetherWords view={view} together={together} /> : null}
        {has('notes') ? (
          <Part title={t('requests:show.notes')}>
            <DocumentText view={view} field="notes" />
          </Part>
        ) : null}
        {has('change') ? (
          <Part title={t('requests:amend.noteTitle')}>
            <DocumentText view={view} field="change" />
          </Part>
        ) : null}
      </div>
    </DocumentSheet>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-lg">{title}</h2>
      {children}
    </section>
  )
}
