import { useWords } from '~/platform/i18n/words'
import { RadioGroup } from '~/ui/choice-field'
import { TextArea } from '~/ui/field'
import { assetLimits, emptyAsset, nextAssetKey } from '../asset'
import { modes, type Together, togetherLimits, wishes } from '../together'
import { AssetFields } from './asset-fields'

interface Props {
  mode: string
  together: Together
  fields: {
    error: (name: string) => string | undefined
    value: (name: string, saved?: string) => string | undefined
  }
  lang: string
}

/** How the buyer wants to work; what is asked for building together is in sight only when that is chosen, by CSS alone. */
export function TogetherFields({ mode, together, fields: { error, value }, lang }: Props) {
  const { t } = useWords()
  const { assets } = together
  const blank = assets.length < assetLimits.assets ? [{ ...emptyAsset, key: nextAssetKey(assets.map(({ key }) => key)) }] : []
  const rows = [...assets, ...blank]
  const saved = new Map(
    rows.flatMap((asset) =>
      (['kind', 'name', 'use', 'availability', 'secrecy'] as const).map((part) => [`asset.${asset.key}.${part}`, asset[part]]),
    ),
  )
  const text = (name: 'partner' | 'pilot') => ({
    name,
    lang,
    rows: 4,
    label: t(`together:form.${name}`),
    hint: t(`together:form.${name}Hint`),
    maxLength: togetherLimits[name],
    defaultValue: value(name, together[name]),
    error: error(name),
  })
  return (
    <div className="together">
      <RadioGroup
        name="mode"
        label={t('together:form.mode')}
        options={modes.map((each) => ({
          value: each,
          label: t(`together:form.modes.${each}`),
          hint: t(`together:form.modes.${each}Hint`),
        }))}
        defaultValue={value('mode', mode)}
        error={error('mode')}
      />
      <div className="together-only">
        <h3 className="mb-1">{t('together:form.assets')}</h3>
        <p className="mb-3 max-w-reading text-ink-soft text-sm">{t('together:form.assetsHint')}</p>
        <AssetFields
          rows={rows.map(({ key }) => ({ id: key, name: (part) => `asset.${key}.${part}` }))}
          value={(name) => value(name, saved.get(name))}
          error={error}
          lang={lang}
        />
        <TextArea {...text('partner')} />
        <TextArea {...text('pilot')} />
        <RadioGroup
          name="foreground"
          label={t('together:form.wish')}
          hint={t('together:form.wishHint')}
          options={wishes.map((each) => ({ value: each, label: t(`together:wish.${each}`) }))}
          defaultValue={value('foreground', together.foreground)}
        />
      </div>
    </div>
  )
}
