import type { Db } from '#db/connect'
import type { InstantText, SearchKind } from '#db/schema'
import { type Phrase, type Reach, searchEngine } from '#db/search/face'
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

interface Row {
  number: number
  subjectId: string
  facets: string[]
  publishedAt: InstantText
  foundUntil: InstantText | null
  deadlineAt: InstantText | null
  budgetUsd: number | null
}

/** One page of what is found, and how much there is under each filter. Everything in the index is public: nothing here asks who reads. */
export async function search(db: Db, wanted: Search): Promise<Found> {
  const first = await gather(db, wanted, wanted.filters, wanted.order === 'newest' ? wanted.after?.number : undefined)
  const { evidence, rows } = first
  const points = wanted.order === 'relevance' ? pointsOf(rows, evidence, wanted.fitting ?? []) : null
  const direction = wanted.order === 'closing' ? 1 : -1
  const keyed = rows
    .map((row) => ({ row, key: keyOf(row, wanted.order, points) }))
    .filter((each): each is { row: Row; key: number } => each.key !== null)
    .sort((one, other) => direction * (one.key - other.key) || other.row.number - one.row.number)
  const rest = wanted.after ? keyed.filter((each) => isBeyond(each, wanted.after!, direction)) : keyed
  const page = rest.slice(0, wanted.limit)
  const last = rest.length > wanted.limit ? page.at(-1) : undefined
  // From the second page of the newest on, what was gathered is the rest alone.
  const whole = wanted.order === 'newest' && wanted.after ? await gather(db, wanted, wanted.filters) : first
  return {
    ids: page.map(({ row }) => row.subjectId),
    next: last ? { key: last.key, number: last.row.number } : null,
    total: Math.min(whole.rows.length, mostRanked),
    isLeast: whole.isBounded,
    ...(wanted.only === undefined ? await countsOf(db, wanted, whole) : uncounted()),
    isPartly: wanted.groups.length > 0 && evidence.all.size === 0 && rows.length > 0,
  }
}

const isBeyond = ({ row, key }: { row: Row; key: number }, after: Cursor, direction: 1 | -1) =>
  key === after.key ? row.number < after.number : direction * (key - after.key) > 0

function keyOf({ number, deadlineAt, budgetUsd }: Row, order: Order, points: Map<number, number> | null): number | null {
  if (order === 'relevance') return Math.round(points!.get(number)! * 1_000)
  if (order === 'closing') return deadlineAt === null ? null : Date.parse(deadlineAt)
  return order === 'budget' ? budgetUsd : number
}

const phrasesOf = ({ own, others }: Group): Phrase[] => [...own, ...others]
const ownOf = ({ own }: Group): Phrase[] => own

type Filters = Search['filters']

interface Gathered {
  evidence: Evidence
  rows: Row[]
  /** There may be more: the newest were taken. */
  isBounded: boolean
}

/** What holds the words under these filters, and how well. */
async function gather(db: Db, wanted: Search, filters: Filters, before?: number): Promise<Gathered> {
  const { kind, groups, order } = wanted
  const facets = [[`kind${kind}`], ...Object.values(filters)]
  const ask = async (reach: Reach, phrases: readonly (readonly Phrase[])[], limit: number) =>
    new Set(await searchEngine(db).find(db, { groups: phrases, reach, facets, before, only: wanted.only, limit }))
  const asked = groups.map(phrasesOf)
  const none: ReadonlySet<number> = new Set()
  const all = await ask('text', asked, mostRanked)
  const isRanked = order === 'relevance' && groups.length > 0 && all.size > 0
  const title = isRanked ? await ask('title', asked, mostInTitle) : none
  const summary = isRanked ? await ask('summary', asked, mostRanked) : none
  const hasOthers = groups.some(({ others }) => others.length > 0)
  const own = isRanked && hasOthers ? await ask('text', groups.map(ownOf), mostRanked) : none
  const partly =
    groups.length > 1 && all.size < fewHits && before === undefined && wanted.only === undefined
      ? await partlyOf(asked, ask)
      : new Map<number, number>()
  const numbers = new Set([...all, ...title, ...partly.keys()])
  const rows = (await rowsOf(db, [...numbers])).filter((row) => isInside(row, wanted))
  // What has it in its title has it in its text, however old it is.
  const evidence = { all: new Set([...all, ...title]), title, summary, own: hasOthers ? own : all, partly }
  return { evidence, rows, isBounded: all.size >= mostRanked }
}

