import { databaseNow } from '#db/clock'
import type { Tx } from '#db/connect'
import type { DocumentTable, PublicationTable, RevisionTable, TranslationTaskTable } from '#db/schema'
import { type Fields, targetOf } from '../document'
import { assembleFields, type FieldSegment, mainMethod } from './publication'

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
    .select([
      'segment.field',
      'segment.text as source',
      'translation.text as target',
      'segment.separator',
      'translation.method',
      'translation.state',
    ])
    .where('translation.taskId', '=', taskId)
    .orderBy('translation.ordinal')
    .execute()

const forLists = (fields: Fields) => ({ title: fields.title ?? '', summary: fields.summary ?? '' })
