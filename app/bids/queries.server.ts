import type { Db } from '#db/connect'
import type { BidStatus, Currency, InstantText, LanguageTag, RequestStatus } from '#db/schema'
import { plainMoney } from '~/platform/money'
import { readDocument } from '~/translations/queries.server'
import { openedStates } from './bid'
import { emptyTyped, type Offer, type TypedOffer, typedOf } from './offer'
import type { RequirementLine } from './requirement'
import { unsealVersion } from './sealing/queries.server'

/** A published request as a bidder needs it beside the form. */
export async function requestToBidOn(db: Db, { ref, language }: { ref: string; language: LanguageTag }) {
  const request = await db
    .selectFrom('request')
    .innerJoin('company', 'company.id', 'request.companyId')
    .select([
      'request.id',
      'request.ref',
      'request.companyId',
      'request.documentId',
      'request.status',
      'request.deadlineAt',
      'request.openedAt',
      'request.mode',
      'request.togetherJson',
      'request.currency',
      'request.budgetMin',
      'request.budgetMax',
      'company.nameZh',
      'company.nameEn',
    ])
    .where('request.ref', '=', ref)
    .where('request.publishedAt', 'is not', null)
    .executeTakeFirst()
  if (!request) return null
  const view = await readDocument(db, { documentId: request.documentId, language })
  const out = await db
    .selectFrom('publication')
    .select('revisionId')
    .where('documentId', '=', request.documentId)
    .where('language', '=', language)
    .executeTakeFirst()
  if (!view || !out) return null
  const rows = await db
    .selectFrom('requirement')
    .select(['key', 'level'])
    .where('requestId', '=', request.id)
    .orderBy('ordinal')
    .limit(60)
    .execute()
  const requirements = rows.map(
    ({ key, level }): RequirementLine => ({
      key,
      level,
      what: view.fields[`requirement.${key}.what`] ?? '',
      acceptance: view.fields[`requirement.${key}.acceptance`] ?? '',
    }),
  )
  return { ...request, view, requirements, revisionId: out.revisionId }
}

/** What stands in the company's form: its draft, else its last version, else nothing. Only ever asked for the bidder's own company. */
export async function typedOffer(
  db: Db,
  { companyId, requestId, currency }: { companyId: string; requestId: string; currency: Currency },
): Promise<{ typed: TypedOffer; bid: { ref: string; status: BidStatus; version: number } | null; savedAt: InstantText | null }> {
  const bid = await db
    .selectFrom('bid')
    .select(['id', 'ref', 'status', 'version'])
    .where('requestId', '=', requestId)
    .where('companyId', '=', companyId)
    .where('status', 'in', ['draft', 'submitted', 'needs_reconfirm'])
    .executeTakeFirst()
  if (!bid) return { typed: emptyTyped(currency), bid: null, savedAt: null }
  const own = { ref: bid.ref, status: bid.status, version: bid.version }
  const draft = await db
    .selectFrom('bidVersion')
    .select('submittedAt')
    .where('bidId', '=', bid.id)
    .where('number', '=', 0)
    .executeTakeFirst()
  const opened = await unsealVersion(db, { bidId: bid.id, requestId, number: draft ? 0 : bid.version })
  if (!opened.ok) return { typed: emptyTyped(currency), bid: own, savedAt: null }
  const typed = draft ? (opened.value.content as unknown as TypedOffer) : typedOf(opened.value.content as unknown as Offer, plainMoney)
  return { typed, bid: own, savedAt: draft?.submittedAt ?? null }
}

export interface OwnBid {
  id: string
  ref: string
  status: BidStatus
  version: number
  submittedAt: InstantText | null
  requestRef: string
  requestStatus: RequestStatus
  deadlineAt: InstantText | null
  title: string
}

/** The company's bids, newest first. */
export async function ownBids(
  db: Db,
  { companyId, language, before, limit = 50 }: { companyId: string; language: LanguageTag; before?: string; limit?: number },
): Promise<OwnBid[]> {
  let query = ownBidRows(db, companyId, language).orderBy('bid.id', 'desc').limit(limit)
  if (before) query = query.where('bid.id', '<', before)
  return (await query.execute()).map(asVendor)
}

/** More than anybody writes at a time; what there is beyond stands among the others. */
const mostToDo = 50

