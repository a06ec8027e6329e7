import { type Db, inTransaction, type Tx } from '#db/connect'
import { record } from '~/audit/record.server'
import { notify } from '~/notifications/commands.server'
import { blockedSegments } from '../checks/queries.server'
import { countReview } from '../flow/commands.server'
import { learn } from '../memory/commands.server'
import { addComment, remember } from '../segments/commands.server'
import { type Deed, holdTask } from '../tasks/commands.server'
import { moved, settledStates } from '../tasks/task'
import { settleTask } from '../verification/commands.server'
import { sureSentences } from './queries.server'

/**
 * The second person's verdict. Whoever wrote any text that waits for it, or handed the task in, cannot give it: judged at the task
 * and again, by the guard of the UPDATE, at each segment.
 */
interface SegmentDeed extends Deed {
  segmentId: string
  /** Version of the text that was read. */
  version: number
}

export const approveSegment = (db: Db, { actorId, taskId, segmentId, version }: SegmentDeed) =>
  inTransaction(db, async (tx) => {
    const held = await holdForReview(tx, { actorId, taskId })
    if (!held.ok) return held
    const blocked = await blockedSegments(tx, { taskId, states: ['ready', 'changes_requested'], segmentId })
    if (blocked.length > 0) return { ok: false, reason: 'checksOpen' } as const
    const approved = await tx
      .updateTable('translation')
      .set({ state: 'approved', reviewerId: actorId, reviewedAt: held.now })
      .where('taskId', '=', taskId)
      .where('segmentId', '=', segmentId)
      .where('version', '=', version)
      .where('state', 'in', ['ready', 'changes_requested'])
      .where('text', '<>', '')
      .where('translatorId', '<>', actorId)
      .returning(['id', 'text', 'method'])
      .executeTakeFirst()
    if (!approved) return { ok: false, reason: 'changedSince' } as const
    await remember(tx, {
      translationId: approved.id,
      personId: actorId,
      event: 'approved',
      method: approved.method,
      text: approved.text,
      createdAt: held.now,
    })
    await resolveComments(tx, { taskId, segmentIds: [segmentId] })
    await learn(tx, { taskId, segmentIds: [segmentId] })
    const isVerified = await settleTask(tx, { taskId, reviewerId: actorId })
    return { ok: true, isVerified } as const
  })

/** Approves whatever is ready. `submittedAt` is the hand-in that was read: a later one has to be read first. */
export const approveAll = (db: Db, { actorId, taskId, submittedAt }: Deed & { submittedAt?: string }) =>
  inTransaction(db, async (tx) => {
    const held = await holdForReview(tx, { actorId, taskId })
    if (!held.ok) return held
    if (submittedAt !== undefined && submittedAt !== held.task.submittedAt) return { ok: false, reason: 'changedSince' } as const
    const blocked = await blockedSegments(tx, { taskId, states: ['ready'] })
    if (blocked.length > 0) return { ok: false, reason: 'checksOpen', segmentIds: blocked } as const
    return approveReady(tx, { actorId, taskId, now: held.now })
  })

/** Approves what stands exactly as the memory has it, where no check finds anything; the second person has still to be another one. */
export const approveFromMemory = (db: Db, { actorId, taskId }: Deed) =>
  inTransaction(db, async (tx) => {
    const held = await holdForReview(tx, { actorId, taskId })
    if (!held.ok) return held
    const only = await sureSentences(tx, { taskId, now: held.now })
    if (only.length === 0) return { ok: false, reason: 'nothingSure' } as const
    return approveReady(tx, { actorId, taskId, now: held.now, only })
  })

async function approveReady(tx: Tx, { actorId, taskId, now, only }: Deed & { now: string; only?: readonly string[] }) {
  let query = tx
    .updateTable('translation')
    .set({ state: 'approved', reviewerId: actorId, reviewedAt: now })
    .where('taskId', '=', taskId)
    .where('state', '=', 'ready')
    .where('translatorId', '<>', actorId)
  if (only) query = query.where('segmentId', 'in', only)
  const approved = await query.returning(['id', 'segmentId', 'text', 'method']).execute()
  for (const { id, text, method } of approved) {
    await remember(tx, { translationId: id, personId: actorId, event: 'approved', method, text, createdAt: now })
  }
  const segmentIds = approved.map(({ segmentId }) => segmentId)
  await resolveComments(tx, { taskId, segmentIds })
  await learn(tx, { taskId, segmentIds })
  const isVerified = await settleTask(tx, { taskId, reviewerId: actorId })
  return { ok: true, approved: approved.length, isVerified } as const
}

