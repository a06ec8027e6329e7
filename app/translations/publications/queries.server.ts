import { databaseNow } from '#db/clock'
import type { Db, Tx } from '#db/connect'
import type { DocumentTable, PublicationTable, RevisionTable, TranslationTaskTable } from '#db/schema'
import { type DocumentView, type Fields, targetOf } from '../document'
import { toldMethod } from '../machine/queries.server'
import { assembleFields, type FieldSegment, mainMethod, rowsByField } from './publication'

interface Publishing {
  document: DocumentTable
  revision: RevisionTable
  /** The verified task, or null when the original goes out alone. */
  task: TranslationTaskTable | null
}

/** What readers of either language get, as rows of the read model. */
export async function publicationsOf(tx: Tx, { document, revision, task }: Publishing): Promise<PublicationTable[]> {
  const now = await databaseNow(tx)
  const fields = JSON.parse(revision.fieldsJson) as Fields
  const original: PublicationTable = {
    documentId: document.id,
    language: document.sourceLanguage,
    revisionId: revision.id,
    ...forLists(fields),
    fieldsJson: revision.fieldsJson,
    segmentsJson: '[]',
    provenance: 'original',
    method: null,
    translatorId: null,
    reviewerId: null,
    verifiedAt: null,
    publishedAt: now,
  }
  const target = targetOf(document.sourceLanguage)
  if (!task) return [original, { ...original, language: target, provenance: 'unverified' }]

  const segments = await segmentsOf(tx, task.id)
  const translated = assembleFields(Object.keys(fields), segments, target)
  return [
    original,
    {
      ...original,
      language: target,
      ...forLists(translated),
      fieldsJson: JSON.stringify(translated),
      segmentsJson: JSON.stringify(
        segments.map(({ field, source, target: text, separator }) => ({ field, source, target: text, separator })),
      ),
      provenance: 'verified',
      method: mainMethod(segments),
      translatorId: task.translatorId,
      reviewerId: task.reviewerId,
      verifiedAt: task.verifiedAt,
    },
  ]
}

/** A task's segments in order, both languages. */
export const segmentsOf = (tx: Pick<Tx, 'selectFrom'>, taskId: string): Promise<FieldSegment[]> =>
  tx
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .select(['segment.field', 'segment.text as source', 'translation.text as target', 'segment.separator', 'translation.state'])
    .select(toldMethod)
    .where('translation.taskId', '=', taskId)
    .where('segment.text', '<>', '')
    .orderBy('translation.ordinal')
    .execute()

const forLists = (fields: Fields) => ({ title: fields.title ?? '', summary: fields.summary ?? '' })

/** A task's text put together as readers would get it, whatever its state; the provenance says which. */
export async function previewTask(db: Db, taskId: string): Promise<{ taskId: string; isVerified: boolean; view: DocumentView } | null> {
  const task = await db
    .selectFrom('translationTask')
    .innerJoin('revision', 'revision.id', 'translationTask.revisionId')
    .leftJoin('person as translator', 'translator.id', 'translationTask.translatorId')
    .leftJoin('person as reviewer', 'reviewer.id', 'translationTask.reviewerId')
    .select([
      'translationTask.documentId',
      'translationTask.status',
      'translationTask.targetLanguage',
      'translationTask.verifiedAt as at',
      'revision.fieldsJson',
      'translator.name as translator',
      'reviewer.name as reviewer',
    ])
    .where('translationTask.id', '=', taskId)
    .executeTakeFirst()
  if (!task) return null
  const originalFields = JSON.parse(task.fieldsJson) as Fields
  const segments = await segmentsOf(db, taskId)
  const isVerified = task.status === 'verified'
  const method = mainMethod(segments)
  return {
    taskId,
    isVerified,
    view: {
      documentId: task.documentId,
      language: task.targetLanguage,
      sourceLanguage: targetOf(task.targetLanguage),
      fields: assembleFields(Object.keys(originalFields), segments, task.targetLanguage),
      originalFields,
      rows: rowsByField(segments),
      provenance: isVerified
        ? { kind: 'verified', method, translator: task.translator, reviewer: task.reviewer, at: task.at }
        : { kind: 'unverified', method, translator: task.translator, reviewer: null, at: null },
      translation: null,
    },
  }
}
