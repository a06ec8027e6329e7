import { createHash } from 'node:crypto'
import type { FileStorage } from '@remix-run/file-storage'
import { databaseNow, hours, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import { record } from '~/audit/record.server'
import { claim, store } from '~/platform/files.server'
import { newId } from '~/platform/ids'
import { enqueue } from '~/platform/jobs.server'
import { rememberApproved } from '../memory/commands.server'
import { originOfImport } from '../memory/origin'
import { addComment, saveSegmentsIn } from '../segments/commands.server'
import { type Deed, holdTask } from '../tasks/commands.server'
import { readEditor } from '../tasks/queries.server'
import { addConcept, editConcept } from '../terms/commands.server'
import { readConcept } from '../terms/queries.server'
import type { ConceptText } from '../terms/term'
import { faultOfJob, planImport } from './job-import'
import { type MemoryFormat, type Pair, tidyPair } from './pair'
import { pairsOf, stagedJob } from './queries.server'
import { Refusal, refusable } from './refusal'
import { isStorable } from './tbx-reader'
import { isSameConcept, mergedConcept } from './term-import'
import { type JobFile, readXliff } from './xliff-reader'

/** A file nobody confirms is forgotten after this. */
const kept = hours(24)

/**
 * Reads a job that came back from a translation tool and keeps it for its sender to look at. Only whoever holds the task may;
 * a second file takes the place of the first.
 */
export async function stageJob(db: Db, { actorId, taskId, name, bytes }: Deed & { name: string; bytes: Uint8Array }) {
  const read = await refusable(() => readXliff([bytes]))
  if (!read.ok) return { ok: false, reason: 'fault', fault: read.fault } as const
  return inTransaction(db, async (tx) => {
    const held = await holdTask(tx, { actorId, taskId, statuses: ['claimed', 'changes_requested'] })
    if (!held.ok) return held
    const segments = await tx.selectFrom('translation').select('segmentId as id').where('taskId', '=', taskId).execute()
    const fault = faultOfJob(read.value, { targetLanguage: held.task.targetLanguage, segments })
    if (fault) return { ok: false, reason: 'fault', fault } as const
    await tx.deleteFrom('taskImport').where('createdAt', '<', plusMs(held.now, -kept)).execute()
    await tx.deleteFrom('taskImport').where('taskId', '=', taskId).where('personId', '=', actorId).execute()
    await tx
      .insertInto('taskImport')
      .values({ taskId, personId: actorId, fileName: name, fileJson: JSON.stringify(read.value satisfies JobFile), createdAt: held.now })
      .execute()
    return { ok: true } as const
  })
}

/**
 * Does what the preview showed, as one transaction: each sentence on its own terms, as from the editor. What would overwrite
 * somebody's words, the importer's own included, stays beside them as a suggestion.
 */
export const importJob = (db: Db, { actorId, taskId, importer }: Deed & { importer: string }) =>
  inTransaction(db, async (tx) => {
    const held = await holdTask(tx, { actorId, taskId, statuses: ['claimed', 'changes_requested'] })
    if (!held.ok) return held
    const staged = await stagedJob(tx, { taskId, personId: actorId })
    const editor = staged && (await readEditor(tx, { taskId, personId: actorId, now: await databaseNow(tx) }))
    if (!staged || !editor) return { ok: false, reason: 'nothingStaged' } as const
    const plan = planImport(editor, staged.file, importer)
    const { results } = await saveSegmentsIn(tx, {
      actorId,
      taskId,
      segments: plan.rows
        .filter(({ verdict }) => verdict !== 'tooLong')
        .map(({ segmentId, incoming, version, verdict }) => ({
          segmentId,
          text: incoming,
          // No translation has version 0: what was made of another original never overwrites.
          version: verdict === 'otherSource' ? 0 : version,
          isConfirmed: verdict === 'confirm',
          isFromFile: true,
        })),
    })
    for (const { segmentId, text } of plan.comments) await addComment(tx, { taskId, segmentId, personId: actorId, text })
    await tx.deleteFrom('taskImport').where('taskId', '=', taskId).where('personId', '=', actorId).execute()
    const saved = results.filter((result) => result.ok).length
    const detail = { saved, suggested: results.length - saved, comments: plan.comments.length }
    await record(tx, { actorId, event: 'translation.imported', subjectType: 'translationTask', subjectId: taskId, detail })
    return { ok: true, ...detail } as const
  })

/**
 * Takes a memory in: reads the whole file once, so that a bad one is refused with its line before anything counts, keeps it, and
 * has a job take its pairs bit by bit.
 */
export async function acceptMemory(
  db: Db,
  storage: FileStorage,
  { actorId, name, bytes, format }: { actorId: string; name: string; bytes: Uint8Array<ArrayBuffer>; format: MemoryFormat },
) {
  const read = await refusable(async () => {
    let [total, useful] = [0, 0]
    for await (const pair of pairsOf(format, [bytes])) {
      total++
      if (pair && tidyPair(pair)) useful++
    }
    if (useful === 0) throw new Refusal('empty', 1)
    return total
  })
  if (!read.ok) return read
  const storageKey = await store(db, storage, new File([bytes], 'memory'))
  const id = newId()
  await inTransaction(db, async (tx) => {
    const now = await databaseNow(tx)
    await tx
      .insertInto('memoryImport')
      .values({
        id,
        personId: actorId,
        fileName: name,
        format,
        storageKey,
        status: 'running',
        total: read.value,
        done: 0,
        added: 0,
        createdAt: now,
        updatedAt: now,
      })
      .execute()
    await claim(tx, storageKey)
    await record(tx, { actorId, event: 'memory.importBegun', subjectType: 'memoryImport', subjectId: id, detail: { pairs: read.value } })
    await carryOn(tx, id, 0)
  })
  return { ok: true, id } as const
}

/** One key per place in the file: a job that ends by enqueueing the next is itself still running. */
export const carryOn = (tx: Tx, importId: string, done: number) =>
  enqueue(tx, 'importMemory', { importId }, { uniqueKey: `importMemory:${importId}:${done}` })

/**
 * Takes one batch of pairs, if the import still runs and nobody took this batch before; false otherwise. What stands in the
 * memory already is no second unit.
 */
export const takePairs = (db: Db, { importId, done, pairs }: { importId: string; done: number; pairs: readonly (Pair | null)[] }) =>
  inTransaction(db, async (tx) => {
    const now = await databaseNow(tx)
    const before = await unitsEver(tx)
    const useful = pairs.flatMap((pair) => (pair ? [tidyPair(pair)] : [])).filter((pair) => pair !== null)
    const moved = await tx
      .updateTable('memoryImport')
      .set({ done: done + pairs.length, updatedAt: now })
      .where('id', '=', importId)
      .where('status', '=', 'running')
      .where('done', '=', done)
      .executeTakeFirst()
    if (moved.numUpdatedRows !== 1n) return false
    await rememberApproved(
      tx,
      useful.map((pair) => ({
        ...pair,
        originId: originOfImport(fingerprint(pair)),
        approvedAt: pair.approvedAt !== null && pair.approvedAt < now ? pair.approvedAt : now,
      })),
    )
    const added = (await unitsEver(tx)) - before
    await tx
      .updateTable('memoryImport')
      .set((set) => ({ added: set('added', '+', added) }))
      .where('id', '=', importId)
      .execute()
    return true
  })

const unitsEver = async (tx: Tx) =>
  (await tx.selectFrom('counter').select('value').where('name', '=', 'tmUnit').modifyEnd(forUpdate(tx)).executeTakeFirstOrThrow()).value

/** The same pair of any file is the same place, so that a file taken twice counts once. */
const fingerprint = ({ sourceLanguage, source, target }: Pair) =>
  createHash('sha256')
    .update(JSON.stringify([sourceLanguage, source, target]))
    .digest('hex')

/** All pairs are in: the file is not needed any more. */
export const finishImport = (db: Db, importId: string) =>
  inTransaction(db, async (tx) => {
    const ended = await tx
      .updateTable('memoryImport')
      .set({ status: 'done', updatedAt: await databaseNow(tx) })
      .where('id', '=', importId)
      .where('status', '=', 'running')
      .returning('storageKey')
      .executeTakeFirst()
    if (ended) await enqueue(tx, 'removeStoredFile', { storageKey: ended.storageKey })
  })

/** Stops an import after the batch under way, or lets it go on from there; what was taken stays. */
export const steerImport = (db: Db, { actorId, importId, to }: { actorId: string; importId: string; to: 'stopped' | 'running' }) =>
  inTransaction(db, async (tx) => {
    const steered = await tx
      .updateTable('memoryImport')
      .set({ status: to, updatedAt: await databaseNow(tx) })
      .where('id', '=', importId)
      .where('status', '=', to === 'stopped' ? 'running' : 'stopped')
      .returning('done')
      .executeTakeFirst()
    if (!steered) return { ok: false, reason: 'otherState' } as const
    if (to === 'running') await carryOn(tx, importId, steered.done)
    const event = to === 'stopped' ? 'memory.importStopped' : 'memory.importResumed'
    await record(tx, { actorId, event, subjectType: 'memoryImport', subjectId: importId })
    return { ok: true } as const
  })

/**
 * Takes concepts of a file that was read to its end into the term base, each as a deed of its own as from the form: a file
 * brought twice changes nothing. A concept that is here already keeps its words and gains the others; `apart` counts those whose
 * texts together would be too long, or which somebody else was editing.
 */
export async function importTerms(db: Db, { actorId, concepts }: { actorId: string; concepts: readonly ConceptText[] }) {
  const counts = { added: 0, merged: 0, same: 0, apart: 0 }
  for (const concept of concepts) {
    const added = await addConcept(db, { actorId, concept })
    counts[
      added.ok ? 'added' : added.reason === 'exists' ? await joinConcept(db, { actorId, conceptId: added.conceptId, concept }) : 'apart'
    ]++
  }
  return counts
}

async function joinConcept(db: Db, { actorId, conceptId, concept }: { actorId: string; conceptId: string; concept: ConceptText }) {
  const here = await readConcept(db, conceptId)
  if (!here) return 'apart'
  const merged = mergedConcept(here, concept)
  if (isSameConcept(here, merged)) return 'same'
  if (!isStorable(merged)) return 'apart'
  const edited = await editConcept(db, { actorId, conceptId, version: here.version, concept: merged })
  return edited.ok ? 'merged' : 'apart'
}
