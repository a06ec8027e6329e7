import type { Db } from '#db/connect'

/** More unread than this show as "99+": the header needs no exact count. */
export const mostUnread = 100

/** How many notifications a person has not read, counted up to `mostUnread`. */
export async function unreadCount(db: Db, personId: string): Promise<number> {
  const rows = await db
    .selectFrom('notification')
    .select('id')
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .limit(mostUnread)
    .execute()
  return rows.length
}
