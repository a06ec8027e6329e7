import { databaseNow, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import type { RequestTable } from '#db/schema'
import { isVerifiedNow } from '~/companies/queries.server'
import { planReminder } from '~/discovery/alerts/commands.server'
import { notify } from '~/notifications/commands.server'
import { cancelJobs, enqueue } from '~/platform/jobs.server'
import { touchPublicPages } from '~/platform/public-version.server'
import { applyAmendment } from '~/requests/amendments/commands.server'
import { moveRequest, openingKey, tellBidders, tellHistory } from '~/requests/commands.server'
import type { RequestEvent } from '~/requests/request'
import { requestTranslation } from '~/translations/commands.server'
import { deadlineAfterSuspension } from './suspension.server'
import { companySuspended, leaseMs, type RejectReason, type suspendReasons } from './triage'

interface Deed {
  moderatorId: string
  requestId: string
}

const no = <R extends string>(reason: R) => ({ ok: false, reason }) as const

/** Takes a request out of the queue for half an hour; a claim that ran out goes to whoever comes first. */
export function claimRequest(db: Db, { moderatorId, requestId }: Deed) {
  return inTransaction(db, async (tx) => {
    const now = await databaseNow(tx)
    const claim = { claimedBy: moderatorId, claimExpiresAt: plusMs(now, leaseMs) }
    const isTaken = (await moveRequest(tx, requestId, 'submitted', 'in_triage', claim)) || (await takeOver(tx, requestId, claim, now))
    if (!isTaken) return no('claimedByAnother')
    await tellHistory(tx, { requestId, event: 'claimed', actorId: moderatorId })
    return { ok: true } as const
  })
}

/** Only a claim that has run out, and only the first to ask: the row is compared with what a free one looks like. */
async function takeOver(tx: Tx, requestId: string, claim: { claimedBy: string; claimExpiresAt: string }, now: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('request')
    .set(claim)
    .where('id', '=', requestId)
    .where('status', '=', 'in_triage')
    .where('claimedBy', '<>', claim.claimedBy)
    .where('claimExpiresAt', '<=', now)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const unclaimed = { claimedBy: null, claimExpiresAt: null }

/** Puts a request back into the queue. */
export function releaseRequest(db: Db, { moderatorId, requestId }: Deed) {
  return inTransaction(db, async (tx) => {
    if (!(await moveRequest(tx, requestId, 'in_triage', 'submitted', unclaimed, moderatorId))) return no('notYours')
    await tellHistory(tx, { requestId, event: 'released', actorId: moderatorId })
    return { ok: true } as const
  })
}

/** On to the translators. A company that no moderator has verified waits: nothing of it is published. */
export function acceptRequest(db: Db, { moderatorId, requestId }: Deed) {
  return inTransaction(db, async (tx) => {
    const now = await databaseNow(tx)
    const request = await tx
      .selectFrom('request')
      .innerJoin('company', 'company.id', 'request.companyId')
      .select(['request.documentId', 'company.status', 'company.verifiedUntil'])
      .where('request.id', '=', requestId)
      .executeTakeFirst()
    if (!request) return no('notYours')
    const isVerified = request.status === 'verified' && request.verifiedUntil !== null && request.verifiedUntil > now
    if (!isVerified) return no('companyNotVerified')
    if (!(await moveRequest(tx, requestId, 'in_triage', 'in_translation', unclaimed, moderatorId))) return no('notYours')
    await tellHistory(tx, { requestId, event: 'accepted', actorId: moderatorId })
    await tellBuyer(tx, requestId, 'requestAccepted')
    await requestTranslation(tx, { documentId: request.documentId })
    return { ok: true } as const
  })
}

/** Back to the buyer, with what is missing, in the buyer's language. */
export function returnRequest(db: Db, { moderatorId, requestId, note }: Deed & { note: string }) {
  return decide(db, { moderatorId, requestId, to: 'needs_info', event: 'returned', reasonCode: null, note, kind: 'requestReturned' })
}

/** The portal does not take it on: a code for the statistics, words for the buyer. */
export function rejectRequest(db: Db, { moderatorId, requestId, reasonCode, note }: Deed & { reasonCode: RejectReason; note: string }) {
  return decide(db, { moderatorId, requestId, to: 'rejected', event: 'rejected', reasonCode, note, kind: 'requestRejected' })
}

interface Decision extends Deed {
  to: 'needs_info' | 'rejected'
  event: RequestEvent
  reasonCode: RejectReason | null
  note: string
  kind: string
}

function decide(db: Db, { moderatorId, requestId, to, event, reasonCode, note, kind }: Decision) {
  return inTransaction(db, async (tx) => {
    if (note.trim() === '') return no('noteMissing')
    const changes = { ...unclaimed, reasonCode, reasonText: note }
    if (!(await moveRequest(tx, requestId, 'in_triage', to, changes, moderatorId))) return no('notYours')
    await tellHistory(tx, { requestId, event, actorId: moderatorId, reasonCode, note })
    await tellBuyer(tx, requestId, kind, note)
    return { ok: true } as const
  })
}

async function tellBuyer(tx: Tx, requestId: string, kind: string, note = ''): Promise<void> {
  const { companyId, ref } = await tx
    .selectFrom('request')
    .select(['companyId', 'ref'])
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow()
  await notify(tx, { to: { companyId }, kind, values: { ref, note }, path: `/my/requests/${ref}` })
}

type SuspendReason = (typeof suspendReasons)[number]

/** Stops the clock of an open request: no bids are taken, none are opened. One whose clock stopped with its company gets a reason of its own. */
export const suspendRequest = (db: Db, suspension: Suspension & { reasonCode: SuspendReason }) =>
  inTransaction(db, async (tx) => {
    const stopped = await suspend(tx, suspension)
    return !stopped.ok && stopped.reason === 'notOpen' ? giveReason(tx, suspension) : stopped
  })

/** The bidders know that the clock stands still; the buyer is told why it goes on standing. */
async function giveReason(tx: Tx, { moderatorId, requestId, reasonCode, note }: Suspension) {
  const { numUpdatedRows } = await tx
    .updateTable('request')
    .set({ reasonCode, reasonText: note })
    .where('id', '=', requestId)
    .where('status', '=', 'suspended')
    .where('reasonCode', '=', companySuspended)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return no('notOpen')
  await tellHistory(tx, { requestId, event: 'suspended', actorId: moderatorId, reasonCode, note })
  await tellBuyer(tx, requestId, 'requestSuspended', note)
  return { ok: true } as const
}

interface Suspension extends Deed {
  reasonCode: SuspendReason | typeof companySuspended
  note: string
}

async function suspend(tx: Tx, { moderatorId, requestId, reasonCode, note }: Suspension) {
  if (note.trim() === '') return no('noteMissing')
  const now = await databaseNow(tx)
  const request = await openRequest(tx, requestId, 'open')
  // Past the deadline the bids are about to open; there is no clock left to stop.
  if (!request || request.deadlineAt <= now) return no('notOpen')
  const changes = { suspendedFrom: 'open', suspendedAt: now, reasonCode, reasonText: note } as const
  if (!(await moveRequest(tx, requestId, 'open', 'suspended', changes))) return no('notOpen')
  await cancelJobs(tx, openingKey(requestId))
  await tellHistory(tx, { requestId, event: 'suspended', actorId: moderatorId, reasonCode, note })
  await tellBuyer(tx, requestId, 'requestSuspended', note)
  await tellBidders(tx, { requestId, kind: 'biddingSuspended', ref: request.ref })
  await touchPublicPages(tx)
  return { ok: true } as const
}

/** The clocks of a suspended company's open requests stop with it, in the same transaction. */
export async function suspendRequestsOf(
  tx: Tx,
  { companyId, moderatorId, note }: { companyId: string; moderatorId: string; note: string },
): Promise<void> {
  // All of them are held before the first entry of the audit, for which a bid on the next one would wait with that one in its hand.
  const open = await requestsOf(tx, companyId, 'open').modifyEnd(forUpdate(tx)).execute()
  for (const { id: requestId } of open) {
    await suspend(tx, { moderatorId, requestId, reasonCode: companySuspended, note })
  }
}

/** A company is verified again: the clocks that stopped with it run on. What a moderator stopped for another reason stays. */
export async function resumeRequestsOf(db: Db, companyId: string): Promise<void> {
  for (const { id: requestId, reasonCode } of await requestsOf(db, companyId, 'suspended').execute()) {
    if (reasonCode === companySuspended) await inTransaction(db, (tx) => resume(tx, { moderatorId: null, requestId }))
  }
}

const requestsOf = (db: Db, companyId: string, status: 'open' | 'suspended') =>
  db.selectFrom('request').select(['id', 'reasonCode']).where('companyId', '=', companyId).where('status', '=', status).orderBy('id')

/** Starts the clock again: bidders get back the working time that was left. An amendment verified meanwhile takes effect now. */
export const resumeRequest = (db: Db, deed: Deed) => inTransaction(db, (tx) => resume(tx, deed))

async function resume(tx: Tx, { moderatorId, requestId }: { moderatorId: string | null; requestId: string }) {
  const request = await openRequest(tx, requestId, 'suspended')
  if (!request?.suspendedAt) return no('notSuspended')
  // It would go out again: for that its company has to be verified, as it had to be the first time.
  if (!(await isVerifiedNow(tx, request.companyId))) return no('buyerNotVerified')
  const resumedAt = await databaseNow(tx)
  const deadlineAt = deadlineAfterSuspension({ suspendedAt: request.suspendedAt, resumedAt, deadlineAt: request.deadlineAt })
  const changes = { deadlineAt, suspendedFrom: null, suspendedAt: null, reasonCode: null, reasonText: '' }
  if (!(await moveRequest(tx, requestId, 'suspended', 'open', changes))) return no('notSuspended')
  await enqueue(tx, 'openBids', { requestId }, { runAt: deadlineAt, uniqueKey: openingKey(requestId) })
  await planReminder(tx, { requestId, deadlineAt, isResumed: true })
  await tellHistory(tx, { requestId, event: 'resumed', actorId: moderatorId, detail: { deadlineAt } })
  await notify(tx, {
    to: { companyId: request.companyId },
    kind: 'requestResumed',
    values: { ref: request.ref, deadline: { instant: deadlineAt } },
    path: `/my/requests/${request.ref}`,
  })
  await tellBidders(tx, { requestId, kind: 'biddingResumed', ref: request.ref, values: { deadline: { instant: deadlineAt } } })
  await touchPublicPages(tx)
  await applyAmendment(tx, requestId)
  return { ok: true, deadlineAt } as const
}

async function openRequest(tx: Tx, requestId: string, status: 'open' | 'suspended') {
  const request = await tx
    .selectFrom('request')
    .select(['ref', 'companyId', 'deadlineAt', 'suspendedAt'])
    .where('id', '=', requestId)
    .where('status', '=', status)
    .executeTakeFirst()
  return request?.deadlineAt ? { ...request, deadlineAt: request.deadlineAt satisfies RequestTable['deadlineAt'] as string } : undefined
}
