import type { Tx } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { isSettled } from '../tasks/task'
import { archiveKey, type OldSegment } from './leverage'

/** Verified segments of older revisions that are looked through for sentences which came back. */
const archiveLimit = 5_000

export interface PastWork {
  latest: OldSegment[]
  archive: Map<string, OldSegment>
}

/** What was translated of this document before: the newest earlier task in order, and older verified segments. */
export async function pastWork(
  tx: Tx,
  { documentId, targetLanguage, before }: { documentId: string; targetLanguage: LanguageTag; before: number },
): Promise<PastWork> {
  const rows = await tx
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .innerJoin('revision', 'revision.id', 'segment.revisionId')
    .innerJoin('translationTask', 'translationTask.id', 'translation.taskId')
    .selectAll('translation')
    .select(['segment.field', 'segment.text as source', 'segment.hash', 'revision.number'])
    .where('segment.documentId', '=', documentId)
    .where('translationTask.targetLanguage', '=', targetLanguage)
    .where('revision.number', '<', before)
    .where('segment.text', '<>', '')
    .orderBy('revision.number', 'desc')
    .orderBy('translation.ordinal')
    .limit(archiveLimit)
    .execute()
  const newest = rows[0]?.number
  const archive = new Map<string, OldSegment>()
  const latest: OldSegment[] = []
  for (const { field, source, hash, number, segmentId, ...translation } of rows) {
    const old = { field, text: source, hash, segmentId, translation }
    if (number === newest) latest.push(old)
    if (isSettled(translation.state) && !archive.has(archiveKey(old))) archive.set(archiveKey(old), old)
  }
  return { latest, archive }
}
