import type { FileStorage } from '@remix-run/file-storage'
import { type Db, inTransaction } from '#db/connect'
import { fileStorage } from '~/platform/files.server'
import { Hopeless, type JobHandlers } from '~/platform/jobs.server'
import { indexMemory } from '../memory-index/commands.server'
import { carryOn, finishImport, takePairs } from './commands.server'
import type { Pair } from './pair'
import { pairsOf } from './queries.server'

/** A batch holds the file on SQLite: a hundred pairs take a tenth of a second, five hundred were felt by everybody (measured). */
const batchSize = 100
/** A job gives its place back before its lease runs out; the next one reads on from there. */
const longestRunMs = 30_000

/** Takes pairs from where the last job stopped, until the file ends, somebody stops the import or the time is up. */
export async function runImport(db: Db, importId: string, storage: FileStorage, forMs = longestRunMs): Promise<void> {
  const wanted = await db.selectFrom('memoryImport').selectAll().where('id', '=', importId).executeTakeFirst()
  if (wanted?.status !== 'running') return
  const file = await storage.get(wanted.storageKey)
  if (!file) throw new Hopeless('the stored file is gone')
  const until = performance.now() + forMs
  let { done } = wanted
  let at = 0
  let batch: (Pair | null)[] = []
  const take = async () => {
    const isTaken = await takePairs(db, { importId, done, pairs: batch })
    done += batch.length
    batch = []
    // In transactions of its own: a batch and its index together were felt by everybody.
    await indexMemory(db)
    return isTaken
  }
  for await (const pair of pairsOf(wanted.format, file.stream())) {
    if (at++ < done) continue
    batch.push(pair)
    if (batch.length < batchSize) continue
    if (!(await take())) return
    if (performance.now() > until) return inTransaction(db, (tx) => carryOn(tx, importId, done))
  }
  if (batch.length > 0 && !(await take())) return
  await finishImport(db, importId)
}

export const exchangeJobs: JobHandlers = {
  importMemory: (db, { payload }) => runImport(db, String(payload.importId), fileStorage()),
}
