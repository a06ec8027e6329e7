import { sql } from 'kysely'
import { databaseNow } from '#db/clock'
import type { Tx } from '#db/connect'
import { record } from '~/audit/record.server'
import { enqueue } from '~/platform/jobs.server'
import { countReview, countVerified } from '../flow/commands.server'
import { moved, runningStatuses } from '../tasks/task'

/**
 * Counts what is still open and closes the task when every segment is approved or needs nobody. Then, in the same transaction,
 * the subject's domain is told by a `documentVerified` job. `reviewerId` is who approved the last segment, if a person did.
 * Answers whether the task is verified now.
 */
export async function settleTask(tx: Tx, { taskId, reviewerId }: { taskId: string; reviewerId: string | null }): Promise<boolean> {
  if ((await countOpen(tx, taskId)) > 0) return false
  const now = await databaseNow(tx)
  const task = await tx
    .updateTable('translationTask')
    .set({ status: moved(runningStatuses, 'verified'), verifiedAt: now, charactersOpen: 0, claimedBy: null, claimExpiresAt: null })
    .where('id', '=', taskId)
    .where('status', 'in', runningStatuses)
    .returningAll()
    .executeTakeFirst()
  if (!task) return false
  await countVerified(tx, { taskId, createdAt: task.createdAt })
  if (reviewerId) await countReview(tx, { reviewerId, takenAt: task.claimedAt, now })
  const signed = await signatures(tx, taskId)
  await tx
    .updateTable('translationTask')
    .set({
      translatorId: task.translatorId ?? signed?.translatorId ?? null,
      reviewerId: reviewerId ?? task.reviewerId ?? signed?.reviewerId ?? null,
    })
    .where('id', '=', taskId)
    .execute()
  await record(tx, {
    actorId: reviewerId,
    event: 'translation.verified',
    subjectType: 'translationTask',
    subjectId: taskId,
    detail: { documentId: task.documentId },
  })
  const document = await tx.selectFrom('document').select('subjectId').where('id', '=', task.documentId).executeTakeFirstOrThrow()
  await enqueue(
    tx,
    'documentVerified',
    {
      documentId: task.documentId,
      revisionId: task.revisionId,
      kind: task.kind,
      subjectId: document.subjectId,
      requestId: task.requestId,
    },
    { uniqueKey: `documentVerified:${taskId}` },
  )
  return true
}

/** Counts the segments without a verdict, and notes on the task how many characters of source that is. */
export async function countOpen(tx: Tx, taskId: string): Promise<number> {
  const open = await tx
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .select(({ fn }) => [
      fn.countAll<number>().as('segments'),
      fn.sum<number | null>(sql<number>`length(${sql.ref('segment.text')})`).as('characters'),
    ])
    .where('translation.taskId', '=', taskId)
    .where('translation.state', 'not in', ['approved', 'not_needed'])
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('translationTask')
    .set({ charactersOpen: Number(open.characters ?? 0) })
    .where('id', '=', taskId)
    .execute()
  return Number(open.segments)
}

/** Who translated and who reviewed last, for a task that needed nobody because all of it was carried. */
const signatures = (tx: Tx, taskId: string) =>
  tx
    .selectFrom('translation')
    .select(['translatorId', 'reviewerId'])
    .where('taskId', '=', taskId)
    .where('reviewerId', 'is not', null)
    .orderBy('reviewedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
