import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { SegmentState, TranslationHistoryTable, TranslationMethod } from '#db/schema'
import { newId } from '~/platform/ids'
import { type Deed, holdTask } from '../tasks/commands.server'
import { isRunning, mayOverwrite, needsNoTranslation } from '../tasks/task'
import { countOpen } from '../verification/commands.server'
import { begunWith, type Lost, longestText } from './segment'

export interface SegmentText {
  segmentId: string
  text: string
  /** Version of the translation that `text` was made from. */
  version: number
  /** The same text is still right, although the source changed or a reviewer asked for a change. */
  isConfirmed?: boolean
  method?: TranslationMethod
  /** A person chose this suggestion: it may then replace a person's words, which the history keeps. */
  isChosen?: boolean
  /** From a file: whoever saves does not see what they have written here since, so that stays too. */
  isFromFile?: boolean
}

export type Saved =
  | { ok: true; segmentId: string; version: number; state: SegmentState; isChanged: boolean }
  | Lost
  | { ok: false; segmentId: string; reason: 'noSegment' }

/**
 * Saves one segment for whoever holds the task. A save that comes too late, from an old version or from somebody who does not
 * hold the task changes nothing, but what was typed is kept in the segment's history as a suggestion.
 */
export async function saveSegment(db: Db, { actorId, taskId, ...typed }: Deed & SegmentText): Promise<Saved> {
  const { results } = await saveSegments(db, { actorId, taskId, segments: [typed] })
  return results[0]!
}

/** Saves many segments as one transaction: each on its own terms, none for the fault of another. */
export const saveSegments = (db: Db, deed: Deed & { segments: readonly SegmentText[] }) =>
  inTransaction(db, (tx) => saveSegmentsIn(tx, deed))

/** As `saveSegments`, within a larger deed. */
export async function saveSegmentsIn(tx: Tx, { actorId, taskId, segments }: Deed & { segments: readonly SegmentText[] }) {
  const held = await holdTask(tx, { actorId, taskId, statuses: ['claimed', 'changes_requested'] })
  const results: Saved[] = []
  for (const typed of segments) results.push(await save(tx, { actorId, taskId, ...typed }, held.ok ? null : held.reason))
  if (held.ok && results.some((saved) => saved.ok && saved.isChanged)) await countOpen(tx, taskId)
  // Refused saves are part of the answer, not a refusal of the transaction: their texts must stay.
  return { results }
}

/** Refused saves whose text stands nowhere on the page any more: to be shown beside what stands there now. */
export const lostIn = (results: readonly Saved[]): Lost[] =>
  results.flatMap((saved) => (!saved.ok && saved.reason !== 'noSegment' && saved.typed !== saved.current.text ? [saved] : []))

async function save(
  tx: Tx,
  typed: Deed & SegmentText,
  refusal: 'noTask' | 'notHolder' | 'held' | 'mediates' | 'stale' | 'otherState' | null,
): Promise<Saved> {
  const { actorId, taskId, segmentId, text, version, method = 'human', isConfirmed = false, isChosen = false, isFromFile = false } = typed
  const row = await tx
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .selectAll('translation')
    .select('segment.text as source')
    .where('translation.taskId', '=', taskId)
    .where('translation.segmentId', '=', segmentId)
    .executeTakeFirst()
  if (!row || refusal === 'noTask') return { ok: false, segmentId, reason: 'noSegment' }
  const current = { text: row.text, version: row.version }
  const now = await databaseNow(tx)
  const isSame = text === row.text
  const isOld = row.version !== version && (isFromFile || row.translatorId !== actorId)
  const reason =
    refusal ?? (text.length > longestText ? 'tooLong' : isOld ? 'conflict' : isChosen || mayOverwrite(row, method) ? null : 'humanText')
  if (reason) {
    if (reason !== 'tooLong' && !isSame && text.trim() !== '')
      await remember(tx, { translationId: row.id, personId: actorId, event: 'suggested', method, text, createdAt: now })
    return { ok: false, segmentId, reason, current, typed: text }
  }
  const isAnswer = isConfirmed && text !== '' && (row.isStale === 1 || row.state === 'changes_requested')
  if (isSame && !isAnswer) return { ok: true, segmentId, version: row.version, state: row.state, isChanged: false }

  const next = row.version + 1
  const state: SegmentState = text === '' ? 'new' : text === row.source && needsNoTranslation(text) ? 'not_needed' : 'draft'
  await tx
    .updateTable('translation')
    .set({
      text,
      state,
      method: isSame ? row.method : method,
      ...(isSame ? {} : begunWith({ text, method }, row)),
      version: next,
      madeFromText: null,
      isStale: 0,
      translatorId: actorId,
      translatedAt: now,
      reviewerId: null,
      reviewedAt: null,
    })
    .where('id', '=', row.id)
    .execute()
  await remember(tx, { translationId: row.id, personId: actorId, event: 'saved', method, text, createdAt: now })
  return { ok: true, segmentId, version: next, state, isChanged: true }
}

