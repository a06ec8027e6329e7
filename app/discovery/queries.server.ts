import type { Db } from '#db/connect'
import type { InstantText, LanguageTag, SearchKind } from '#db/schema'
import { type Phrase, type Reach, searchEngine } from '#db/search/face'
import { rowsWhilePublic } from '~/platform/kept-public.server'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { type Counts, countsOf, type Ends, type Filters, type Hit, holding, noCounts, type Ranges, type Some } from './hit'
import type { Group } from './question'
import { type Evidence, pointsOf } from './ranking'

/**
 * Hits that are ranked and counted, at most: the newest, and the newest of those that have it in their title. Where a choice leaves half of them, what is
 * older is not looked for.
 */
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

export interface Search extends Ends {
  kind: SearchKind
  groups: readonly Group[]
  filters: Filters
  order: Order
  /** Facets of the reader's company: what fits it stands higher. */
  fitting?: readonly string[]
  after?: Cursor | null
  ranges?: Ranges | undefined
  /** Only this document is asked about, and nothing is counted. */
  only?: number
  limit: number
}

export interface Found extends Counts {
  /** Subjects of one page, in order. */
  ids: string[]
  next: Cursor | null
  /** Hits; `isLeast` where there are more than were looked at. */
  total: number
  isLeast: boolean
  /** Nothing holds all that was asked for: what holds a part of it is shown. */
  isPartly: boolean
}

/** A search by words alone, best match first. */
export interface WordSearch {
  groups: readonly Group[]
  language: LanguageTag
  now: InstantText
  after?: Cursor | null
  limit: number
}

/** What holds the words, of one kind. A question of signs alone asks for nothing that could be found. */
export async function searchWords(db: Db, kind: SearchKind, { groups, now, after = null, limit }: WordSearch) {
  if (groups.length === 0) return { ids: [], next: null, total: 0, isLeast: false, isPartly: false }
  const { ids, next, total, isLeast, isPartly } = await search(db, { kind, groups, filters: {}, order: 'relevance', after, limit, now })
  return { ids, next, total, isLeast, isPartly }
}

/** One page of what is found, and how much there is under each filter. Everything in the index is public: nothing here asks who reads. */
export async function search(db: Db, wanted: Search): Promise<Found> {
  const { order, after } = wanted
  const { whole, rest, isBounded, open, evidence } = await gather(db, wanted)
  const points = order === 'relevance' ? pointsOf(whole, evidence, wanted.fitting ?? []) : null
  const direction = order === 'closing' ? 1 : -1
  const keyed = rest
    .map((row) => ({ row, key: keyOf(row, order, points) }))
    .filter((each): each is { row: Hit; key: number } => each.key !== null)
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
    ...(wanted.only === undefined ? countsOf(wanted, { rows: whole, isBounded }, open) : noCounts()),
    isPartly: wanted.groups.length > 0 && evidence.all.size === 0 && whole.length > 0,
  }
}

const isBeyond = ({ row, key }: { row: Hit; key: number }, after: Cursor, direction: 1 | -1) =>
  key === after.key ? row.number < after.number : direction * (key - after.key) > 0

function keyOf({ number, deadlineAt, budgetUsd }: Hit, order: Order, points: Map<number, number> | null): number | null {
  if (order === 'relevance') return Math.round(points!.get(number)! * 1_000)
  if (order === 'closing') return deadlineAt ? Date.parse(deadlineAt) : null
  return order === 'budget' ? (budgetUsd ?? null) : number
}

const phrasesOf = ({ own, others }: Group): Phrase[] => [...own, ...others]
const ownOf = ({ own }: Group): Phrase[] => own

type Asked = readonly (readonly Phrase[])[]
type Find = (
  filters: Filters,
  more?: { ofAnyKind?: boolean; phrases?: Asked; reach?: Reach; before?: number; since?: number; limit?: number },
) => Promise<number[]>

interface Gathered {
  /** Under all filters. */
  whole: Hit[]
  isBounded: boolean
  /** The same; from the second page of the newest on, what may follow. */
  rest: Hit[]
  /** By the name of each filter that is set, as if it were not. */
  open: Map<string, Some>
  evidence: Evidence
}

const without = (filters: Filters, gone: string): Filters => Object.fromEntries(Object.entries(filters).filter(([name]) => name !== gone))

/**
 * What holds the words, and how well. The index is walked as if nothing were chosen (a second long list, of all open requests, say, doubles the
 * way); the rows tell what each choice leaves of that, and only for what is older the index is asked for the choice itself.
 */
