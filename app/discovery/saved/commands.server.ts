import { databaseNow } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { newId } from '~/platform/ids'
import { keptSearch, mostSaved, type Rhythm } from './saved-search'

interface Save {
  personId: string
  language: LanguageTag
  /** What stands behind the board's `?`. */
  search: string
  rhythm: Rhythm
}

type Saved = { ok: true } | { ok: false; reason: 'everything' | 'tooMany' }

/** Keeps a search; the same one again only changes its rhythm. */
export async function saveSearch(db: Db, { personId, language, search, rhythm }: Save): Promise<Saved> {
  const kept = keptSearch(search, language)
  if (!kept) return { ok: false, reason: 'everything' }
  return inTransaction(db, async (tx) => {
    const known = await tx
      .selectFrom('savedSearch')
      .select(['language', 'search'])
      .where('personId', '=', personId)
      .limit(mostSaved)
      .execute()
    const isKnown = known.some((each) => each.search === kept.search && each.language === language)
    if (!isKnown && known.length >= mostSaved) return { ok: false, reason: 'tooMany' } as const
    await tx
      .insertInto('savedSearch')
      .values({ id: newId(), personId, language, search: kept.search, rhythm, createdAt: await databaseNow(tx) })
      .onConflict((conflict) => conflict.columns(['personId', 'language', 'search']).doUpdateSet({ rhythm }))
      .execute()
    return { ok: true } as const
  })
}

interface Own {
  personId: string
  id: string
}

/** Changes how its owner hears of it; false where it is not theirs. */
export async function changeRhythm(db: Db, { personId, id, rhythm }: Own & { rhythm: Rhythm }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('savedSearch')
    .set({ rhythm })
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Forgets a search; what was told of it stays told. */
export async function forgetSearch(db: Db, { personId, id }: Own): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('savedSearch').where('id', '=', id).where('personId', '=', personId).executeTakeFirst()
  return numDeletedRows === 1n
}
