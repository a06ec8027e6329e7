import { awardBid } from '../../app/bids/award/commands.server'
import { submitBid } from '../../app/bids/commands.server'
import { onBidVerified, openBids } from '../../app/bids/opening/commands.server'
import { onChangeOrderVerified } from '../../app/engagements/change-orders/commands.server'
import { onContractVerified, proposeTerms, signTerms } from '../../app/engagements/contracts/commands.server'
import { drawContract, lastProposal } from '../../app/engagements/contracts/queries.server'
import { onDisputeVerified } from '../../app/engagements/mediations/commands.server'
import { acceptTime, proposeMeeting } from '../../app/engagements/meetings/commands.server'
import { deliverMilestone, judgeDelivery, startMilestone } from '../../app/engagements/milestones/commands.server'
import { findMilestone, milestonesOf } from '../../app/engagements/milestones/queries.server'
import { onMinutesVerified } from '../../app/engagements/minutes/commands.server'
import { atTime, plusMs } from '../../db/clock'
import type { Db } from '../../db/connect'
import { addParty, after, during, offerWith, openRequest, verifyTranslation } from './bidding'
import { togetherOffer, togetherWords } from './together'

export const awardedAt = '2026-11-17T06:00:00.000Z'
export const signedAt = '2026-11-20T06:00:00.000Z'

interface World {
  isTogether?: boolean
  corridorId?: string | null
}

/** A buyer, a vendor, a rival that lost, and the engagement that the award has begun: all by the portal's own commands. */
export async function awardedEngagement(db: Db, { isTogether = false, corridorId = null }: World = {}) {
  const { requestId, buyer } = await openRequest(db, undefined, isTogether ? togetherWords : undefined, corridorId)
  const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
  const rival = await addParty(db, 'vendor', { name: 'Nilgiri' })
  const bidIds: string[] = []
  for (const party of [vendor, rival]) {
    const sent = await atTime(during, () =>
      submitBid(db, { ...party, requestId, offer: isTogether ? togetherOffer('now') : offerWith('now') }),
    )
    if (!sent.ok) throw new Error(sent.reason)
    bidIds.push(sent.bidId)
  }
  await atTime(after, () => openBids(db, requestId))
  for (const { documentId } of await db.selectFrom('bid').select('documentId').where('requestId', '=', requestId).execute())
    await verifyTranslation(db, documentId!)
  await atTime(after, () => onBidVerified(db, { requestId }))
  const chooser = { actorId: buyer.personId, companyId: buyer.companyId, requestId }
  const award = await atTime(awardedAt, () =>
    awardBid(db, { ...chooser, bidId: bidIds[0]!, reasonCode: 'bestValue', words: '方案贴合现场，总价也合适。' }),
  )
  if (!award.ok) throw new Error(award.reason)
  const engagement = () => db.selectFrom('engagement').selectAll().where('requestId', '=', requestId).executeTakeFirstOrThrow()
  const { id: engagementId, ref } = await engagement()
  const as = (party: { companyId: string; personId: string }) => ({
    actorId: party.personId,
    companyId: party.companyId,
    engagementId,
  })
  const draft = () => drawContract(db, { requestId, bidId: bidIds[0]!, language: 'zh-CN', now: awardedAt })
  return {
    db,
    requestId,
    engagementId,
    ref,
    engagement,
    draft,
    parties: { buyer, vendor, rival },
    asBuyer: as(buyer),
    asVendor: as(vendor),
    asRival: as(rival),
  }
}

export type Awarded = Awaited<ReturnType<typeof awardedEngagement>>

/** The buyer's terms, verified by two people as far as the database knows. */
export async function readyTerms(world: Awarded) {
  const { db, asBuyer, engagementId } = world
  const proposed = await atTime(awardedAt, async () =>
    proposeTerms(db, { ...asBuyer, ...(await world.draft()), language: 'zh-CN', basedOn: 0 }),
  )
  if (!proposed.ok) throw new Error(proposed.reason)
  await verifyTerms(world)
  return (await lastProposal(db, engagementId))!
}

export async function verifyTerms({ db, engagementId }: Awarded) {
  const { documentId } = (await lastProposal(db, engagementId))!
  await verifyTranslation(db, documentId)
  await atTime(awardedAt, () => onContractVerified(db, { documentId }))
}

