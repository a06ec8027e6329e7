import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { databaseNow } from '#db/clock'
import type { Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import { newId } from '~/platform/ids'

export interface AuditEvent {
  /** `null` for the system itself. */
  actorId: string | null
  /** `bid.awarded`: domain and deed. */
  event: string
  subjectType: string
  subjectId: string
  /** Facts, never texts of bids or secrets. */
  detail?: Record<string, unknown>
}

/** The text whose SHA-256 is an entry's hash; anybody with the table can recompute the chain. */
export const auditText = (entry: {
  number: number
  at: string
  actorId: string | null
  event: string
  subjectType: string
  subjectId: string
  detailJson: string
  previousHash: string
}): string =>
  JSON.stringify([
    entry.number,
    entry.at,
    entry.actorId,
    entry.event,
    entry.subjectType,
    entry.subjectId,
    entry.detailJson,
    entry.previousHash,
  ])

export const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Appends to the hash-chained audit within the transaction of the deed itself. */
export async function record(tx: Tx, { actorId, event, subjectType, subjectId, detail }: AuditEvent): Promise<void> {
  const { rows } = await sql<{
    number: number
    hash: string
  }>`select ${sql.id('number')}, ${sql.id('hash')} from ${sql.id('auditHead')} where ${sql.id('id')} = 'head' ${forUpdate(tx)}`.execute(tx)
  const head = rows[0]!
  const entry = {
    number: Number(head.number) + 1,
    at: await databaseNow(tx),
    actorId,
    event,
    subjectType,
    subjectId,
    detailJson: JSON.stringify(detail ?? {}),
    previousHash: head.hash,
  }
  const hash = sha256Hex(auditText(entry))
  await tx
    .insertInto('auditEntry')
    .values({ id: newId(), ...entry, hash })
    .execute()
  await tx.updateTable('auditHead').set({ number: entry.number, hash }).where('id', '=', 'head').execute()
}