/** What holds all but one of the things asked for; where nothing does, what holds any of them, the rarer the better. */
async function partlyOf(
  asked: readonly (readonly Phrase[])[],
  ask: (reach: Reach, phrases: readonly (readonly Phrase[])[], limit: number) => Promise<Set<number>>,
): Promise<Map<number, number>> {
  const shares = new Map<number, number>()
  const count = asked.length
  if (count > 2) {
    for (const index of asked.keys()) {
      const most = await ask('text', asked.toSpliced(index, 1), 100)
      for (const number of most) shares.set(number, (count - 1) / count)
    }
    if (shares.size > 0) return shares
  }
  for (const phrases of asked) {
    const some = await ask('text', [phrases], 200)
    const weight = 1 / (count * Math.log2(2 + some.size))
    for (const number of some) shares.set(number, (shares.get(number) ?? 0) + weight)
  }
  return shares
}

async function rowsOf(db: Db, numbers: readonly number[]): Promise<Row[]> {
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom('searchDocument')
    .select(['number', 'subjectId', 'facetTokens', 'publishedAt', 'foundUntil', 'deadlineAt', 'budgetUsd'])
    .where('number', 'in', searchEngine(db).list(numbers))
    .execute()
  return rows.map(({ facetTokens, ...row }) => ({ ...row, facets: facetTokens.split(' ') }))
}

/** What the tokens of a range say only roughly, exactly. */
function isInside({ foundUntil, budgetUsd, deadlineAt }: Row, { now, min, max, closesBefore }: Search): boolean {
  if (foundUntil !== null && foundUntil <= now) return false
  if (min != null && (budgetUsd === null || budgetUsd < min)) return false
  if (max != null && (budgetUsd === null || budgetUsd > max)) return false
  return closesBefore == null || (deadlineAt !== null && deadlineAt <= closesBefore && deadlineAt > now)
}

type Counted = Pick<Found, 'counts' | 'ranges' | 'leasts'>
const uncounted = (): Counted => ({ counts: new Map(), ranges: { budget: [], closes: [] }, leasts: new Set() })

async function countsOf(db: Db, wanted: Search, found: Gathered): Promise<Counted> {
  const { counts, leasts } = { counts: new Map<string, number>(), leasts: new Set<string>() }
  const count = (some: readonly Row[], isCounted: (token: string) => boolean) => {
    for (const { facets } of some) for (const token of facets) if (isCounted(token)) counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  /** What there is under all filters but one. */
  const without = async (name: 'budget' | 'closes' | (string & {})): Promise<Row[]> => {
    const { [name]: own, ...others } = wanted.filters
    const free = { ...wanted, ...(name === 'budget' && { min: null, max: null }), ...(name === 'closes' && { closesBefore: null }) }
    const { rows, isBounded } = own ? await gather(db, { ...free, order: 'newest' }, others) : found
    if (isBounded) leasts.add(name)
    return rows
  }
  const set = Object.keys(wanted.filters)
  count(found.rows, (token) => !set.some((name) => token.startsWith(name)))
  if (found.isBounded) for (const facet of facets) if (!set.includes(facet)) leasts.add(facet)
  for (const name of set) if (name !== 'budget' && name !== 'closes') count(await without(name), (token) => token.startsWith(name))
  const { budget = [], closes = [] } = wanted.ranges ?? {}
  const [priced, closing] = [budget.length > 0 ? await without('budget') : [], closes.length > 0 ? await without('closes') : []]
  const holds = (row: Row, asked: Pick<Search, 'min' | 'max' | 'closesBefore'>) => isInside(row, { ...wanted, ...asked })
  const ranges = {
    // The other range holds as it was set: whatever was gathered lies inside it.
    budget: budget.map(([min, max]) => priced.filter((row) => row.budgetUsd !== null && holds(row, { min, max })).length),
    closes: closes.map((closesBefore) => closing.filter((row) => holds(row, { closesBefore })).length),
  }
  return { counts, ranges, leasts }
}
