import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { Pager } from '~/ui/pager'
import { EngagementCard } from '../components/engagement-card'
import { canList, viewerOf } from '../engagement'
import { unreadOf } from '../messages/queries.server'
import { isTurnOf, stepFor } from '../next-step'
import { listEngagements } from '../queries.server'
import { stepsOf } from '../standing.server'
import type { Route } from './+types/list'

export const handle = { policy: 'engagements.list' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  const viewer = viewerOf(actor)
  allow(canList(actor) && viewer !== null)
  return { actor, viewer }
}

export async function loader(args: Route.LoaderArgs) {
  const { actor, viewer } = gate(args)
  const before = new URL(args.request.url).searchParams.get('before')?.slice(0, 64) ?? null
  const { engagements, next } = await listEngagements(db, { viewer, language: languageOf(args.context), before })
  const steps = await stepsOf(db, engagements)
  const engagementIds = engagements.map(({ id }) => id)
  const { personId, company } = actor
  const unread = company ? await unreadOf(db, { personId, companyId: company.id, engagementIds }) : new Map<string, number>()
  return {
    engagements: engagements.map((engagement) => ({
      engagement,
      step: stepFor(steps.get(engagement.id) ?? [], engagement.side),
      unread: unread.get(engagement.id) ?? 0,
    })),
    next,
    isFirst: before === null,
    side: actor.company?.kind ?? null,
    now: await databaseNow(db),
  }
}

/** Everything that runs between a company and its partners: what waits for the reader first. */
export default function List({ loaderData: { engagements, next, isFirst, side, now }, params }: Route.ComponentProps) {
  const { t } = useWords()
  const base = `/${params.lang}/engagements`
  const isMine = ({ engagement, step }: (typeof engagements)[number]) => isTurnOf(engagement.side, step.acts)
  const groups = [
    { key: 'todo', list: engagements.filter(isMine) },
    { key: 'all', list: engagements.filter((each) => !isMine(each)) },
  ]
  return (
    <>
      <title>{t('engagements:list.title')}</title>
      <PageHeader title={t('engagements:list.title')} sub={side ? t(`engagements:list.sub.${side}`) : t('engagements:list.sub.observer')} />
      {engagements.length === 0 ? (
        <EmptyState
          title={t('engagements:list.emptyTitle')}
          action={
            side === 'buyer' ? (
              <LinkButton to={`/${params.lang}/my/requests`}>{t('common:nav.myRequests')}</LinkButton>
            ) : side === 'vendor' ? (
              <LinkButton to={`/${params.lang}/my/bids`}>{t('common:nav.myBids')}</LinkButton>
            ) : null
          }
        >
          {t('engagements:list.empty')}
        </EmptyState>
      ) : null}
      {groups.map(({ key, list }) =>
        list.length > 0 ? (
          <section key={key} className="mb-8">
            {/* Without what waits there is nothing that these would be the others of. */}
            {groups[0]!.list.length > 0 ? <h2 className="mb-3">{t(`engagements:list.${key}`)}</h2> : null}
            <ul className="grid gap-4">
              {list.map(({ engagement, step, unread }) => (
                <EngagementCard
                  key={engagement.ref}
                  engagement={engagement}
                  next={step}
                  unread={unread}
                  path={`${base}/${engagement.ref}`}
                  now={now}
                />
              ))}
            </ul>
          </section>
        ) : null,
      )}
      <Pager next={next ? `${base}?before=${encodeURIComponent(next)}` : null} first={isFirst ? null : base} />
    </>
  )
}