/** Says what is to be changed in a segment; the task goes back with `returnTask`. */
export const requestSegmentChanges = (db: Db, { actorId, taskId, segmentId, version, comment }: SegmentDeed & { comment: string }) =>
  inTransaction(db, async (tx) => {
    const held = await holdForReview(tx, { actorId, taskId })
    if (!held.ok) return held
    const marked = await tx
      .updateTable('translation')
      .set({ state: 'changes_requested', isReturned: 1, reviewerId: actorId, reviewedAt: held.now })
      .where('taskId', '=', taskId)
      .where('segmentId', '=', segmentId)
      .where('version', '=', version)
      .where('state', 'in', ['ready', 'approved', 'changes_requested'])
      .where('translatorId', '<>', actorId)
      .returning(['id', 'text', 'method'])
      .executeTakeFirst()
    if (!marked) return { ok: false, reason: 'changedSince' } as const
    await remember(tx, {
      translationId: marked.id,
      personId: actorId,
      event: 'changes_requested',
      method: marked.method,
      text: marked.text,
      createdAt: held.now,
    })
    await addComment(tx, { taskId, segmentId, personId: actorId, text: comment })
    await settleTask(tx, { taskId, reviewerId: actorId })
    return { ok: true } as const
  })

/** Gives the task back to translation, because at least one segment is to be changed. */
export const returnTask = (db: Db, { actorId, taskId, comment }: Deed & { comment?: string }) =>
  inTransaction(db, async (tx) => {
    const held = await holdForReview(tx, { actorId, taskId })
    if (!held.ok) return held
    const marked = await tx
      .selectFrom('translation')
      .select('id')
      .where('taskId', '=', taskId)
      .where('state', '=', 'changes_requested')
      .limit(1)
      .executeTakeFirst()
    if (!marked) return { ok: false, reason: 'nothingMarked' } as const
    await tx
      .updateTable('translationTask')
      .set({ status: moved('in_review', 'changes_requested'), claimedBy: null, claimExpiresAt: null, reviewerId: actorId })
      .where('id', '=', taskId)
      .where('status', '=', 'in_review')
      .execute()
    if (comment) await addComment(tx, { taskId, segmentId: null, personId: actorId, text: comment })
    await countReview(tx, { reviewerId: actorId, takenAt: held.task.claimedBy === actorId ? held.task.claimedAt : held.now, now: held.now })
    const { translatorId } = held.task
    if (translatorId) {
      await notify(tx, {
        to: [translatorId],
        kind: 'translationReturned',
        values: { title: await openingOf(tx, taskId) },
        path: `/translate/${taskId}`,
      })
    }
    await record(tx, { actorId, event: 'translation.returned', subjectType: 'translationTask', subjectId: taskId })
    return { ok: true } as const
  })

/** The first sentence of the source: what people know the task by. */
const openingOf = async (tx: Tx, taskId: string): Promise<string> =>
  (
    await tx
      .selectFrom('translation')
      .innerJoin('segment', 'segment.id', 'translation.segmentId')
      .select('segment.text')
      .where('translation.taskId', '=', taskId)
      .orderBy('translation.ordinal')
      .limit(1)
      .executeTakeFirst()
  )?.text ?? ''

async function holdForReview(tx: Tx, { actorId, taskId }: Deed) {
  const held = await holdTask(tx, { actorId, taskId, statuses: ['in_review'], orClaim: true })
  if (!held.ok) return held
  if (held.task.translatorId === actorId) return { ok: false, reason: 'ownWords' } as const
  const own = await tx
    .selectFrom('translation')
    .select('id')
    .where('taskId', '=', taskId)
    .where('translatorId', '=', actorId)
    .where('state', 'not in', settledStates)
    .limit(1)
    .executeTakeFirst()
  return own ? ({ ok: false, reason: 'ownWords' } as const) : held
}

const resolveComments = async (tx: Tx, { taskId, segmentIds }: { taskId: string; segmentIds: string[] }) => {
  if (segmentIds.length === 0) return
  await tx
    .updateTable('translationComment')
    .set({ isResolved: 1 })
    .where('taskId', '=', taskId)
    .where('segmentId', 'in', segmentIds)
    .execute()
}
