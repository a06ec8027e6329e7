import type { ReactNode } from 'react'
import { useWords } from '~/platform/i18n/words'
import { plainMoney } from '~/platform/money'
import { CheckboxField, CheckboxGroup, RadioGroup } from '~/ui/choice-field'
import { SelectField, TextArea, TextField } from '~/ui/field'
import type { useAnswer } from '~/ui/form-answer'
import { type Description, limits } from '../description'
import { biddingDays, confidentialities, divisions, serviceKinds, startWishes, technologies, verticals, workplaces } from '../request'
import { TogetherFields } from '../together/components/together-fields'
import { Deliverables } from './deliverables'

/** Parts of the form, in the order of the progress list. */
export const sections = ['problem', 'site', 'deliverables', 'together', 'kind', 'money', 'terms'] as const
export type SectionKey = (typeof sections)[number]

/** Names of the fields from top to bottom, for the order of the error summary. */
export const fieldOrder = (description: Description): string[] => [
  ...['title', 'summary', 'problem', 'systems', 'notes'],
  ...description.requirements.flatMap(({ key }) => ['what', 'acceptance', 'level'].map((part) => `requirement.${key}.${part}`)),
  'mode',
  ...description.together.assets.flatMap(({ key }) => ['name', 'use'].map((part) => `asset.${key}.${part}`)),
  ...['asset.a1.name', 'partner', 'pilot'],
  ...['vertical', 'division', 'technologies', 'serviceKind', 'currency', 'budgetMin', 'budgetMax', 'biddingDays', 'startWish'],
  ...['workplace', 'confidentiality', 'change'],
]

type Fields = Pick<ReturnType<typeof useAnswer>, 'error' | 'value' | 'chosen'>

interface Props {
  description: Description
  fields: Fields
  /** Language that the buyer writes in. */
  lang: string
  /** Path of the deliverables' deeds; an amendment has none. */
  deliverablesPath?: string
  isAmendment?: boolean
}

/** Every question of the form in plain words, each with an example from a plant. */
export function RequestFields(props: Props) {
  return (
    <>
      <Words {...props} />
      <Section id="deliverables">
        <Deliverables requirements={props.description.requirements} fields={props.fields} lang={props.lang} base={props.deliverablesPath} />
      </Section>
      <Section id="together">
        <TogetherFields mode={props.description.mode} together={props.description.together} fields={props.fields} lang={props.lang} />
      </Section>
      <Kind {...props} />
      <Money {...props} />
      <Terms {...props} />
    </>
  )
}

function Section({ id, children }: { id: SectionKey; children: ReactNode }) {
  const { t } = useWords()
  return (
    <section id={`section-${id}`} aria-labelledby={`heading-${id}`} className="mb-10 scroll-mt-20">
      <h2 id={`heading-${id}`} className="mb-4 border-line border-b pb-2">
        {t(`requests:form.section.${id}`)}
      </h2>
      {children}
    </section>
  )
}

function Words({ description, fields: { error, value }, lang }: Props) {
  const { t } = useWords()
  const text = (name: 'title' | 'summary' | 'problem' | 'systems' | 'notes') => ({
    name,
    lang,
    label: t(`requests:form.${name}.label`),
    hint: t(`requests:form.${name}.hint`),
    maxLength: limits[name],
    defaultValue: value(name, description[name]),
    error: error(name),
  })
  return (
    <>
      <Section id="problem">
        <TextField {...text('title')} autoComplete="off" />
        <TextArea {...text('summary')} rows={3} />
        <TextArea {...text('problem')} rows={7} />
      </Section>
      <Section id="site">
        <TextArea {...text('systems')} rows={6} />
        <TextArea {...text('notes')} rows={3} required={false} />
      </Section>
    </>
  )
}

