import { databaseNow } from '#db/clock'
import type { Db, Tx } from '#db/connect'
import type { Language } from '~/platform/i18n/language'
import { newId } from '~/platform/ids'
import { enqueue } from '~/platform/jobs.server'
import type { Values } from './notification'

/** Whom to tell: people, everybody of a company, or all staff of a role. */
export type Readers = readonly string[] | { companyId: string } | { staff: 'moderator' | 'operator' }

export interface Notice {
  to: Readers
  /** Texts: `kind.<kind>.subject`, `.body`, `.action`. */
  kind: string
  values?: Values
  /** Where the reader can act; without the language segment: `/requests/R-4K7P2MXW`. */
  path: string
}

/**
 * Tells people something, in the transaction of the deed that they are told of: a row in their notification centre and a
 * letter job for each. Banned people are told nothing; a person named twice is told once.
 */
export async function notify(tx: Tx, { to, kind, values = {}, path }: Notice): Promise<void> {
  const readers = await readersOf(tx, to)
  if (readers.length === 0) return
  const createdAt = await databaseNow(tx)
  const valuesJson = JSON.stringify(values)
  const rows = readers.map((personId) => ({ id: newId(), personId, kind, valuesJson, path, createdAt, readAt: null }))
  await tx.insertInto('notification').values(rows).execute()
  for (const row of rows) await enqueue(tx, 'sendMail', { notificationId: row.id })
}

async function readersOf(tx: Tx, to: Readers): Promise<string[]> {
  const active = tx.selectFrom('person').select('person.id').where('person.status', '=', 'active')
  if (Array.isArray(to)) {
    if (to.length === 0) return []
    return idsOf(
      await active
        .where('person.id', 'in', [...to])
        .orderBy('person.id')
        .execute(),
    )
  }
  if ('companyId' in to) {
    return idsOf(
      await active
        .innerJoin('membership', 'membership.personId', 'person.id')
        .where('membership.companyId', '=', to.companyId)
        .orderBy('person.id')
        .limit(200)
        .execute(),
    )
  }
  const { staff } = to as { staff: 'moderator' | 'operator' }
  return idsOf(await active.where('person.staffRole', '=', staff).orderBy('person.id').limit(200).execute())
}

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)

export interface Letter {
  /** The address; it need not belong to anybody yet. */
  to: string
  language: Language
  kind: string
  values?: Values
  /** Without the language segment. With a `seed`, the link's token is put behind it when the letter is sent. */
  path: string
  seed?: string
}

/** A letter without a row in the notification centre: links that prove an address, invitations. */
export const sendLetter = (tx: Tx, letter: Letter): Promise<void> => enqueue(tx, 'sendMail', { letter })

/** Marks everything up to now as read, or one notification; scoped to its reader. */
export async function markRead(db: Db, { personId, id }: { personId: string; id?: string | undefined }): Promise<number> {
  const now = await databaseNow(db)
  let update = db
    .updateTable('notification')
    .set({ readAt: now })
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .where('createdAt', '<=', now)
  if (id !== undefined) update = update.where('id', '=', id)
  const { numUpdatedRows } = await update.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Marks one notification as read and answers where it leads; `null` when it is not the reader's. */
export async function openNotification(db: Db, { personId, id }: { personId: string; id: string }): Promise<string | null> {
  const row = await db.selectFrom('notification').select('path').where('id', '=', id).where('personId', '=', personId).executeTakeFirst()
  if (!row) return null
  await markRead(db, { personId, id })
  return row.path
}
