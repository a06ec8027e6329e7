import type { Db } from '#db/connect'
import type { InstantText, SearchKind } from '#db/schema'
import { type Phrase, type Reach, searchEngine } from '#db/search/face'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { facets } from './facet'
import type { Group } from './question'
import { type Evidence, pointsOf } from './ranking'

/** Hits that are ranked and counted, at most: the newest, and the newest of those that have it in their title. */
export const mostRanked = 1_000
const mostInTitle = 300
/** With fewer that hold all of it, what holds most of it is shown behind them. */
const fewHits = 3

export type Order = 'relevance' | 'newest' | 'closing' | 'budget'

/** Where a page ended: a hit's sort key and number. */
export interface Cursor {
  key: number
  number: number
}

type Range = readonly [number | null, number | null]

export interface Search {
  kind: SearchKind
  groups: readonly Group[]
  /** Tokens of each filter that is set: any of a filter's, all filters. */
  filters: Readonly<Record<string, readonly string[]>>
  /** US cents and an instant: the ends of ranges, which tokens say only roughly. */
  min?: number | null
  max?: number | null
  closesBefore?: InstantText | null
  order: Order
  /** Facets of the reader's company: what fits it stands higher. */
  fitting?: readonly string[]
  after?: Cursor | null
  /** Ranges that are counted as if none were set: US cents from and to, and the instants before which bidding closes. */
  ranges?: { budget: readonly Range[]; closes: readonly InstantText[] } | undefined
  /** Only this document is asked about, and nothing is counted. */
  only?: number
  limit: number
  now: InstantText
}

export interface Found {
  /** Subjects of one page, in order. */
  ids: string[]
  next: Cursor | null
  /** Hits; `isLeast` where there are more than were looked at. */
  total: number
  isLeast: boolean
  /** Hits per facet token. Those of a filter's own kind are counted as if it were not set. */
  counts: Map<string, number>
  /** Hits per range, in the order in which they were asked for. */
  ranges: { budget: number[]; closes: number[] }
  /** Filters of which there are more than were counted. */
  leasts: ReadonlySet<string>
  /** Nothing holds all that was asked for: what holds a part of it is shown. */
  isPartly: boolean
}

/** What is known of a hit besides its text. */
interface Row {
  number: number
  facets: string[]
  publishedAt: InstantText
  /** These are read only where they decide something. */
  foundUntil?: InstantText | null
  deadlineAt?: InstantText | null
  budgetUsd?: number | null
}

/** One page of what is found, and how much there is under each filter. Everything in the index is public: nothing here asks who reads. */
export async function search(db: Db, wanted: Search): Promise<Found> {
  const { order, after } = wanted
  const { whole, rest, isBounded, open, evidence } = await gather(db, wanted)
  const points = order === 'relevance' ? pointsOf(whole, evidence, wanted.fitting ?? []) : null
  const direction = order === 'closing' ? 1 : -1
  const keyed = rest
    .map((row) => ({ row, key: keyOf(row, order, points) }))
    .filter((each): each is { row: Row; key: number } => each.key !== null)
    .sort((one, other) => direction * (one.key - other.key) || other.row.number - one.row.number)
  const ahead = after ? keyed.filter((each) => isBeyond(each, after, direction)) : keyed
  const page = ahead.slice(0, wanted.limit)
  const last = ahead.length > wanted.limit ? page.at(-1) : undefined
  return {
    ids: await subjectsOf(
      db,
      page.map(({ row }) => row.number),
    ),
    next: last ? { key: last.key, number: last.row.number } : null,
    total: Math.min(whole.length, mostRanked),
    isLeast: isBounded,
    ...countsOf(wanted, { rows: whole, isBounded }, open),
    isPartly: wanted.groups.length > 0 && evidence.all.size === 0 && whole.length > 0,
  }
}

const isBeyond = ({ row, key }: { row: Row; key: number }, after: Cursor, direction: 1 | -1) =>
  key === after.key ? row.number < after.number : direction * (key - after.key) > 0

function keyOf({ number, deadlineAt, budgetUsd }: Row, order: Order, points: Map<number, number> | null): number | null {
  if (order === 'relevance') return Math.round(points!.get(number)! * 1_000)
  if (order === 'closing') return deadlineAt ? Date.parse(deadlineAt) : null
  return order === 'budget' ? (budgetUsd ?? null) : number
}

const phrasesOf = ({ own, others }: Group): Phrase[] => [...own, ...others]
const ownOf = ({ own }: Group): Phrase[] => own

type Filters = Search['filters']
type Asked = readonly (readonly Phrase[])[]
type Find = (
  filters: Filters,
  more?: { ofAnyKind?: boolean; phrases?: Asked; reach?: Reach; before?: number; since?: number; limit?: number },
) => Promise<number[]>

/** What is known under some filters. */
interface Some {
  rows: Row[]
  /** There may be more: the newest were taken. */
  isBounded: boolean
}