async function gather(db: Db, wanted: Search): Promise<Gathered> {
  const { kind, groups, filters, order, after, only } = wanted
  const asked = groups.map(phrasesOf)
  const find: Find = (under, { ofAnyKind = false, phrases = asked, reach = 'text', limit = mostRanked, ...ends } = {}) =>
    searchEngine(db).find(db, { groups: phrases, reach, facets: facetsOf(kind, under, ofAnyKind), ...ends, only, limit })
  // Most of what can be found are requests: to ask for their kind would cost more than to pass by what else there is.
  const ofAnyKind = kind === 'request' && groups.length > 0 && only === undefined
  const findAll = (more: Parameters<Find>[1]) => find(only === undefined ? {} : filters, { ofAnyKind, ...more })
  const isOfKind = holding({ kind: [`kind${kind}`] }, wanted)
  const isChosen = holding(filters, wanted)
  const more = factsAsked(wanted)
  const rowsOf = rowsWhilePublic(db, `hit ${more}`, (numbers) => readRows(db, numbers, more))
  const rowsFor = (numbers: Iterable<number>) => rowsOf([...new Set(numbers)])

  const base = await findAll({})
  const under = await choosing(base, { limit: mostRanked })
  const { rows: chosen, isBounded } = await under(filters)
  const isRanked = order === 'relevance' && groups.length > 0 && chosen.length > 0
  // What has it in its title is found however old it is.
  const inTitle = { reach: 'title', limit: mostInTitle } as const
  const byTitle = isRanked ? (await (await choosing(await findAll(inTitle), inTitle))(filters)).rows : []
  const all = [...new Set([...chosen, ...byTitle])]
  const partly = await partlyUnder(filters, all)
  const whole = [...all, ...(await rowsFor(partly.keys())).filter(isChosen)]
  const open = new Map<string, Some>()
  for (const name of only === undefined ? Object.keys(filters) : []) {
    const others = without(filters, name)
    const some = await under(others)
    const more = await rowsFor((await partlyUnder(others, some.rows)).keys())
    open.set(name, { ...some, rows: [...some.rows, ...more.filter(holding(others, wanted))] })
  }
  const isLong = order === 'newest' && after && base.length === mostRanked
  const rest = isLong ? (await rowsFor(await find(filters, { before: after.number }))).filter(isChosen) : whole
  return { whole, isBounded, rest, open, evidence: await evidenceOf() }

  /** What a choice leaves of the newest that were found, and of what is older. */
  async function choosing(numbers: readonly number[], { reach, limit }: { reach?: Reach; limit: number }) {
    const known = (await rowsFor(numbers)).filter(isOfKind)
    return async (some: Filters): Promise<Some> => {
      const held = known.filter(holding(some, wanted))
      if (numbers.length < limit || held.length >= limit / 2) return { rows: held, isBounded: numbers.length === limit }
      const older = await find(some, { ...(reach && { reach }), before: numbers.at(-1)!, limit: limit - held.length })
      const fitting = (await rowsFor(older)).filter(holding(some, wanted))
      return { rows: [...held, ...fitting], isBounded: held.length + older.length === limit }
    }
  }

  /** Where hardly anything holds all of it: how much of it what holds. */
  async function partlyUnder(some: Filters, known: readonly Hit[]): Promise<Map<number, number>> {
    if (groups.length < 2 || known.length >= fewHits || only !== undefined) return new Map()
    const shares = await partlyOf(asked, (phrases, limit) => find(some, { phrases, limit }))
    for (const { number } of known) shares.delete(number)
    return shares
  }

  async function evidenceOf(): Promise<Evidence> {
    const numbers = new Set(all.map(({ number }) => number))
    if (!isRanked) return { all: numbers, title: new Set(), summary: new Set(), own: numbers, partly }
    const isReworded = groups.some(({ others }) => others.length > 0)
    return {
      ...{ all: numbers, title: new Set(byTitle.map(({ number }) => number)), partly },
      summary: new Set(await amongChosen({ reach: 'lead' })),
      own: isReworded ? new Set(await amongChosen({ phrases: groups.map(ownOf) })) : numbers,
    }
  }

  /** Of what was chosen, and perhaps of what was not. */
  async function amongChosen(more: Parameters<Find>[1]): Promise<number[]> {
    const [oldest, since] = [base.at(-1)!, chosen.at(-1)!.number]
    const newer = await findAll({ ...more, since: Math.max(oldest, since) })
    return since < oldest ? [...newer, ...(await find(filters, { ...more, before: oldest, since }))] : newer
  }
}

/** Only requests have a state, only companies a side. */
const facetsOf = (kind: SearchKind, filters: Filters, ofAnyKind: boolean) =>
  ofAnyKind || filters.state || filters.side ? Object.values(filters) : [[`kind${kind}`], ...Object.values(filters)]

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
function factsAsked({ kind, order, filters, ranges }: Search) {
  const isAsked = {
    foundUntil: kind === 'company',
    deadlineAt: order === 'closing' || filters.closes !== undefined || ranges !== undefined,
    budgetUsd: order === 'budget' || filters.budget !== undefined || ranges !== undefined,
  }
  return facts.filter((name) => isAsked[name])
}

async function readRows(db: Db, numbers: readonly number[], more: readonly (typeof facts)[number][]): Promise<Hit[]> {
  const rows = await rowQuery(db, { numbers: searchEngine(db).listed(numbers) }, more)
  return rows.map(({ facetTokens, ...row }) => ({ ...row, facets: ` ${facetTokens} ` }))
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
