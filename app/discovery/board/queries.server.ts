import { days, plusMs } from '#db/clock'
import type { Db } from '#db/connect'
import type { InstantText } from '#db/schema'
import type { Language } from '~/platform/i18n/language'
import { type Cursor as BoardCursor, closingChoices, type Filters } from '~/requests/board/filters'
import { type FoundCard, pageSize, readCards } from '~/requests/board/queries.server'
import { technologies, verticals } from '~/requests/request'
import { modes } from '~/requests/together/together'
import { budgetTokens, closesTokens, facetToken } from '../facet'
import { marksOf } from '../found'
import { type Found, search, searchWords, type WordSearch } from '../queries.server'
import { type Wording, wordingOf } from '../wording/queries.server'

interface BoardSearch {
  filters: Filters
  language: Language
  now: InstantText
  corridors: readonly { id: string; slug: string }[]
  /** US cents. */
  min: number | null
  max: number | null
  /** The bands of budgets that are counted, in US cents. */
  bands?: readonly (readonly [number | null, number | null])[]
  /** Technologies that the reader's company works with. */
  fitting?: readonly string[]
  limit?: number
}

export interface Counts {
  of: Record<string, number>
  /** Filters of which there are more than were counted. */
  leasts: string[]
}

const noCounts: Counts = { of: {}, leasts: [] }

export interface FoundRequests {
  cards: (FoundCard & { marks?: ReturnType<typeof marksOf> })[]
  next: BoardCursor | null
  /** Requests under each choice: `vertical retail`, `corridor xuzhou-pune`, `state open`, `budget 0`, `closing 7`. */
  counts: Counts
  total: number
  isLeast: boolean
  corrections: Wording['corrections']
  isPartly: boolean
}

/** Requests that hold the words under the board's filters, in the order that its reader likes, and how many there are under each choice. */
export async function searchBoard(db: Db, { filters, language, limit = pageSize, ...wanted }: BoardSearch): Promise<FoundRequests> {
  const { groups, corrections } = filters.q ? await wordingOf(db, filters.q) : { groups: [], corrections: [] }
  // A question of signs alone asks for nothing that could be found.
  if (filters.q && groups.length === 0)
    return { cards: [], next: null, counts: noCounts, total: 0, isLeast: false, corrections, isPartly: false }
  const found = await search(db, { ...asked({ filters, ...wanted }), groups, limit })
  const cards = await readCards(db, { ids: found.ids, language })
  return {
    cards: groups.length > 0 ? cards.map((card) => ({ ...card, marks: marksOf(card, groups) })) : cards,
    next: found.next && { key: String(found.next.key), id: String(found.next.number) },
    counts: countsFor(found, wanted.corridors),
    ...{ total: found.total, isLeast: found.isLeast },
    corrections,
    isPartly: found.isPartly,
  }
}

/** The best requests that hold the words, whatever their state. */
export async function searchRequests(db: Db, wanted: WordSearch & { language: Language }) {
  const { groups, language } = wanted
  const { ids, total, isLeast, isPartly } = await searchWords(db, 'request', wanted)
  const cards = await readCards(db, { ids, language })
  return { cards: cards.map((card) => ({ ...card, marks: marksOf(card, groups) })), total, isLeast, isPartly }
}

/** How many requests there are under each choice of the board. */
export const boardCounts = async (db: Db, wanted: BoardSearch): Promise<Counts> =>
  countsFor(await search(db, { ...asked(wanted), groups: [], limit: 0 }), wanted.corridors)

/** The filters as the index knows them. */
export function filterTokens({ filters, now, corridors, min, max }: Omit<BoardSearch, 'language'>): Record<string, string[]> {
  const { state, vertical, division, technology, corridor, mode, closing } = filters
  const tokens: Record<string, string[]> = { state: [facetToken('state', state)] }
  if (vertical) tokens.vertical = [facetToken('vertical', vertical)]
  if (division) tokens.division = [facetToken('division', division)]
  if (technology) tokens.technology = [facetToken('technology', technology)]
  // An unknown corridor has no requests.
  if (corridor) tokens.corridor = [facetToken('corridor', corridors.find(({ slug }) => slug === corridor)?.id ?? 'none')]
  if (mode) tokens.mode = [facetToken('mode', mode)]
  if (min !== null || max !== null) tokens.budget = budgetTokens(min, max)
  if (closing) tokens.closes = closesTokens(now, plusMs(now, days(closing)))
  return tokens
}

function asked(wanted: Omit<BoardSearch, 'language'>): Omit<Parameters<typeof search>[1], 'groups' | 'limit'> {
  const { filters, now, min, max, bands = [], fitting = [] } = wanted
  return {
    kind: 'request',
    filters: filterTokens(wanted),
    ...{ min, max, now, order: filters.sort },
    closesBefore: filters.closing ? plusMs(now, days(filters.closing)) : null,
    ranges: { budget: bands, closes: filters.state === 'open' ? closingChoices.map((many) => plusMs(now, days(many))) : [] },
    fitting: fitting.map((each) => facetToken('technology', each)),
    after: filters.after && { key: Number(filters.after.key) || 0, number: Number(filters.after.id) || 0 },
  }
}

function countsFor({ counts, ranges, leasts }: Pick<Found, 'counts' | 'ranges' | 'leasts'>, corridors: BoardSearch['corridors']): Counts {
  const said: Record<string, number> = {}
  const keep = (name: string, many: number | undefined) => {
    if (many) said[name] = many
  }
  const note = (name: string, token: string) => keep(name, counts.get(token))
  for (const [band, many] of ranges.budget.entries()) keep(`budget ${band}`, many)
  for (const [index, many] of ranges.closes.entries()) keep(`closing ${closingChoices[index]}`, many)
  for (const each of verticals) note(`vertical ${each}`, facetToken('vertical', each))
  for (const each of technologies) note(`technology ${each}`, facetToken('technology', each))
  for (const each of modes) note(`mode ${each}`, facetToken('mode', each))
  for (const { id, slug } of corridors) note(`corridor ${slug}`, facetToken('corridor', id))
  for (const [token, many] of counts) {
    if (token.startsWith('division')) said[`division ${token.slice('division'.length)}`] = many
    if (token.startsWith('state')) said[`state ${token.slice('state'.length)}`] = many
  }
  return { of: said, leasts: [...leasts] }
}
