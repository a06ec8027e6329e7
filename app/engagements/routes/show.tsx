import { databaseNow } from '#db/clock'
import { contactAfterAward } from '~/bids/award/queries.server'
import { inOthers } from '~/bids/compare/comparison'
import { ContactCard } from '~/bids/components/contact-card'
import { ratesOn } from '~/corridors/queries.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { Stepper } from '~/ui/stepper'
import { currentCertificate } from '../certificates/queries.server'
import { mayPropose } from '../change-orders/change-order'
import { OrderList } from '../change-orders/components/order-list'
import { ordersOf } from '../change-orders/queries.server'
import { EngagementFacts } from '../components/engagement-facts'
import { EngagementHistory } from '../components/engagement-history'
import { NextLine } from '../components/next-line'
import { StatusChip } from '../components/status-chip'
import { WaitingList } from '../components/waiting-list'
import { DisputeList } from '../disputes/components/dispute-list'
import { mayRaise } from '../disputes/dispute'
import { disputesOf } from '../disputes/queries.server'
import { currentStep, otherSide, steps } from '../engagement'
import { gateEngagement } from '../gate.server'
import { Meetings } from '../meetings/components/meeting-list'
import { mayPropose as mayMeet } from '../meetings/meeting'
import { meetingsOf } from '../meetings/queries.server'
import { unreadOf } from '../messages/queries.server'
import { MilestoneList } from '../milestones/components/milestone-list'
import { milestonesOf } from '../milestones/queries.server'
import { EngagementDeeds } from '../motions/components/engagement-deeds'
import { motionDeeds } from '../motions/queries.server'
import { isTurnOf, stepFor } from '../next-step'
import { PauseNotice } from '../pauses/components/pause-notice'
import { mayResume } from '../pauses/pause'
import { pauseOf } from '../pauses/queries.server'
import { historyOf } from '../queries.server'
import { ReviewsLink } from '../reviews/components/reviews-link'
import { scaleOf } from '../scale/queries.server'
import { stepsOf } from '../standing.server'
import type { Route } from './+types/show'

export const handle = { policy: 'engagements.show' }

const gate = (args: Route.LoaderArgs) => gateEngagement(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { actor, engagement, path } = await gate(args)
  const { id, requestId, side, valueMinor, currency, status } = engagement
  const language = languageOf(args.context)
  const now = await databaseNow(db)
  const { hasDispute, ...deeds } = await motionDeeds(db, { engagementId: id, side, status })
  const pause = await pauseOf(db, { engagementId: id, language, now })
  return {
    engagement,
    path,
    steps: (await stepsOf(db, [engagement])).get(id) ?? [],
    milestones: await milestonesOf(db, { engagementId: id, language }),
    scale: await scaleOf(db, id),
    orders: await ordersOf(db, { engagementId: id, language }),
    mayChange: mayPropose(side, status),
    deeds,
    disputes: await disputesOf(db, { engagementId: id, language }),
    mayRaise: mayRaise(side, status, hasDispute),
    pause,
    mayResume: mayResume(side, status, pause?.cause ?? null),
    isCertified: (await currentCertificate(db, id)) !== null,
    meetings: await meetingsOf(db, { engagementId: id, language }),
    mayMeet: mayMeet(side, status),
    contact: side ? await contactAfterAward(db, { requestId, viewerCompanyId: actor.company?.id ?? '' }) : null,
    ...inOthers(valueMinor, currency, await ratesOn(db)),
    history: await historyOf(db, engagement.id),
    unread: side
      ? ((await unreadOf(db, { personId: actor.personId, companyId: actor.company?.id ?? '', engagementIds: [id] })).get(id) ?? 0)
      : 0,
    now,
  }
}