interface Gathered {
  /** Under all filters. */
  whole: Row[]
  isBounded: boolean
  /** The same; from the second page of the newest on, what may follow. */
  rest: Row[]
  /** By the name of each filter that is set, as if it were not. */
  open: Map<string, Some>
  evidence: Evidence
}

const without = (filters: Filters, gone: string): Filters => Object.fromEntries(Object.entries(filters).filter(([name]) => name !== gone))

/**
 * What holds the words, and how well. The index is walked once as if nothing were chosen; the rows tell what each choice leaves of that, and only
 * for what is older the index is asked again.
 */
async function gather(db: Db, wanted: Search): Promise<Gathered> {
  const { kind, groups, filters, order, after, only } = wanted
  const asked = groups.map(phrasesOf)
  const find: Find = (under, { ofAnyKind = false, phrases = asked, reach = 'text', limit = mostRanked, ...ends } = {}) =>
    searchEngine(db).find(db, { groups: phrases, reach, facets: facetsOf(kind, under, ofAnyKind), ...ends, only, limit })
  const rows = new Map<number, Row>()
  const rowsFor = async (numbers: Iterable<number>) => {
    const each = [...new Set(numbers)]
    const missing = each.filter((number) => !rows.has(number))
    for (const row of await rowsOf(db, missing, wanted)) rows.set(row.number, row)
    return each.flatMap((number) => rows.get(number) ?? [])
  }

  // Most of what can be found are requests: to ask for their kind would cost more than to pass by what else there is.
  const base = await find(only === undefined ? {} : filters, { ofAnyKind: kind === 'request' && groups.length > 0 && only === undefined })
  const ofKind = (await rowsFor(base)).filter(({ facets }) => facets.includes(`kind${kind}`))
  const under = async (some: Filters): Promise<Some> => {
    const held = ofKind.filter((row) => holdsAll(row, some, wanted))
    if (base.length < mostRanked || held.length === mostRanked) return { rows: held, isBounded: base.length === mostRanked }
    const older = await find(some, { before: base.at(-1)!, limit: mostRanked - held.length })
    const fitting = (await rowsFor(older)).filter((row) => holdsAll(row, some, wanted))
    return { rows: [...held, ...fitting], isBounded: held.length + older.length === mostRanked }
  }

  const { rows: chosen, isBounded } = await under(filters)
  const isRanked = order === 'relevance' && groups.length > 0 && chosen.length > 0
  // What has it in its title is found however old it is.
  const titled = isRanked ? await find(filters, { reach: 'title', limit: mostInTitle }) : []
  const byTitle = (await rowsFor(titled)).filter((row) => holdsAll(row, filters, wanted))
  const all = [...new Set([...chosen, ...byTitle])]
  const partly = await partlyUnder(filters, all)
  const isInside = (row: Row) => holdsAll(row, filters, wanted)
  const whole = [...all, ...(await rowsFor(partly.keys())).filter(isInside)]
  const open = new Map<string, Some>()
  for (const name of only === undefined ? Object.keys(filters) : []) {
    const others = without(filters, name)
    const some = await under(others)
    const more = await rowsFor((await partlyUnder(others, some.rows)).keys())
    open.set(name, { ...some, rows: [...some.rows, ...more.filter((row) => holdsAll(row, others, wanted))] })
  }
  const isLong = order === 'newest' && after && base.length === mostRanked
  const rest = isLong ? (await rowsFor(await find(filters, { before: after.number }))).filter(isInside) : whole
  return { whole, isBounded, rest, open, evidence: await evidenceOf() }

  /** Where hardly anything holds all of it: how much of it what holds. */
  async function partlyUnder(some: Filters, known: readonly Row[]): Promise<Map<number, number>> {
    if (groups.length < 2 || known.length >= fewHits || only !== undefined) return new Map()
    const shares = await partlyOf(asked, (phrases, limit) => find(some, { phrases, limit }))
    for (const { number } of known) shares.delete(number)
    return shares
  }

  async function evidenceOf(): Promise<Evidence> {
    const numbers = new Set(all.map(({ number }) => number))
    if (!isRanked) return { all: numbers, title: new Set(), summary: new Set(), own: numbers, partly }
    const since = chosen.at(-1)!.number
    const isReworded = groups.some(({ others }) => others.length > 0)
    return {
      ...{ all: numbers, title: new Set(titled), partly },
      summary: new Set(await find(filters, { reach: 'lead', since })),
      own: isReworded ? new Set(await find(filters, { phrases: groups.map(ownOf), since })) : numbers,
    }
  }
}

/** Only requests have a state, only companies a side. */
const facetsOf = (kind: SearchKind, filters: Filters, ofAnyKind: boolean) =>
  ofAnyKind || filters.state || filters.side ? Object.values(filters) : [[`kind${kind}`], ...Object.values(filters)]

