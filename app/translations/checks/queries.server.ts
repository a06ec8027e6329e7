import type { Db } from '#db/connect'
import type { LanguageTag, SegmentState } from '#db/schema'
import { type ConceptCard, type TermPlace, termsIn } from '../terms/queries.server'
import { blockers, type Kept, type Rule } from './check'
import type { TermHit } from './glossary'
import { inspect, type Surroundings, type Twin } from './inspection'

/** What the database knows around the segments of a task, by segment; segments around which there is nothing are left out. */
export interface CheckContext {
  terms: Record<string, TermPlace[]>
  concepts: Record<string, ConceptCard>
  twins: Record<string, Twin[]>
  kept: Record<string, Kept[]>
}

interface Text {
  id: string
  source: string
  text: string
}

const mostTwins = 300
const mostKept = 1_000

/** Terms, twins and kept findings of a task's segments, in a handful of queries. */
export async function checkContext(
  db: Db,
  { taskId, sourceLanguage, segments }: { taskId: string; sourceLanguage: LanguageTag; segments: readonly Text[] },
): Promise<CheckContext> {
  const { places, concepts } = await termsIn(
    db,
    segments.map(({ source }) => source),
    sourceLanguage,
  )
  const terms = Object.fromEntries(segments.flatMap(({ id }, index) => (places[index]!.length > 0 ? [[id, places[index]!]] : [])))
  return { terms, concepts, twins: await twinsOf(db, taskId, segments), kept: await keptOf(db, taskId) }
}

/** The concepts of one segment as the check of the glossary wants them. */
export const hitsOf = ({ terms, concepts }: Pick<CheckContext, 'terms' | 'concepts'>, segmentId: string): TermHit[] =>
  (terms[segmentId] ?? []).flatMap((place) => {
    const concept = concepts[place.conceptId]
    return concept ? [{ ...place, targets: concept.targets, isKept: concept.isKept }] : []
  })

export const surroundingsOf = (context: CheckContext, segmentId: string): Surroundings => ({
  terms: hitsOf(context, segmentId),
  twins: context.twins[segmentId] ?? [],
})

async function twinsOf(db: Db, taskId: string, segments: readonly Text[]): Promise<Record<string, Twin[]>> {
  const rows = await db
    .selectFrom('translation as own')
    .innerJoin('segment as here', 'here.id', 'own.segmentId')
    .innerJoin('segment as there', 'there.hash', 'here.hash')
    .innerJoin('translation as other', 'other.segmentId', 'there.id')
    .select(['here.id', 'there.text as source', 'other.text as target'])
    .distinct()
    .where('own.taskId', '=', taskId)
    .where('other.taskId', '<>', taskId)
    .where('other.state', '=', 'approved')
    .whereRef('other.text', '<>', 'own.text')
    .limit(mostTwins)
    .execute()
  const twins: Record<string, Twin[]> = {}
  for (const { id, ...pair } of rows) twins[id] = [...(twins[id] ?? []), { kind: 'sameSource', ...pair }]
  const bySaying = Map.groupBy(
    segments.filter(({ text }) => text.length > 4),
    ({ text }) => text,
  )
  for (const same of bySaying.values()) {
    for (const { id, source } of same) {
      const other = same.find((each) => each.source !== source)
      if (other) twins[id] = [...(twins[id] ?? []), { kind: 'sameTarget', source: other.source, target: other.text }]
    }
  }
  return twins
}

async function keptOf(db: Db, taskId: string): Promise<Record<string, Kept[]>> {
  const rows = await db
    .selectFrom('checkKeep')
    .innerJoin('translation', 'translation.segmentId', 'checkKeep.segmentId')
    .innerJoin('person', 'person.id', 'checkKeep.personId')
    .select(['checkKeep.segmentId', 'checkKeep.rule', 'checkKeep.about', 'checkKeep.reason', 'person.name as person'])
    .where('translation.taskId', '=', taskId)
    .orderBy('checkKeep.createdAt')
    .limit(mostKept)
    .execute()
  const kept: Record<string, Kept[]> = {}
  for (const { segmentId, rule, ...row } of rows) kept[segmentId] = [...(kept[segmentId] ?? []), { rule: rule as Rule, ...row }]
  return kept
}

/** Segments with an error that nobody has decided to keep, in the order of the text. Asked before a text goes on. */
export async function blockedSegments(
  db: Db,
  { taskId, states, segmentId }: { taskId: string; states: readonly SegmentState[]; segmentId?: string },
): Promise<string[]> {
  let query = db
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .innerJoin('document', 'document.id', 'segment.documentId')
    .innerJoin('translationTask', 'translationTask.id', 'translation.taskId')
    .select(['segment.id', 'segment.field', 'segment.text as source', 'translation.text'])
    .select(['document.sourceLanguage', 'translationTask.targetLanguage'])
    .where('translation.taskId', '=', taskId)
    .where('translation.state', 'in', states)
    .orderBy('translation.ordinal')
  if (segmentId) query = query.where('translation.segmentId', '=', segmentId)
  const rows = await query.execute()
  if (rows.length === 0) return []
  const context = await checkContext(db, { taskId, sourceLanguage: rows[0]!.sourceLanguage, segments: rows })
  return rows
    .filter(
      ({ id, text: target, ...pair }) =>
        blockers(inspect({ target, ...pair }, surroundingsOf(context, id)), context.kept[id] ?? []).length > 0,
    )
    .map(({ id }) => id)
}

/** One segment of a task as the checks see it. */
export async function readChecked(db: Db, { taskId, segmentId }: { taskId: string; segmentId: string }) {
  const row = await db
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .innerJoin('document', 'document.id', 'segment.documentId')
    .innerJoin('translationTask', 'translationTask.id', 'translation.taskId')
    .select(['segment.id', 'segment.field', 'segment.text as source', 'translation.text', 'translation.version'])
    .select(['document.sourceLanguage', 'translationTask.targetLanguage'])
    .where('translation.taskId', '=', taskId)
    .where('translation.segmentId', '=', segmentId)
    .executeTakeFirst()
  if (!row) return null
  const context = await checkContext(db, { taskId, sourceLanguage: row.sourceLanguage, segments: [row] })
  const { text: target, version, id, ...pair } = row
  return { text: target, version, findings: inspect({ target, ...pair }, surroundingsOf(context, id)) }
}

/** How often each check was overruled: one that is overruled all the time cries wolf. */
export async function countKept(db: Db): Promise<{ rule: Rule; count: number }[]> {
  const rows = await db
    .selectFrom('checkKeep')
    .select(({ fn }) => ['rule', fn.countAll<number>().as('count')])
    .groupBy('rule')
    .orderBy('rule')
    .execute()
  return rows.map(({ rule, count }) => ({ rule: rule as Rule, count: Number(count) }))
}

/** The latest reasons, newest first. */
export const latestKept = (db: Db) =>
  db
    .selectFrom('checkKeep')
    .innerJoin('person', 'person.id', 'checkKeep.personId')
    .innerJoin('segment', 'segment.id', 'checkKeep.segmentId')
    .innerJoin('document', 'document.id', 'segment.documentId')
    .select(['checkKeep.id', 'checkKeep.rule', 'checkKeep.reason', 'checkKeep.createdAt as at'])
    .select(['person.name as person', 'segment.text as source', 'document.sourceLanguage'])
    .orderBy('checkKeep.createdAt', 'desc')
    .orderBy('checkKeep.id', 'desc')
    .limit(50)
    .execute()
