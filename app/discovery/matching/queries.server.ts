import type { Db } from '#db/connect'
import type { DayText, InstantText, Vertical } from '#db/schema'
import { searchEngine } from '#db/search/face'
import { technologiesOf } from '~/companies/company'
import { chinaDay } from '~/platform/china-day'
import { caseSubject, caseSubjects } from '../cases/subject'
import { facetToken } from '../facet'
import { type Offered, pointsOf, type Reasons, reasonsOf } from './fit'

/** Vendors that are compared at a time. */
const compared = 300
/** Vendors that a page shows. */
export const vendorsShown = 20

export interface FittingVendor {
  id: string
  ref: string
  nameZh: string
  nameEn: string
  cityZh: string
  cityEn: string
  teamSize: number | null
  /** Those that hold today, as the vendor states them. */
  certificates: { name: string; expiresOn: DayText | null }[]
  /** Case studies on its page. */
  cases: number
  reasons: Reasons
  isInvited: boolean
}

/** A buyer's own request, as matching needs it. */
export async function requestToMatch(db: Db, { ref, companyId }: { ref: string; companyId: string }) {
  const request = await db
    .selectFrom('request')
    .select(['id', 'ref', 'companyId', 'status', 'documentId', 'vertical', 'corridorId', 'deadlineAt'])
    .where('ref', '=', ref)
    .where('companyId', '=', companyId)
    .where('publishedAt', 'is not', null)
    .executeTakeFirst()
  if (!request) return null
  const rows = await db.selectFrom('requestTechnology').select('technology').where('requestId', '=', request.id).limit(50).execute()
  return { ...request, technologies: rows.map(({ technology }) => technology) }
}

type ToMatch = NonNullable<Awaited<ReturnType<typeof requestToMatch>>>

/**
 * Verified vendors that fit a request, the best first; among equals the one that has waited longest. They work with a technology that it names or, where
 * it names none, know its industry or are in its corridor. All of them are compared, some at a time. Only for the request's own buyer.
 */
export async function fittingVendors(db: Db, request: ToMatch, now: InstantText): Promise<FittingVendor[]> {
  const { technologies } = request
  const asked = technologies.length > 0 ? [technologies.map((each) => facetToken('technology', each))] : []
  const facets = [['kindcompany'], ['sidevendor'], ...asked]
  let shown: Compared[] = []
  for (let before: number | undefined; ; ) {
    const numbers = await searchEngine(db).find(db, { groups: [], reach: 'text', facets, before, limit: compared })
    shown = [...shown, ...(await compare(db, { request, numbers, now }))].sort(bestFirst).slice(0, vendorsShown)
    if (numbers.length < compared) break
    before = numbers.at(-1)
  }
  const ids = shown.map(({ row }) => row.id)
  const [certificates, cases] = [await certificatesOf(db, ids, chinaDay(now)), await casesOf(db, ids)]
  return shown.map(({ row, reasons }) => ({
    ...{ id: row.id, ref: row.ref, nameZh: row.nameZh, nameEn: row.nameEn, cityZh: row.cityZh, cityEn: row.cityEn, teamSize: row.teamSize },
    ...{ certificates: certificates.get(row.id) ?? [], cases: cases.get(row.id) ?? 0 },
    ...{ reasons, isInvited: row.invitationId !== null },
  }))
}

type Compared = Awaited<ReturnType<typeof compare>>[number]

const bestFirst = (one: Compared, other: Compared): number =>
  pointsOf(other.reasons) - pointsOf(one.reasons) ||
  (`${one.row.createdAt} ${one.row.id}` < `${other.row.createdAt} ${other.row.id}` ? -1 : 1)

