import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { invalid, parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { RadioGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, MoneyField, SelectField, TextArea, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { gateParty } from '../../gate.server'
import { isOwed } from '../../milestones/milestone'
import { milestonesOf } from '../../milestones/queries.server'
import { limits, mayPropose } from '../change-order'
import { changeSchema } from '../change-order-form'
import { proposeChange } from '../commands.server'
import type { Route } from './+types/propose'

export const handle = { policy: 'changes.propose' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateParty(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path } = await gate(args)
  const milestones = await milestonesOf(db, { engagementId: engagement.id, language: languageOf(args.context) })
  return {
    ref: engagement.ref,
    currency: engagement.currency,
    path,
    targets: milestones.filter(({ status }) => isOwed(status)).map(({ number, title }) => ({ number, title })),
    isPossible: mayPropose(engagement.side, engagement.status),
  }
}

export async function action(args: Route.ActionArgs) {
  const { engagement, deed, path } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, changeSchema(engagement.currency))
  if (!form.ok) return form.invalid
  const proposed = await proposeChange(db, { ...deed, ...form.value, language: languageOf(args.context) })
  if (proposed.ok) return redirect(`${path}/changes/${proposed.number}`)
  const [key, field] = [`engagements:refused.${proposed.reason}`, fieldOf.get(proposed.reason)]
  return field ? invalid({ [field]: [key] }, body) : refused(key, body)
}

/** The field that a refusal is about; every other refusal is about the whole. */
const fieldOf = new Map<string, string>([
  ['notOwed', 'target'],
  ['priceBelowZero', 'amount'],
  ['valueTooLarge', 'amount'],
  ['dueInPast', 'dueOn'],
  ['newNeedsDate', 'dueOn'],
  ['newNeedsCriterion', 'criterion'],
])

/** A change to the signed contract: what, why, and its effect on scope, price and date. */
export default function Propose({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { ref, currency, path, targets, isPossible } = loaderData
  const { error, value, summary } = useAnswer(actionData, ['title', 'scope', 'target', 'direction', 'amount', 'dueOn', 'criterion'])
  const field = (name: string) => ({ name, defaultValue: value(name), error: error(name) })
  return (
    <>
      <title>{t('engagements:change.proposeTitle')}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref }) }}
        title={t('engagements:change.proposeTitle')}
        sub={t('engagements:change.proposeSub')}
      />
      <ErrorSummary errors={summary} />
      {isPossible || actionData ? (
        <Form className="max-w-reading">
          <TextField {...field('title')} label={t('translations:field.title')} maxLength={limits.title} lang={language} />
          <TextArea {...field('scope')} label={t('translations:field.scope')} maxLength={limits.words} lang={language} />
          <SelectField
            {...field('target')}
            label={t('engagements:change.target')}
            prompt={t('common:form.choose')}
            options={[
              ...targets.map(({ number, title }) => ({
                value: String(number),
                label: t('engagements:change.targetOf', { number, title }),
              })),
              { value: 'new', label: t('engagements:change.newMilestone') },
            ]}
          />
          <RadioGroup
            name="direction"
            label={t('engagements:change.price')}
            options={(['none', 'more', 'less'] as const).map((each) => ({ value: each, label: t(`engagements:change.direction.${each}`) }))}
            defaultValue={value('direction', 'none')}
            error={error('direction')}
          />
          <MoneyField
            {...field('amount')}
            required={false}
            label={t('engagements:change.amount')}
            hint={t('engagements:change.amountHint')}
            currency={currency}
          />
          <DateField {...field('dueOn')} required={false} label={t('engagements:change.dueOn')} hint={t('engagements:change.dueHint')} />
          <TextArea
            {...field('criterion')}
            required={false}
            label={t('translations:field.addedCriterion')}
            hint={t('engagements:change.criterionHint')}
            maxLength={limits.words}
            lang={language}
          />
          <SubmitButton>{t('engagements:change.propose')}</SubmitButton>
        </Form>
      ) : (
        <Notice title={t('engagements:refused.notRunning')} />
      )}
    </>
  )
}
