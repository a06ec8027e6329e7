import { otherLanguage } from '~/platform/i18n/language'
import type { DocumentView } from '../document'
import { DocumentText } from './document-text'
import { ProvenanceChip } from './provenance-chip'

/** A short text in one piece: what somebody said, and below it where these words come from. */
export function SaidText({ view, field }: { view: DocumentView; field: string }) {
  const isVerified = view.provenance.kind === 'verified' || view.translation?.kind === 'verified'
  const said = view.translation ?? view.provenance
  return (
    <>
      <DocumentText view={view} field={field} />
      <ProvenanceChip
        provenance={isVerified ? said : view.provenance}
        {...(isVerified ? { documentId: view.documentId } : {})}
        language={view.translation ? otherLanguage(view.language) : view.language}
      />
    </>
  )
}
