import { Link } from 'react-router'
import { databaseNow } from '#db/clock'
import type { InstantText } from '#db/schema'
import { readPlace } from '~/discovery/fitting/place'
import { fittingRequests } from '~/discovery/fitting/queries.server'
import { WaitingNotice } from '~/engagements/components/waiting-notice'
import { waitingFor } from '~/engagements/standing.server'
import { languageOf } from '~/platform/context.server'
import { db, reader } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { isBidder } from '../bid'
import { BidCard, type ListedBid } from '../components/bid-card'
import { FittingList } from '../components/fitting-list'
import { bidsToDo, ownBids } from '../queries.server'
import type { Route } from './+types/mine'

export const handle = { policy: 'bids.own' }

const pageSize = 50

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(isBidder(actor))
  return { actor, company: actor.company }
}

export async function loader(args: Route.LoaderArgs) {
  const { actor, company } = gate(args)
  const language = languageOf(args.context)
  const now = await databaseNow(db)
  const address = new URL(args.request.url).searchParams
  const before = address.get('before')?.slice(0, 64)
  // Further pages of one of the two lists show that one alone.
  const after = readPlace(address.get('fitting'))
  const bids = after ? [] : await ownBids(db, { companyId: company.id, language, limit: pageSize, ...(before ? { before } : {}) })
  const todo = after ? [] : await bidsToDo(db, { companyId: company.id, language, now })
  return {
    now,
    todo: before ? [] : todo,
    isFirst: !before && !after,
    others: bids.filter(({ ref }) => !todo.some((waiting) => waiting.ref === ref)),
    next: bids.length === pageSize ? bids.at(-1)!.id : null,
    waiting: await waitingFor(db, { companyId: company.id, language }),
    isFurther: after !== null,
    // Up to two thousand requests are compared: where nobody else waits for it.
    fitting: before ? null : await fittingRequests(reader, { companyId: company.id, language, now, after }),
    missing: company.isVerified ? (actor.isEmailVerified ? null : ('emailNotVerified' as const)) : ('companyNotVerified' as const),
  }
}

/** The vendor's first screen: what waits for me, what I have in, what else would suit us, how the rest ended. */
export default function Mine({
  loaderData: { todo, others, isFirst, isFurther, fitting, next, now, missing, waiting },
  params,
}: Route.ComponentProps) {
  const { t } = useWords()
  const isOver = ({ status, requestStatus, deadlineAt }: (typeof others)[number]) =>
    ['won', 'not_selected', 'disqualified', 'withdrawn', 'lapsed'].includes(status) ||
    (['needs_reconfirm', 'draft'].includes(status) && requestStatus !== 'suspended' && (deadlineAt === null || deadlineAt <= now))
  const groups = { waiting: todo, standing: others.filter((bid) => !isOver(bid)), over: others.filter(isOver) }
  groups.over.sort((a, b) => Number(b.status === 'won') - Number(a.status === 'won'))
  return (
    <>
      <title>{t('bids:mine.title')}</title>
      <PageHeader title={t('bids:mine.title')} actions={<LinkButton to={`/${params.lang}/requests`}>{t('bids:mine.find')}</LinkButton>} />
      {missing ? <Notice tone="warning" title={t(`bids:submit.missing.${missing}`)} /> : null}
      <WaitingNotice count={waiting} />
      {isFirst && todo.length + others.length === 0 ? (
        <EmptyState
          title={t('bids:mine.empty')}
          icon="lock"
          action={<LinkButton to={`/${params.lang}/requests`}>{t('bids:mine.find')}</LinkButton>}
        >
          {t('bids:mine.emptyHint')}
        </EmptyState>
      ) : null}
      {(['waiting', 'standing'] as const).map((group) => (
        <BidGroup key={group} group={group} bids={groups[group]} now={now} lang={params.lang} />
      ))}
      {fitting && (fitting.requests.length > 0 || isFurther) ? (
        <FittingList {...fitting} isFurther={isFurther} now={now} lang={params.lang} />
      ) : null}
      <BidGroup group="over" bids={groups.over} now={now} lang={params.lang} />
      {next ? (
        <p className="mb-8">
          <Link to={`?before=${next}`} className="inline-flex min-h-11 items-center">
            {t('common:pager.next')}
          </Link>
        </p>
      ) : null}
    </>
  )
}

interface BidGroupProps {
  group: 'waiting' | 'standing' | 'over'
  bids: readonly ListedBid[]
  now: InstantText
  lang: string
}

function BidGroup({ group, bids, now, lang }: BidGroupProps) {
  const { t } = useWords()
  if (bids.length === 0) return null
  return (
    <section className="mb-8">
      <h2 className="mb-3">{t(`bids:mine.group.${group}`)}</h2>
      <ul className="space-y-3">
        {bids.map((bid) => (
          <BidCard key={bid.ref} bid={bid} now={now} lang={lang} />
        ))}
      </ul>
    </section>
  )
}
