import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import type { BidStatus, InstantText, RequestMode } from '#db/schema'
import { notify } from '~/notifications/commands.server'
import { newId, newRef } from '~/platform/ids'
import { abandonTranslation } from '~/translations/tasks/commands.server'
import { canMove, takesBids } from './bid'
import type { Offer, TypedOffer } from './offer'
import { canonicalJson } from './sealing/canonical'
import { recordSealed, sealVersion } from './sealing/commands.server'
import { unsealVersion } from './sealing/queries.server'

/** The bidder: ids from the session, never from a form. */
export interface Bidder {
  companyId: string
  personId: string
}

export interface Receipt {
  ok: true
  bidId: string
  ref: string
  version: number
  commitment: string
  submittedAt: InstantText
}

export type BidRefusal =
  | 'notOpen'
  | 'deadlinePassed'
  | 'companyNotVerified'
  | 'emailNotVerified'
  | 'coverageIncomplete'
  | 'togetherMissing'
  | 'requestChanged'
  | 'alreadyOpened'
  | 'notFound'
  | 'notWaiting'
  | 'sealBroken'

const no = (reason: BidRefusal) => ({ ok: false, reason }) as const

/** Keeps the working draft, sealed like a bid. Vendors that are not verified yet may draft; only sending is refused. */
export function saveBidDraft(db: Db, { companyId, personId, requestId, typed }: Bidder & { requestId: string; typed: TypedOffer }) {
  return inTransaction(db, async (tx) => {
    const wanted = await lockRequest(tx, requestId)
    const now = await databaseNow(tx)
    if (!wanted) return no('notFound')
    if (!takesBids(wanted, now)) return no(wanted.status === 'open' ? 'deadlinePassed' : 'notOpen')
    const bid = await liveBid(tx, { companyId, personId, requestId, now })
    const { isNew, id: bidId } = bid
    await sealVersion(tx, { bidId, requestId, number: 0, content: typed as never, requestRevisionId: wanted.revisionId, personId, now })
    if (isNew) await recordSealed(tx, { deed: 'drafted', bidId, version: 0, commitment: null })
    return { ok: true, ref: bid.ref, savedAt: now } as const
  })
}

/**
 * Seals a new version and answers its receipt. The deadline is judged by the database's clock after the request's row is locked, so a
 * bid is either in before the opening or refused. Sending the same offer twice gives the first receipt again.
 * @param requestRevisionId the revision that the bidder had read; the one that is out when left out
 */
export function submitBid(
  db: Db,
  { companyId, personId, requestId, requestRevisionId, offer }: Bidder & { requestId: string; requestRevisionId?: string; offer: Offer },
) {
  return inTransaction(db, async (tx): Promise<Receipt | ReturnType<typeof no>> => {
    const wanted = await lockRequest(tx, requestId)
    const now = await databaseNow(tx)
    if (!wanted) return no('notFound')
    if (!takesBids(wanted, now)) return no(wanted.status === 'open' ? 'deadlinePassed' : 'notOpen')
    if (requestRevisionId && requestRevisionId !== wanted.revisionId) return no('requestChanged')
    const refusal = await bidderRefusal(tx, { companyId, personId }, now)
    if (refusal) return no(refusal)
    if (!(await coversAll(tx, requestId, offer))) return no('coverageIncomplete')
    if (!answersMode(wanted, offer)) return no('togetherMissing')
    const bid = await liveBid(tx, { companyId, personId, requestId, now })
    if (!canMove(bid.status, 'submitted')) return no('alreadyOpened')
    const again = bid.status === 'submitted' ? await sameOffer(tx, bid, requestId, wanted.revisionId, offer) : null
    if (again) return again
    return seal(tx, { deed: 'submitted', bid, requestId, revisionId: wanted.revisionId, personId, companyId, offer, now })
  })
}

/** Says again, after an amendment, that the bid stands: the same offer under a new version that notes the changed request. */
export function reconfirmBid(
  db: Db,
  { companyId, personId, bidId, requestRevisionId }: Bidder & { bidId: string; requestRevisionId?: string },
) {
  return inTransaction(db, async (tx): Promise<Receipt | ReturnType<typeof no>> => {
    const own = await ownBid(tx, companyId, bidId)
    if (!own.ok) return own
    const { bid, wanted, now } = own
    if (bid.status !== 'needs_reconfirm') return no('notWaiting')
    if (requestRevisionId && requestRevisionId !== wanted.revisionId) return no('requestChanged')
    const refusal = await bidderRefusal(tx, { companyId, personId }, now)
    if (refusal) return no(refusal)
    const opened = await unsealVersion(tx, { bidId, requestId: bid.requestId, number: bid.version })
    if (!opened.ok) return no('sealBroken')
    const offer = opened.value.content as unknown as Offer
    if (!(await coversAll(tx, bid.requestId, offer))) return no('coverageIncomplete')
    if (!answersMode(wanted, offer)) return no('togetherMissing')
    return seal(tx, { deed: 'reconfirmed', bid, requestId: bid.requestId, revisionId: wanted.revisionId, personId, companyId, offer, now })
  })
}

