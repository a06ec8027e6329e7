import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { exactGram, gramsOf, mostFresh, skeletonGram } from './grams'
import {
  type Candidate,
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
import { lengthOf, longestUnit, normalForm, sideOf } from './normal-form'

/** Grams of a text whose frequency is asked for; a longer text is known by its first ones as well. */
export const mostGrams = 512
/** The rarest grams of a text are looked for: as many as stand in so many units altogether, since common ones cost much and tell little. */
const mostChosen = 24
const readFirst = 5_000
/** A second time more, when something near was found: then only texts of about the same length can be nearer, which is little to read. */
const readAgain = { nothing: 20_000, something: 30_000, near: 30_000 }
/** Texts of this length and more may be compared with most others; of a shorter one's rows only those of about its length are read. */
const lengthOfMost = { 'zh-CN': 80, en: 250 } as const
/** Grams so near to each other in the text say the same: one of them is asked first. */
const besides = 2
const nearFrom = 75
/** Found so near that looking again is not worth it. */
const enough = 95

/** Units with most of the wanted grams, whose texts are then compared. */
const mostCandidates = 260
/** Units with the same text or skeleton. */
const mostEqual = 100
/** No hash of 32 bits: fills places that are left over. */
const nothing = 2 ** 40

type Row = Candidate & { unit: number }

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
  const side = sideOf(text.language)
  const found = await unitsByGram(db, { side, gram: exactGram(text.normal) })
  const framed = text.skeleton === null ? [] : await unitsByGram(db, { side, gram: skeletonGram(text.skeleton) })
  return [...found.map((unit) => candidateOf(unit, text.language)), ...framed.map((unit) => candidateOf(unit, text.language, true))]
}

/** Newest last in the index, so read from its end. */
const unitsByGram = keptQuery((db, slot: Slot<{ side: number; gram: number }>) =>
  db
    .selectFrom('tmGram')
    .innerJoin('tmUnit', 'tmUnit.number', 'tmGram.unit')
    .select(unitColumns)
    .where('tmGram.side', '=', slot('side'))
    .where('tmGram.gram', '=', slot('gram'))
    .orderBy('tmGram.len', 'desc')
    .orderBy('tmGram.unit', 'desc')
    .limit(mostEqual),
)

const unitColumns = [
  'tmUnit.number',
  'tmUnit.sourceLanguage',
  'tmUnit.source',
  'tmUnit.target',
  'tmUnit.domain',
  'tmUnit.uses',
  'tmUnit.approvedAt',
  'tmUnit.originId',
] as const

type Unit = {
  number: number
  sourceLanguage: LanguageTag
  source: string
  target: string
} & Omit<Candidate, 'isReversed' | 'isFramed'>

function candidateOf({ number, sourceLanguage, source, target, ...unit }: Unit, language: LanguageTag, isFramed = false): Row {
  const isReversed = sourceLanguage !== language
  return { ...unit, unit: number, isReversed, isFramed, source: isReversed ? target : source, target: isReversed ? source : target }
}

/** Units that share the rarest grams and are not so much shorter or longer that they could not reach `floor`. */
async function near(db: Db | Tx, text: Prepared, floor: number): Promise<Row[]> {
  const { normal, language } = text
  const side = sideOf(language)
  const all = gramsOf(normal, language).slice(0, mostGrams)
  const places = new Map(all.map((gram, place) => [gram, place]))
  const share = Math.min(1, lengthOf(normal) / lengthOfMost[language])
  const grams = (await frequencies(db, side, all))
    .filter(({ n }) => n > 0)
    .map(({ gram, n }): Counted => ({ gram, n, read: n * share, place: places.get(gram)! }))
    .sort((a, b) => a.n - b.n || a.gram - b.gram)
  const first = rarest(grams, readFirst)
  const found = [...(await fresh(db, text, floor)), ...(await sharing(db, text, first, floor))]
  const best = Math.max(0, ...found.map(({ likeness }) => likeness!))
  if (best >= enough) return found
  const more = rarest(grams, readAgain[best >= nearFrom ? 'near' : best >= floor ? 'something' : 'nothing'])
  return more.length > first.length ? [...found, ...(await sharing(db, text, more, Math.max(floor, best)))] : found
}

async function sharing(db: Db | Tx, text: Prepared, grams: readonly Weighed[], floor: number): Promise<Row[]> {
  if (grams.length === 0) return []
  const { normal, language } = text
  const length = lengthOf(normal)
  const values: Record<string, number> = {
    side: sideOf(language),
    from: Math.ceil((length * floor) / 100),
    to: Math.floor((length * 100) / floor),
  }
  for (let at = 0; at < mostChosen; at++) {
    values[`gram${at}`] = grams[at]?.gram ?? nothing
    values[`weight${at}`] = grams[at]?.weight ?? 0
  }
  return (await unitsSharing(db, values as never)).map((unit) => {
    const candidate = candidateOf(unit, language)
    return { ...candidate, likeness: text.likeness(normalForm(candidate.source), floor) }
  })
}

