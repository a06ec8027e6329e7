import type { Tx } from '#db/connect'
import type { SearchKind } from '#db/schema'
import { newId } from './ids'
import { enqueue } from './jobs.server'

/** Says, within the deed's transaction, that something may now be found, be found differently or no longer. */
export async function touchSearch(tx: Tx, kind: SearchKind, subjectId: string): Promise<void> {
  await tx.insertInto('searchQueue').values({ id: newId(), kind, subjectId }).execute()
  // Without a key: a job that is about to end would otherwise swallow the one that has something to do.
  await enqueue(tx, 'indexSearch', {})
}