function Kind({ description, fields: { error, value, chosen } }: Props) {
  const { t } = useWords()
  const vertical = value('vertical', description.vertical ?? '')
  return (
    <Section id="kind">
      <SelectField
        name="vertical"
        label={t('requests:form.vertical.label')}
        prompt={t('common:form.choose')}
        options={verticals.map((each) => ({ value: each, label: t(`requests:vertical.${each}`) }))}
        defaultValue={vertical}
        error={error('vertical')}
      />
      <SelectField
        name="division"
        required={false}
        label={t('requests:form.division.label')}
        hint={t('requests:form.division.hint')}
        prompt={t('requests:form.division.unsure')}
        options={verticals.map((each) => ({
          label: t(`requests:vertical.${each}`),
          options: divisions[each].map((division) => ({ value: division, label: t(`requests:division.${division}`) })),
        }))}
        defaultValue={value('division', description.division ?? '')}
        error={error('division')}
      />
      <RadioGroup
        name="serviceKind"
        label={t('requests:form.serviceKind.label')}
        options={serviceKinds.map((each) => ({ value: each, label: t(`requests:serviceKind.${each}`) }))}
        defaultValue={value('serviceKind', description.serviceKind ?? '')}
        error={error('serviceKind')}
      />
      <CheckboxGroup
        name="technologies"
        required={false}
        columns
        label={t('requests:form.technologies.label')}
        hint={t('requests:form.technologies.hint')}
        options={technologies.map((each) => ({ value: each, label: t(`requests:technology.${each}`) }))}
        defaultValue={chosen('technologies', description.technologies)}
      />
    </Section>
  )
}

function Money({ description, fields: { error, value }, isAmendment }: Props) {
  const { t } = useWords()
  const typed = (name: 'budgetMin' | 'budgetMax') => ({
    name,
    label: t(`requests:form.${name}.label`),
    hint: t(`requests:form.${name}.hint`),
    autoComplete: 'off',
    // No number pad: people type 18万 and 2 lakh.
    defaultValue: value(name, description[name] === null ? '' : plainMoney(description[name])),
    error: error(name),
  })
  return (
    <Section id="money">
      <SelectField
        name="currency"
        label={t('requests:form.currency.label')}
        options={(['CNY', 'USD', 'INR'] as const).map((each) => ({ value: each, label: t(`common:money.code.${each}`) }))}
        defaultValue={value('currency', description.currency)}
        className="max-w-56"
      />
      <div className="grid max-w-reading gap-x-6 sm:grid-cols-2">
        <TextField {...typed('budgetMin')} required={false} />
        <TextField {...typed('budgetMax')} />
      </div>
      <TextField
        name="biddingDays"
        inputMode="numeric"
        label={t('requests:form.biddingDays.label')}
        hint={
          <>
            {t('requests:form.biddingDays.hint', { min: biddingDays.least, max: biddingDays.most })}
            {isAmendment ? <span className="block">{t('requests:form.biddingDays.hintAmend')}</span> : null}
          </>
        }
        defaultValue={value('biddingDays', String(description.biddingDays))}
        error={error('biddingDays')}
      />
      <RadioGroup
        name="startWish"
        required={false}
        columns
        label={t('requests:form.startWish.label')}
        options={startWishes.map((each) => ({ value: each, label: t(`requests:startWish.${each}`) }))}
        defaultValue={value('startWish', description.startWish ?? '')}
      />
    </Section>
  )
}

function Terms({ description, fields: { value, chosen }, isAmendment }: Props) {
  const { t } = useWords()
  return (
    <Section id="terms">
      <RadioGroup
        name="workplace"
        required={false}
        label={t('requests:form.workplace.label')}
        options={workplaces.map((each) => ({ value: each, label: t(`requests:workplace.${each}`) }))}
        defaultValue={value('workplace', description.workplace ?? '')}
      />
      <RadioGroup
        name="confidentiality"
        label={t('requests:form.confidentiality.label')}
        options={confidentialities.map((each) => ({
          value: each,
          label: t(`requests:confidentiality.${each}`),
          hint: t(`requests:form.confidentiality.${each}Hint`),
        }))}
        defaultValue={value('confidentiality', description.confidentiality)}
      />
      {isAmendment ? null : (
        <CheckboxField
          name="wantsConfirm"
          label={t('requests:form.wantsConfirm.label')}
          hint={t('requests:form.wantsConfirm.hint')}
          required={false}
          defaultChecked={chosen('wantsConfirm', description.wantsConfirm ? ['on'] : []).includes('on')}
        />
      )}
    </Section>
  )
}
