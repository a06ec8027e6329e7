import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { BidStatus } from '#db/schema'
import { record } from '~/audit/record.server'
import { isVerifiedNow } from '~/companies/queries.server'
import { openEngagement } from '~/engagements/commands.server'
import { notify } from '~/notifications/commands.server'
import type { Values } from '~/notifications/notification'
import { newId } from '~/platform/ids'
import { touchPublicPages } from '~/platform/public-version.server'
import { moveRequest, tellHistory, titlesOf } from '~/requests/commands.server'
import { createDocument, publishDocument, requestTranslation } from '~/translations/commands.server'
import { abandonTranslation } from '~/translations/tasks/commands.server'
import { canAward, canDisqualify, competingStates } from '../bid'
import { lockRequest, moveBid } from '../commands.server'
import { openGateWhenVerified } from '../opening/commands.server'
import type { AwardReason, DisqualifyReason, UnsuccessfulReason } from './award'

/** Who decides: ids from the session. */
export interface Chooser {
  actorId: string
  companyId: string
  requestId: string
}

export type AwardRefusal = 'notFound' | 'requestNotEvaluating' | 'bidNotReadable' | 'companySuspended' | 'vendorNotVerified'
const no = (reason: AwardRefusal) => ({ ok: false, reason }) as const

export const shortlistBid = (db: Db, { bidId, ...chooser }: Chooser & { bidId: string }) =>
  moveOne(db, { ...chooser, bidId, from: ['readable'], to: 'shortlisted', event: 'bid.shortlisted' })

export const unshortlistBid = (db: Db, { bidId, ...chooser }: Chooser & { bidId: string }) =>
  moveOne(db, { ...chooser, bidId, from: ['shortlisted'], to: 'readable', event: 'bid.unshortlisted' })

/** Leaves a bid out, with a reason that its vendor is told at once. */
export function disqualifyBid(db: Db, { bidId, reasonCode, ...chooser }: Chooser & { bidId: string; reasonCode: DisqualifyReason }) {
  return inTransaction(db, async (tx) => {
    const found = await competing(tx, { ...chooser, bidId })
    if (!found.ok) return found
    const { request, bid } = found
    if (!canDisqualify(bid.status) || !(await moveBid(tx, bidId, bid.status, 'disqualified'))) return no('bidNotReadable')
    await tx.updateTable('bid').set({ disqualifiedReason: reasonCode }).where('id', '=', bidId).execute()
    // Where originals stand unverified, those of the others are still to be replaced; of this one nothing more comes out.
    if (bid.documentId) await abandonTranslation(tx, { documentId: bid.documentId })
    // It may have been the last one that the others waited for.
    await openGateWhenVerified(tx, chooser.requestId)
    await record(tx, {
      actorId: chooser.actorId,
      event: 'bid.disqualified',
      subjectType: 'bid',
      subjectId: bidId,
      detail: { ref: bid.ref, reasonCode },
    })
    await notify(tx, {
      to: { companyId: bid.companyId },
      kind: 'bidDisqualified',
      values: { ref: bid.ref, request: request.ref, reason: { key: `bids:disqualify.reason.${reasonCode}` } },
      path: `/my/bids/${bid.ref}`,
    })
    return { ok: true, ref: bid.ref } as const
  })
}

export interface Award extends Chooser {
  bidId: string
  reasonCode: AwardReason
  /** The reason in the buyer's own words and language. */
  words: string
}

/**
 * The award: the request's guarded UPDATE and the unique award row let one of many through, and the engagement begins. Every bidder is
 * told the result and the reason's code at once; the words follow when they are verified. A vendor wins only while it is verified: its bid
 * stands where it stood, until it is verified again or the buyer chooses another.
 */
export function awardBid(db: Db, { actorId, companyId, requestId, bidId, reasonCode, words }: Award) {
  return inTransaction(db, async (tx) => {
    const found = await competing(tx, { actorId, companyId, requestId, bidId })
    if (!found.ok) return found
    const { request, bid } = found
    if (!canAward(bid.status)) return no('bidNotReadable')
    const now = await databaseNow(tx)
    if (!(await isVerifiedNow(tx, bid.companyId))) return no('vendorNotVerified')
    if (!(await moveRequest(tx, requestId, 'evaluating', 'awarded', { awardedAt: now }))) return no('requestNotEvaluating')
    const awardId = newId()
    const { documentId } = await createDocument(tx, {
      kind: 'awardReason',
      subjectId: awardId,
      requestId,
      sourceLanguage: request.language,
      authorId: actorId,
      companyId,
      fields: { reason: words },
    })
    await tx
      .insertInto('award')
      .values({ id: awardId, requestId, bidId, reasonCode, documentId, awardedBy: actorId, createdAt: now, reasonSentAt: null })
      .execute()
    if (!(await moveBid(tx, bidId, bid.status, 'won'))) return no('bidNotReadable')
    await openEngagement(tx, { requestId, bidId, buyerId: companyId, actorId })
    await tellHistory(tx, { requestId, event: 'awarded', actorId, reasonCode, detail: { bidId, bid: bid.ref, awardId } })
    const values = { request: request.ref, title: await titlesOf(tx, requestId), reason: { key: `bids:award.reason.${reasonCode}` } }
    await notify(tx, { to: { companyId: bid.companyId }, kind: 'bidWon', values: { ...values, ref: bid.ref }, path: `/my/bids/${bid.ref}` })
    await settleOthers(tx, { requestId, kind: 'bidNotSelected', values })
    await requestTranslation(tx, { documentId })
    await touchPublicPages(tx)
    return { ok: true, awardId, ref: bid.ref } as const
  })
}

