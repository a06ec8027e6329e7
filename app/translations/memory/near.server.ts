import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#db/connect'
import { numbersOf } from '#db/portable'
import type { LanguageTag } from '#db/schema'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { gramAt, lastOf, lengthIn, placeOf, sizeAt, sizeOf } from './blocks'
import { gramsOf, mostWaiting } from './grams'
import type { Candidate, Prepared } from './match'
import { lengthOf, normalForm, sideOf } from './normal-form'
import { Tally } from './tally'

/** Grams of a text that are looked at; a longer text is known by its first ones as well. */
export const mostGrams = 512
/** The rarest grams of a text are looked for: as many as stand in so many units altogether, since common ones cost much and tell little. */
const mostChosen = 128
const readFirst = 25_000
/** A second time more, and only among texts that are as long as one still nearer would have to be. */
const readAgain = 100_000
/** Grams so near to each other in the text say the same: one of them is asked first. */
const besides = 2
/** Found so near that looking again is not worth it: of a thousand sentences it brought one a nearer one, by a point. */
const enough = 90
/** Units with most of the wanted grams, whose texts are then compared: the first time, and the second. */
const candidatesFirst = 100
const candidatesAgain = 200
/** Of those compared the nearest are read whole. */
const mostRead = 60

export type Row = Candidate & { unit: number }

export const unitColumns = [
  'tmUnit.number',
  'tmUnit.sourceLanguage',
  'tmUnit.source',
  'tmUnit.target',
  'tmUnit.domain',
  'tmUnit.uses',
  'tmUnit.approvedAt',
  'tmUnit.originId',
] as const

export type Unit = {
  number: number
  sourceLanguage: LanguageTag
  source: string
  target: string
} & Omit<Candidate, 'isReversed' | 'isFramed'>

export function candidateOf({ number, sourceLanguage, source, target, ...unit }: Unit, language: LanguageTag, isFramed = false): Row {
  const isReversed = sourceLanguage !== language
  return { ...unit, unit: number, isReversed, isFramed, source: isReversed ? target : source, target: isReversed ? source : target }
}

/** A gram of the text: its place among the others, and in how many units of about the text's length it stands. */
interface Counted {
  gram: number
  at: number
  n: number
}

/**
 * The nearest units that are not so much shorter or longer that they could not reach `floor`: those that share most of the text's grams, the rarest
 * ones first, are compared letter by letter.
 */
export async function near(db: Db | Tx, text: Prepared, floor: number): Promise<Row[]> {
  const { normal, language } = text
  const grams = gramsOf(normal, language).slice(0, mostGrams)
  // Before the index, so that a unit which goes from one into the other meanwhile is seen.
  const found = await fresh(db, text, floor)
  const sizes = sizesFrom(normal, floor)
  const side = sideOf(language)
  const known = await countsOf(db, side, grams, sizes)
  const counts: Counts = (gram, size) => known.get(placeOf({ side, gram, size })) ?? 0
  const tally = new Tally()
  try {
    const compared = new Map<number, number>()
    const first = rarest(grams, counts, sizes, readFirst)
    await read(db, text, tally, first, sizes)
    await compare(db, text, floor, tally.best(candidatesFirst, new Set()), compared)
    const best = Math.max(floor, ...found.map(({ likeness }) => likeness!), ...compared.values())
    if (best < enough) {
      const fewer = sizesFrom(normal, best)
      const asked = new Set(first.map(({ gram }) => gram))
      const more = rarest(grams, counts, fewer, readAgain).filter(({ gram }) => !asked.has(gram))
      await read(db, text, tally, more, fewer)
      if (more.length > 0) await compare(db, text, floor, tally.best(candidatesAgain, new Set(compared.keys())), compared)
    }
    return [...found, ...(await whole(db, text, floor, compared))]
  } finally {
    tally.end()
  }
}

/** The classes of length that texts from `floor` points up are of. */
const sizesFrom = (normal: string, floor: number) => {
  const length = lengthOf(normal)
  return { from: sizeOf(Math.ceil((length * floor) / 100)), to: sizeOf(Math.floor((length * 100) / floor)) }
}
type Sizes = ReturnType<typeof sizesFrom>

type Counts = (gram: number, size: number) => number

/**
 * The rarest grams first of all parts of the text, then of what is left, as far as they may be read. Neighbours mostly stand in the same texts: asking
 * for 误差不, 差不超 and 不超过 tells no more than for one, and costs three times as much.
 */
function rarest(grams: readonly number[], counts: Counts, { from, to }: Sizes, readAtMost: number): Counted[] {
  const counted = grams.map((gram, at): Counted => {
    let n = 0
    for (let size = from; size <= to; size++) n += counts(gram, size)
    return { gram, at, n }
  })
  const taken = new Set<number>()
  const [apart, beside]: [Counted[], Counted[]] = [[], []]
  for (const one of counted.filter(({ n }) => n > 0).sort((a, b) => a.n - b.n || a.gram - b.gram)) {
    const isApart = !Array.from({ length: 2 * besides + 1 }, (_, at) => one.at + at - besides).some((at) => taken.has(at))
    if (isApart) taken.add(one.at)
    ;(isApart ? apart : beside).push(one)
  }
  let sum = 0
  const chosen = [...apart, ...beside].filter(({ n }, index) => {
    if (index > 0 && sum + n > readAtMost) return false
    sum += n
    return true
  })
  return chosen.slice(0, mostChosen)
}

