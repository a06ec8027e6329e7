import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#db/connect'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { exactGram, skeletonGram } from './grams'
import {
  floorScore,
  isSure,
  type Match,
  type MatchOrigin,
  type Prepared,
  prefillScore,
  prepared,
  rank,
  type Suggestion,
  type Wanted,
} from './match'
import { candidateOf, near, type Row, type Unit, unitColumns } from './near.server'
import { longestUnit, sideOf } from './normal-form'

/** Units with the same text or skeleton. */
const mostEqual = 100

/**
 * What the memory knows for a sentence, best first: equal ones, then those that differ in facts only, then near ones, in both directions.
 */
export async function findMatches(db: Db | Tx, wanted: Wanted): Promise<Match[]> {
  const text = prepared(wanted)
  if (!isSearchable(text)) return []
  return rank(text, distinct([...(await equal(db, text)), ...(await near(db, text, floorScore))]))
}

/** The match that a task starts with, if there is one that leaves no choice. */
export async function findSureMatch(db: Db | Tx, wanted: Wanted): Promise<Match | undefined> {
  const text = prepared(wanted)
  if (!isSearchable(text)) return undefined
  const equals = rank(text, distinct(await equal(db, text)), prefillScore)
  const best = equals.length > 0 ? equals : rank(text, distinct(await near(db, text, prefillScore)), prefillScore)
  return best.find(isSure)
}

const isSearchable = ({ text, normal }: Prepared) => text.length <= longestUnit && normal !== ''

/** Of a unit found twice the first counts. */
const distinct = (rows: readonly Row[]): Row[] => [...new Map(rows.map((row) => [row.unit, row] as const).reverse()).values()].reverse()

async function equal(db: Db | Tx, text: Prepared): Promise<Row[]> {
  const key = exactGram(text.normal)
  const skeleton = text.skeleton === null ? null : skeletonGram(text.skeleton)
  const units = await unitsByKeys(db, { side: sideOf(text.language), key, skeleton })
  return units.map(({ isFramed, ...unit }) => candidateOf(unit, text.language, isFramed === 1))
}

/** Those with the same text, then those with the same skeleton. Newest last in the index, so read from its end. */
const unitsByKeys = keptQuery((db, slot: Slot<{ side: number; key: number; skeleton: number | null }>) => {
  const columns = sql.join(unitColumns.map((column) => sql.ref(column)))
  const those = (key: 'key' | 'skeleton', isFramed: 0 | 1) => sql`select * from (
    select ${columns}, ${sql.lit(isFramed)} as "isFramed" from "tmKey" inner join "tmUnit" on "tmUnit"."number" = "tmKey"."unit"
    where "tmKey"."side" = ${slot('side')} and "tmKey"."key" = ${slot(key)} order by "tmKey"."unit" desc limit ${sql.lit(mostEqual)}
  ) as "some"`
  const query: RawBuilder<Unit & { isFramed: 0 | 1 }> = sql`${those('key', 0)} union all ${those('skeleton', 1)}`
  return { compile: () => query.compile(db) }
})

/** Of each place (segment): its document's kind and request, and who translated it. Places that are no segments are missing. */
async function originsOf(db: Db, originIds: readonly string[]): Promise<Map<string, MatchOrigin>> {
  if (originIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('segment')
    .innerJoin('document', 'document.id', 'segment.documentId')
    .leftJoin('request', 'request.id', 'document.requestId')
    .leftJoin('translation', (join) => join.onRef('translation.segmentId', '=', 'segment.id').on('translation.state', '=', 'approved'))
    .leftJoin('person', 'person.id', 'translation.translatorId')
    .select(['segment.id', 'document.kind', 'request.ref as requestRef', 'person.name as translator'])
    .where('segment.id', 'in', originIds)
    .limit(100)
    .execute()
  return new Map(rows.map(({ id, ...origin }) => [id, origin]))
}

/** What the memory suggests for one sentence of a task; null for what is no sentence of it. */
export async function suggestionsFor(
  db: Db,
  { taskId, segmentId, now }: { taskId: string; segmentId: string; now: string },
): Promise<Suggestion[] | null> {
  const segment = await db
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .innerJoin('document', 'document.id', 'segment.documentId')
    .innerJoin('translationTask', 'translationTask.id', 'translation.taskId')
    .leftJoin('request', 'request.id', 'document.requestId')
    .select(['translation.id', 'segment.text', 'document.sourceLanguage', 'translationTask.targetLanguage', 'request.vertical'])
    .where('translation.taskId', '=', taskId)
    .where('translation.segmentId', '=', segmentId)
    .executeTakeFirst()
  if (!segment) return null
  const sentBack = await db
    .selectFrom('translationHistory')
    .select('text')
    .where('translationId', '=', segment.id)
    .where('event', '=', 'changes_requested')
    .limit(50)
    .execute()
  const { text, sourceLanguage, targetLanguage, vertical } = segment
  const rejected = sentBack.map((line) => line.text)
  const matches = await findMatches(db, { text, language: sourceLanguage, targetLanguage, domain: vertical ?? '', rejected, now })
  const origins = await originsOf(
    db,
    matches.map(({ originId }) => originId),
  )
  return matches.map((match) => ({ ...match, origin: origins.get(match.originId) ?? null }))
}
