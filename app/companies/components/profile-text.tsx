import type { CompanyKind } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import type { DocumentView } from '~/translations/document'
import { profileFields } from '../company'
import { casePlace, casesIn } from '../profile/case-study'

/** What a company says of itself, field by field, in both languages; a vendor's case studies at the end, each at a place of its own. */
export function ProfileText({ view, kind }: { view: DocumentView; kind: CompanyKind }) {
  const { t } = useWords()
  const cases = kind === 'vendor' ? casesIn(view.fields) : []
  return (
    <>
      {profileFields[kind]
        .filter((field) => view.fields[field])
        .map((field) => (
          <section key={field} className="mt-4">
            <h3 className="mb-1 text-base">{t(`companies:field.${field}`)}</h3>
            <DocumentText view={view} field={field} />
          </section>
        ))}
      {cases.length > 0 ? (
        <section id="cases" className="mt-6 scroll-mt-4">
          <h3 className="mb-1 text-base">{t('companies:cases.title')}</h3>
          {cases.map(({ number, title, text }) => (
            <section key={number} id={casePlace(number)} className="mt-3 scroll-mt-4">
              <DocumentText view={view} field={title} className="font-semibold" />
              <DocumentText view={view} field={text} />
            </section>
          ))}
        </section>
      ) : null}
    </>
  )
}