/** Those of the index's companies that fit, and why. */
async function compare(db: Db, { request, numbers, now }: { request: ToMatch; numbers: readonly number[]; now: InstantText }) {
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom('searchDocument')
    .innerJoin('company', 'company.id', 'searchDocument.subjectId')
    .leftJoin('companyCapability', 'companyCapability.companyId', 'company.id')
    .leftJoin('bidInvitation', (join) =>
      join.onRef('bidInvitation.companyId', '=', 'company.id').on('bidInvitation.requestId', '=', request.id),
    )
    .select([
      'company.id',
      'company.ref',
      'company.nameZh',
      'company.nameEn',
      'company.cityZh',
      'company.cityEn',
      'company.corridorId',
      'company.technologiesJson',
    ])
    .select(['company.createdAt', 'companyCapability.verticalsJson', 'companyCapability.teamSize', 'bidInvitation.id as invitationId'])
    .where('searchDocument.number', 'in', searchEngine(db).list(searchEngine(db).listed(numbers)))
    .where('company.kind', '=', 'vendor')
    .where('company.status', '=', 'verified')
    .where('company.verifiedUntil', '>', now)
    .execute()
  const awards = await awardsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows
    .map((row) => ({ row, reasons: reasonsOf(request, offeredBy(row, awards.get(row.id) ?? 0)) }))
    .filter(
      ({ reasons }) =>
        reasons.technologies.length > 0 || (request.technologies.length === 0 && (reasons.isInVertical || reasons.isInCorridor)),
    )
}

/** How many vendors were invited to a request. */
export async function countInvited(db: Db, requestId: string): Promise<number> {
  const { many } = await db
    .selectFrom('bidInvitation')
    .select(({ fn }) => fn.countAll<number>().as('many'))
    .where('requestId', '=', requestId)
    .executeTakeFirstOrThrow()
  return Number(many)
}

async function certificatesOf(db: Db, companyIds: readonly string[], today: DayText) {
  const held = new Map<string, FittingVendor['certificates']>()
  if (companyIds.length === 0) return held
  const rows = await db
    .selectFrom('companyCertificate')
    .select(['companyId', 'name', 'expiresOn'])
    .where('companyId', 'in', [...companyIds])
    .where(({ or, eb }) => or([eb('expiresOn', 'is', null), eb('expiresOn', '>=', today)]))
    .orderBy('companyId')
    .orderBy('ordinal')
    .execute()
  for (const { companyId, ...certificate } of rows) held.set(companyId, [...(held.get(companyId) ?? []), certificate])
  return held
}

/** What can be found of each vendor's case studies: those that are out. */
async function casesOf(db: Db, companyIds: readonly string[]): Promise<Map<string, number>> {
  const many = new Map<string, number>()
  if (companyIds.length === 0) return many
  const rows = await db
    .selectFrom('searchDocument')
    .select('subjectId')
    .where('kind', '=', 'case')
    .where('subjectId', 'in', companyIds.flatMap(caseSubjects))
    .execute()
  for (const { subjectId } of rows) {
    const { companyId } = caseSubject(subjectId)
    many.set(companyId, (many.get(companyId) ?? 0) + 1)
  }
  return many
}

interface OfferRow {
  technologiesJson: string
  verticalsJson: string | null
  corridorId: string | null
}

const offeredBy = (row: OfferRow, awards: number): Offered => ({
  technologies: technologiesOf(row),
  verticals: JSON.parse(row.verticalsJson ?? '[]') as Vertical[],
  corridorId: row.corridorId,
  awards,
})

/** What a vendor offers. */
export async function offerOf(db: Db, companyId: string): Promise<Offered> {
  const row = await db
    .selectFrom('company')
    .leftJoin('companyCapability', 'companyCapability.companyId', 'company.id')
    .select(['company.technologiesJson', 'company.corridorId', 'companyCapability.verticalsJson'])
    .where('company.id', '=', companyId)
    .executeTakeFirstOrThrow()
  return offeredBy(row, (await awardsOf(db, [companyId])).get(companyId) ?? 0)
}

/** How many requests each of these vendors was chosen for. */
export async function awardsOf(db: Db, companyIds: readonly string[]): Promise<Map<string, number>> {
  if (companyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('award')
    .innerJoin('bid', 'bid.id', 'award.bidId')
    .select(({ fn }) => ['bid.companyId', fn.countAll<number>().as('awards')])
    .where('bid.companyId', 'in', [...companyIds])
    .groupBy('bid.companyId')
    .execute()
  return new Map(rows.map(({ companyId, awards }) => [companyId, Number(awards)]))
}
