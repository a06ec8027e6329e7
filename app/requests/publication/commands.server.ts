import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { RequestStatus } from '#db/schema'
import { isVerifiedNow } from '~/companies/queries.server'
import { countSpan } from '~/corridors/outcomes/commands.server'
import { notify } from '~/notifications/commands.server'
import { enqueue } from '~/platform/jobs.server'
import { touchPublicPages } from '~/platform/public-version.server'
import { addCommonWorkingDays } from '~/platform/working-days.server'
import { publishDocument, reopenTask } from '~/translations/commands.server'
import { applyAmendment } from '../amendments/commands.server'
import { type Buyer, moveRequest, openingKey, tellHistory, titlesOf } from '../commands.server'
import { inDollars } from './queries.server'

interface Verified {
  documentId: string
  revisionId: string
}

/**
 * Both languages of a request are verified: it goes to its buyer for a look, or out to everybody; for a request that is out already, its
 * amendment takes effect. Runs from a job, perhaps twice: a state that has moved on is left alone.
 */
export function onRequestVerified(db: Db, { documentId, revisionId }: Verified): Promise<void> {
  return inTransaction(db, async (tx) => {
    const request = await tx
      .selectFrom('request')
      .innerJoin('document', 'document.id', 'request.documentId')
      .innerJoin('revision', (join) =>
        join.onRef('revision.documentId', '=', 'document.id').onRef('revision.number', '=', 'document.revision'),
      )
      .select(['request.id', 'request.ref', 'request.status', 'request.companyId', 'request.wantsConfirm', 'revision.id as revisionId'])
      .where('request.documentId', '=', documentId)
      .executeTakeFirst()
    // An older revision was verified while a newer one is under way.
    if (!request || request.revisionId !== revisionId) return
    if (request.status === 'open') await applyAmendment(tx, request.id)
    if (request.status !== 'in_translation') return
    if (request.wantsConfirm) await askConfirmation(tx, request)
    else await openForBidding(tx, { requestId: request.id, from: 'in_translation', actorId: null })
  })
}

async function askConfirmation(tx: Tx, { id, ref, companyId }: { id: string; ref: string; companyId: string }): Promise<void> {
  if (!(await moveRequest(tx, id, 'in_translation', 'buyer_confirm'))) return
  await tellHistory(tx, { requestId: id, event: 'confirmAsked', actorId: null })
  await notify(tx, { to: { companyId }, kind: 'requestConfirm', values: { ref }, path: `/my/requests/${ref}` })
}

type Opened = { ok: true; deadlineAt: string | null } | { ok: false; reason: 'movedOn' }

/**
 * Publishes both languages at the same moment and starts the bidding clock: the deadline lies the buyer's number of common working days
 * ahead, and a job opens the bids then. Nothing of a company goes out that is not verified at this moment, whatever it was when the request was
 * accepted: such a request is held until it is, and answers no deadline.
 */
async function openForBidding(
  tx: Tx,
  {
    requestId,
    from,
    actorId,
  }: { requestId: string; from: Extract<RequestStatus, 'in_translation' | 'buyer_confirm' | 'held'>; actorId: string | null },
): Promise<Opened> {
  const request = await tx
    .selectFrom('request')
    .select(['ref', 'companyId', 'documentId', 'biddingDays', 'budgetMax', 'currency'])
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow()
  if (!(await isVerifiedNow(tx, request.companyId))) return hold(tx, { requestId, from, actorId, ...request })
  const publishedAt = await databaseNow(tx)
  const deadlineAt = addCommonWorkingDays(publishedAt, request.biddingDays)
  const budgetUsd = await inDollars(tx, { ...request, at: publishedAt })
  if (!(await moveRequest(tx, requestId, from, 'open', { publishedAt, deadlineAt, budgetUsd }))) return { ok: false, reason: 'movedOn' }
  const published = await publishDocument(tx, { documentId: request.documentId })
  if (!published.ok) throw new Error('A request was to be opened whose translation is not verified')
  await enqueue(tx, 'openBids', { requestId }, { runAt: deadlineAt, uniqueKey: openingKey(requestId) })
  // In this order, or the history would say that the confirmation came after the publication.
  if (from === 'buyer_confirm') await tellHistory(tx, { requestId, event: 'confirmed', actorId })
  await tellHistory(tx, { requestId, event: 'published', actorId, detail: { deadlineAt } })
  await countSpan(tx, { requestId, kind: 'published' })
  await notify(tx, {
    to: { companyId: request.companyId },
    kind: 'requestPublished',
    values: { ref: request.ref, title: await titlesOf(tx, requestId), deadline: { instant: deadlineAt } },
    path: `/my/requests/${request.ref}`,
  })
  await touchPublicPages(tx)
  return { ok: true, deadlineAt }
}

