import type { CompanyKind } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import type { DocumentView } from '~/translations/document'
import { profileFields } from '../company'

/** What a company says of itself, field by field, in both languages. */
export function ProfileText({ view, kind }: { view: DocumentView; kind: CompanyKind }) {
  const { t } = useWords()
  return profileFields[kind]
    .filter((field) => view.fields[field])
    .map((field) => (
      <section key={field} className="mt-4">
        <h3 className="mb-1 text-base">{t(`companies:field.${field}`)}</h3>
        <DocumentText view={view} field={field} />
      </section>
    ))
}