/** One engagement, for both sides and those who watch: where it stands, what comes next, what was agreed. */
export default function Show({ loaderData, params }: Route.ComponentProps) {
  const { t } = useWords()
  const {
    engagement,
    path,
    steps: waiting,
    milestones,
    orders,
    mayChange,
    pause,
    isCertified,
    meetings,
    contact,
    converted,
    rateDate,
    history,
    unread,
    now,
  } = loaderData
  const next = stepFor(waiting, engagement.side)
  const isTurn = isTurnOf(engagement.side, next.acts) && next.path !== ''
  return (
    <>
      <title>{t('engagements:show.pageTitle', { ref: engagement.ref })}</title>
      <PageHeader
        back={{ to: `/${params.lang}/engagements`, label: t('engagements:list.title') }}
        kicker={t('engagements:show.kicker', { ref: engagement.ref })}
        title={engagement.title}
        lang={engagement.titleLanguage}
        chips={<StatusChip status={engagement.status} t={t} />}
        actions={
          <>
            <ReviewsLink engagement={engagement} path={path} />
            {isCertified ? <LinkButton to={`${path}/certificate`}>{t('certificates:open')}</LinkButton> : null}
            <LinkButton variant={engagement.status === 'contracting' ? 'primary' : 'secondary'} to={`${path}/contract`}>
              {t('engagements:contract.title')}
            </LinkButton>
            <LinkButton variant="secondary" icon="message" to={`${path}/messages`}>
              {unread > 0 ? t('messages:unread', { count: unread }) : t('messages:open')}
            </LinkButton>
            {loaderData.scale.pilotNumber === null ? null : (
              <LinkButton variant="secondary" to={`${path}/scale`}>
                {t('together:scale.title')}
              </LinkButton>
            )}
            {engagement.status === 'contracting' ? null : (
              <LinkButton variant="secondary" to={`${path}/jobs`}>
                {t('outcomes:jobs.title')}
              </LinkButton>
            )}
          </>
        }
      />
      <Stepper
        label={t('engagements:show.steps')}
        steps={steps.map((key) => ({ key, label: t(`engagements:step.${key}`) }))}
        current={currentStep(engagement.status)}
        // What waits for the reader is told below, with the way there.
        next={isTurn ? null : <NextLine next={next} side={engagement.side} t={t} now={now} />}
      />
      <div className="gap-10 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          {pause ? <PauseNotice pause={pause} path={path} mayResume={loaderData.mayResume} now={now} /> : null}
          <WaitingList steps={waiting} side={engagement.side} path={path} now={now} />
          {milestones.length > 0 ? (
            <section className="mb-8">
              <h2 className="mb-2 text-lg">{t('engagements:milestone.list')}</h2>
              <MilestoneList milestones={milestones} currency={engagement.currency} valueMinor={engagement.valueMinor} path={path} />
            </section>
          ) : null}
          {milestones.length > 0 ? (
            <section className="mb-8">
              <h2 className="mb-2 text-lg">{t('engagements:change.list')}</h2>
              {orders.length > 0 ? (
                <OrderList orders={orders} currency={engagement.currency} path={path} />
              ) : (
                <p className="text-ink-soft text-sm">{t('engagements:change.none')}</p>
              )}
              {mayChange ? (
                <LinkButton variant="secondary" to={`${path}/changes/new`} className="mt-3">
                  {t('engagements:change.open')}
                </LinkButton>
              ) : null}
            </section>
          ) : null}
          <Meetings meetings={meetings} path={path} mayMeet={loaderData.mayMeet} now={now} />
          <section className="mb-8 max-w-reading">
            <h2 className="mb-2 text-lg">{t('engagements:show.facts')}</h2>
            <EngagementFacts engagement={engagement} converted={converted} rateDate={rateDate} lang={params.lang} />
          </section>
          <DisputeList disputes={loaderData.disputes} path={path} mayRaise={loaderData.mayRaise} />
          <EngagementDeeds {...loaderData.deeds} path={path} />
          {contact && engagement.side ? <ContactCard contact={contact} side={otherSide(engagement.side)} /> : null}
        </div>
        <aside className="min-w-0">
          <h2 className="mb-3 text-lg">{t('engagements:show.history')}</h2>
          <EngagementHistory entries={history} now={now} />
        </aside>
      </div>
    </>
  )
}