export async function sign({ db, engagementId }: Awarded, deed: Awarded['asBuyer'], name = 'Li Wei') {
  const { number, sha256Zh, sha256En } = (await lastProposal(db, engagementId))!
  return atTime(signedAt, () => signTerms(db, { ...deed, number, name, sha256Zh: sha256Zh ?? '', sha256En: sha256En ?? '' }))
}

/** Signed by both: two milestones are planned. */
export async function activeEngagement(db: Db, choice: World = {}) {
  const world = await awardedEngagement(db, choice)
  await readyTerms(world)
  for (const deed of [world.asBuyer, world.asVendor]) {
    const signed = await sign(world, deed)
    if (!signed.ok) throw new Error(signed.reason)
  }
  return world
}

/** The order's words are verified in both languages. */
export async function verifyOrder(db: Db, number: number) {
  const { documentId } = await db.selectFrom('changeOrder').select('documentId').where('number', '=', number).executeTakeFirstOrThrow()
  await verifyTranslation(db, documentId)
  await onChangeOrderVerified(db, { documentId })
}

/** One milestone is begun, delivered and judged; `unmet` is the number of a criterion that is not met. */
export async function passMilestone({ db, asBuyer, asVendor, engagementId }: Awarded, number: number, at: string, unmet?: number) {
  const done = async (deed: Promise<{ ok: boolean }>) => {
    const answer = await deed
    if (!answer.ok) throw new Error(JSON.stringify(answer))
  }
  await atTime(at, async () => {
    await done(startMilestone(db, { ...asVendor, number }))
    await done(deliverMilestone(db, { ...asVendor, number, language: 'en', note: 'Done.', files: [] }))
    const milestone = (await findMilestone(db, { engagementId, number, language: 'en' }))!
    const judged = milestone.criteria.map((each) => ({
      criterionId: each.id,
      isMet: each.number !== unmet,
      reason: each.number === unmet ? '还差一条。' : '',
    }))
    const round = milestone.deliveries[0]!.number
    await done(judgeDelivery(db, { ...asBuyer, number, round, judged, language: 'zh-CN', note: '', files: [] }))
  })
}

export const completedAt = '2026-12-10T06:00:00.000Z'

/** Every milestone is accepted: the certificate is issued. */
export async function completedEngagement(db: Db) {
  const world = await activeEngagement(db)
  for (const { number } of await milestonesOf(db, { engagementId: world.engagementId, language: 'en' }))
    await passMilestone(world, number, completedAt)
  return world
}

/** A meeting at this time, proposed by the buyer and accepted by the vendor two days before. */
export async function agreedMeeting(
  { db, engagementId, asBuyer, asVendor }: Pick<Awarded, 'db' | 'engagementId' | 'asBuyer' | 'asVendor'>,
  startsAt: string,
) {
  const words = { title: '启动会', agenda: '', place: 'https://meet.example/setu', lengthMinutes: 60, language: 'zh-CN' } as const
  const before = plusMs(startsAt, -2 * 86_400_000)
  const proposed = await atTime(before, () => proposeMeeting(db, { ...asBuyer, ...words, times: [{ at: 0, startsAt }] }))
  if (!proposed.ok) throw new Error(proposed.reason)
  const { number } = proposed
  const accepted = await atTime(before, () => acceptTime(db, { ...asVendor, number, round: 1, startsAt }))
  if (!accepted.ok) throw new Error(accepted.reason)
  const row = { engagementId, number }
  const { id } = await db
    .selectFrom('meeting')
    .select('id')
    .where((where) => where.and(row))
    .executeTakeFirstOrThrow()
  return { meetingId: id, number }
}

/** A version of a meeting's minutes is verified in both languages. */
export async function verifyMinutes(db: Db, { meetingId, version }: { meetingId: string; version: number }) {
  const row = { meetingId, number: version }
  const { documentId } = await db
    .selectFrom('meetingMinutes')
    .select('documentId')
    .where((where) => where.and(row))
    .executeTakeFirstOrThrow()
  await verifyTranslation(db, documentId)
  await onMinutesVerified(db, { documentId })
}

/** The newest text of a dispute that waits for its translation is verified in both languages. */
export async function verifyDispute(db: Db) {
  const { documentId } = await db
    .selectFrom('translationTask')
    .innerJoin('document', 'document.id', 'translationTask.documentId')
    .select('translationTask.documentId')
    .where('document.kind', '=', 'dispute')
    .where('translationTask.status', '=', 'queued')
    .orderBy('translationTask.id', 'desc')
    .executeTakeFirstOrThrow()
  await verifyTranslation(db, documentId)
  await onDisputeVerified(db, { documentId })
}
