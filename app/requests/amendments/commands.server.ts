import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import { markNeedsReconfirm } from '~/bids/commands.server'
import { notify } from '~/notifications/commands.server'
import { newId } from '~/platform/ids'
import { cancelJobs, enqueue } from '~/platform/jobs.server'
import { touchPublicPages } from '~/platform/public-version.server'
import { addCommonWorkingDays } from '~/platform/working-days.server'
import { publishDocument, replaceDraft, requestTranslation, reviseDocument } from '~/translations/commands.server'
import type { Fields } from '~/translations/document'
import { dropStaged, replaceFiles } from '../attachments/commands.server'
import { attachmentsOf } from '../attachments/queries.server'
import { type Buyer, openingKey, replaceLists, returnToPublished, tellBidders, tellHistory, titlesOf } from '../commands.server'
import { type Description, type Errors, fieldsOf, missingIn, withoutBlanks } from '../description'
import { inDollars } from '../publication/queries.server'
import { daysAfterAmendment } from '../request'
import { type AmendmentFacts, amendmentFacts, type Change, changesBetween, kindOf, noteField } from './amendment'
import { amended, pendingAmendment, publishedSide } from './queries.server'

interface Start extends Buyer {
  requestId: string
  description: Description
  /** What changed and why, for every bidder. */
  change: string
  /** Ids of attachments that go. Files to add were staged before (`stageFiles`). */
  removed?: readonly string[]
}

type Started =
  | { ok: true; kind: 'material' | 'editorial'; changes: Change[] }
  | { ok: false; reason: 'notOpen' | 'alreadyUnderWay' | 'nothingChanged' }
  | { ok: false; reason: 'incomplete'; errors: Errors }

/** Keeps a change to a published request as a draft, for its buyer to look over: nobody else sees it. A draft is overwritten by the next. */
export function startAmendment(db: Db, { actorId, companyId, requestId, change, removed = [], ...typed }: Start): Promise<Started> {
  const description = withoutBlanks(typed.description)
  return inTransaction(db, async (tx): Promise<Started> => {
    await holdRequest(tx, requestId)
    const published = await publishedSide(tx, { companyId, requestId })
    if (published?.status !== 'open') return { ok: false, reason: 'notOpen' }
    const pending = await pendingAmendment(tx, requestId)
    if (pending && pending.status !== 'draft') return { ok: false, reason: 'alreadyUnderWay' }
    const errors = amendmentErrors(description, change, published.facts)
    if (Object.keys(errors).length > 0) return { ok: false, reason: 'incomplete', errors }
    const fields: Fields = { ...fieldsOf(description), [noteField]: change }
    const files = [...published.facts.files, ...(await attachmentsOf(tx, requestId, 'staged')).map(amended)]
    const facts = { ...amendmentFacts(description), files: files.filter(({ id }) => !removed.includes(id)) }
    const changes = changesBetween(published, { fields, facts })
    if (changes.length === 0) return { ok: false, reason: 'nothingChanged' }
    await dropStaged(tx, { requestId, actorId, fileIds: removed })
    const said = { kind: kindOf(changes), factsJson: JSON.stringify(facts), changesJson: JSON.stringify(changes) }
    const revisionId = await writeRevision(tx, {
      documentId: published.documentId,
      authorId: actorId,
      fields,
      isDraft: pending !== undefined,
    })
    if (pending) {
      await tx
        .updateTable('amendment')
        .set({ ...said, revisionId })
        .where('id', '=', pending.id)
        .where('status', '=', 'draft')
        .execute()
    } else {
      await tx
        .insertInto('amendment')
        .values({
          ...said,
          id: newId(),
          requestId,
          number: (await lastNumber(tx, requestId)) + 1,
          status: 'draft',
          revisionId,
          fromRevisionId: published.revisionId,
          oldDeadlineAt: published.deadlineAt,
          newDeadlineAt: null,
          createdBy: actorId,
          createdAt: await databaseNow(tx),
          effectiveAt: null,
        })
        .execute()
    }
    return { ok: true, kind: said.kind, changes }
  })
}

