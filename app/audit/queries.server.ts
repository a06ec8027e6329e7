import type { Db } from '#db/connect'
import type { AuditLine, ChainVerdict } from './entry'
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

const batch = 2_000

/** Recomputes the chain from the first entry to the head and names the first one that does not fit. Reads in batches. */
export async function verifyChain(db: Db): Promise<ChainVerdict> {
  let previous = '0'.repeat(64)
  let number = 0
  for (;;) {
    const rows = await db
      .selectFrom('auditEntry')
      .select(['number', 'at', 'actorId', 'event', 'subjectType', 'subjectId', 'detailJson', 'previousHash', 'hash'])
      .where('number', '>', number)
      .orderBy('number')
      .limit(batch)
      .execute()
    for (const row of rows) {
      number++
      if (row.number !== number || row.previousHash !== previous || sha256Hex(auditText(row)) !== row.hash)
        return { ok: false, brokenAt: number }
      previous = row.hash
    }
    if (rows.length < batch) break
  }
  const head = await db.selectFrom('auditHead').select(['number', 'hash']).where('id', '=', 'head').executeTakeFirstOrThrow()
  // Entries cut off at the end leave a head that points behind the last one.
  if (head.number > number || (head.number === number && head.hash !== previous)) return { ok: false, brokenAt: number + 1 }
  return { ok: true, entries: number, head: previous }
}
