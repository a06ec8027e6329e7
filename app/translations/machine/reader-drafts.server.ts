import { databaseNow } from '#db/clock'
import type { Db, Tx } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { newId } from '~/platform/ids'
import { enqueue } from '~/platform/jobs.server'
import type { Fields } from '../document'
import { assembleFields } from '../publications/publication'
import { isSettled, runningStatuses, settledStates } from '../tasks/task'
import { batches, mostAsked } from './draft'
import { whyTaskStays } from './queries.server'

/**
 * Drafts for readers who cannot wait for a person, in the transaction that brings the text: each sentence is asked for once, nothing fills the
 * translators' work. The switches and locks of what may leave hold as for a translator's own wish. `askedBy` is the text's author.
 */
export async function draftForReaders(tx: Tx, { taskId, askedBy }: { taskId: string; askedBy: string }): Promise<void> {
  if (await whyTaskStays(tx, taskId)) return
  const wished = await tx
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .select(['segment.id as segmentId', 'segment.text as source'])
    .where('translation.taskId', '=', taskId)
    .where('translation.state', 'not in', settledStates)
    .where('segment.text', '<>', '')
    .orderBy('translation.ordinal')
    .limit(mostAsked)
    .execute()
  const fresh = { askedBy, askedAt: await databaseNow(tx), isFilling: 0, status: 'asked', reason: null, text: '', provider: '' } as const
  for (const batch of batches(wished)) {
    const segmentIds = batch.map(({ segmentId }) => segmentId)
    await tx
      .insertInto('machineDraft')
      .values(segmentIds.map((segmentId) => ({ id: newId(), taskId, segmentId, ...fresh, doneAt: null })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await enqueue(tx, 'draftByMachine', { taskId, segmentIds, askedBy })
  }
}

export interface WholeDraft {
  language: LanguageTag
  fields: Fields
}

/**
 * What a machine made of documents that are not verified yet, by document. A text that lacks a sentence is left out: half a draft misleads. Where
 * a sentence is approved already, the person's words stand in it.
 */
export async function wholeDrafts(db: Db, documentIds: readonly string[]): Promise<Map<string, WholeDraft>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('translationTask')
    .innerJoin('translation', 'translation.taskId', 'translationTask.id')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .leftJoin('machineDraft', (join) =>
      join
        .onRef('machineDraft.taskId', '=', 'translation.taskId')
        .onRef('machineDraft.segmentId', '=', 'translation.segmentId')
        .on('machineDraft.status', '=', 'ready'),
    )
    .select(['translationTask.documentId', 'translationTask.targetLanguage', 'segment.field', 'segment.text as source'])
    .select(['segment.separator', 'translation.state', 'translation.text', 'machineDraft.text as draft'])
    .where('translationTask.documentId', 'in', documentIds)
    .where('translationTask.status', 'in', runningStatuses)
    .where('segment.text', '<>', '')
    .orderBy('translationTask.documentId')
    .orderBy('translation.ordinal')
    .limit(4_000)
    .execute()
  const drafts = new Map<string, WholeDraft>()
  for (const documentId of new Set(rows.map((row) => row.documentId))) {
    const own = rows
      .filter((row) => row.documentId === documentId)
      .map(({ state, text, draft, ...row }) => ({ ...row, isDraft: !isSettled(state), target: isSettled(state) ? text : draft }))
    if (own.some(({ target }) => target === null) || !own.some(({ isDraft }) => isDraft)) continue
    const language = own[0]!.targetLanguage
    const names = [...new Set(own.map(({ field }) => field))]
    const sentences = own.map(({ field, source, separator, target }) => ({ field, source, separator, target: target! }))
    drafts.set(documentId, { language, fields: assembleFields(names, sentences, language) })
  }
  return drafts
}
