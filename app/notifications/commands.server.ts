import { databaseNow } from '#db/clock'
import type { Db, Tx } from '#db/connect'
import type { InstantText } from '#db/schema'
import type { Language } from '~/platform/i18n/language'
import { newId } from '~/platform/ids'
import { enqueue } from '~/platform/jobs.server'
import { choicesFor } from './choices/queries.server'
import { topicOf } from './choices/topic'
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
  /** When the letter goes out; at once when left out, never when `false`. */
  mail?: InstantText | false
}

/**
 * Tells people something, in the transaction of the deed that they are told of: a row in their notification centre and a
 * letter job for each, as far as they want to hear of it. Banned people are told nothing; a person named twice is told once.
 */
export async function notify(tx: Tx, { to, kind, values = {}, path, mail }: Notice): Promise<void> {
  const readers = await readersOf(tx, to)
  if (readers.length === 0) return
  const createdAt = await databaseNow(tx)
  const valuesJson = JSON.stringify(values)
  const topic = topicOf(kind)
  const choice = topic === null ? null : await choicesFor(tx, readers, topic)
  for (const personId of readers) {
    const { isShown, isMailed } = choice?.(personId) ?? { isShown: true, isMailed: true }
    if (!isShown && !isMailed) continue
    // Who wants letters alone finds it among what was read: the letter needs something to lead to.
    const row = { id: newId(), personId, kind, valuesJson, path, createdAt, readAt: isShown ? null : createdAt }
    await tx.insertInto('notification').values(row).execute()
    if (isMailed && mail !== false) await enqueue(tx, 'sendMail', { notificationId: row.id }, mail === undefined ? {} : { runAt: mail })
  }
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

/** What one letter gathers: things to look at, each with its address, under the search that they fit. */
export interface LetterSection {
  /** In the reader's language, with where it leads; null for things that belong under no heading any more. */
  heading: { text: string; path: string } | null
  items: { title: { zh: string; en: string }; deadlineAt: InstantText | null; path: string }[]
}

export interface Letter {
  /** The address; it need not belong to anybody yet. */
  to: string
  language: Language
  kind: string
  values?: Values
  /** Without the language segment. With a `seed`, the link's token is put behind it when the letter is sent. */
  path: string
  sections?: LetterSection[]
  seed?: string
  /** Whose choice ends letters like this one, for its headers and its foot. */
  personId?: string
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

/** Who has read the thing itself need not be told of it any more. */
export async function settleNotices(tx: Tx, { personId, kind, path }: { personId: string; kind: string; path: string }): Promise<void> {
  await tx
    .updateTable('notification')
    .set({ readAt: await databaseNow(tx) })
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .where('kind', '=', kind)
    .where('path', '=', path)
    .execute()
}

/** Marks one notification as read and answers where it leads; `null` when it is not the reader's. */
export async function openNotification(db: Db, { personId, id }: { personId: string; id: string }): Promise<string | null> {
  const row = await db.selectFrom('notification').select('path').where('id', '=', id).where('personId', '=', personId).executeTakeFirst()
  if (!row) return null
  await markRead(db, { personId, id })
  return row.path
}