/**
 * The company's bids that wait for it while there is still time, wherever they stand among all: what is to be said again first, then drafts, those
 * that close first on top. While a request is suspended its clock stands still: nothing is over.
 */
export const bidsToDo = (
  db: Db,
  { companyId, language, now }: { companyId: string; language: LanguageTag; now: InstantText },
): Promise<OwnBid[]> =>
  ownBidRows(db, companyId, language)
    .where('bid.status', 'in', ['needs_reconfirm', 'draft'])
    .where((where) =>
      where.or([
        where('request.status', '=', 'suspended'),
        where.and([where('request.status', '=', 'open'), where('request.deadlineAt', '>', now)]),
      ]),
    )
    .orderBy((order) => order.case().when('bid.status', '=', 'needs_reconfirm').then(0).else(1).end())
    .orderBy('request.deadlineAt')
    .orderBy('bid.id')
    .limit(mostToDo)
    .execute()

/** A vendor does not learn from its own page that the buyer has shortlisted it, or has not: only the result is told, to all at once. */
const asVendor = <T extends { status: BidStatus }>(bid: T): T => (bid.status === 'shortlisted' ? { ...bid, status: 'readable' } : bid)

export async function ownBid(db: Db, { companyId, ref, language }: { companyId: string; ref: string; language: LanguageTag }) {
  const bid = await ownBidRows(db, companyId, language)
    .select([
      'bid.requestId',
      'bid.companyId',
      'bid.documentId',
      'bid.disqualifiedReason',
      'request.openedAt',
      'request.reasonCode',
      'publication.revisionId',
    ])
    .where('bid.ref', '=', ref)
    .executeTakeFirst()
  return bid && asVendor(bid)
}

const ownBidRows = (db: Db, companyId: string, language: LanguageTag) =>
  db
    .selectFrom('bid')
    .innerJoin('request', 'request.id', 'bid.requestId')
    .innerJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'request.documentId').on('publication.language', '=', language),
    )
    .select([
      'bid.id',
      'bid.ref',
      'bid.status',
      'bid.version',
      'bid.submittedAt',
      'request.ref as requestRef',
      'request.status as requestStatus',
      'request.deadlineAt',
      'publication.title',
    ])
    .where('bid.companyId', '=', companyId)

/** The receipts of the company's bid; nonce and content only of what has been opened. */
export const receiptsOf = (db: Db, { companyId, bidId }: { companyId: string; bidId: string }) =>
  db
    .selectFrom('bidVersion')
    .innerJoin('bid', 'bid.id', 'bidVersion.bidId')
    .innerJoin('revision', 'revision.id', 'bidVersion.requestRevisionId')
    .innerJoin('person', 'person.id', 'bidVersion.submittedBy')
    .select([
      'bidVersion.number',
      'bidVersion.commitment',
      'bidVersion.submittedAt',
      'bidVersion.nonceOpened',
      'bidVersion.contentOpened',
      'revision.number as requestRevision',
      'person.name as submittedBy',
    ])
    .where('bidVersion.bidId', '=', bidId)
    .where('bid.companyId', '=', companyId)
    .where('bidVersion.number', '>', 0)
    .orderBy('bidVersion.number', 'desc')
    .limit(50)
    .execute()

/** What the company itself wrote in its last version, for its own page. */
export async function ownOffer(db: Db, { companyId, bidId }: { companyId: string; bidId: string }): Promise<Offer | null> {
  const bid = await db
    .selectFrom('bid')
    .select(['requestId', 'version'])
    .where('id', '=', bidId)
    .where('companyId', '=', companyId)
    .where('version', '>', 0)
    .executeTakeFirst()
  if (!bid) return null
  const opened = await unsealVersion(db, { bidId, requestId: bid.requestId, number: bid.version })
  return opened.ok ? (opened.value.content as unknown as Offer) : null
}

/** The id of one opened bid of a request, by its public reference. */
export const openedBidId = async (db: Db, { requestId, ref }: { requestId: string; ref: string }): Promise<string | null> =>
  (
    await db
      .selectFrom('bid')
      .select('id')
      .where('ref', '=', ref)
      .where('requestId', '=', requestId)
      .where('status', 'in', [...openedStates])
      .executeTakeFirst()
  )?.id ?? null
