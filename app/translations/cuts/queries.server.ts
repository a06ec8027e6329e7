import type { Db, Tx } from '#db/connect'
import type { Cut } from './cut'

/** Cuts of one document that are looked at. */
const mostCuts = 1_000

/** Where people cut a document otherwise than the rules, in the order in which they decided it. */
export async function cutsOf(db: Db | Tx, documentId: string): Promise<Cut[]> {
  const cuts = await db
    .selectFrom('segmentCut')
    .select(['field', 'kind', 'text', 'place', 'nth'])
    .where('documentId', '=', documentId)
    .orderBy('id')
    .limit(mostCuts)
    .execute()
  return cuts.map((cut) => ({ ...cut, place: Number(cut.place), nth: Number(cut.nth) }))
}
