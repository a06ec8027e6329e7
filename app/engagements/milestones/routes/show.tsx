import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Form, SubmitButton } from '~/ui/form'
import { Day } from '~/ui/instant'
import { Money } from '~/ui/money'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { NextStep } from '~/ui/stepper'
import { NextLine } from '../../components/next-line'
import { isTurnOf, stepFor } from '../../next-step'
import { Payments } from '../../payments/components/payments'
import { paymentsOf, statableBy } from '../../payments/queries.server'
import { scaleOf } from '../../scale/queries.server'
import { isLocked } from '../../scale/scale'
import { stepsOf } from '../../standing.server'
import { Criteria } from '../components/criteria'
import { DeliveryCard } from '../components/delivery-card'
import { MilestoneChip } from '../components/milestone-status'
import { gateMilestone } from '../gate.server'
import { mayMove } from '../milestone'
import type { Route } from './+types/show'

export const handle = { policy: 'milestones.show' }

const gate = (args: Route.LoaderArgs) => gateMilestone(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path, milestone, milestonePath } = await gate(args)
  const { side, status, ref, currency, id } = engagement
  const steps = (await stepsOf(db, [engagement])).get(id)?.filter((step) => step.path === `/milestones/${milestone.number}`) ?? []
  const refused = new URL(args.request.url).searchParams.get('refused') ?? ''
  const waits = isLocked(milestone.number, await scaleOf(db, id))
  const payments = await paymentsOf(db, { milestoneId: milestone.id, currency })
  return {
    engagement: { ref, side, currency, status },
    path,
    milestonePath,
    milestone,
    next: steps[0] ? stepFor(steps, side) : null,
    payments,
    waits,
    may: {
      start: mayMove(side, status, milestone.status, 'in_progress') && !waits,
      deliver: mayMove(side, status, milestone.status, 'delivered'),
      judge: mayMove(side, status, milestone.status, 'accepted'),
      state: statableBy({ side, engagement: status, milestone: milestone.status, facts: payments.facts }),
    },
    refused: /^[a-zA-Z]{1,40}$/.test(refused) ? refused : null,
    now: await databaseNow(db),
  }
}

/** One milestone, for both sides: what it is judged by, what was delivered, what was said to it, what was paid. */
export default function Show({ loaderData }: Route.ComponentProps) {
  const { t } = useWords()
  const { engagement, path, milestonePath, milestone, next, payments, waits, may, refused, now } = loaderData
  return (
    <>
      <title>{t('engagements:milestone.pageTitle', { number: milestone.number, ref: engagement.ref })}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref: engagement.ref }) }}
        kicker={t('engagements:milestoneOf', { number: milestone.number })}
        title={milestone.title}
        lang={milestone.titleLanguage}
        chips={<MilestoneChip status={milestone.status} t={t} />}
        sub={
          <>
            <Money amount={milestone.priceMinor} currency={engagement.currency} className="font-semibold" />{' '}
            {t('engagements:milestone.due')} <Day date={milestone.dueOn} />
            {next ? (
              <NextStep isReadersTurn={isTurnOf(engagement.side, next.acts)}>
                <NextLine next={next} side={engagement.side} t={t} now={now} />
              </NextStep>
            ) : null}
          </>
        }
        actions={
          <>
            {may.start ? (
              <Form action={`${milestonePath}/start`}>
                <SubmitButton>
                  {t(milestone.status === 'rejected' ? 'engagements:milestone.rework' : 'engagements:milestone.start')}
                </SubmitButton>
              </Form>
            ) : null}
            {may.deliver ? <LinkButton to={`${milestonePath}/deliver`}>{t('engagements:milestone.deliver')}</LinkButton> : null}
            {may.judge ? <LinkButton to={`${milestonePath}/judge`}>{t('engagements:milestone.judge')}</LinkButton> : null}
          </>
        }
      />
      {waits ? <Notice title={t('together:scale.waits')} /> : null}
      {refused ? <Notice tone="problem" title={t(`engagements:refused.${refused}`)} announce /> : null}
      <section className="mb-8">
        <h2 className="mb-1 text-lg">{t('engagements:milestone.criteria')}</h2>
        <p className="text-ink-soft text-sm">{t('engagements:milestone.silence')}</p>
        <Criteria criteria={milestone.criteria} />
      </section>
      {milestone.deliveries.length > 0 ? <h2 className="mb-3 text-lg">{t('engagements:milestone.deliveries')}</h2> : null}
      {milestone.deliveries.map((delivery) => (
        <DeliveryCard key={delivery.number} delivery={delivery} criteria={milestone.criteria} path={milestonePath} now={now} />
      ))}
      {milestone.status === 'accepted' && milestone.priceMinor > 0 ? (
        <Payments payments={payments} currency={engagement.currency} state={may.state} path={milestonePath} />
      ) : null}
    </>
  )
}
