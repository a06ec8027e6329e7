import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { ProvenanceChip } from '~/translations/components/provenance-chip'
import type { ShownCriterion } from '../queries.server'

/** What a milestone is judged by, in both languages. */
export function Criteria({ criteria }: { criteria: readonly ShownCriterion[] }) {
  const { t } = useWords()
  return (
    <ol className="divide-y divide-line">
      {criteria.map(({ id, number, view, field, addedBy }) => (
        <li key={id} className="py-3">
          <p className="font-semibold text-sm">
            {t('engagements:criterion', { number })}
            {addedBy ? (
              <span className="ms-2 font-normal text-ink-soft">{t('engagements:milestone.addedBy', { number: addedBy })}</span>
            ) : null}
          </p>
          <DocumentText view={view} field={field} />
          <ProvenanceChip provenance={view.provenance} documentId={view.documentId} language={view.language} />
        </li>
      ))}
    </ol>
  )
}
