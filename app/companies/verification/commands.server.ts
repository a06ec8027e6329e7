import type { Updateable } from 'kysely'
import { databaseNow, days, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { CompanyStatus, CompanyTable, CompanyVerificationTable } from '#db/schema'
import { endAccessTokens } from '~/accounts/access-tokens/commands.server'
import { record } from '~/audit/record.server'
import { notify } from '~/notifications/commands.server'
import { newId } from '~/platform/ids'
import { cancelJobs, enqueue } from '~/platform/jobs.server'
import { touchPublicPages } from '~/platform/public-version.server'
import { touchSearch } from '~/platform/search-queue.server'
import { suspendRequestsOf } from '~/triage/commands.server'
import { canMove, endOfVerification, registries, renewalDays, stampOf } from '../company'
import { ownersOf } from '../queries.server'

type Row = Pick<CompanyTable, 'id' | 'status' | 'askedAt' | 'verifiedUntil'>

/**
 * Moves a company from the state in which it was read. One guarded UPDATE decides among several people who decide at once;
 * false for those who come after, and for moves that the table does not have.
 */
export async function moveCompany(tx: Tx, from: Row, to: CompanyStatus, changes: Updateable<CompanyTable> = {}): Promise<boolean> {
  if (from.status !== to && !canMove(from.status, to)) return false
  const same = (column: 'askedAt' | 'verifiedUntil') => [column, from[column] === null ? 'is' : '=', from[column]] as const
  const { numUpdatedRows } = await tx
    .updateTable('company')
    .set({ ...changes, status: to })
    .where('id', '=', from.id)
    .where('status', '=', from.status)
    .where(...same('askedAt'))
    .where(...same('verifiedUntil'))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

interface Deed {
  moderatorId: string
  companyId: string
  /** `stampOf` what the moderator was looking at; left out, what is there now. */
  seen?: string | undefined
  /** Words for the record, and for the company where it is told why. */
  note: string
}

/** A moderator has found the company on its public register: verified for twelve months from now, or renewed for as long. */
export function verifyCompany(db: Db, { registry, ...deed }: Deed & { registry: string }) {
  return decide(db, deed, async (tx, company, now) => {
    if (!(registries[company.kind] as readonly string[]).includes(registry)) return { ok: false, reason: 'badRegistry' } as const
    const verifiedUntil = endOfVerification(now)
    const to = company.status === 'suspended' ? null : 'verified'
    if (!to || !(await moveCompany(tx, company, to, { verifiedAt: now, verifiedUntil, askedAt: null }))) return changedMeanwhile
    await settle(tx, { deed, now, registry, decision: 'verified', kind: 'companyVerified', values: { until: { instant: verifiedUntil } } })
    await remind(tx, company.id, verifiedUntil)
    await letGoOn(tx, company.id)
    return { ok: true, verifiedUntil } as const
  })
}

/** The register does not show what the company says: it stays `registered` and out of the queue until its owner puts that right. */
export function refuseCompany(db: Db, deed: Deed) {
  return decide(db, deed, async (tx, company, now) => {
    if (company.status !== 'registered' || company.askedAt === null) return changedMeanwhile
    if (!(await moveCompany(tx, company, 'registered', { askedAt: null }))) return changedMeanwhile
    await settle(tx, { deed, now, decision: 'refused', kind: 'companyRefused', values: { note: deed.note.trim() } })
    return { ok: true } as const
  })
}

/**
 * Takes a company out of dealings, in one transaction. Its page is gone, its tokens end. Of a buyer: the clocks of its open requests stop, nothing of
 * it goes out, and it confirms, answers and chooses nothing. Of a vendor: it neither asks nor bids; its sealed bids open with all others and are
 * compared, marked, but none of them can win. Engagements stay with their two parties, who have a contract: they go on, and a dispute or a pause is
 * theirs to raise. All of it ends with the suspension.
 */
export function suspendCompany(db: Db, deed: Deed) {
  return decide(db, deed, async (tx, company, now) => {
    if (company.status === 'suspended' || !(await moveCompany(tx, company, 'suspended', { askedAt: null }))) return changedMeanwhile
    await endAccessTokens(tx, { companyId: company.id })
    await suspendRequestsOf(tx, { companyId: company.id, moderatorId: deed.moderatorId, note: deed.note.trim() })
    await settle(tx, { deed, now, decision: 'suspended', kind: 'companySuspended', values: { note: deed.note.trim() } })
    return { ok: true } as const
  })
}

/** Ends a suspension: verified again where the year has not run out, else it waits for a check. */
export function reinstateCompany(db: Db, deed: Deed) {
  return decide(db, deed, async (tx, company, now) => {
    if (company.status !== 'suspended') return changedMeanwhile
    const isStillVerified = company.verifiedUntil !== null && company.verifiedUntil > now
    const to = isStillVerified ? 'verified' : 'registered'
    if (!(await moveCompany(tx, company, to, isStillVerified ? {} : { askedAt: now, verifiedAt: null, verifiedUntil: null })))
      return changedMeanwhile
    await settle(tx, { deed, now, decision: 'reinstated', kind: 'companyReinstated', values: {} })
    if (isStillVerified) await letGoOn(tx, company.id)
    return { ok: true, status: to } as const
  })
}

const changedMeanwhile = { ok: false, reason: 'changedMeanwhile' } as const

type Company = Row & Pick<CompanyTable, 'kind'>

/** Reads the company under decision; a note is always needed, and a page that is out of date decides nothing. */
function decide<T>(db: Db, deed: Deed, work: (tx: Tx, company: Company, now: string) => Promise<T>) {
  return inTransaction(db, async (tx) => {
    if (deed.note.trim() === '') return { ok: false, reason: 'noteMissing' } as const
    const company = await tx
      .selectFrom('company')
      .select(['id', 'kind', 'status', 'askedAt', 'verifiedUntil'])
      .where('id', '=', deed.companyId)
      .executeTakeFirst()
    if (!company || (deed.seen !== undefined && deed.seen !== stampOf(company))) return changedMeanwhile
    return work(tx, company, await databaseNow(tx))
  })
}

interface Settlement {
  deed: Deed
  now: string
  registry?: string
  decision: CompanyVerificationTable['decision']
  /** Kind of the notification. */
  kind: string
  values: Parameters<typeof notify>[1]['values']
}

/** What every decision leaves behind: its place in the history, its audit entry, its letter. */
async function settle(tx: Tx, { deed: { moderatorId, companyId, note }, now, registry = '', decision, kind, values }: Settlement) {
  await tx
    .insertInto('companyVerification')
    .values({ id: newId(), companyId, moderatorId, decision, registry, note: note.trim(), createdAt: now })
    .execute()
  await record(tx, {
    actorId: moderatorId,
    event: `company.${decision}`,
    subjectType: 'company',
    subjectId: companyId,
    detail: { registry },
  })
  const { nameZh, nameEn } = await tx
    .selectFrom('company')
    .select(['nameZh', 'nameEn'])
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow()
  await notify(tx, {
    to: await ownersOf(tx, companyId),
    kind,
    values: { company: { zh: nameZh, en: nameEn }, ...values },
    path: '/company',
  })
  await touchPublicPages(tx)
  await touchSearch(tx, 'company', companyId)
}

/** What waited for the company to be verified goes on, each thing in a transaction of its own. */
const letGoOn = (tx: Tx, companyId: string) => enqueue(tx, 'companyVerified', { companyId })

/** A letter to the owners before the year is over. */
async function remind(tx: Tx, companyId: string, verifiedUntil: string) {
  const uniqueKey = `verificationEnding:${companyId}`
  await cancelJobs(tx, uniqueKey)
  await enqueue(tx, 'verificationEnding', { companyId, verifiedUntil }, { runAt: plusMs(verifiedUntil, -days(renewalDays)), uniqueKey })
}
