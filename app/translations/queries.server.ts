import type { Db, Tx } from '#db/connect'
import type { LanguageTag, PublicationTable } from '#db/schema'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { type DocumentView, type Fields, originalProvenance, type Provenance, targetOf, unverifiedProvenance } from './document'
import { assembleFields, mainMethod, rowsByField } from './publications/publication'
import { segmentsOf } from './publications/queries.server'
import { isSettled } from './tasks/task'

/** Documents asked for at once. */
const mostDocuments = 500

/** What is published of a document, for a reader of this language; null while nothing is. */
export async function readDocument(
  db: Db | Tx,
  { documentId, language }: { documentId: string; language: LanguageTag },
): Promise<DocumentView | null> {
  const views = await readDocuments(db, [documentId], language)
  return views.get(documentId) ?? null
}

const publicationsById = keptQuery((db, slot: Slot<Record<string, string>>, places: number) =>
  db
    .selectFrom('publication')
    .innerJoin('document', 'document.id', 'publication.documentId')
    .leftJoin('person as translator', 'translator.id', 'publication.translatorId')
    .leftJoin('person as reviewer', 'reviewer.id', 'publication.reviewerId')
    .select([
      'publication.documentId',
      'publication.language',
      'publication.fieldsJson',
      'publication.segmentsJson',
      'publication.provenance',
      'publication.method',
      'publication.verifiedAt',
      'document.sourceLanguage',
      'translator.name as translator',
      'reviewer.name as reviewer',
    ])
    .where('publication.documentId', 'in', Array.from({ length: places }, (_, index) => slot(`id${index}`)) as never),
)

/** As `readDocument`, for a list; what is not published is missing from the map. */
export async function readDocuments(db: Db | Tx, ids: readonly string[], language: LanguageTag): Promise<Map<string, DocumentView>> {
  if (ids.length === 0) return new Map()
  const wanted = ids.slice(0, mostDocuments)
  // The places of a list are rounded up, so that a few texts serve all lengths; places left over are filled with nothing.
  const places = 2 ** Math.ceil(Math.log2(wanted.length))
  const values = Object.fromEntries(Array.from({ length: places }, (_, index) => [`id${index}`, wanted[index] ?? '']))
  const rows = await publicationsById(db, values, places)
  const views = new Map<string, DocumentView>()
  for (const id of new Set(rows.map(({ documentId }) => documentId))) {
    const own = rows.filter(({ documentId }) => documentId === id)
    const original = own.find((row) => row.language === row.sourceLanguage)
    const other = own.find((row) => row.language !== row.sourceLanguage)
    if (original) views.set(id, viewOf(original, other, language))
  }
  return views
}

type Published = Pick<
  PublicationTable,
  'documentId' | 'language' | 'fieldsJson' | 'segmentsJson' | 'provenance' | 'method' | 'verifiedAt'
> & {
  translator: string | null
  reviewer: string | null
}

function viewOf(original: Published, other: Published | undefined, language: LanguageTag): DocumentView {
  const sourceLanguage = original.language
  const originalFields = JSON.parse(original.fieldsJson) as Fields
  const isTranslated = other?.provenance === 'verified'
  const translation = isTranslated ? provenanceOf(other) : null
  const rows = isTranslated ? rowsByField(JSON.parse(other.segmentsJson)) : {}
  const facts = { documentId: original.documentId, sourceLanguage, originalFields, rows }
  if (language === sourceLanguage) return { ...facts, language, fields: originalFields, provenance: originalProvenance, translation }
  if (!isTranslated)
    return { ...facts, language: sourceLanguage, fields: originalFields, provenance: unverifiedProvenance, translation: null }
  return { ...facts, language, fields: JSON.parse(other.fieldsJson), provenance: translation!, translation: null }
}

const provenanceOf = ({ method, translator, reviewer, verifiedAt }: Published): Provenance => ({
  kind: 'verified',
  method,
  translator,
  reviewer,
  at: verifiedAt,
})

/** The newest revision as its author wrote it. */
export async function readOriginal(db: Db | Tx, documentId: string) {
  const row = await db
    .selectFrom('document')
    .innerJoin('revision', (join) =>
      join.onRef('revision.documentId', '=', 'document.id').onRef('revision.number', '=', 'document.revision'),
    )
    .select(['revision.id as revisionId', 'revision.number', 'document.sourceLanguage', 'revision.fieldsJson'])
    .where('document.id', '=', documentId)
    .executeTakeFirst()
  if (!row) return null
  const { fieldsJson, ...original } = row
  return { ...original, fields: JSON.parse(fieldsJson) as Fields }
}

/** What is out of a document, as its author wrote it; null for one that is not out. */
export async function readPublishedOriginal(db: Db | Tx, documentId: string) {
  const row = await db
    .selectFrom('document')
    .innerJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'document.id').onRef('publication.language', '=', 'document.sourceLanguage'),
    )
    .select(['document.sourceLanguage', 'publication.fieldsJson'])
    .where('document.id', '=', documentId)
    .executeTakeFirst()
  return row ? { sourceLanguage: row.sourceLanguage, fields: JSON.parse(row.fieldsJson) as Fields } : null
}

/**
 * The newest revision in whatever state its translation is: for its author and staff, never for the public. Text that is not yet
 * verified is not shown as a translation: such readers get the original, and rows with what has been approved so far.
 */
export async function readLatest(
  db: Db | Tx,
  { documentId, language }: { documentId: string; language: LanguageTag },
): Promise<DocumentView | null> {
  const original = await readOriginal(db, documentId)
  if (!original) return null
  const { sourceLanguage, fields: originalFields, revisionId } = original
  const task = await db
    .selectFrom('translationTask')
    .leftJoin('person as translator', 'translator.id', 'translationTask.translatorId')
    .leftJoin('person as reviewer', 'reviewer.id', 'translationTask.reviewerId')
    .select([
      'translationTask.id',
      'translationTask.status',
      'translationTask.verifiedAt as at',
      'translator.name as translator',
      'reviewer.name as reviewer',
    ])
    .where('translationTask.revisionId', '=', revisionId)
    .where('translationTask.targetLanguage', '=', targetOf(sourceLanguage))
    .executeTakeFirst()
  const segments = task ? await segmentsOf(db, task.id) : []
  const isVerified = task?.status === 'verified'
  const rows = rowsByField(segments.map((segment) => (isSettled(segment.state) ? segment : { ...segment, target: '' })))
  const facts = { documentId, sourceLanguage, originalFields, rows }
  const translation: Provenance = isVerified
    ? { kind: 'verified', method: mainMethod(segments), translator: task.translator, reviewer: task.reviewer, at: task.at }
    : { ...unverifiedProvenance, kind: (await wasVerifiedBefore(db, documentId, original.number)) ? 'updating' : 'unverified' }
  if (language === sourceLanguage) return { ...facts, language, fields: originalFields, provenance: originalProvenance, translation }
  if (!isVerified) return { ...facts, language: sourceLanguage, fields: originalFields, provenance: translation, translation: null }
  return {
    ...facts,
    language,
    fields: assembleFields(Object.keys(originalFields), segments, language),
    provenance: translation,
    translation: null,
  }
}

const wasVerifiedBefore = async (db: Db | Tx, documentId: string, number: number): Promise<boolean> =>
  (await db
    .selectFrom('translationTask')
    .innerJoin('revision', 'revision.id', 'translationTask.revisionId')
    .select('translationTask.id')
    .where('translationTask.documentId', '=', documentId)
    .where('translationTask.status', '=', 'verified')
    .where('revision.number', '<', number)
    .limit(1)
    .executeTakeFirst()) !== undefined
