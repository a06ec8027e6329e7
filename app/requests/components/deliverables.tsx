import { useWords } from '~/platform/i18n/words'
import { Button } from '~/ui/button'
import { RadioGroup } from '~/ui/choice-field'
import { TextArea } from '~/ui/field'
import { limits, mostRequirements, type Requirement } from '../description'
import { levels } from '../request'

interface Fields {
  error: (name: string) => string | undefined
  value: (name: string, saved?: string) => string | undefined
}

/** The deliverables of the form. Adding and removing are buttons that send everything typed along. */
export function Deliverables({
  requirements,
  fields: { error, value },
  lang,
  base,
}: {
  requirements: readonly Requirement[]
  fields: Fields
  lang: string
  /** Path of the deeds, `…/deliverables`; without it deliverables are added by filling in and removed by emptying one. */
  base: string | undefined
}) {
  const { t } = useWords()
  return (
    <>
      <p className="mb-4 max-w-reading text-ink-soft">
        {t('requests:form.deliverables.intro')}
        {base ? null : <span className="block">{t('requests:form.deliverables.amend')}</span>}
      </p>
      {requirements.map(({ key, level, what, acceptance }, index) => (
        <fieldset key={key} className="mb-6 max-w-reading rounded-lg border border-line bg-surface p-4" id={`requirement-${key}`}>
          <legend className="px-1 font-semibold">{t('requests:form.deliverables.one', { number: index + 1 })}</legend>
          <TextArea
            name={`requirement.${key}.what`}
            label={t('requests:form.deliverables.what')}
            hint={index === 0 ? t('requests:form.deliverables.whatHint') : undefined}
            rows={3}
            lang={lang}
            maxLength={limits.what}
            required={index === 0}
            defaultValue={value(`requirement.${key}.what`, what)}
            error={error(`requirement.${key}.what`)}
          />
          <TextArea
            name={`requirement.${key}.acceptance`}
            label={t('requests:form.deliverables.acceptance')}
            hint={index === 0 ? t('requests:form.deliverables.acceptanceHint') : undefined}
            rows={3}
            lang={lang}
            maxLength={limits.acceptance}
            required={index === 0}
            defaultValue={value(`requirement.${key}.acceptance`, acceptance)}
            error={error(`requirement.${key}.acceptance`)}
          />
          <RadioGroup
            name={`requirement.${key}.level`}
            label={t('requests:form.deliverables.level')}
            columns
            options={levels.map((each) => ({ value: each, label: t(`requests:level.${each}`) }))}
            defaultValue={value(`requirement.${key}.level`, level)}
            error={error(`requirement.${key}.level`)}
          />
          {base && requirements.length > 1 ? (
            <Button variant="quiet" icon="close" formAction={`${base}/${key}/remove`}>
              {t('requests:form.deliverables.remove', { number: index + 1 })}
            </Button>
          ) : null}
        </fieldset>
      ))}
      {base && requirements.length < mostRequirements ? (
        <Button variant="secondary" icon="plus" formAction={base}>
          {t('requests:form.deliverables.add')}
        </Button>
      ) : null}
    </>
  )
}