/** Keeps back what is ready. The company's people are told, and the moderators, who verify it or say what is missing. */
async function hold(
  tx: Tx,
  {
    requestId,
    from,
    actorId,
    ref,
    companyId,
  }: { requestId: string; from: 'in_translation' | 'buyer_confirm' | 'held'; actorId: string | null; ref: string; companyId: string },
): Promise<Opened> {
  if (from === 'held') return { ok: true, deadlineAt: null }
  if (!(await moveRequest(tx, requestId, from, 'held'))) return { ok: false, reason: 'movedOn' }
  if (from === 'buyer_confirm') await tellHistory(tx, { requestId, event: 'confirmed', actorId })
  await tellHistory(tx, { requestId, event: 'held', actorId: null })
  await notify(tx, { to: { companyId }, kind: 'requestHeld', values: { ref }, path: `/my/requests/${ref}` })
  await notify(tx, { to: { staff: 'moderator' }, kind: 'requestHeldForStaff', values: { ref }, path: `/triage/${ref}` })
  return { ok: true, deadlineAt: null }
}

/** A company is verified (again): what was held for it goes out. Runs from a job, perhaps twice, perhaps after the next suspension. */
export async function publishHeld(db: Db, companyId: string): Promise<void> {
  const held = await db
    .selectFrom('request')
    .select('id')
    .where('companyId', '=', companyId)
    .where('status', '=', 'held')
    .orderBy('id')
    .execute()
  for (const { id: requestId } of held) {
    await inTransaction(db, (tx) => openForBidding(tx, { requestId, from: 'held', actorId: null }))
  }
}

/** The buyer has read the other language and lets it go out. */
export function confirmTranslation(db: Db, { actorId, companyId, requestId }: Buyer & { requestId: string }) {
  return inTransaction(db, async (tx) => {
    if (!(await isWaitingFor(tx, companyId, requestId))) return { ok: false, reason: 'notWaitingForYou' } as const
    const opened = await openForBidding(tx, { requestId, from: 'buyer_confirm', actorId })
    if (!opened.ok) return { ok: false, reason: 'notWaitingForYou' } as const
    return { ok: true, deadlineAt: opened.deadlineAt } as const
  })
}

/** The buyer finds something wrong in the other language: back to the translators, with the buyer's words. */
export function disputeTranslation(db: Db, { actorId, companyId, requestId, note }: Buyer & { requestId: string; note: string }) {
  return inTransaction(db, async (tx) => {
    const waiting = await isWaitingFor(tx, companyId, requestId)
    if (!waiting || !(await moveRequest(tx, requestId, 'buyer_confirm', 'in_translation'))) {
      return { ok: false, reason: 'notWaitingForYou' } as const
    }
    await reopenTask(tx, { documentId: waiting.documentId, personId: actorId, text: note })
    await tellHistory(tx, { requestId, event: 'disputed', actorId, note })
    await notify(tx, {
      to: { staff: 'moderator' },
      kind: 'translationDisputed',
      values: { ref: waiting.ref, note },
      path: `/triage/${waiting.ref}`,
    })
    return { ok: true } as const
  })
}

const isWaitingFor = (tx: Tx, companyId: string, requestId: string) =>
  tx
    .selectFrom('request')
    .select(['ref', 'documentId'])
    .where('id', '=', requestId)
    .where('companyId', '=', companyId)
    .where('status', '=', 'buyer_confirm')
    .executeTakeFirst()
