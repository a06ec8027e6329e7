import { useWords } from '~/platform/i18n/words'
import { RadioGroup } from '~/ui/choice-field'
import { TextArea, TextField } from '~/ui/field'
import { foregrounds, licences, splitLimits, territories } from '../split'

/** Who owns what is made: all of it required, so that nobody begins without having agreed. */
export function SplitFields({
  value,
  error,
  lang,
}: {
  value: (name: string) => string | undefined
  error: (name: string) => string | undefined
  lang?: string
}) {
  const { t } = useWords()
  const field = (name: string) => ({ name, defaultValue: value(name) ?? '', error: error(name) })
  return (
    <>
      <p className="mb-4 max-w-reading">{t('together:split.background')}</p>
      <TextArea
        {...field('background')}
        required={false}
        rows={3}
        lang={lang}
        label={t('together:split.backgroundWords')}
        hint={t('together:split.backgroundHint')}
        maxLength={splitLimits.background}
      />
      <RadioGroup
        {...field('foreground')}
        label={t('together:split.foreground')}
        options={foregrounds.map((each) => ({ value: each, label: t(`together:foreground.${each}`) }))}
      />
      <TextField
        {...field('buyerShare')}
        required={false}
        inputMode="numeric"
        label={t('together:split.buyerShare')}
        hint={t('together:split.buyerShareHint')}
        className="max-w-xs"
      />
      <RadioGroup
        {...field('licence')}
        label={t('together:split.licence')}
        hint={t('together:split.licenceHint')}
        required={false}
        options={licences.map((each) => ({ value: each, label: t(`together:licence.${each}`) }))}
      />
      <TextArea
        {...field('exploitation')}
        rows={3}
        lang={lang}
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
