import type { Db } from '#db/connect'
import type { AuditCheck, AuditLine, ChainVerdict } from './entry'
import { auditText, sha256Hex } from './record.server'

interface Wish {
  /** Entries older than this number; the newest when left out. */
  before?: number | undefined
  /** Only events of a domain, such as `bid`. */
  domain?: string | undefined
  limit?: number
}

/** A page of the audit, newest first. */
export async function auditPage(db: Db, { before, domain, limit = 50 }: Wish): Promise<AuditLine[]> {
  let query = db
    .selectFrom('auditEntry')
    .leftJoin('person', 'person.id', 'auditEntry.actorId')
    .select(['auditEntry.number', 'auditEntry.at', 'person.name as actor', 'event', 'subjectType', 'subjectId', 'detailJson as detail'])
    .orderBy('auditEntry.number', 'desc')
    .limit(limit)
  if (before !== undefined) query = query.where('auditEntry.number', '<', before)
  if (domain) query = query.where('event', '>=', `${domain}.`).where('event', '<', `${domain}/`)
  return query.execute()
}

const batch = 1_000

/**
 * Recomputes the chain from the first entry to the head and names the first one that does not fit. Reads in batches and lets others have their
 * turn; what is written meanwhile is left to the next check.
 */
export async function verifyChain(db: Db): Promise<ChainVerdict> {
  // The last entry is asked for before the head: an entry never stands in the table without the head that knows it.
  const last = await db.selectFrom('auditEntry').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst()
  const head = await db.selectFrom('auditHead').select(['number', 'hash']).where('id', '=', 'head').executeTakeFirstOrThrow()
  if (last && last.number > head.number) return { ok: false, brokenAt: head.number + 1 }
  let previous = '0'.repeat(64)
  let number = 0
  while (number < head.number) {
    const rows = await db
      .selectFrom('auditEntry')
      .select(['number', 'at', 'actorId', 'event', 'subjectType', 'subjectId', 'detailJson', 'previousHash', 'hash'])
      .where('number', '>', number)
      .where('number', '<=', head.number)
      .orderBy('number')
      .limit(batch)
      .execute()
    for (const row of rows) {
      number++
      if (row.number !== number || row.previousHash !== previous || sha256Hex(auditText(row)) !== row.hash)
        return { ok: false, brokenAt: number }
      previous = row.hash
    }
    // Entries cut off at the end leave a head that points behind the last one.
    if (rows.length === 0) return { ok: false, brokenAt: number + 1 }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return head.hash === previous ? { ok: true, entries: number, head: previous } : { ok: false, brokenAt: number + 1 }
}

/** What the last nightly check found; nothing before the first night. */
export const latestCheck = (db: Db): Promise<AuditCheck | undefined> =>
  db
    .selectFrom('auditCheck')
    .select(['checkedAt', 'entries', 'brokenNumber'])
    .orderBy('checkedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
