import { databaseNow, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import type { TranslationTaskTable } from '#db/schema'
import { record } from '~/audit/record.server'
import { newId } from '~/platform/ids'
import { blockedSegments } from '../checks/queries.server'
import { settleTask } from '../verification/commands.server'
import { hasOwnWords, isMediator, mediates } from './bar.server'
import { leaseMs, moved, runningStatuses, translatingStatuses } from './task'

/** Who has a translation task in hand. Every deed on one begins with its row: a guarded UPDATE decides between two. */
export interface Deed {
  actorId: string
  taskId: string
}

/** `translate` takes what is to be written, `review` what another person has handed in. */
export type Work = 'translate' | 'review'

/** Tasks in somebody's hands, which can be handed in. */
const writtenStatuses = ['claimed', 'changes_requested'] as const

/** Takes a task for half an hour; whoever asks first has it, asking again renews. */
export const claimTask = (db: Db, deed: Deed & { work: Work }) => inTransaction(db, (tx) => claim(tx, deed))

async function claim(tx: Tx, { actorId, taskId, work }: Deed & { work: Work }) {
  const now = await databaseNow(tx)
  const task = await claimable(tx, { actorId, now, work })
    .where('id', '=', taskId)
    .set((set) => ({
      claimedBy: actorId,
      claimExpiresAt: plusMs(now, leaseMs),
      claimedAt: now,
      status: set.case().when('status', '=', 'queued').then(moved('queued', 'claimed')).else(set.ref('status')).end(),
    }))
    .executeTakeFirst()
  if (task.numUpdatedRows !== 1n) {
    if (await renewOwn(tx, { actorId, taskId, work, now })) return { ok: true, taskId } as const
    return { ok: false, reason: await whyNotClaimed(tx, { actorId, taskId, work }) } as const
  }
  await record(tx, { actorId, event: 'translation.claimed', subjectType: 'translationTask', subjectId: taskId, detail: { work } })
  return { ok: true, taskId } as const
}

/** The guard of a claim: right state, nobody else's lease, and for a review no word of the claimant's own to be judged. */
function claimable(tx: Tx, { actorId, now, work }: { actorId: string; now: string; work: Work }) {
  const update = tx
    .updateTable('translationTask')
    .where('status', 'in', work === 'translate' ? translatingStatuses : ['in_review'])
    .where((where) => where.or([where('claimedBy', 'is', null), where('claimExpiresAt', '<', now)]))
    .where((where) => where.not(mediates(where, actorId)))
  if (work === 'translate') return update
  return update.where((where) => where.not(hasOwnWords(where, actorId)))
}

/** A second press by whoever holds the task already: the lease goes on, and the audit tells of one claim. */
async function renewOwn(tx: Tx, { actorId, taskId, work, now }: Deed & { work: Work; now: string }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('translationTask')
    .set({ claimExpiresAt: plusMs(now, leaseMs) })
    .where('id', '=', taskId)
    .where('status', 'in', work === 'translate' ? translatingStatuses : ['in_review'])
    .where('claimedBy', '=', actorId)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

async function whyNotClaimed(tx: Tx, { actorId, taskId, work }: Deed & { work: Work }) {
  const task = await tx
    .selectFrom('translationTask')
    .select(['status', 'claimedBy', 'claimExpiresAt'])
    .where('id', '=', taskId)
    .executeTakeFirst()
  if (!task) return 'noTask' as const
  if (task.status === 'stale') return 'stale' as const
  const isRight = work === 'translate' ? (translatingStatuses as readonly string[]).includes(task.status) : task.status === 'in_review'
  if (!isRight) return 'otherState' as const
  const now = await databaseNow(tx)
  const isFree = task.claimedBy === null || task.claimedBy === actorId || (task.claimExpiresAt ?? '') < now
  if (await isMediator(tx, { actorId, taskId })) return 'mediates' as const
  return isFree ? ('ownWords' as const) : ('held' as const)
}

/** The next task by due time that nobody holds and this person may do; skips what others claim meanwhile. */
export async function takeNextTask(db: Db, { actorId, work }: { actorId: string; work: Work }) {
  const now = await databaseNow(db)
  const candidates = await db
    .selectFrom('translationTask')
    .select('id')
    .where('status', 'in', work === 'translate' ? translatingStatuses : ['in_review'])
    .where((where) => where.or([where('claimedBy', 'is', null), where('claimExpiresAt', '<', now)]))
    .where((where) => where.not(mediates(where, actorId)))
    .where((where) =>
      work === 'translate'
        ? // Who reviewed it before had better stay its reviewer.
          where.or([where('reviewerId', 'is', null), where('reviewerId', '<>', actorId)])
        : where.not(hasOwnWords(where, actorId)),
    )
    .orderBy('dueAt')
    .orderBy('priority', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
  for (const { id } of candidates) {
    const claimed = await claimTask(db, { actorId, taskId: id, work })
    if (claimed.ok) return claimed
  }
  return { ok: false, reason: 'nothingToTake' } as const
}

/** Gives the task back; what was saved stays. */
export const releaseTask = (db: Db, { actorId, taskId }: Deed) =>
  inTransaction(db, async (tx) => {
    const released = await tx
      .updateTable('translationTask')
      .set((set) => ({
        claimedBy: null,
        claimExpiresAt: null,
        status: set.case().when('status', '=', 'claimed').then(moved('claimed', 'queued')).else(set.ref('status')).end(),
      }))
      .where('id', '=', taskId)
      .where('claimedBy', '=', actorId)
      .executeTakeFirst()
    if (released.numUpdatedRows !== 1n) return { ok: false, reason: 'notHolder' } as const
    await record(tx, { actorId, event: 'translation.released', subjectType: 'translationTask', subjectId: taskId })
    return { ok: true } as const
  })

/**
 * Somebody who finds in review that the text needs another hand becomes its translator: the task goes back to writing, and
 * somebody else reviews it afterwards.
 */
export const takeOverTask = (db: Db, { actorId, taskId }: Deed) =>
  inTransaction(db, async (tx) => {
    const now = await databaseNow(tx)
    const taken = await tx
      .updateTable('translationTask')
      .set({
        status: moved('in_review', 'claimed'),
        claimedBy: actorId,
        claimExpiresAt: plusMs(now, leaseMs),
        claimedAt: now,
        translatorId: actorId,
        reviewerId: null,
      })
      .where('id', '=', taskId)
      .where('status', '=', 'in_review')
      .where((where) => where.or([where('claimedBy', 'is', null), where('claimExpiresAt', '<', now), where('claimedBy', '=', actorId)]))
      .where((where) => where.not(mediates(where, actorId)))
      .executeTakeFirst()
    if (taken.numUpdatedRows !== 1n)
      return { ok: false, reason: (await isMediator(tx, { actorId, taskId })) ? 'mediates' : 'held' } as const
    await tx.updateTable('translation').set({ state: 'draft' }).where('taskId', '=', taskId).where('state', '=', 'ready').execute()
    await record(tx, { actorId, event: 'translation.takenOver', subjectType: 'translationTask', subjectId: taskId })
    return { ok: true } as const
  })

/** Nobody will read the document: whatever translation of it is under way ends, and leaves the queue. */
export async function abandonTranslation(tx: Tx, { documentId }: { documentId: string }): Promise<void> {
  await tx
    .updateTable('translationTask')
    .set({ status: moved(runningStatuses, 'stale'), claimedBy: null, claimExpiresAt: null })
    .where('documentId', '=', documentId)
    .where('status', 'in', runningStatuses)
    .execute()
}

/** Hands the translation in for review, when every segment has its text and no wish for a change is left unanswered. */
export const submitTask = (db: Db, { actorId, taskId }: Deed) =>
  inTransaction(db, async (tx) => {
    const held = await holdTask(tx, { actorId, taskId, statuses: writtenStatuses })
    if (!held.ok) return held
    const open = await tx
      .selectFrom('translation')
      .select('segmentId')
      .where('taskId', '=', taskId)
      .where((where) =>
        where.or([
          where.and([where('state', 'not in', ['approved', 'not_needed']), where('text', '=', '')]),
          where('isStale', '=', 1),
          where('state', '=', 'changes_requested'),
        ]),
      )
      .orderBy('ordinal')
      .limit(200)
      .execute()
    if (open.length > 0) return { ok: false, reason: 'incomplete', segmentIds: open.map(({ segmentId }) => segmentId) } as const
    const blocked = await blockedSegments(tx, { taskId, states: ['draft'] })
    if (blocked.length > 0) return { ok: false, reason: 'checksOpen', segmentIds: blocked } as const
    await handIn(tx, { actorId, taskId })
    // All may have been approved before: then nothing is left to review.
    const isVerified = await settleTask(tx, { taskId, reviewerId: null })
    await record(tx, { actorId, event: 'translation.submitted', subjectType: 'translationTask', subjectId: taskId })
    return { ok: true, isVerified } as const
  })

async function handIn(tx: Tx, { actorId, taskId }: Deed) {
  const now = await databaseNow(tx)
  // Who hands in text of the memory or a machine answers for it.
  await tx
    .updateTable('translation')
    .set({ translatorId: actorId, translatedAt: now })
    .where('taskId', '=', taskId)
    .where('state', '=', 'draft')
    .where('translatorId', 'is', null)
    .execute()
  const drafts = await tx
    .updateTable('translation')
    .set((set) => ({ state: 'ready', firstText: set.fn.coalesce('firstText', 'text') }))
    .where('taskId', '=', taskId)
    .where('state', '=', 'draft')
    .returning(['id', 'text', 'method'])
    .execute()
  for (let at = 0; at < drafts.length; at += 500) {
    const lines = drafts.slice(at, at + 500).map(({ id, text, method }) => ({
      id: newId(),
      translationId: id,
      personId: actorId,
      event: 'submitted' as const,
      method,
      text,
      createdAt: now,
    }))
    await tx.insertInto('translationHistory').values(lines).execute()
  }
  await tx
    .updateTable('translationTask')
    .set({ status: moved(writtenStatuses, 'in_review'), claimedBy: null, claimExpiresAt: null, submittedAt: now, translatorId: actorId })
    .where('id', '=', taskId)
    .where('status', 'in', writtenStatuses)
    .execute()
}

type Held =
  | { ok: true; task: TranslationTaskTable; now: string }
  | { ok: false; reason: 'noTask' | 'stale' | 'otherState' | 'mediates' | 'held' | 'notHolder' }

/**
 * Locks the task's row and renews the lease of whoever works on it. A lease that ran out still holds while nobody else took
 * the task. `orClaim` also takes a task that is free. Who mediates about its request has no deed on it, whoever holds it.
 */
export async function holdTask(
  tx: Tx,
  { actorId, taskId, statuses, orClaim = false }: Deed & { statuses: readonly TranslationTaskTable['status'][]; orClaim?: boolean },
): Promise<Held> {
  const task = await tx.selectFrom('translationTask').selectAll().where('id', '=', taskId).modifyEnd(forUpdate(tx)).executeTakeFirst()
  if (!task) return { ok: false, reason: 'noTask' }
  if (task.status === 'stale') return { ok: false, reason: 'stale' }
  if (!statuses.includes(task.status)) return { ok: false, reason: 'otherState' }
  if (await isMediator(tx, { actorId, taskId })) return { ok: false, reason: 'mediates' }
  const now = await databaseNow(tx)
  if (task.claimedBy !== actorId) {
    const isFree = task.claimedBy === null || (task.claimExpiresAt ?? '') < now
    if (!isFree) return { ok: false, reason: 'held' }
    if (!orClaim) return { ok: false, reason: 'notHolder' }
  }
  await tx
    .updateTable('translationTask')
    .set({ claimedBy: actorId, claimExpiresAt: plusMs(now, leaseMs), ...(task.claimedBy === actorId ? {} : { claimedAt: now }) })
    .where('id', '=', taskId)
    .execute()
  return { ok: true, task, now }
}
