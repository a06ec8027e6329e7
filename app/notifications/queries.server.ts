import type { Db } from '#db/connect'
import type { InstantText } from '#db/schema'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import type { Values } from './notification'

/** More unread than this show as "99+": the header needs no exact count. */
export const mostUnread = 100

const unreadRows = keptQuery((db, slot: Slot<{ personId: string }>) =>
  db.selectFrom('notification').select('id').where('personId', '=', slot('personId')).where('readAt', 'is', null).limit(mostUnread),
)

/** How many notifications a person has not read, counted up to `mostUnread`. */
export const unreadCount = async (db: Db, personId: string): Promise<number> => (await unreadRows(db, { personId })).length

export interface NotificationRow {
  id: string
  kind: string
  values: Values
  createdAt: InstantText
  isRead: boolean
}

/** A page of a person's notifications, newest first; `after` is the id of the last one seen (ids sort by time). */
export async function notificationsOf(
  db: Db,
  { personId, after, limit }: { personId: string; after?: string | undefined; limit: number },
): Promise<{ rows: NotificationRow[]; next: string | null }> {
  let query = db
    .selectFrom('notification')
    .select(['id', 'kind', 'valuesJson', 'createdAt', 'readAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  const last =
    after &&
    (await db
      .selectFrom('notification')
      .select(['id', 'createdAt'])
      .where('id', '=', after)
      .where('personId', '=', personId)
      .executeTakeFirst())
  if (last) {
    query = query.where((where) =>
      where.or([where('createdAt', '<', last.createdAt), where.and([where('createdAt', '=', last.createdAt), where('id', '<', last.id)])]),
    )
  }
  const rows = await query.execute()
  const page = rows.slice(0, limit).map(({ id, kind, valuesJson, createdAt, readAt }) => ({
    id,
    kind,
    values: JSON.parse(valuesJson) as Values,
    createdAt,
    isRead: readAt !== null,
  }))
  return { rows: page, next: rows.length > limit ? page.at(-1)!.id : null }
}

/** The demonstration's letters, newest first; `to` is a whole address. */
export function lettersOf(db: Db, { to, limit }: { to: string; limit: number }) {
  const letters = db
    .selectFrom('mailbox')
    .select(['id', 'recipient', 'subject', 'language', 'createdAt'])
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  return (to === '' ? letters : letters.where('recipient', '=', to)).execute()
}

export const letterOf = (db: Db, id: string) =>
  db
    .selectFrom('mailbox')
    .select(['id', 'recipient', 'subject', 'language', 'createdAt', 'textBody', 'htmlBody'])
    .where('id', '=', id)
    .executeTakeFirst()
