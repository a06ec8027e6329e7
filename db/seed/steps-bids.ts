import { awardBid, shortlistBid } from '~/bids/award/commands.server'
import { submitBid, withdrawBid } from '~/bids/commands.server'
import { addWorkingHours } from '~/platform/working-days.server'
import { days, hours, minutes, plusMs } from '../clock'
import type { InstantText } from '../schema'
import { awards, bids } from './bids'
import { type AwardSeed, type BidSeed, type RequestSeed, sourceText } from './content'
import { engagementSteps } from './steps-engagements'
import { amendedAt } from './steps-requests'
import { type Pair, verified } from './steps-translations'
import { offerOf, textsOfBid } from './texts'
import { earlier, later, type Timeline, timelineOf } from './timeline'
import { known, must, type Step, type World } from './world'

/** What vendors offered for a request, and what became of it. */
export function bidSteps(world: World, request: RequestSeed): Step[] {
  const timeline = timelineOf(request, world.now)
  const offered = bids.filter((bid) => bid.request === request.key)
  const reviews = offered.filter(isRead).map((_, index) => reviewOf(timeline, index))
  const readableAt = reviews.at(-1)?.reviewedAt
  return [
    ...offered.flatMap((bid) => submission(world, bid, { request, timeline })),
    ...offered.filter(isRead).flatMap((bid, index) => translation(world, bid, { ...request.verifiedBy!, ...reviewOf(timeline, index) })),
    ...(readableAt ? offered.filter(({ state }) => state === 'shortlisted').map((bid) => shortlist(world, bid, request, readableAt)) : []),
    ...awards
      .filter((award) => award.request === request.key)
      .flatMap((award) => decision(world, award, { request, timeline, readableAt })),
  ]
}

/** Whether the content has the bid in Chinese: those whose words are out. */
const isRead = ({ state }: BidSeed) => ['readable', 'shortlisted', 'won', 'not_selected', 'disqualified'].includes(state)

/** Bids are translated within the two common working days after the opening: on the third the originals would go out. */
function reviewOf({ deadlineAt }: Timeline, index: number): { from: InstantText; reviewedAt: InstantText } {
  const after = (count: number) => addWorkingHours(deadlineAt!, count)
  return { from: after(1.5 + index), reviewedAt: after(8 + index / 2) }
}

function submission(world: World, bid: BidSeed, { request, timeline }: { request: RequestSeed; timeline: Timeline }): Step[] {
  const bidder = () => known(world.companies, bid.vendor)
  const plain = timeline.at(bid.submittedDaysAgo, bid.vendor)
  const effectiveAt = amendedAt(request, timeline)
  const isAfterAmendment = effectiveAt !== undefined && bid.submittedDaysAgo < request.amendment!.daysAgo
  const at = isAfterAmendment ? later(plain, plusMs(effectiveAt, hours(1))) : plain
  const submitted: Step = {
    at,
    name: `${bid.key} is sent`,
    counts: 'bids',
    company: bid.vendor,
    run: async () => {
      const { requestId } = known(world.requests, request.key)
      const { bidId } = must(await submitBid(world.db, { ...bidder(), requestId, offer: offerOf(bid) }))
      world.bids.set(bid.key, bidId)
    },
  }
  if (bid.state !== 'withdrawn') return [submitted]
  return [
    submitted,
    {
      at: earlier(plusMs(at, days(1)), plusMs(world.now, -hours(1))),
      name: `${bid.key} is withdrawn`,
      run: async () => must(await withdrawBid(world.db, { ...bidder(), bidId: known(world.bids, bid.key) })),
    },
  ]
}

function translation(world: World, bid: BidSeed, when: Pair & { from: InstantText; reviewedAt: InstantText }): Step[] {
  const document = async () => {
    const row = await world.db.selectFrom('bid').select('documentId').where('id', '=', known(world.bids, bid.key)).executeTakeFirstOrThrow()
    return row.documentId!
  }
  return verified(world, { name: bid.key, document, texts: textsOfBid(bid) }, when)
}

const chooserOf = ({ companies, requests }: World, { buyer, key }: RequestSeed) => {
  const { companyId, personId } = known(companies, buyer)
  return { companyId, actorId: personId, requestId: known(requests, key).requestId }
}

const shortlist = (world: World, bid: BidSeed, request: RequestSeed, readableAt: InstantText): Step => ({
  at: plusMs(readableAt, days(1)),
  name: `${bid.key} is shortlisted`,
  run: async () => must(await shortlistBid(world.db, { ...chooserOf(world, request), bidId: known(world.bids, bid.key) })),
})

interface Decided {
  request: RequestSeed
  timeline: Timeline
  readableAt: InstantText | undefined
}

/** The award, and its words in the bidders' language some hours later. */
function decision(world: World, award: AwardSeed, { request, timeline, readableAt }: Decided): Step[] {
  const at = later(timeline.at(award.daysAgo, 'award'), plusMs(readableAt!, hours(4)))
  const document = async () => {
    const { requestId } = known(world.requests, request.key)
    return (await world.db.selectFrom('award').select('documentId').where('requestId', '=', requestId).executeTakeFirstOrThrow()).documentId
  }
  return [
    {
      at,
      name: `${award.bid} is chosen`,
      counts: 'awards',
      run: async () =>
        must(
          await awardBid(world.db, {
            ...chooserOf(world, request),
            bidId: known(world.bids, award.bid),
            reasonCode: award.code,
            words: sourceText(award.words, request.language),
          }),
        ),
    },
    ...verified(
      world,
      { name: `reason for ${award.bid}`, document, texts: { reason: award.words } },
      { ...request.verifiedBy!, from: plusMs(at, minutes(50)), reviewedAt: plusMs(at, hours(3)) },
    ),
    ...engagementSteps(world, request, at),
  ]
}
