import type { Db, Tx } from '#db/connect'
import { openStatuses } from './dispute'

/** The dispute that is still to be settled; null when there is none. */
export async function openDispute(db: Db | Tx, engagementId: string) {
  const row = await db
    .selectFrom('dispute')
    .select(['id', 'number', 'side', 'status'])
    .where('engagementId', '=', engagementId)
    .where('status', 'in', openStatuses)
    .executeTakeFirst()
  return row ?? null
}
