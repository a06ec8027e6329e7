import type { Db } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import type { Bearer } from '~/accounts/access-tokens/queries.server'
import { isSealed } from '~/bids/bid'
import { ownBid, ownBids, receiptsOf } from '~/bids/queries.server'
import { milestonesOf } from '~/engagements/milestones/queries.server'
import { type EngagementSummary, findEngagement, listEngagements, type PartyName } from '~/engagements/queries.server'
import { findOwnRequest, listOwnRequests, type OwnSummary } from '~/requests/queries.server'
import { moneyOf } from '../shape'
import type { Site } from '../site.server'

/** Every query here is about the bearer's own company: its id is part of each `where`. */
interface Asked {
  bearer: Bearer
  language: LanguageTag
  site: Site
}
type Page = Asked & { after: readonly string[] | null; limit: number }
type One = Asked & { ref: string }

export async function ownRequestsPage(db: Db, { bearer, site, after, limit }: Page) {
  const { requests, next } = await listOwnRequests(db, { companyId: bearer.companyId, after: after?.[0] ?? null, limit })
  return { items: requests.map((request) => ownRequestOf(request, site)), next: next === null ? null : [next] }
}

const ownRequestOf = (request: Omit<OwnSummary, 'amendment'>, { origin, pages }: Site) => ({
  id: request.ref,
  url: `${origin}/api/v1/me/requests/${request.ref}`,
  page: `${pages}/my/requests/${request.ref}`,
  status: request.status,
  title: { language: request.language, text: request.title },
  ...{ deadlineAt: request.deadlineAt, dueAt: request.dueAt, updatedAt: request.updatedAt, questionsWaiting: request.questions },
})

export async function ownRequestDetailOf(db: Db, { bearer, site, ref }: One) {
  const request = await findOwnRequest(db, { companyId: bearer.companyId, ref })
  if (!request) return null
  const { title, summary, problem, systems, notes, currency, budgetMin, budgetMax } = request.description
  return {
    ...ownRequestOf({ ...request, title }, site),
    ...{ submittedAt: request.submittedAt, publishedAt: request.publishedAt, reasonCode: request.reasonCode },
    budget: {
      min: budgetMin === null ? null : moneyOf(budgetMin, currency),
      max: budgetMax === null ? null : moneyOf(budgetMax, currency),
    },
    fields: { title, summary, problem, systems, notes },
  }
}

type OwnBid = Awaited<ReturnType<typeof ownBids>>[number]

export async function ownBidsPage(db: Db, { bearer, language, site, after, limit }: Page) {
  const before = after?.[0]
  const bids = await ownBids(db, { companyId: bearer.companyId, language, limit: limit + 1, ...(before ? { before } : {}) })
  const shown = bids.slice(0, limit)
  return { items: shown.map((bid) => ownBidOf(bid, site)), next: bids.length > limit ? [shown.at(-1)!.id] : null }
}

const ownBidOf = (bid: Omit<OwnBid, 'title'>, { origin, pages }: Site) => ({
  id: bid.ref,
  url: `${origin}/api/v1/me/bids/${bid.ref}`,
  page: `${pages}/my/bids/${bid.ref}`,
  ...{ status: bid.status, version: bid.version, submittedAt: bid.submittedAt },
  request: {
    id: bid.requestRef,
    url: `${origin}/api/v1/requests/${bid.requestRef}`,
    ...{ status: bid.requestStatus, deadlineAt: bid.deadlineAt },
  },
})

/** What the bid says stays sealed here too: until it is opened its own company reads it on its page, and no program does. */
export async function ownBidDetailOf(db: Db, { bearer, language, site, ref }: One) {
  const { companyId } = bearer
  const bid = await ownBid(db, { companyId, ref, language })
  if (!bid) return null
  const receipts = await receiptsOf(db, { companyId, bidId: bid.id })
  const facts = isSealed(bid.status)
    ? undefined
    : await db
        .selectFrom('bid')
        .select(['currency', 'totalMinor', 'weeks', 'teamSize'])
        .where('id', '=', bid.id)
        .where('companyId', '=', companyId)
        .executeTakeFirst()
  return {
    ...ownBidOf(bid, site),
    receipts: receipts.map(({ number, commitment, submittedAt, requestRevision }) => ({
      ...{ version: number, commitment, submittedAt, requestRevision },
    })),
    opened: facts
      ? {
          value: facts.currency && facts.totalMinor !== null ? moneyOf(facts.totalMinor, facts.currency) : null,
          ...{ weeks: facts.weeks, teamSize: facts.teamSize },
        }
      : null,
  }
}

export async function ownEngagementsPage(db: Db, { bearer, language, site, after, limit }: Page) {
  const viewer = { companyId: bearer.companyId }
  const { engagements, next } = await listEngagements(db, { viewer, language, before: after?.[0] ?? null, limit })
  return { items: engagements.map((engagement) => ownEngagementOf(engagement, site)), next: next === null ? null : [next] }
}

const partyOf = ({ ref, nameZh, nameEn }: PartyName) => ({ id: ref, name: { 'zh-CN': nameZh, en: nameEn } })

const ownEngagementOf = (engagement: EngagementSummary, { origin, pages }: Site) => ({
  id: engagement.ref,
  url: `${origin}/api/v1/me/engagements/${engagement.ref}`,
  page: `${pages}/engagements/${engagement.ref}`,
  ...{ status: engagement.status, side: engagement.side, request: engagement.requestRef },
  buyer: partyOf(engagement.buyer),
  supplier: partyOf(engagement.vendor),
  value: moneyOf(engagement.valueMinor, engagement.currency),
  ...{ createdAt: engagement.createdAt, activatedAt: engagement.activatedAt },
  ...{ completedAt: engagement.completedAt, endedAt: engagement.endedAt },
})

export async function ownEngagementDetailOf(db: Db, { bearer, language, site, ref }: One) {
  const engagement = await findEngagement(db, { viewer: { companyId: bearer.companyId }, ref, language })
  if (!engagement) return null
  const milestones = await milestonesOf(db, { engagementId: engagement.id, language })
  return {
    ...ownEngagementOf(engagement, site),
    milestones: milestones.map((milestone) => ({
      ...{ number: milestone.number, status: milestone.status, dueDate: milestone.dueOn },
      title: { language: milestone.titleLanguage, text: milestone.title },
      value: moneyOf(milestone.priceMinor, engagement.currency),
      ...{ startedAt: milestone.startedAt, deliveredAt: milestone.deliveredAt, acceptedAt: milestone.acceptedAt },
    })),
  }
}
