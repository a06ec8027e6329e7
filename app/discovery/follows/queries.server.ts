import type { Db } from '#db/connect'
import { keptQuery, type Slot } from '~/platform/kept-query.server'

const followOf = keptQuery((db, slot: Slot<{ personId: string; requestId: string }>) =>
  db
    .selectFrom('requestFollow')
    .select('requestFollow.createdAt')
    .where('requestFollow.personId', '=', slot('personId'))
    .where('requestFollow.requestId', '=', slot('requestId')),
)

export const isFollowed = async (db: Db, follow: { personId: string; requestId: string }): Promise<boolean> =>
  (await followOf(db, follow)).length > 0

/** An open request that somebody may follow, by its public reference. */
export const requestToFollow = (db: Db, ref: string) =>
  db.selectFrom('request').select(['id', 'ref']).where('ref', '=', ref).where('publishedAt', 'is not', null).executeTakeFirst()
