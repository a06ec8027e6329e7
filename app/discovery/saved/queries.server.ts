import type { Db } from '#db/connect'
import { mostSaved } from './saved-search'

/** A person's saved searches, newest first. */
export const savedSearches = (db: Db, personId: string) =>
  db
    .selectFrom('savedSearch')
    .select(['id', 'search', 'language', 'rhythm', 'createdAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostSaved)
    .execute()
