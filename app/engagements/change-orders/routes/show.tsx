import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Form, SubmitButton } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { NextStep } from '~/ui/stepper'
import { NextLine } from '../../components/next-line'
import { isTurnOf } from '../../next-step'
import { stepsOf } from '../../standing.server'
import { mayDecide, mayWithdraw } from '../change-order'
import { OrderChip } from '../components/order-status'
import { OrderView } from '../components/order-view'
import { gateOrder } from '../gate.server'
import type { Route } from './+types/show'

export const handle = { policy: 'changes.show' }

const gate = (args: Route.LoaderArgs) => gateOrder(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, order, path } = await gate(args)
  const steps = (await stepsOf(db, [engagement])).get(engagement.id) ?? []
  const refused = new URL(args.request.url).searchParams.get('refused') ?? ''
  return {
    engagement: { ref: engagement.ref, side: engagement.side, currency: engagement.currency },
    order,
    path,
    next: steps.find((step) => step.path === `/changes/${order.number}`) ?? null,
    mayDecide: mayDecide(engagement.side, engagement.status, order),
    mayWithdraw: mayWithdraw(engagement.side, order),
    refused: /^[a-zA-Z]{1,40}$/.test(refused) ? refused : null,
    now: await databaseNow(db),
  }
}

/** One change order, in both languages, with its effect in numbers. */
export default function Show({ loaderData }: Route.ComponentProps) {
  const { t } = useWords()
  const { engagement, order, path, next, mayDecide: isOffered, mayWithdraw: isOwn, refused, now } = loaderData
  const own = `${path}/changes/${order.number}`
  return (
    <>
      <title>{t('engagements:change.pageTitle', { number: order.number, ref: engagement.ref })}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref: engagement.ref }) }}
        kicker={t('engagements:change.one', { number: order.number })}
        title={order.words.fields.title ?? ''}
        lang={order.words.language}
        chips={<OrderChip status={order.status} t={t} />}
        sub={
          next ? (
            <NextStep isReadersTurn={isTurnOf(engagement.side, next.acts)}>
              <NextLine next={next} side={engagement.side} t={t} now={now} />
            </NextStep>
          ) : null
        }
      />
      {refused ? <Notice tone="problem" title={t(`engagements:refused.${refused}`)} announce /> : null}
      <OrderView order={order} currency={engagement.currency} now={now} />
      {isOffered ? (
        <div className="flex flex-wrap gap-3">
          <Form action={`${own}/agree`}>
            <SubmitButton>{t('engagements:change.agree')}</SubmitButton>
          </Form>
          <LinkButton variant="secondary" to={`${own}/decline`}>
            {t('engagements:change.decline')}
          </LinkButton>
          <p className="w-full max-w-reading text-ink-soft text-sm">{t('engagements:change.consequence')}</p>
        </div>
      ) : null}
      {isOwn ? (
        <Form action={`${own}/withdraw`}>
          <SubmitButton variant="secondary">{t('engagements:withdraw')}</SubmitButton>
        </Form>
      ) : null}
    </>
  )
}