/**
 * Counts the chosen grams of every unit. A gram weighs more the rarer it is (inverse document frequency, in tenths of a bit), and less in a longer
 * text, as Levenshtein's likeness does.
 */
async function read(db: Db | Tx, text: Prepared, tally: Tally, chosen: readonly Counted[], sizes: Sizes): Promise<void> {
  if (chosen.length === 0) return
  const side = sideOf(text.language)
  const length = lengthOf(text.normal)
  const bits = new Map(chosen.map(({ gram, n }) => [gram, 10 * Math.log2(2 ** 24 / n)]))
  const grams = chosen.map(({ gram }) => gram)
  for (const { place, units } of await blocksIn(db, stretches(side, grams, sizes))) {
    const share = Math.min(1, length / lengthIn(sizeAt(place)))
    tally.add(units, Math.max(1, Math.round(bits.get(gramAt(place))! * share)))
  }
}

/** How near the texts of units are: those that reach `floor`. */
async function compare(db: Db | Tx, text: Prepared, floor: number, units: readonly number[], compared: Map<number, number>) {
  for (const { number, own } of await textsOf(db, { units: JSON.stringify(units), language: text.language }))
    compared.set(number, text.likeness(normalForm(own), floor))
}

async function whole(db: Db | Tx, { language }: Prepared, floor: number, compared: ReadonlyMap<number, number>): Promise<Row[]> {
  const nearest = [...compared].filter(([, likeness]) => likeness >= floor).sort((a, b) => b[1] - a[1] || b[0] - a[0])
  const units = await unitsOf(
    db,
    nearest.slice(0, mostRead).map(([unit]) => unit),
  )
  return units.map((unit) => ({ ...candidateOf(unit, language), likeness: compared.get(unit.number)! }))
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
    .limit(sql.lit(mostWaiting)),
)

/** Texts of a side that have each of the grams, by the place of gram and size. */
export async function countsOf(db: Db | Tx, side: number, grams: readonly number[], sizes: Sizes): Promise<Map<number, number>> {
  const rows = await countsIn(db, stretches(side, grams, sizes))
  return new Map(rows.map(({ place, n }) => [place, n]))
}

/** Where the grams' blocks of some sizes begin, and how far they reach. */
const stretches = (side: number, grams: readonly number[], { from, to }: Sizes) => ({
  places: JSON.stringify(grams.map((gram) => placeOf({ side, gram, size: from }))),
  span: lastOf(placeOf({ side: 0, gram: 0, size: to - from })),
})
interface Stretches {
  places: string
  span: number
}

/** `cross join` keeps SQLite to the order: for each gram one stretch of the table. PostgreSQL finds it by itself. */
const countsIn = keptQuery((db, slot: Slot<Stretches>) => {
  const query: RawBuilder<{ place: number; n: number }> =
    sql`select "tmCount"."place", "tmCount"."n" from ${numbersOf(db, slot('places'))} as "asked" cross join "tmCount"
    where "tmCount"."place" between "asked"."number" and "asked"."number" + cast(${slot('span')} as bigint)`
  return { compile: () => query.compile(db) }
})

const blocksIn = keptQuery((db, slot: Slot<Stretches>) => {
  const query: RawBuilder<{ place: number; units: Uint8Array }> =
    sql`select "tmBlock"."place", "tmBlock"."units" from ${numbersOf(db, slot('places'))} as "asked" cross join "tmBlock"
    where "tmBlock"."place" between "asked"."number" and "asked"."number" + cast(${slot('span')} as bigint)`
  return { compile: () => query.compile(db) }
})

export const unitsOf = (db: Db | Tx, units: readonly number[]): Promise<Unit[]> => unitsNumbered(db, { units: JSON.stringify(units) })

const unitsNumbered = keptQuery((db, slot: Slot<{ units: string }>) => {
  const columns = sql.join(unitColumns.map((column) => sql.ref(column)))
  const query: RawBuilder<Unit> = sql`select ${columns} from ${numbersOf(db, slot('units'))} as "asked" cross join "tmUnit" where "tmUnit"."number" = "asked"."number"`
  return { compile: () => query.compile(db) }
})

/** Only the text that is compared: most of those looked at are not near enough. */
const textsOf = keptQuery((db, slot: Slot<{ units: string; language: LanguageTag }>) => {
  const query: RawBuilder<{ number: number; own: string }> =
    sql`select "tmUnit"."number", case when "tmUnit"."sourceLanguage" = ${slot('language')} then "tmUnit"."source" else "tmUnit"."target" end as "own"
    from ${numbersOf(db, slot('units'))} as "asked" cross join "tmUnit" where "tmUnit"."number" = "asked"."number"`
  return { compile: () => query.compile(db) }
})