/** None was chosen: every bidder is told so, with the reason's code in its own language. */
export function closeUnsuccessful(
  db: Db,
  { actorId, companyId, requestId, reasonCode, words }: Chooser & { reasonCode: UnsuccessfulReason; words: string },
) {
  return inTransaction(db, async (tx) => {
    const request = await ownRequest(tx, { companyId, requestId })
    if (!request) return no('notFound')
    if (request.isSuspended) return no('companySuspended')
    if (!(await moveRequest(tx, requestId, 'evaluating', 'unsuccessful', { reasonCode, reasonText: words })))
      return no('requestNotEvaluating')
    await tellHistory(tx, { requestId, event: 'unsuccessful', actorId, reasonCode, note: words })
    const values = { request: request.ref, title: await titlesOf(tx, requestId), reason: { key: `bids:unsuccessful.reason.${reasonCode}` } }
    await settleOthers(tx, { requestId, kind: 'requestUnsuccessful', values })
    await touchPublicPages(tx)
    return { ok: true } as const
  })
}

/** The words of the reason are verified: they go out to every bidder, once. */
export function onAwardReasonVerified(db: Db, { documentId }: { documentId: string }) {
  return inTransaction(db, async (tx) => {
    const award = await tx
      .selectFrom('award')
      .innerJoin('request', 'request.id', 'award.requestId')
      .select(['award.id', 'award.requestId', 'award.reasonSentAt', 'request.ref'])
      .where('award.documentId', '=', documentId)
      .executeTakeFirst()
    if (!award || award.reasonSentAt) return
    const published = await publishDocument(tx, { documentId })
    if (!published.ok) return
    const { numUpdatedRows } = await tx
      .updateTable('award')
      .set({ reasonSentAt: await databaseNow(tx) })
      .where('id', '=', award.id)
      .where('reasonSentAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return
    await record(tx, { actorId: null, event: 'award.reasonSent', subjectType: 'request', subjectId: award.requestId })
    const title = await titlesOf(tx, award.requestId)
    const told = await tx
      .selectFrom('bid')
      .select(['ref', 'companyId'])
      .where('requestId', '=', award.requestId)
      .where('status', 'in', ['won', 'not_selected', 'disqualified'])
      .orderBy('id')
      .execute()
    for (const { ref, companyId } of told) {
      await notify(tx, { to: { companyId }, kind: 'awardReasonWords', values: { request: award.ref, title }, path: `/my/bids/${ref}` })
    }
  })
}

/** All others are not selected; everybody who is out learns it in the same transaction. */
async function settleOthers(tx: Tx, { requestId, kind, values }: { requestId: string; kind: string; values: Values }): Promise<void> {
  const others = await tx
    .selectFrom('bid')
    .select(['id', 'ref', 'companyId', 'status'])
    .where('requestId', '=', requestId)
    .where('status', 'in', [...competingStates, 'disqualified'])
    .orderBy('id')
    .execute()
  for (const { id, ref, companyId, status } of others) {
    if (status !== 'disqualified') await moveBid(tx, id, status, 'not_selected')
    await notify(tx, { to: { companyId }, kind, values: { ...values, ref }, path: `/my/bids/${ref}` })
  }
}

interface Move extends Chooser {
  bidId: string
  from: BidStatus[]
  to: BidStatus
  event: string
}

function moveOne(db: Db, { bidId, from, to, event, ...chooser }: Move) {
  return inTransaction(db, async (tx) => {
    const found = await competing(tx, { ...chooser, bidId })
    if (!found.ok) return found
    const { bid } = found
    if (!from.includes(bid.status) || !(await moveBid(tx, bidId, bid.status, to))) return no('bidNotReadable')
    await record(tx, { actorId: chooser.actorId, event, subjectType: 'bid', subjectId: bidId, detail: { ref: bid.ref } })
    return { ok: true, ref: bid.ref } as const
  })
}

/** The buyer's own request under evaluation, and one of its bids. A company that was suspended after the session was read decides nothing either. */
async function competing(tx: Tx, { companyId, requestId, bidId }: Chooser & { bidId: string }) {
  const request = await ownRequest(tx, { companyId, requestId })
  if (!request) return no('notFound')
  if (request.isSuspended) return no('companySuspended')
  if (request.status !== 'evaluating') return no('requestNotEvaluating')
  const bid = await tx
    .selectFrom('bid')
    .select(['id', 'ref', 'companyId', 'status', 'documentId'])
    .where('id', '=', bidId)
    .where('requestId', '=', requestId)
    .where('status', 'in', ['opened', 'readable', 'shortlisted', 'disqualified'])
    .executeTakeFirst()
  return bid ? ({ ok: true, request, bid } as const) : no('notFound')
}

async function ownRequest(tx: Tx, { companyId, requestId }: { companyId: string; requestId: string }) {
  const request = await lockRequest(tx, requestId)
  if (!request || request.companyId !== companyId) return null
  const { language, status } = await tx
    .selectFrom('company')
    .select(['language', 'status'])
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow()
  return { ...request, language, isSuspended: status === 'suspended' }
}
