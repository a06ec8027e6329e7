import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { Form, SubmitButton } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { NextStep } from '~/ui/stepper'
import { NextLine } from '../../components/next-line'
import { isTurnOf } from '../../next-step'
import { stepsOf } from '../../standing.server'
import { MotionView } from '../components/motion-view'
import { Payable } from '../components/payable'
import { gateMotion } from '../gate.server'
import { mayAgree, mayDecline, mayWithdraw } from '../motion'
import { around, remainsPayable } from '../queries.server'
import type { Route } from './+types/show'

export const handle = { policy: 'motions.show' }

const gate = (args: Route.LoaderArgs) => gateMotion(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, motion, path } = await gate(args)
  const { id, ref, side, status, currency } = engagement
  const steps = (await stepsOf(db, [engagement])).get(id) ?? []
  const { hasDispute } = await around(db, id)
  const refused = new URL(args.request.url).searchParams.get('refused') ?? ''
  return {
    engagement: { ref, side, currency },
    motion,
    path,
    payable: motion.kind === 'terminate' ? await remainsPayable(db, id) : null,
    next: steps.find((step) => step.path === `/motions/${motion.number}`) ?? null,
    may: { agree: mayAgree(side, status, motion, hasDispute), decline: mayDecline(side, motion), withdraw: mayWithdraw(side, motion) },
    isDisputed: motion.kind === 'terminate' && motion.status === 'proposed' && hasDispute,
    refused: /^[a-zA-Z]{1,40}$/.test(refused) ? refused : null,
    now: await databaseNow(db),
  }
}

/** A proposal to pause or to end early, with its reason in the reader's language and what consent would do. */
export default function Show({ loaderData }: Route.ComponentProps) {
  const { t } = useWords()
  const { engagement, motion, path, payable, next, may, isDisputed, refused, now } = loaderData
  const own = `${path}/motions/${motion.number}`
  const title = t(`engagements:motion.title.${motion.kind}`)
  return (
    <>
      <title>{t('engagements:motion.pageTitle', { title, ref: engagement.ref })}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref: engagement.ref }) }}
        title={title}
        sub={
          next ? (
            <NextStep isReadersTurn={isTurnOf(engagement.side, next.acts)}>
              <NextLine next={next} t={t} now={now} side={engagement.side} />
            </NextStep>
          ) : null
        }
      />
      {refused ? <Notice tone="problem" title={t(`engagements:refused.${refused}`)} announce /> : null}
      {isDisputed ? <Notice title={t('engagements:motion.disputed')} className="mb-6" /> : null}
      <MotionView motion={motion} now={now} />
      {payable ? <Payable {...payable} currency={engagement.currency} /> : null}
      <div className="flex flex-wrap gap-3">
        {may.agree ? (
          <Form action={`${own}/agree`}>
            <SubmitButton variant={motion.kind === 'terminate' ? 'danger' : 'primary'}>
              {t(`engagements:motion.agree.${motion.kind}`)}
            </SubmitButton>
          </Form>
        ) : null}
        {may.decline ? (
          <Form action={`${own}/decline`}>
            <SubmitButton variant="secondary">{t('engagements:motion.decline')}</SubmitButton>
          </Form>
        ) : null}
        {may.withdraw ? (
          <Form action={`${own}/withdraw`}>
            <SubmitButton variant="secondary">{t('engagements:withdraw')}</SubmitButton>
          </Form>
        ) : null}
        {may.decline ? (
          <p className="w-full max-w-reading text-ink-soft text-sm">{t(`engagements:motion.consequence.${motion.kind}`)}</p>
        ) : null}
      </div>
    </>
  )
}
