import type { Tx } from '#db/connect'
import type { LanguageTag, RevisionTable, SegmentTable } from '#db/schema'
import { sha256Hex } from '~/audit/record.server'
import { newId } from '~/platform/ids'
import { comparable } from '../alignment'
import type { Fields } from '../document'
import { segment } from '../segmentation'
import { leverage } from './leverage'
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
  const segments = Object.entries(JSON.parse(revision.fieldsJson) as Fields)
    .flatMap(([field, text]) =>
      segment(text, sourceLanguage).segments.map((each) => ({ field, text: each.text, separator: each.separator })),
    )
    .map((each, ordinal) => ({
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
}

/** Writes the beginning of a task: one translation per segment, what is carried with its history line, open comments along. */
export async function startFrom(tx: Tx, { taskId, segments, past, now }: Start): Promise<void> {
  const beginnings = leverage(segments, past.latest, past.archive)
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
