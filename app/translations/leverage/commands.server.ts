import type { Tx } from '#db/connect'
import type { LanguageTag, RevisionTable, SegmentTable } from '#db/schema'
import { sha256Hex } from '~/audit/record.server'
import { newId } from '~/platform/ids'
import { comparable } from '../alignment'
import { recut } from '../cuts/cut'
import { cutsOf } from '../cuts/queries.server'
import { type Fields, targetOf } from '../document'
import { findSureMatch } from '../memory/queries.server'
import { segment } from '../segmentation'
import { type Leveraged, leverage, leverageOf } from './leverage'
import type { PastWork } from './queries.server'

/** Rows written by one statement: both engines bound the variables of a statement. */
const batchSize = 500

/** The segments of a revision, cut and stored the first time they are wanted. */
export async function ensureSegments(
  tx: Tx,
  { revision, sourceLanguage }: { revision: RevisionTable; sourceLanguage: LanguageTag },
): Promise<SegmentTable[]> {
  const stored = await tx.selectFrom('segment').selectAll().where('revisionId', '=', revision.id).orderBy('ordinal').execute()
  if (stored.length > 0) return stored
  const pieces = Object.entries(JSON.parse(revision.fieldsJson) as Fields).flatMap(([field, text]) =>
    segment(text, sourceLanguage).segments.map((each) => ({ field, text: each.text, separator: each.separator })),
  )
  const segments = recut(pieces, await cutsOf(tx, revision.documentId)).map((each, ordinal) => ({
    id: newId(),
    revisionId: revision.id,
    documentId: revision.documentId,
    ...each,
    ordinal,
    hash: sha256Hex(comparable(each.text)),
  }))
  for (let at = 0; at < segments.length; at += batchSize) {
    await tx
      .insertInto('segment')
      .values(segments.slice(at, at + batchSize))
      .execute()
  }
  return segments
}

interface Start {
  taskId: string
  segments: readonly SegmentTable[]
  past: PastWork
  now: string
  sourceLanguage: LanguageTag
  requestId: string | null
}

/** Writes the beginning of a task: one translation per segment, what is carried with its history line, open comments along. */
export async function startFrom(tx: Tx, start: Start): Promise<void> {
  const { taskId, segments, past, now } = start
  const beginnings = await withMemory(tx, start, leverage(segments, past.latest, past.archive))
  const { charactersNew, charactersKnown } = leverageOf(segments, beginnings)
  await tx.updateTable('translationTask').set({ charactersNew, charactersKnown }).where('id', '=', taskId).execute()
  const rows = beginnings.map((beginning, index) => ({
    id: newId(),
    taskId,
    segmentId: segments[index]!.id,
    ordinal: segments[index]!.ordinal,
    text: beginning.text,
    state: beginning.state,
    method: beginning.method,
    version: 1,
    madeFromText: beginning.madeFromText,
    isStale: beginning.isStale,
    translatorId: beginning.translatorId,
    translatedAt: beginning.translatedAt,
    reviewerId: beginning.reviewerId,
    reviewedAt: beginning.reviewedAt,
    machineText: beginning.machineText,
    memoryText: beginning.memoryText,
    firstText: null,
    isReturned: 0 as const,
    isCounted: 0 as const,
  }))
  const history = rows
    .filter((row) => row.translatorId !== null && row.text !== '')
    .map((row) => ({
      id: newId(),
      translationId: row.id,
      personId: row.translatorId!,
      event: 'carried' as const,
      method: row.method,
      text: row.text,
      createdAt: now,
    }))
  for (let at = 0; at < rows.length; at += batchSize) {
    await tx
      .insertInto('translation')
      .values(rows.slice(at, at + batchSize))
      .execute()
  }
  for (let at = 0; at < history.length; at += batchSize) {
    await tx
      .insertInto('translationHistory')
      .values(history.slice(at, at + batchSize))
      .execute()
  }
  await carryComments(tx, { taskId, moved: new Map(beginnings.flatMap(({ from }, index) => (from ? [[from, segments[index]!.id]] : []))) })
}

/** What would begin empty begins with the memory's translation, where that leaves no choice. It is a draft that nobody has signed. */
async function withMemory(
  tx: Tx,
  { segments, sourceLanguage, requestId, now }: Start,
  beginnings: readonly Leveraged[],
): Promise<Leveraged[]> {
  const request = requestId ? await tx.selectFrom('request').select('vertical').where('id', '=', requestId).executeTakeFirst() : undefined
  const facts = { language: sourceLanguage, targetLanguage: targetOf(sourceLanguage), domain: request?.vertical ?? '', rejected: [], now }
  const begun: Leveraged[] = []
  for (const [index, beginning] of beginnings.entries()) {
    const match = beginning.state === 'new' ? await findSureMatch(tx, { ...facts, text: segments[index]!.text }) : undefined
    begun.push(match ? { ...beginning, text: match.target, state: 'draft', method: 'memory', memoryText: match.target } : beginning)
  }
  return begun
}

async function carryComments(tx: Tx, { taskId, moved }: { taskId: string; moved: Map<string, string> }) {
  const old = [...moved.keys()]
  for (let at = 0; at < old.length; at += batchSize) {
    const open = await tx
      .selectFrom('translationComment')
      .selectAll()
      .where('segmentId', 'in', old.slice(at, at + batchSize))
      .where('isResolved', '=', 0)
      .limit(batchSize)
      .execute()
    if (open.length === 0) continue
    const copies = open.map((comment) => ({ ...comment, id: newId(), taskId, segmentId: moved.get(comment.segmentId!)! }))
    await tx.insertInto('translationComment').values(copies).execute()
  }
}