/** Pulls a bid or draft out before the deadline. The company may begin anew. */
export function withdrawBid(db: Db, { companyId, bidId }: Bidder & { bidId: string }) {
  return inTransaction(db, async (tx) => {
    const own = await ownBid(tx, companyId, bidId)
    if (!own.ok) return own
    const { bid } = own
    if (!canMove(bid.status, 'withdrawn') || !(await moveBid(tx, bidId, bid.status, 'withdrawn'))) return no('alreadyOpened')
    await recordSealed(tx, { deed: 'withdrawn', bidId, version: bid.version, commitment: null })
    await notify(tx, {
      to: { companyId },
      kind: 'bidWithdrawn',
      values: { ref: bid.ref, request: own.wanted.ref },
      path: `/my/bids/${bid.ref}`,
    })
    return { ok: true, ref: bid.ref } as const
  })
}

/** A material amendment took effect: every standing bid waits for its vendor's word. Called within the amendment's transaction. */
export async function markNeedsReconfirm(tx: Tx, requestId: string): Promise<void> {
  const request = await tx.selectFrom('request').select(['ref', 'deadlineAt']).where('id', '=', requestId).executeTakeFirstOrThrow()
  const standing = await tx
    .selectFrom('bid')
    .select(['id', 'ref', 'companyId'])
    .where('requestId', '=', requestId)
    .where('status', '=', 'submitted')
    .execute()
  for (const { id, ref, companyId } of standing) {
    if (!(await moveBid(tx, id, 'submitted', 'needs_reconfirm'))) continue
    await notify(tx, {
      to: { companyId },
      kind: 'bidNeedsReconfirm',
      values: { ref, request: request.ref, deadline: { instant: request.deadlineAt ?? '' } },
      path: `/my/bids/${ref}`,
    })
  }
}

/**
 * The buyer took the request back: sealed bids lapse unopened, opened ones are not selected and need no translation any more. Called within the
 * cancellation's transaction, which also tells the bidders.
 */
export async function endBids(tx: Tx, requestId: string): Promise<void> {
  const bids = await tx.selectFrom('bid').select(['id', 'status', 'documentId']).where('requestId', '=', requestId).execute()
  for (const { id, status, documentId } of bids) {
    if (documentId) await abandonTranslation(tx, { documentId })
    const to = canMove(status, 'lapsed') ? 'lapsed' : canMove(status, 'not_selected') ? 'not_selected' : null
    if (to) await moveBid(tx, id, status, to)
  }
}

