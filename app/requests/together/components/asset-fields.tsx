import { useWords } from '~/platform/i18n/words'
import { SelectField, TextArea, TextField } from '~/ui/field'
import { assetKinds, assetLimits, availabilities, secrecies, type TypedAsset } from '../asset'

type Part = Exclude<keyof TypedAsset, 'key'>

interface Row {
  id: string
  name: (part: Part) => string
}

/** What one side brings, a group of fields each. A row that is left empty is not there. */
export function AssetFields({
  rows,
  value,
  error,
  lang,
}: {
  rows: readonly Row[]
  value: (name: string) => string | undefined
  error: (name: string) => string | undefined
  /** Language that the words are written in. */
  lang?: string
}) {
  const { t } = useWords()
  return rows.map(({ id, name }, index) => {
    const field = (part: Part) => ({ name: name(part), defaultValue: value(name(part)) ?? '', error: error(name(part)) })
    const isFirst = index === 0
    return (
      <fieldset key={id} className="mb-5 max-w-reading rounded-lg border border-line bg-surface p-4">
        <legend className="px-1 font-semibold">{t('together:asset.one', { number: index + 1 })}</legend>
        <SelectField
          {...field('kind')}
          required={isFirst}
          label={t('together:asset.kind')}
          prompt={t('common:form.choose')}
          options={assetKinds.map((each) => ({ value: each, label: t(`together:kind.${each}`) }))}
          className="max-w-sm"
        />
        <TextField
          {...field('name')}
          required={isFirst}
          label={t('together:asset.name')}
          hint={isFirst ? t('together:asset.nameHint') : undefined}
          lang={lang}
          maxLength={assetLimits.name}
          autoComplete="off"
        />
        <TextArea
          {...field('use')}
          required={isFirst}
          rows={3}
          label={t('together:asset.use')}
          hint={isFirst ? t('together:asset.useHint') : undefined}
          lang={lang}
          maxLength={assetLimits.use}
        />
        <div className="grid gap-x-4 sm:grid-cols-2">
          <SelectField
            {...field('availability')}
            required={isFirst}
            label={t('together:asset.availability')}
            prompt={t('common:form.choose')}
            options={availabilities.map((each) => ({ value: each, label: t(`together:availability.${each}`) }))}
            className="mb-2"
          />
          <SelectField
            {...field('secrecy')}
            required={isFirst}
            label={t('together:asset.secrecy')}
            prompt={t('common:form.choose')}
            options={secrecies.map((each) => ({ value: each, label: t(`together:secrecy.${each}`) }))}
            className="mb-2"
          />
        </div>
      </fieldset>
    )
  })
}
