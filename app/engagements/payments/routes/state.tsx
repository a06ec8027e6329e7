import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { invalid, parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { plainMoney } from '~/platform/money'
import { CheckboxField } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, MoneyField, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Money } from '~/ui/money'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { gateMilestoneDeed } from '../../milestones/gate.server'
import { statePayment } from '../commands.server'
import { doubtOf, longestReference, sentOf } from '../payment'
import { paymentSchema } from '../payment-form'
import { paymentsOf, statableBy } from '../queries.server'
import type { Route } from './+types/state'

export const handle = { policy: 'payments.state' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateMilestoneDeed(db, args, 'both')

export async function loader(args: Route.LoaderArgs) {
  const { engagement, milestone, milestonePath } = await gate(args)
  const { side, status, currency } = engagement
  const { facts } = await paymentsOf(db, { milestoneId: milestone.id, currency })
  const possible = statableBy({ side, engagement: status, milestone: milestone.status, facts })
  const wished = new URL(args.request.url).searchParams.get('kind')
  const kind = possible.find((each) => each === wished) ?? possible.at(-1) ?? null
  const fact = facts.find((each) => each.kind === kind)
  return {
    number: milestone.number,
    currency,
    path: milestonePath,
    // What the amount is held against: the price, or what the other side states.
    against: kind === 'received' ? sentOf(facts) : milestone.priceMinor,
    kind,
    isCorrection: fact !== undefined,
    amount: plainMoney(fact?.amountMinor ?? facts.at(-1)?.amountMinor ?? milestone.priceMinor),
    onDay: fact?.onDay ?? '',
    reference: fact?.reference ?? '',
  }
}

export async function action(args: Route.ActionArgs) {
  const { engagement, deed, milestone, milestonePath } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, paymentSchema(engagement.currency))
  if (!form.ok) return form.invalid
  const { isMeant, ...fact } = form.value
  const { facts } = await paymentsOf(db, { milestoneId: milestone.id, currency: engagement.currency })
  const doubt = doubtOf(fact, { priceMinor: milestone.priceMinor, facts })
  if (doubt && !isMeant) return invalid({ isMeant: [`engagements:error.${doubt}`] }, body)
  const stated = await statePayment(db, { ...deed, ...fact })
  if (stated.ok) return redirect(`${milestonePath}#payments`)
  if (stated.reason !== 'notFound' && stated.reason !== 'movedOn') return invalid({ onDay: [`engagements:error.${stated.reason}`] }, body)
  return refused(`engagements:refused.${stated.reason}`, body)
}

/** One side states what it knows: invoiced, sent or received. */
export default function State({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { number, currency, path, against, kind, isCorrection, amount, onDay, reference } = loaderData
  const { error, value, summary } = useAnswer(actionData, ['amount', 'onDay', 'reference', 'isMeant'])
  const title = kind ? t(`engagements:payment.${isCorrection ? 'correct' : 'state'}.${kind}`) : t('engagements:payment.title')
  return (
    <>
      <title>{title}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:milestoneOf', { number }) }}
        title={title}
        sub={t('engagements:payment.custody')}
      />
      <ErrorSummary errors={summary} />
      {kind ? (
        <Form className="max-w-reading">
          <input type="hidden" name="kind" value={kind} />
          <MoneyField
            name="amount"
            label={t('engagements:payment.amount')}
            currency={currency}
            defaultValue={value('amount', amount)}
            error={error('amount')}
          />
          <DateField
            name="onDay"
            label={t(`engagements:payment.dayOf.${kind}`)}
            defaultValue={value('onDay', onDay)}
            error={error('onDay')}
          />
          <TextField
            name="reference"
            label={t(`engagements:payment.referenceOf.${kind}`)}
            hint={t('engagements:payment.referenceHint')}
            maxLength={longestReference}
            autoComplete="off"
            defaultValue={value('reference', reference)}
            error={error('reference')}
          />
          {error('isMeant') && kind !== 'sent' ? (
            <>
              <p className="mb-2">
                {t(`engagements:payment.against.${kind}`)} <Money amount={against} currency={currency} />
              </p>
              <CheckboxField
                name="isMeant"
                value="yes"
                required={false}
                label={t(`engagements:payment.isMeant.${kind}`)}
                error={error('isMeant')}
              />
            </>
          ) : null}
          <SubmitButton>{title}</SubmitButton>
        </Form>
      ) : (
        <Notice title={t('engagements:payment.nothing')} />
      )}
    </>
  )
}