/** The few units that are not indexed yet, each compared. */
async function fresh(db: Db | Tx, text: Prepared, floor: number): Promise<Row[]> {
  const { language, normal } = text
  return (await freshUnits(db, {})).flatMap((unit) => {
    const candidate = candidateOf(unit, language)
    // Full-width and half-width forms are as long as each other, so that this spares most of the work and loses nothing near.
    const share = Math.min(candidate.source.length, normal.length) / Math.max(candidate.source.length, normal.length)
    if (share * 100 < floor - 15) return []
    const likeness = text.likeness(normalForm(candidate.source), floor)
    return likeness < floor ? [] : [{ ...candidate, likeness }]
  })
}

export const freshUnits = keptQuery((db, _slot: Slot<object>) =>
  db
    .selectFrom('tmFresh')
    .innerJoin('tmUnit', 'tmUnit.number', 'tmFresh.unit')
    .select(unitColumns)
    .orderBy('tmFresh.unit', 'desc')
    .limit(sql.lit(mostFresh)),
)

interface Weighed {
  gram: number
  weight: number
}

/** A gram of the text: in how many units it stands, how many of those are of about the text's length, and which of the text's grams it is. */
interface Counted {
  gram: number
  n: number
  read: number
  place: number
}

/**
 * The rarest grams first of all parts of the text, then of what is left, as far as they may be read. Neighbours mostly stand in the same texts: asking
 * for 误差不, 差不超 and 不超过 tells no more than for one, and costs three times as much. A gram weighs more the rarer it is (inverse document
 * frequency, in hundredths of a bit).
 */
function rarest(sorted: readonly Counted[], readAtMost: number): Weighed[] {
  const taken = new Set<number>()
  const [apart, near]: [Counted[], Counted[]] = [[], []]
  for (const one of sorted) {
    const isApart = !Array.from({ length: 2 * besides + 1 }, (_, at) => one.place + at - besides).some((place) => taken.has(place))
    if (isApart) taken.add(one.place)
    ;(isApart ? apart : near).push(one)
  }
  let sum = 0
  const chosen = [...apart, ...near].filter(({ read }, index) => {
    if (index > 0 && sum + read > readAtMost) return false
    sum += read
    return true
  })
  return chosen.slice(0, mostChosen).map(({ gram, n }) => ({ gram, weight: Math.max(1, Math.round(100 * Math.log2(2 ** 24 / n))) }))
}

/** How many texts of a side have each of the grams. The places of the list are rounded up, so that a few statements serve all lengths. */
export function frequencies(db: Db | Tx, side: number, grams: readonly number[]): Promise<{ gram: number; n: number }[]> {
  if (grams.length === 0) return Promise.resolve([])
  const places = 2 ** Math.ceil(Math.log2(Math.max(8, grams.length)))
  const values = Object.fromEntries(Array.from({ length: places }, (_, at) => [`gram${at}`, grams[at] ?? grams[0]!]))
  return frequenciesOf(db, { side, ...values } as never, places)
}

const frequenciesOf = keptQuery((db, slot: Slot<{ side: number } & Record<string, number>>, places: number) =>
  db
    .selectFrom('tmGramDf')
    .select(['gram', 'n'])
    .where('side', '=', slot('side'))
    .where('gram', 'in', Array.from({ length: places }, (_, at) => slot(`gram${at}`)) as never),
)

/** `cross join` keeps SQLite to the order: for each gram one range of the index. PostgreSQL finds it by itself. */
const unitsSharing = keptQuery((db, slot: Slot<Record<string, number>>) => {
  const asked = sql.join(
    Array.from({ length: mostChosen }, (_, at) => sql`(cast(${slot(`gram${at}`)} as bigint), cast(${slot(`weight${at}`)} as bigint))`),
  )
  const best = sql`
    select "tmGram"."unit" as "unit", sum("asked"."column2") as "weight"
    from (values ${asked}) as "asked" cross join "tmGram"
    where "tmGram"."side" = ${slot('side')} and "tmGram"."gram" = "asked"."column1" and "tmGram"."len" between ${slot('from')} and ${slot('to')}
    group by "tmGram"."unit" order by 2 desc, 1 desc limit ${sql.lit(mostCandidates)}`
  const columns = sql.join(unitColumns.map((column) => sql.ref(column)))
  const units: RawBuilder<Unit> = sql<Unit>`select ${columns} from (${best}) as "best" cross join "tmUnit" where "tmUnit"."number" = "best"."unit"`
  return { compile: () => units.compile(db) }
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
