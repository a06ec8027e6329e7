import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import type { DocumentView } from '~/translations/document'
import type { TogetherFacts } from '../together'
import { AssetList } from './asset-list'

/** What the buyer brings, expects and wants the pilot to show; the rule about what is made. Stands in the sheet of the request's words. */
export function TogetherWords({ view, together }: { view: DocumentView; together: TogetherFacts }) {
  const { t } = useWords()
  return (
    <>
      <section className="mt-8">
        <h2 className="mb-1">{t('together:show.title')}</h2>
        <p className="mb-4 max-w-reading text-ink-soft text-sm">{t('together:show.rule')}</p>
        <h3 className="mb-2">{t('together:show.buyerAssets')}</h3>
        <AssetList assets={together.assets} t={t} words={(key, part) => <DocumentText view={view} field={`asset.${key}.${part}`} />} />
      </section>
      {(['partner', 'pilot'] as const).map((field) =>
        view.fields[field] ? (
          <section key={field} className="mt-8">
            <h3 className="mb-2">{t(`translations:field.${field}`)}</h3>
            <DocumentText view={view} field={field} />
          </section>
        ) : null,
      )}
      <section className="mt-8">
        <h3 className="mb-2">{t('together:show.ownership')}</h3>
        <p className="max-w-reading">{t('together:show.background')}</p>
        <p className="max-w-reading">{t(`together:show.wish.${together.foreground}`)}</p>
        <p className="max-w-reading text-ink-soft">{t('together:show.required')}</p>
      </section>
    </>
  )
}
