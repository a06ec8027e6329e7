import { Link } from 'react-router'
import { useWords } from '~/platform/i18n/words'
import type { Currency } from '~/platform/money'
import { AssetList } from '~/requests/together/components/asset-list'
import type { TogetherFacts } from '~/requests/together/together'
import type { DocumentView } from '~/translations/document'
import { MoneyRange } from '~/ui/money'

interface AsideRequest {
  ref: string
  view: Pick<DocumentView, 'fields' | 'language'>
  together: TogetherFacts | null
  budget: { min: number | null; max: number | null; currency: Currency }
}

const passages = ['summary', 'problem', 'systems', 'partner', 'pilot', 'notes'] as const

/** What the buyer wrote, in the reader's language, in sight while the offer is written. */
export function RequestAside({ request, lang }: { request: AsideRequest; lang: string }) {
  const { t } = useWords()
  const { fields, language } = request.view
  return (
    <aside
      aria-label={t('bids:submit.request')}
      className="lg:sticky lg:top-4 lg:max-h-[calc(100vh-2rem)] lg:self-start lg:overflow-y-auto"
    >
      <details open className="rounded-lg border border-line bg-surface p-4">
        <summary className="min-h-11 content-center font-semibold">{t('bids:submit.request')}</summary>
        <p className="text-ink-soft text-sm">
          {t('bids:submit.budget')} <MoneyRange from={request.budget.min} to={request.budget.max} currency={request.budget.currency} />
        </p>
        {passages.map((name) =>
          fields[name] ? (
            <section key={name} className="mt-4">
              <h2 className="text-base">
                {name === 'partner' || name === 'pilot' ? t(`translations:field.${name}`) : t(`bids:submit.passage.${name}`)}
              </h2>
              <p lang={language} className="mt-1 whitespace-pre-line text-sm">
                {fields[name]}
              </p>
            </section>
          ) : null,
        )}
        {request.together ? (
          <section className="mt-4 text-sm">
            <h2 className="mb-2 text-base">{t('together:show.buyerAssets')}</h2>
            <AssetList
              assets={request.together.assets}
              t={t}
              words={(key, part) => (
                <p lang={language} className="whitespace-pre-line">
                  {fields[`asset.${key}.${part}`]}
                </p>
              )}
            />
            <p className="mt-2">{t(`together:show.wish.${request.together.foreground}`)}</p>
          </section>
        ) : null}
        <p className="mt-4 text-sm">
          <Link to={`/${lang}/requests/${request.ref}`} className="inline-flex min-h-11 items-center">
            {t('bids:submit.whole')}
          </Link>
        </p>
      </details>
    </aside>
  )
}
