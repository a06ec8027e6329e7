import { useWords } from '~/platform/i18n/words'
import { assetLimits } from '~/requests/together/asset'
import { AssetFields } from '~/requests/together/components/asset-fields'
import { splitLimits, territories } from '~/requests/together/split'
import { togetherLimits } from '~/requests/together/together'
import { RadioGroup } from '~/ui/choice-field'
import { SelectField, TextArea, TextField } from '~/ui/field'

type Field = (name: string) => { name: string; defaultValue: string | undefined; error: string | undefined }

/** What both bring, and the pilot; an empty row at the end of each list adds to it. */
export function TogetherTermsFields({
  field,
  milestones,
  rows,
}: {
  field: Field
  milestones: number
  rows: { buyer: number; vendor: number }
}) {
  const { t, language } = useWords()
  return (
    <>
      <h2 className="mb-1">{t('together:contract.assets')}</h2>
      <p className="mb-3 text-ink-soft text-sm">{t('together:contract.assetsHint')}</p>
      {(['buyer', 'vendor'] as const).map((side) => (
        <section key={side}>
          <h3 className="mb-2">{t(`together:contract.${side}`)}</h3>
          <AssetFields
            rows={Array.from({ length: Math.min(assetLimits.assets, rows[side] + 1) }, (_, index) => ({
              id: `${side} ${index}`,
              name: (part) => `${side}Assets[${index}].${part}`,
            }))}
            value={(name) => field(name).defaultValue}
            error={(name) => field(name).error}
            lang={language}
          />
        </section>
      ))}
      <h2 className="mb-3">{t('together:contract.pilot')}</h2>
      <SelectField
        {...field('pilot')}
        label={t('together:offer.pilot')}
        hint={t('together:offer.pilotHint')}
        prompt={t('common:form.choose')}
        options={Array.from({ length: milestones }, (_, index) => ({
          value: String(index + 1),
          label: t('engagements:milestoneOf', { number: index + 1 }),
        }))}
        className="max-w-sm"
      />
      <TextArea {...field('pilotTest')} label={t('translations:field.pilot')} lang={language} rows={4} maxLength={togetherLimits.pilot} />
    </>
  )
}

/** Besides owner and licence: the share, for what, and where. */
export function TogetherSplitFields({ field }: { field: Field }) {
  const { t, language } = useWords()
  return (
    <>
      <TextField
        {...field('buyerShare')}
        required={false}
        inputMode="numeric"
        label={t('together:split.buyerShare')}
        hint={t('together:split.buyerShareHint')}
        className="max-w-xs"
      />
      <TextArea
        {...field('exploitation')}
        lang={language}
        rows={3}
        label={t('together:split.exploitation')}
        hint={t('together:split.exploitationHint')}
        maxLength={splitLimits.exploitation}
      />
      <RadioGroup
        {...field('territory')}
        label={t('together:split.territory')}
        options={territories.map((each) => ({ value: each, label: t(`together:territory.${each}`) }))}
      />
    </>
  )
}
