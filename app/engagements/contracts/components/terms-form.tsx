import type { Currency } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { foregrounds, licences } from '~/requests/together/split'
import { RadioGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, MoneyField, SelectField, TextArea, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { governingLanguages, limits } from '../contract'
import { TogetherSplitFields, TogetherTermsFields } from './together-terms-fields'

interface Props {
  /** What stands in the form when it is opened, by the names of its fields. */
  typed: Record<string, string>
  rows: { milestones: number; deliverables: number; clarifications: number; together: { buyer: number; vendor: number } | null }
  basedOn: number
  currency: Currency
  answer: Answer | undefined
}

/** The terms as one plain form: a row that is emptied is taken out, the empty one at the end adds a milestone. */
export function TermsForm({ typed, rows, basedOn, currency, answer }: Props) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(answer)
  const field = (name: string) => ({ name, defaultValue: value(name, typed[name] ?? ''), error: error(name) })
  const words = (name: string) => ({ ...field(name), lang: language, maxLength: limits.words, rows: 3 })
  const milestones = Math.min(limits.milestones, rows.milestones + 1)
  return (
    <>
      <ErrorSummary errors={summary} />
      <Form className="max-w-reading">
        <input type="hidden" name="basedOn" value={basedOn} />
        <h2 className="mb-1">{t('engagements:form.milestones')}</h2>
        <p className="mb-3 text-ink-soft text-sm">{t('engagements:form.milestonesHint')}</p>
        {Array.from({ length: milestones }, (_, index) => (
          <fieldset key={index} className="mb-5 rounded-lg border border-line bg-surface p-4">
            <legend className="px-1 font-semibold">
              {t(index < rows.milestones ? 'engagements:milestoneOf' : 'engagements:form.another', { number: index + 1 })}
            </legend>
            <TextField
              {...field(`milestones[${index}].title`)}
              label={t('bids:form.milestoneTitle')}
              maxLength={limits.title}
              lang={language}
            />
            <TextArea {...words(`milestones[${index}].what`)} label={t('bids:form.milestoneWhat')} />
            <div className="grid gap-x-4 sm:grid-cols-2">
              <MoneyField {...field(`milestones[${index}].price`)} label={t('bids:form.price')} currency={currency} />
              <DateField {...field(`milestones[${index}].dueOn`)} label={t('engagements:form.dueOn')} />
            </div>
          </fieldset>
        ))}
        {rows.deliverables > 0 ? <h2 className="mb-1">{t('engagements:form.deliverables')}</h2> : null}
        {rows.deliverables > 0 ? <p className="mb-3 text-ink-soft text-sm">{t('engagements:form.deliverablesHint')}</p> : null}
        {Array.from({ length: rows.deliverables }, (_, index) => (
          <fieldset key={index} className="mb-5 rounded-lg border border-line bg-surface p-4">
            <legend className="px-1 font-semibold">{t('engagements:form.deliverable', { number: index + 1 })}</legend>
            <input type="hidden" name={`deliverables[${index}].key`} value={typed[`deliverables[${index}].key`] ?? ''} />
            <TextArea {...words(`deliverables[${index}].what`)} label={t('engagements:form.what')} />
            <TextArea {...words(`deliverables[${index}].acceptance`)} label={t('engagements:form.acceptance')} />
            <SelectField
              {...field(`deliverables[${index}].milestone`)}
              label={t('engagements:form.acceptedWith')}
              options={Array.from({ length: milestones }, (_, number) => ({
                value: String(number + 1),
                label: t('engagements:milestoneOf', { number: number + 1 }),
              }))}
            />
          </fieldset>
        ))}
        {rows.clarifications > 0 ? <h2 className="mb-1">{t('engagements:form.clarifications')}</h2> : null}
        {rows.clarifications > 0 ? <p className="mb-3 text-ink-soft text-sm">{t('engagements:form.clarificationsHint')}</p> : null}
        {Array.from({ length: rows.clarifications }, (_, index) => (
          <fieldset key={index} className="mb-5 rounded-lg border border-line bg-surface p-4">
            <legend className="px-1 font-semibold">{t('engagements:form.clarification', { number: index + 1 })}</legend>
            <TextArea {...words(`clarifications[${index}].question`)} required={false} label={t('engagements:form.question')} />
            <TextArea {...words(`clarifications[${index}].answer`)} required={false} label={t('engagements:form.answer')} />
          </fieldset>
        ))}
        {rows.together ? <TogetherTermsFields field={field} milestones={milestones} rows={rows.together} /> : null}
        <h2 className="mb-3">{t('engagements:form.conditions')}</h2>
        <TextArea {...words('assumptions')} required={false} label={t('translations:field.assumptions')} />
        <TextArea {...words('outOfScope')} required={false} label={t('translations:field.outOfScope')} />
        <h2 className="mb-3">{t('engagements:clause.heading.property')}</h2>
        <TextArea
          {...words('background')}
          required={false}
          label={t('translations:field.background')}
          hint={t('engagements:form.backgroundHint')}
        />
        <RadioGroup
          {...field('foreground')}
          label={t('engagements:form.foreground')}
          options={foregrounds.map((each) => ({ value: each, label: t(`engagements:foreground.${each}`) }))}
        />
        <RadioGroup
          {...field('licence')}
          label={t('engagements:form.licence')}
          hint={t('engagements:form.licenceHint')}
          options={licences.map((each) => ({ value: each, label: t(`engagements:licence.${each}`) }))}
        />
        {rows.together ? <TogetherSplitFields field={field} /> : null}
        <h2 className="mb-3">{t('engagements:form.other')}</h2>
        <TextField
          {...field('confidentialityYears')}
          inputMode="numeric"
          label={t('engagements:form.confidentialityYears')}
          hint={t('engagements:form.confidentialityYearsHint')}
        />
        <TextField
          {...field('warrantyMonths')}
          inputMode="numeric"
          label={t('engagements:form.warrantyMonths')}
          hint={t('engagements:form.warrantyMonthsHint')}
        />
        <RadioGroup
          {...field('governingLanguage')}
          label={t('engagements:form.governingLanguage')}
          options={governingLanguages.map((each) => ({ value: each, label: t(`engagements:governingLanguage.${each}`) }))}
        />
        <TextArea {...words('special')} required={false} label={t('translations:field.special')} hint={t('engagements:form.specialHint')} />
        <p className="mb-4 text-sm">{t('engagements:form.consequence')}</p>
        <SubmitButton>{t('engagements:form.propose')}</SubmitButton>
      </Form>
    </>
  )
}
