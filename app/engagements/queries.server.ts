import type { ExpressionBuilder } from 'kysely'
import type { Db } from '#db/connect'
import type { Currency, Database, EngagementStatus, InstantText, LanguageTag } from '#db/schema'
import { type Side, sideOf, type Viewer } from './engagement'

export const engagementsPerPage = 20

/** One engagement in a list or on top of its page. */
export interface EngagementSummary {
  id: string
  ref: string
  status: EngagementStatus
  /** Null for an observer. */
  side: Side | null
  requestRef: string
  requestId: string
  /** Title of the request in the reader's language. */
  title: string
  titleLanguage: LanguageTag
  buyer: PartyName
  vendor: PartyName
  buyerId: string
  vendorId: string
  currency: Currency
  baseMinor: number
  valueMinor: number
  createdAt: InstantText
  activatedAt: InstantText | null
  suspendedAt: InstantText | null
  completedAt: InstantText | null
  endedAt: InstantText | null
}

export interface PartyName {
  ref: string
  nameZh: string
  nameEn: string
}

const summaryColumns = [
  'engagement.id',
  'engagement.ref',
  'engagement.status',
  'engagement.requestId',
  'engagement.buyerId',
  'engagement.vendorId',
  'engagement.currency',
  'engagement.baseMinor',
  'engagement.valueMinor',
  'engagement.createdAt',
  'engagement.activatedAt',
  'engagement.suspendedAt',
  'engagement.completedAt',
  'engagement.endedAt',
  'request.ref as requestRef',
  'publication.title',
  'publication.provenance',
  'document.sourceLanguage',
  'buyer.ref as buyerRef',
  'buyer.nameZh as buyerZh',
  'buyer.nameEn as buyerEn',
  'vendor.ref as vendorRef',
  'vendor.nameZh as vendorZh',
  'vendor.nameEn as vendorEn',
] as const

const summaries = (db: Db, language: LanguageTag) =>
  db
    .selectFrom('engagement')
    .innerJoin('request', 'request.id', 'engagement.requestId')
    .innerJoin('document', 'document.id', 'request.documentId')
    .innerJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'request.documentId').on('publication.language', '=', language),
    )
    .innerJoin('company as buyer', 'buyer.id', 'engagement.buyerId')
    .innerJoin('company as vendor', 'vendor.id', 'engagement.vendorId')
    .select(summaryColumns)

type Row = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number]

/** The reader's own engagements only. */
const ownOf = (companyId: string) => (where: ExpressionBuilder<Database, 'engagement'>) =>
  where.or([where('engagement.buyerId', '=', companyId), where('engagement.vendorId', '=', companyId)])

/** The viewer's engagements, newest first; `before` is the last page's cursor. */
export async function listEngagements(
  db: Db,
  {
    viewer,
    language,
    before,
    limit = engagementsPerPage,
  }: { viewer: Viewer; language: LanguageTag; before?: string | null; limit?: number },
): Promise<{ engagements: EngagementSummary[]; next: string | null }> {
  let query = summaries(db, language)
    .orderBy('engagement.id', 'desc')
    .limit(limit + 1)
  if (viewer !== 'observer') query = query.where(ownOf(viewer.companyId))
  if (before) query = query.where('engagement.id', '<', before)
  const rows = await query.execute()
  const shown = rows.slice(0, limit)
  return {
    engagements: shown.map((row) => summaryOf(row, viewer, language)),
    next: rows.length > limit ? shown.at(-1)!.id : null,
  }
}

/** One engagement of the viewer's, by its reference. */
export async function findEngagement(
  db: Db,
  { viewer, ref, language }: { viewer: Viewer; ref: string; language: LanguageTag },
): Promise<EngagementSummary | null> {
  let query = summaries(db, language).where('engagement.ref', '=', ref)
  if (viewer !== 'observer') query = query.where(ownOf(viewer.companyId))
  const row = await query.executeTakeFirst()
  return row ? summaryOf(row, viewer, language) : null
}

function summaryOf(row: Row, viewer: Viewer, language: LanguageTag): EngagementSummary {
  const { buyerRef, buyerZh, buyerEn, vendorRef, vendorZh, vendorEn, provenance, sourceLanguage, ...facts } = row
  return {
    ...facts,
    side: viewer === 'observer' ? null : sideOf(viewer.companyId, row),
    titleLanguage: provenance === 'unverified' ? sourceLanguage : language,
    buyer: { ref: buyerRef, nameZh: buyerZh, nameEn: buyerEn },
    vendor: { ref: vendorRef, nameZh: vendorZh, nameEn: vendorEn },
  }
}

/** The engagement of a request, for the links that lead there from the award and the winning bid. */
export async function engagementOf(db: Db, { requestId, companyId }: { requestId: string; companyId: string }): Promise<string | null> {
  const row = await db.selectFrom('engagement').select('ref').where('requestId', '=', requestId).where(ownOf(companyId)).executeTakeFirst()
  return row?.ref ?? null
}

/** What a contract is drawn from. */
export async function sourcesOf(db: Db, engagementId: string) {
  const { mode, ...sources } = await db
    .selectFrom('engagement')
    .innerJoin('request', 'request.id', 'engagement.requestId')
    .select(['engagement.requestId', 'engagement.bidId', 'request.mode'])
    .where('engagement.id', '=', engagementId)
    .executeTakeFirstOrThrow()
  return { ...sources, together: mode === 'build' }
}

export interface EngagementHappening {
  event: string
  at: InstantText
  /** Null for the system. */
  actor: string | null
  detail: Record<string, string | number>
}

/** What happened, newest first. */
export async function historyOf(db: Db, engagementId: string): Promise<EngagementHappening[]> {
  const rows = await db
    .selectFrom('engagementEvent')
    .leftJoin('person', 'person.id', 'engagementEvent.actorId')
    .select(['engagementEvent.event', 'engagementEvent.createdAt as at', 'person.name as actor', 'engagementEvent.detailJson'])
    .where('engagementEvent.engagementId', '=', engagementId)
    .orderBy('engagementEvent.createdAt', 'desc')
    .orderBy('engagementEvent.id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ detailJson, ...row }) => ({ ...row, detail: JSON.parse(detailJson) }))
}
