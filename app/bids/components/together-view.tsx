import { useWords } from '~/platform/i18n/words'
import { AssetList } from '~/requests/together/components/asset-list'
import { splitLines } from '~/requests/together/split-lines'
import type { OfferTogether } from '../offer-together'

/** What the vendor itself wrote about building together. */
export function TogetherView({ together }: { together: OfferTogether }) {
  const { t } = useWords()
  const { assets, split, exploitation, background, pilot } = together
  return (
    <>
      <h3 className="mt-5 mb-2 text-base">{t('together:compare.pilot')}</h3>
      <p>{t('bids:form.milestone', { number: pilot })}</p>
      <h3 className="mt-5 mb-2 text-base">{t('together:offer.assets')}</h3>
      <AssetList
        assets={assets}
        t={t}
        words={(key, part) => <p className="whitespace-pre-line">{assets.find((each) => each.key === key)?.[part]}</p>}
      />
      <h3 className="mt-5 mb-2 text-base">{t('together:split.title')}</h3>
      <ul className="space-y-1">
        {splitLines(split, t).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {[exploitation, background].filter(Boolean).map((text) => (
        <p key={text} className="mt-2 max-w-reading whitespace-pre-line">
          {text}
        </p>
      ))}
    </>
  )
}
