import type { Db } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import type { Editor } from '../tasks/queries.server'
import type { MemoryFormat, Pair } from './pair'
import { pairsOfTable, tableHead, tableRow } from './pair-table'
import type { Bytes } from './refusal'
import { type NamedConcept, type TbxVersion, tbxEntry, tbxHead, tbxTail } from './tbx'
import { pairsOfTmx, tmxHead, tmxTail, tmxUnit } from './tmx'
import type { Job } from './xliff'
import type { JobFile } from './xliff-reader'

/** The task as a file; `nameOf` says the names of fields in the language of whoever exports. */
export function jobOf(editor: Editor, nameOf: (field: string) => string): Job {
  const about = (segmentId: string | null) =>
    editor.comments.filter((comment) => comment.segmentId === segmentId).map(({ person, text }) => ({ person, text }))
  return {
    taskId: editor.id,
    sourceLanguage: editor.sourceLanguage,
    targetLanguage: editor.targetLanguage,
    units: editor.segments.map(({ id, version, field, source, text, state, isStale, madeFromText, method }) => ({
      id,
      version,
      field,
      fieldName: nameOf(field),
      source,
      text,
      state,
      isStale,
      madeFromText,
      method,
      comments: about(id),
    })),
    comments: about(null),
  }
}

/** The file that this person has brought for this task and not confirmed yet. */
export async function stagedJob(db: Db, { taskId, personId }: { taskId: string; personId: string }) {
  const staged = await db
    .selectFrom('taskImport')
    .select(['fileName', 'fileJson'])
    .where('taskId', '=', taskId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return staged ? { fileName: staged.fileName, file: JSON.parse(staged.fileJson) as JobFile } : null
}

/** The pairs of a file; null stands for an entry that has none for us. Throws `Refusal`. */
export const pairsOf = (format: MemoryFormat, chunks: Bytes): AsyncGenerator<Pair | null> =>
  format === 'tmx' ? pairsOfTmx(chunks) : pairsOfTable(chunks)

const shownImports = 10

/** The last imports, newest first. */
export async function readImports(db: Db) {
  return db
    .selectFrom('memoryImport')
    .innerJoin('person', 'person.id', 'memoryImport.personId')
    .select([
      'memoryImport.id',
      'memoryImport.fileName',
      'memoryImport.status',
      'memoryImport.total',
      'memoryImport.done',
      'memoryImport.added',
      'memoryImport.createdAt',
      'person.name as person',
    ])
    .orderBy('memoryImport.id', 'desc')
    .limit(shownImports)
    .execute()
}

export type MemoryImport = Awaited<ReturnType<typeof readImports>>[number]

/** The memory of one direction as TMX, unit after unit. */
export async function* memoryTmx(db: Db, sourceLanguage: LanguageTag): AsyncGenerator<string> {
  yield tmxHead(sourceLanguage)
  for await (const pairs of memoryPairs(db, sourceLanguage)) yield pairs.map(tmxUnit).join('')
  yield tmxTail
}

/** The memory of both directions as a table. */
export async function* memoryTable(db: Db): AsyncGenerator<string> {
  yield tableHead
  for (const language of ['zh-CN', 'en'] as const) for await (const pairs of memoryPairs(db, language)) yield pairs.map(tableRow).join('')
}

const pageSize = 1_000

async function* memoryPairs(db: Db, sourceLanguage: LanguageTag): AsyncGenerator<Pair[]> {
  let after = -1
  for (;;) {
    const units = await db
      .selectFrom('tmUnit')
      .select(['number', 'sourceLanguage', 'source', 'target', 'domain', 'approvedAt'])
      .where('number', '>', after)
      .where('sourceLanguage', '=', sourceLanguage)
      .orderBy('number')
      .limit(pageSize)
      .execute()
    if (units.length === 0) return
    yield units.map(({ number: _, ...pair }) => pair)
    after = units.at(-1)!.number
  }
}

/** The active concepts of the term base as TBX. */
export async function* termsTbx(db: Db, version: TbxVersion): AsyncGenerator<string> {
  yield tbxHead(version)
  for await (const concepts of allConcepts(db)) yield concepts.map((concept) => tbxEntry(concept, version)).join('')
  yield tbxTail(version)
}

/** Ids that one statement names. */
const conceptsAtOnce = 200

async function* allConcepts(db: Db): AsyncGenerator<NamedConcept[]> {
  let after = ''
  for (;;) {
    const concepts = await db
      .selectFrom('termConcept')
      .select(['id', 'domain', 'partOfSpeech', 'definitionZh', 'definitionEn', 'note', 'isKept'])
      .where('id', '>', after)
      .where('status', '=', 'active')
      .orderBy('id')
      .limit(conceptsAtOnce)
      .execute()
    if (concepts.length === 0) return
    const terms = await db
      .selectFrom('term')
      .select(['conceptId', 'language', 'status', 'text', 'isCaseSensitive'])
      .where(
        'conceptId',
        'in',
        concepts.map(({ id }) => id),
      )
      .orderBy('ordinal')
      .execute()
    yield concepts.map((concept) => {
      const own = terms.filter(({ conceptId }) => conceptId === concept.id)
      return {
        ...concept,
        isKept: concept.isKept === 1,
        isCaseSensitive: own.some(({ isCaseSensitive }) => isCaseSensitive === 1),
        terms: own.map(({ language, status, text }) => ({ language, status, text })),
      }
    })
    after = concepts.at(-1)!.id
  }
}
