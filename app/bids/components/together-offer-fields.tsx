import { useWords } from '~/platform/i18n/words'
import { assetLimits, emptyAsset } from '~/requests/together/asset'
import { AssetFields } from '~/requests/together/components/asset-fields'
import { SplitFields } from '~/requests/together/components/split-fields'
import { SelectField } from '~/ui/field'
import { limits, type TypedOffer } from '../offer'
import { typedTogetherKeys } from '../offer-together'
import type { ErrorOf } from './offer-form'

/** What a bid on a request that is built together says besides: the pilot, what the vendor brings, and how rights are divided. */
export function TogetherOfferFields({ typed, error }: { typed: TypedOffer; error: ErrorOf }) {
  const { t } = useWords()
  const rows = [...typed.assets, ...(typed.assets.length < assetLimits.assets ? [emptyAsset] : [])]
  const saved = new Map<string, string>([
    ...typedTogetherKeys.map((name): [string, string] => [name, typed[name]]),
    ...rows.flatMap((asset, index) =>
      (['kind', 'name', 'use', 'availability', 'secrecy'] as const).map((part): [string, string] => [
        `assets[${index}].${part}`,
        asset[part],
      ]),
    ),
  ])
  const value = (name: string) => saved.get(name)
  return (
    <section className="mb-6">
      <SelectField
        name="pilot"
        label={t('together:offer.pilot')}
        hint={t('together:offer.pilotHint')}
        prompt={t('common:form.choose')}
        options={Array.from({ length: Math.min(limits.milestones, Math.max(3, typed.milestones.length)) }, (_, index) => ({
          value: String(index + 1),
          label: t('bids:form.milestone', { number: index + 1 }),
        }))}
        defaultValue={value('pilot')}
        error={error('pilot')}
        className="max-w-sm"
      />
      <h2 className="mb-1">{t('together:offer.assets')}</h2>
      <p className="mb-3 max-w-reading text-ink-soft text-sm">{t('together:offer.assetsHint')}</p>
      <AssetFields
        rows={rows.map((_, index) => ({ id: String(index), name: (part) => `assets[${index}].${part}` }))}
        value={value}
        error={error}
      />
      <h2 className="mb-3">{t('together:split.title')}</h2>
      <SplitFields value={value} error={error} />
    </section>
  )
}