/** The opening waits until an amendment is written, or the other way round: what lapses with the bidding must be there to be found. */
const holdRequest = (tx: Tx, requestId: string) =>
  tx.selectFrom('request').select('id').where('id', '=', requestId).modifyEnd(forUpdate(tx)).execute()

/** A draft is overwritten in place, as long as nothing has taken its revision. */
async function writeRevision(
  tx: Tx,
  { isDraft, ...words }: { documentId: string; authorId: string; fields: Fields; isDraft: boolean },
): Promise<string> {
  const replaced = isDraft ? await replaceDraft(tx, words) : undefined
  return replaced?.ok ? replaced.revisionId : (await reviseDocument(tx, words)).revisionId
}

/** The days that bidding stays open may grow, not shrink: bidders have planned with them. */
function amendmentErrors(description: Description, change: string, published: AmendmentFacts): Errors {
  const errors = missingIn(description)
  if (change.trim() === '') errors[noteField] = ['requests:error.missing.change']
  if (description.biddingDays < published.biddingDays) errors.biddingDays = ['requests:error.biddingDaysShorter']
  return errors
}

const lastNumber = async (tx: Tx, requestId: string): Promise<number> =>
  (
    await tx
      .selectFrom('amendment')
      .select('number')
      .where('requestId', '=', requestId)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.number ?? 0

/** Sends a drafted amendment to the translators. What needs no translation (a changed amount alone) takes effect at once. */
export function submitAmendment(db: Db, { actorId, companyId, requestId }: Buyer & { requestId: string }) {
  return inTransaction(db, async (tx) => {
    await holdRequest(tx, requestId)
    const published = await publishedSide(tx, { companyId, requestId })
    const pending = await pendingAmendment(tx, requestId)
    if (published?.status !== 'open' || pending?.status !== 'draft') return { ok: false, reason: 'notOpen' } as const
    const { numUpdatedRows } = await tx
      .updateTable('amendment')
      .set({ status: 'in_translation' })
      .where('id', '=', pending.id)
      .where('status', '=', 'draft')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return { ok: false, reason: 'notOpen' } as const
    // Ahead of first publications: bidders are working on the old text.
    const { isVerified } = await requestTranslation(tx, { documentId: published.documentId, priority: 10 })
    await tellHistory(tx, { requestId, event: 'amendmentStarted', actorId, detail: { number: pending.number, kind: pending.kind } })
    await touchPublicPages(tx)
    return { ok: true, isEffective: isVerified && (await applyAmendment(tx, requestId)) } as const
  })
}

/** Takes an amendment back, as long as it has not taken effect. The document returns to the words that are out. */
export function withdrawAmendment(db: Db, { actorId, companyId, requestId }: Buyer & { requestId: string }) {
  return inTransaction(db, async (tx) => {
    await holdRequest(tx, requestId)
    const published = await publishedSide(tx, { companyId, requestId })
    const pending = await pendingAmendment(tx, requestId)
    if (!published || !pending) return { ok: false, reason: 'nothingPending' } as const
    const { numUpdatedRows } = await tx
      .updateTable('amendment')
      .set({ status: 'withdrawn' })
      .where('id', '=', pending.id)
      .where('status', '=', pending.status)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return { ok: false, reason: 'nothingPending' } as const
    await returnToPublished(tx, { requestId, actorId })
    await dropStaged(tx, { requestId, actorId })
    if (pending.status === 'in_translation') {
      await tellHistory(tx, { requestId, event: 'amendmentWithdrawn', actorId, detail: { number: pending.number } })
      await touchPublicPages(tx)
    }
    return { ok: true } as const
  })
}

/**
 * Puts a verified amendment into force, all of it in the transaction of the caller: both published languages, the facts, and for a material one
 * the deadline (so that four common working days remain), the opening job and every bid. Answers whether it did: a request that is suspended, an
 * unverified translation or an amendment that was taken back leave everything as it is. That the buyer's verification holds is not asked again: the
 * request is out, and whoever bids on it needs the words that count. Who is suspended has its requests suspended.
 */
export async function applyAmendment(tx: Tx, requestId: string): Promise<boolean> {
  const request = await tx
    .selectFrom('request')
    .select(['ref', 'status', 'companyId', 'documentId', 'publishedAt', 'deadlineAt'])
    .where('id', '=', requestId)
    // Jobs, a suspension and the opening wait for each other here.
    .modifyEnd(forUpdate(tx))
    .executeTakeFirst()
  const pending = await pendingAmendment(tx, requestId)
  if (request?.status !== 'open' || pending?.status !== 'in_translation' || !request.publishedAt || !request.deadlineAt) return false
  const now = await databaseNow(tx)
  // Bidding is over: the bids that lie there answer the old words.
  if (request.deadlineAt <= now) return false
  const facts = JSON.parse(pending.factsJson) as AmendmentFacts
  const isMaterial = pending.kind === 'material'
  const deadlineAt = isMaterial
    ? latest(
        request.deadlineAt,
        addCommonWorkingDays(request.publishedAt, facts.biddingDays),
        addCommonWorkingDays(now, daysAfterAmendment),
      )
    : request.deadlineAt
  const published = await publishDocument(tx, { documentId: request.documentId })
  if (!published.ok) return false
  const { numUpdatedRows } = await tx
    .updateTable('amendment')
    .set({ status: 'effective', effectiveAt: now, newDeadlineAt: deadlineAt })
    .where('id', '=', pending.id)
    .where('status', '=', 'in_translation')
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error('An amendment was withdrawn while it took effect')
  const { technologies, requirements, files, ...columns } = facts
  const budgetUsd = await inDollars(tx, { ...columns, at: now })
  const moved = await tx
    .updateTable('request')
    .set({ ...columns, deadlineAt, budgetUsd, updatedAt: now })
    .where('id', '=', requestId)
    .where('status', '=', 'open')
    .executeTakeFirst()
  if (moved.numUpdatedRows !== 1n) throw new Error('A request moved on while its amendment took effect')
  await replaceLists(tx, requestId, { technologies, requirements: requirements.map((each) => ({ ...each, what: '', acceptance: '' })) })
  await replaceFiles(tx, { requestId, fileIds: files.map(({ id }) => id), now })
  if (isMaterial) {
    await cancelJobs(tx, openingKey(requestId))
    await enqueue(tx, 'openBids', { requestId }, { runAt: deadlineAt, uniqueKey: openingKey(requestId) })
    await markNeedsReconfirm(tx, requestId)
  }
  await tellHistory(tx, {
    requestId,
    event: 'amendmentEffective',
    actorId: null,
    detail: { number: pending.number, kind: pending.kind, deadlineAt },
  })
  await tellEverybody(tx, { requestId, request, isMaterial, deadlineAt })
  await touchPublicPages(tx)
  return true
}

async function tellEverybody(
  tx: Tx,
  {
    requestId,
    request,
    isMaterial,
    deadlineAt,
  }: { requestId: string; request: { ref: string; companyId: string }; isMaterial: boolean; deadlineAt: string },
) {
  const values = { deadline: { instant: deadlineAt } }
  await notify(tx, {
    to: { companyId: request.companyId },
    kind: 'amendmentEffective',
    values: { ...values, ref: request.ref, title: await titlesOf(tx, requestId) },
    path: `/my/requests/${request.ref}`,
  })
  await tellBidders(tx, { requestId, kind: isMaterial ? 'requestAmended' : 'requestCorrected', ref: request.ref, values })
}

const latest = (...instants: string[]): string => instants.reduce((a, b) => (a > b ? a : b))