/** The guarded UPDATE: whether the bid was in `from` and now is in `to`. */
export async function moveBid(tx: Tx, bidId: string, from: BidStatus, to: BidStatus): Promise<boolean> {
  if (!canMove(from, to)) throw new Error(`A bid never goes from ${from} to ${to}`)
  const { numUpdatedRows } = await tx
    .updateTable('bid')
    .set({ status: to })
    .where('id', '=', bidId)
    .where('status', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The request under a row lock, with the revision that is out to readers. */
export async function lockRequest(tx: Tx, requestId: string) {
  const request = await tx
    .selectFrom('request')
    .select(['id', 'ref', 'companyId', 'documentId', 'status', 'deadlineAt', 'mode'])
    .where('id', '=', requestId)
    .modifyEnd(forUpdate(tx) as never)
    .executeTakeFirst()
  if (!request) return null
  const out = await tx.selectFrom('publication').select('revisionId').where('documentId', '=', request.documentId).executeTakeFirst()
  return out ? { ...request, revisionId: out.revisionId } : null
}

/** The company's one live bid for a request, begun when there is none; the partial unique index decides who begins it. */
async function liveBid(tx: Tx, { companyId, personId, requestId, now }: Bidder & { requestId: string; now: InstantText }) {
  const id = newId()
  await tx
    .insertInto('bid')
    .values({
      id,
      ref: newRef('B'),
      requestId,
      companyId,
      status: 'draft',
      version: 0,
      createdBy: personId,
      createdAt: now,
      submittedAt: null,
      documentId: null,
      currency: null,
      totalMinor: null,
      weeks: null,
      teamSize: null,
      mustCovered: null,
      mustTotal: null,
      factsJson: null,
      disqualifiedReason: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const bid = await tx
    .selectFrom('bid')
    .select(['id', 'ref', 'status', 'version', 'submittedAt'])
    .where('requestId', '=', requestId)
    .where('companyId', '=', companyId)
    .where('status', 'not in', ['withdrawn', 'lapsed'])
    .executeTakeFirstOrThrow()
  return { ...bid, isNew: bid.id === id }
}

async function ownBid(tx: Tx, companyId: string, bidId: string) {
  const found = await tx.selectFrom('bid').select('requestId').where('id', '=', bidId).where('companyId', '=', companyId).executeTakeFirst()
  const wanted = found ? await lockRequest(tx, found.requestId) : null
  const now = await databaseNow(tx)
  if (!found || !wanted) return no('notFound')
  if (!takesBids(wanted, now)) return no(wanted.status === 'open' ? 'deadlinePassed' : 'notOpen')
  const bid = await tx
    .selectFrom('bid')
    .select(['id', 'ref', 'requestId', 'status', 'version'])
    .where('id', '=', bidId)
    .where('companyId', '=', companyId)
    .executeTakeFirstOrThrow()
  return { ok: true, bid, wanted, now } as const
}

async function bidderRefusal(tx: Tx, { companyId, personId }: Bidder, now: InstantText): Promise<BidRefusal | null> {
  const company = await tx.selectFrom('company').select(['kind', 'status', 'verifiedUntil']).where('id', '=', companyId).executeTakeFirst()
  const person = await tx
    .selectFrom('person')
    .innerJoin('membership', 'membership.personId', 'person.id')
    .select('person.emailVerifiedAt')
    .where('person.id', '=', personId)
    .where('membership.companyId', '=', companyId)
    .executeTakeFirst()
  if (company?.kind !== 'vendor' || !person) return 'notFound'
  if (company.status !== 'verified' || !company.verifiedUntil || company.verifiedUntil <= now) return 'companyNotVerified'
  return person.emailVerifiedAt ? null : 'emailNotVerified'
}

/** Every requirement of the request has its answer, and nothing else is answered. */
async function coversAll(tx: Tx, requestId: string, { coverage }: Offer): Promise<boolean> {
  const requirements = await tx.selectFrom('requirement').select('key').where('requestId', '=', requestId).execute()
  const answered = new Set(coverage.map(({ key }) => key))
  return answered.size === coverage.length && answered.size === requirements.length && requirements.every(({ key }) => answered.has(key))
}

/** What is built together is offered with assets and a split of rights; what is bought, without. An amendment may have turned one into the other. */
const answersMode = ({ mode }: { mode: RequestMode }, { together }: Offer): boolean => (mode === 'build') === (together !== undefined)

async function sameOffer(
  tx: Tx,
  bid: { id: string; ref: string; version: number },
  requestId: string,
  revisionId: string,
  offer: Offer,
): Promise<Receipt | null> {
  const last = await tx
    .selectFrom('bidVersion')
    .select(['commitment', 'submittedAt', 'requestRevisionId'])
    .where('bidId', '=', bid.id)
    .where('number', '=', bid.version)
    .executeTakeFirstOrThrow()
  if (!last.commitment || last.requestRevisionId !== revisionId) return null
  const opened = await unsealVersion(tx, { bidId: bid.id, requestId, number: bid.version })
  if (!opened.ok || canonicalJson(opened.value.content) !== canonicalJson(offer)) return null
  return { ok: true, bidId: bid.id, ref: bid.ref, version: bid.version, commitment: last.commitment, submittedAt: last.submittedAt }
}

interface Sealing extends Bidder {
  deed: 'submitted' | 'reconfirmed'
  bid: { id: string; ref: string; status: BidStatus; version: number }
  requestId: string
  revisionId: string
  offer: Offer
  now: InstantText
}

async function seal(tx: Tx, { deed, bid, requestId, revisionId, personId, companyId, offer, now }: Sealing): Promise<Receipt> {
  const version = bid.version + 1
  const commitment = await sealVersion(tx, {
    bidId: bid.id,
    requestId,
    number: version,
    content: offer as never,
    requestRevisionId: revisionId,
    personId,
    now,
  })
  const { numUpdatedRows } = await tx
    .updateTable('bid')
    .set({ status: 'submitted', version, submittedAt: now })
    .where('id', '=', bid.id)
    .where('status', '=', bid.status)
    .where('version', '=', bid.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error('A bid moved under the lock of its request')
  // What was sent is what counts; a draft of it would only disagree with it later.
  await tx.deleteFrom('bidVersion').where('bidId', '=', bid.id).where('number', '=', 0).execute()
  await recordSealed(tx, { deed, bidId: bid.id, version, commitment })
  const { ref: request } = await tx.selectFrom('request').select('ref').where('id', '=', requestId).executeTakeFirstOrThrow()
  await notify(tx, {
    to: { companyId },
    kind: deed === 'submitted' ? 'bidSubmitted' : 'bidReconfirmed',
    values: { ref: bid.ref, request, version, commitment, at: { instant: now } },
    path: `/my/bids/${bid.ref}`,
  })
  return { ok: true, bidId: bid.id, ref: bid.ref, version, commitment, submittedAt: now }
}
