import { databaseNow } from '#db/clock'
import type { Db } from '#db/connect'

interface Follow {
  personId: string
  requestId: string
}

/** From now on this person is reminded of the request's deadline. Again does no harm. */
export async function followRequest(db: Db, { personId, requestId }: Follow): Promise<void> {
  await db
    .insertInto('requestFollow')
    .values({ personId, requestId, createdAt: await databaseNow(db) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function unfollowRequest(db: Db, { personId, requestId }: Follow): Promise<void> {
  await db.deleteFrom('requestFollow').where('personId', '=', personId).where('requestId', '=', requestId).execute()
}