/** Takes an earlier text of the segment again, whoever wrote it; whoever takes it answers for it. */
export function revertSegment(db: Db, { actorId, taskId, segmentId, historyId }: Deed & { segmentId: string; historyId: string }) {
  return inTransaction(db, async (tx) => {
    const held = await holdTask(tx, { actorId, taskId, statuses: ['claimed', 'changes_requested'] })
    if (!held.ok) return held
    const earlier = await tx
      .selectFrom('translationHistory')
      .innerJoin('translation', 'translation.id', 'translationHistory.translationId')
      .select(['translation.id', 'translation.version', 'translation.machineText', 'translation.memoryText'])
      .select(['translationHistory.text', 'translationHistory.method'])
      .where('translationHistory.id', '=', historyId)
      .where('translation.taskId', '=', taskId)
      .where('translation.segmentId', '=', segmentId)
      .executeTakeFirst()
    if (!earlier) return { ok: false, reason: 'noSegment' } as const
    await tx
      .updateTable('translation')
      .set({
        text: earlier.text,
        state: earlier.text.trim() === '' ? 'new' : 'draft',
        method: earlier.method,
        ...begunWith(earlier, earlier),
        version: earlier.version + 1,
        madeFromText: null,
        isStale: 0,
        translatorId: actorId,
        translatedAt: held.now,
        reviewerId: null,
        reviewedAt: null,
      })
      .where('id', '=', earlier.id)
      .execute()
    await remember(tx, {
      translationId: earlier.id,
      personId: actorId,
      event: 'reverted',
      method: earlier.method,
      text: earlier.text,
      createdAt: held.now,
    })
    await countOpen(tx, taskId)
    return { ok: true, version: earlier.version + 1 } as const
  })
}

/** Another wording for whoever holds the task, from somebody who does not: kept in the history, and shown beside the sentence. */
export function suggestWording(db: Db, { actorId, taskId, segmentId, text }: Deed & { segmentId: string; text: string }) {
  return inTransaction(db, async (tx) => {
    const row = await tx
      .selectFrom('translation')
      .innerJoin('translationTask', 'translationTask.id', 'translation.taskId')
      .select(['translation.id', 'translation.text', 'translationTask.status'])
      .where('translation.taskId', '=', taskId)
      .where('translation.segmentId', '=', segmentId)
      .executeTakeFirst()
    if (!row) return { ok: false, reason: 'noSegment' } as const
    if (!isRunning(row.status)) return { ok: false, reason: row.status === 'stale' ? 'stale' : 'otherState' } as const
    if (text === '' || text === row.text || text.length > longestText) return { ok: false, reason: 'noWording' } as const
    const createdAt = await databaseNow(tx)
    await remember(tx, { translationId: row.id, personId: actorId, event: 'suggested', method: 'human', text, createdAt })
    return { ok: true } as const
  })
}

/** A word about a segment or the whole task, for the other people who work on it. */
export function commentOnTask(db: Db, { actorId, taskId, segmentId, text }: Deed & { segmentId: string | null; text: string }) {
  return inTransaction(db, async (tx) => {
    const task = await tx.selectFrom('translationTask').select('revisionId').where('id', '=', taskId).executeTakeFirst()
    if (!task) return { ok: false, reason: 'noTask' } as const
    if (segmentId) {
      const own = await tx
        .selectFrom('segment')
        .select('id')
        .where('id', '=', segmentId)
        .where('revisionId', '=', task.revisionId)
        .executeTakeFirst()
      if (!own) return { ok: false, reason: 'noSegment' } as const
    }
    await addComment(tx, { taskId, segmentId, personId: actorId, text })
    return { ok: true } as const
  })
}

export async function addComment(tx: Tx, comment: { taskId: string; segmentId: string | null; personId: string; text: string }) {
  await tx
    .insertInto('translationComment')
    .values({ id: newId(), ...comment, isResolved: 0, createdAt: await databaseNow(tx) })
    .execute()
}

export const remember = (tx: Tx, line: Omit<TranslationHistoryTable, 'id'>) =>
  tx
    .insertInto('translationHistory')
    .values({ id: newId(), ...line })
    .execute()
