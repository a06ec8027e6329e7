import { databaseNow } from '#db/clock'
import type { Db, Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import type { CompanyTable, InstantText } from '#db/schema'
import { isVerified, technologiesOf } from './company'
import { formatPhone } from './identifiers'
import type { IdentifierName } from './registration-form'

const unique = ['uscc', 'gstin', 'cin', 'llpin'] as const satisfies readonly IdentifierName[]

/** Which of these numbers belongs to another company already, or null. */
export async function takenBy(
  db: Db | Tx,
  identifiers: Pick<CompanyTable, (typeof unique)[number]>,
  exceptId?: string,
): Promise<(typeof unique)[number] | null> {
  const given = unique.filter((name) => identifiers[name])
  if (given.length === 0) return null
  let query = db
    .selectFrom('company')
    .select(unique)
    .where((where) => where.or(given.map((name) => where(name, '=', identifiers[name]))))
    .limit(1)
  if (exceptId !== undefined) query = query.where('id', '<>', exceptId)
  const other = await query.executeTakeFirst()
  return other ? (given.find((name) => other[name] === identifiers[name]) ?? null) : null
}

const cardColumns = [
  ...(['id', 'ref', 'kind', 'status', 'nameZh', 'nameEn', 'cityZh', 'cityEn', 'vertical', 'division'] as const),
  ...(['technologiesJson', 'corridorId', 'documentId', 'verifiedAt', 'verifiedUntil'] as const),
]

/** What others may know of a company: never its contact. */
export type CompanyCard = ReturnType<typeof cardOf>

function cardOf({ technologiesJson, ...row }: Pick<CompanyTable, (typeof cardColumns)[number]>) {
  return { ...row, technologies: technologiesOf({ technologiesJson }) }
}

/** A company in short, for pages that mention it. Whether it may be shown is the caller's to say. */
export async function companyCard(db: Db | Tx, id: string): Promise<CompanyCard | null> {
  const row = await db.selectFrom('company').select(cardColumns).where('id', '=', id).executeTakeFirst()
  return row ? cardOf(row) : null
}

/** Name, address and phone (E.164) of a company's contact. Only for the two parties of an award, and for staff. */
export async function contactOf(db: Db | Tx, companyId: string): Promise<{ name: string; email: string; phone: string } | null> {
  const row = await db
    .selectFrom('company')
    .select(['contactName as name', 'contactEmail as email', 'contactPhone as phone'])
    .where('id', '=', companyId)
    .executeTakeFirst()
  return row ?? null
}

/** Everything that a company's own people see of it. */
export async function ownCompany(db: Db | Tx, { companyId, personId }: { companyId: string; personId: string }) {
  const row = await db
    .selectFrom('company')
    .innerJoin('membership', 'membership.companyId', 'company.id')
    .selectAll('company')
    .where('company.id', '=', companyId)
    .where('membership.personId', '=', personId)
    .executeTakeFirst()
  return row ? factsOf(row) : null
}

/** A row as pages and forms take it. */
export function factsOf(row: CompanyTable) {
  const { nameSkeleton: _, technologiesJson, ...facts } = row
  return {
    ...facts,
    technologies: technologiesOf({ technologiesJson }),
    // Put in groups here: the browser need not know every country's numbering plan for it.
    phoneShown: facts.contactPhone && formatPhone(facts.contactPhone),
  }
}
export type OwnCompany = ReturnType<typeof factsOf>

interface Visit {
  ref: string
  now: InstantText
  /** Company of the visitor: its people see their own page before it is public. */
  companyId: string | null
  isStaff: boolean
}

/** The company behind a public page: verified today, or one's own, or any for staff. */
export async function visibleCompany(db: Db, { ref, now, companyId, isStaff }: Visit): Promise<CompanyCard | null> {
  let query = db.selectFrom('company').select(cardColumns).where('ref', '=', ref)
  if (!isStaff)
    query = query.where((where) =>
      where.or([
        where.and([where('status', '=', 'verified'), where('verifiedUntil', '>', now)]),
        ...(companyId === null ? [] : [where('id', '=', companyId)]),
      ]),
    )
  const row = await query.executeTakeFirst()
  return row ? cardOf(row) : null
}

/**
 * Whether a company is verified at this moment, for a deed that makes something of it public. Whoever verifies or suspends it waits until the
 * deed is done: what is held back here is found by the verification that comes next.
 */
export async function isVerifiedNow(tx: Tx, companyId: string): Promise<boolean> {
  const company = await tx
    .selectFrom('company')
    .select(['status', 'verifiedUntil'])
    .where('id', '=', companyId)
    .modifyEnd(forUpdate(tx))
    .executeTakeFirstOrThrow()
  return isVerified(company, await databaseNow(tx))
}

/** The owners of a company, who are told what is decided about it. */
export const ownersOf = async (db: Db | Tx, companyId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('membership')
      .select('personId')
      .where('companyId', '=', companyId)
      .where('role', '=', 'owner')
      .orderBy('personId')
      .limit(20)
      .execute()
  ).map(({ personId }) => personId)

/** The newest decision of a kind about a company, for its page. */
export const lastDecision = (db: Db, companyId: string) =>
  db
    .selectFrom('companyVerification')
    .select(['decision', 'registry', 'note', 'createdAt'])
    .where('companyId', '=', companyId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Which register a company was last found on, and when. */
export const lastVerification = (db: Db, companyId: string) =>
  db
    .selectFrom('companyVerification')
    .select(['registry', 'createdAt'])
    .where('companyId', '=', companyId)
    .where('decision', '=', 'verified')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
