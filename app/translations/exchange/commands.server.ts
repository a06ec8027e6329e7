import { databaseNow, hours, plusMs } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { record } from '~/audit/record.server'
import { addComment, saveSegmentsIn } from '../segments/commands.server'
import { type Deed, holdTask } from '../tasks/commands.server'
import { readEditor } from '../tasks/queries.server'
import { faultOfJob, planImport } from './job-import'
import { stagedJob } from './queries.server'
import { type JobFile, readXliff } from './xliff-reader'
import { refusable } from './xml-reader'

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