/** What the tokens of a range say only roughly, exactly. */
function holdsAll(row: Row, filters: Filters, { now, min, max, closesBefore }: Search): boolean {
  if (row.foundUntil && row.foundUntil <= now) return false
  if (filters.budget && !isBetween(row, min ?? null, max ?? null)) return false
  if (filters.closes && closesBefore != null && !isClosing(row, now, closesBefore)) return false
  return Object.entries(filters).every(([name, tokens]) => isRange(name) || tokens.some((token) => row.facets.includes(token)))
}

const isRange = (name: string) => name === 'budget' || name === 'closes'
const isBetween = ({ budgetUsd }: Row, min: number | null, max: number | null) =>
  budgetUsd != null && (min === null || budgetUsd >= min) && (max === null || budgetUsd <= max)
const isClosing = ({ deadlineAt }: Row, now: InstantText, before: InstantText) =>
  deadlineAt != null && deadlineAt <= before && deadlineAt > now

/** What holds all but one of the things asked for; where nothing does, what holds any of them, the rarer the better. */
async function partlyOf(asked: Asked, find: (phrases: Asked, limit: number) => Promise<number[]>): Promise<Map<number, number>> {
  const shares = new Map<number, number>()
  const count = asked.length
  if (count > 2) {
    for (const index of asked.keys()) {
      for (const number of await find(asked.toSpliced(index, 1), 100)) shares.set(number, (count - 1) / count)
    }
    if (shares.size > 0) return shares
  }
  for (const phrases of asked) {
    const some = await find([phrases], 200)
    const weight = 1 / (count * Math.log2(2 + some.length))
    for (const number of some) shares.set(number, (shares.get(number) ?? 0) + weight)
  }
  return shares
}

const facts = ['foundUntil', 'deadlineAt', 'budgetUsd'] as const

const rowQuery = keptQuery((db, slot: Slot<{ numbers: unknown }>, more: readonly (typeof facts)[number][]) =>
  db
    .selectFrom('searchDocument')
    .select(['number', 'facetTokens', 'publishedAt', ...more])
    .where('number', 'in', searchEngine(db).list(slot('numbers'))),
)

/** A thousand rows cost as much as finding them: nothing is read of them that nobody asks for. */
async function rowsOf(db: Db, numbers: readonly number[], { kind, order, filters, ranges }: Search): Promise<Row[]> {
  if (numbers.length === 0) return []
  const isAsked = {
    foundUntil: kind === 'company',
    deadlineAt: order === 'closing' || filters.closes !== undefined || ranges !== undefined,
    budgetUsd: order === 'budget' || filters.budget !== undefined || ranges !== undefined,
  }
  const more = facts.filter((name) => isAsked[name])
  const rows = await rowQuery(db, { numbers: searchEngine(db).listed(numbers) }, more)
  return rows.map(({ facetTokens, ...row }) => ({ ...row, facets: facetTokens.split(' ') }))
}

const subjectQuery = keptQuery((db, slot: Slot<{ numbers: unknown }>) =>
  db
    .selectFrom('searchDocument')
    .select(['number', 'subjectId'])
    .where('number', 'in', searchEngine(db).list(slot('numbers'))),
)

async function subjectsOf(db: Db, numbers: readonly number[]): Promise<string[]> {
  if (numbers.length === 0) return []
  const rows = await subjectQuery(db, { numbers: searchEngine(db).listed(numbers) })
  const subjects = new Map(rows.map(({ number, subjectId }) => [number, subjectId]))
  return numbers.flatMap((number) => subjects.get(number) ?? [])
}

type Counted = Pick<Found, 'counts' | 'ranges' | 'leasts'>

/** What there is under each choice: under a filter that is set, as if it were not. */
function countsOf({ now, ranges, only }: Search, whole: Some, open: ReadonlyMap<string, Some>): Counted {
  const { counts, leasts } = { counts: new Map<string, number>(), leasts: new Set<string>() }
  if (only !== undefined) return { counts, leasts, ranges: { budget: [], closes: [] } }
  const count = (token: string) => counts.set(token, (counts.get(token) ?? 0) + 1)
  for (const { facets: tokens } of whole.rows) for (const token of tokens) count(token)
  for (const name of open.keys()) for (const token of counts.keys()) if (token.startsWith(name)) counts.delete(token)
  for (const facet of facets) if ((open.get(facet) ?? whole).isBounded) leasts.add(facet)
  for (const [name, { rows }] of open) {
    if (!isRange(name)) for (const { facets: tokens } of rows) for (const token of tokens) if (token.startsWith(name)) count(token)
  }
  const [priced, closing] = [(open.get('budget') ?? whole).rows, (open.get('closes') ?? whole).rows]
  return {
    ...{ counts, leasts },
    ranges: {
      // The other range holds as it was set: whatever was gathered lies inside it.
      budget: (ranges?.budget ?? []).map(([min, max]) => priced.filter((row) => isBetween(row, min, max)).length),
      closes: (ranges?.closes ?? []).map((before) => closing.filter((row) => isClosing(row, now, before)).length),
    },
  }
}
