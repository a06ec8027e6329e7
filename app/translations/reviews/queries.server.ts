import type { Db, Tx } from '#db/connect'
import { keptFor } from '../checks/check'
import { inspect } from '../checks/inspection'
import { checkContext, surroundingsOf } from '../checks/queries.server'
import { findMatches } from '../memory/queries.server'

/** Sentences that one press looks through. */
const mostSentences = 500

/**
 * Sentences handed in that stand exactly as two people approved them before: the memory has the same source with this translation and no other, nothing
 * speaks against it, and no check finds an error or a warning that is open.
 */
export async function sureSentences(db: Db | Tx, { taskId, now }: { taskId: string; now: string }): Promise<string[]> {
  const rows = await db
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .innerJoin('document', 'document.id', 'segment.documentId')
    .innerJoin('translationTask', 'translationTask.id', 'translation.taskId')
    .leftJoin('request', 'request.id', 'document.requestId')
    .select(['segment.id', 'segment.field', 'segment.text as source', 'translation.text', 'request.vertical'])
    .select(['document.sourceLanguage', 'translationTask.targetLanguage'])
    .where('translation.taskId', '=', taskId)
    .where('translation.state', '=', 'ready')
    .where('translation.method', '=', 'memory')
    .orderBy('translation.ordinal')
    .limit(mostSentences)
    .execute()
  const [first] = rows
  if (!first) return []
  const context = await checkContext(db, { taskId, sourceLanguage: first.sourceLanguage, segments: rows })
  const sure: string[] = []
  for (const { id, field, source, text: target, vertical, sourceLanguage, targetLanguage } of rows) {
    const open = inspect({ source, target, sourceLanguage, targetLanguage, field }, surroundingsOf(context, id)).filter(
      (finding) => finding.level !== 'info' && !keptFor(finding, context.kept[id] ?? []),
    )
    if (open.length > 0) continue
    const wanted = { text: source, language: sourceLanguage, targetLanguage, domain: vertical ?? '', rejected: [], now }
    const [best] = await findMatches(db, wanted)
    if (best?.score === 100 && best.source === source && best.target === target) sure.push(id)
  }
  return sure
}
