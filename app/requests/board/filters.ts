import type { RequestMode, RequestStatus, Vertical } from '#db/schema'
import { type Currency, isCurrency, plainMoney } from '~/platform/money'
import { parseMoney } from '~/platform/money-text'
import { divisions, type Technology, technologies, verticals } from '../request'
import { modes } from '../together/together'

/** The board's tabs: each is one state, so that each is one walk along an index. */
export const boardStates = ['open', 'evaluating', 'awarded', 'unsuccessful', 'suspended'] as const satisfies readonly RequestStatus[]
export const isOnBoard = (status: RequestStatus): boolean => (boardStates as readonly RequestStatus[]).includes(status)
export type BoardState = (typeof boardStates)[number]

/** What the database orders by itself. */
export const boardSorts = ['newest', 'closing', 'budget'] as const
export const sorts = ['relevance', ...boardSorts] as const
export type Sort = (typeof sorts)[number]

/** Days within which bidding closes. */
export const closingChoices = [3, 7, 14] as const

/** What a reader looks for. Everything stands in the URL, so that a search can be kept, sent and opened again. */
export interface Filters {
  /** Words that are looked for; empty for the whole board. */
  q: string
  state: BoardState
  vertical: Vertical | null
  /** Of GB/T 4754-2017. */
  division: string | null
  technology: Technology | null
  /** Slug of a corridor. */
  corridor: string | null
  /** Only what is built together, or only what is bought. */
  mode: RequestMode | null
  /** Minor units of `currency`. */
  min: number | null
  max: number | null
  currency: Currency
  closing: number | null
  sort: Sort
  /** Where the page before ended: the last card's sort key and id. */
  after: Cursor | null
}

export interface Cursor {
  key: string
  id: string
}

/** Readers of Chinese think in yuan, readers of English, most of them vendors, in rupees. */
export const usualCurrency = (language: 'zh-CN' | 'en'): Currency => (language === 'zh-CN' ? 'CNY' : 'INR')

/** Reads the address. What cannot be read counts as not given: a mistyped address still shows a board. */
export function readFilters(search: URLSearchParams, language: 'zh-CN' | 'en'): Filters {
  const currency = search.get('currency')
  const state = oneOf(boardStates, search.get('state')) ?? 'open'
  const q = readWords(search.get('q'))
  const sort = oneOf(sorts, search.get('sort')) ?? usualSort(q)
  return {
    q,
    state,
    vertical: oneOf(verticals, search.get('vertical')),
    division: oneOf(Object.values(divisions).flat(), search.get('division')),
    technology: oneOf(technologies, search.get('technology')),
    corridor: /^[a-z0-9-]{1,60}$/.exec(search.get('corridor') ?? '')?.[0] ?? null,
    mode: oneOf(modes, search.get('mode')),
    min: amount(search.get('min')),
    max: amount(search.get('max')),
    currency: isCurrency(currency) ? currency : usualCurrency(language),
    closing: state === 'open' ? (closingChoices.find((days) => String(days) === search.get('closing')) ?? null) : null,
    // Only open requests close, and only a search has something to be close to.
    sort: (sort === 'closing' && state !== 'open') || (sort === 'relevance' && q === '') ? usualSort(q) : sort,
    after: cursorFrom(search.get('after')),
  }
}

/** The address of the same search with changes; the start of the list unless `after` is given. Usual values are left out. */
export function boardSearch(filters: Filters, language: 'zh-CN' | 'en', changes: Partial<Filters> = {}): string {
  const next = { ...filters, after: null, ...changes }
  const search = new URLSearchParams()
  if (next.q) search.set('q', next.q)
  if (next.state !== 'open') search.set('state', next.state)
  if (next.vertical) search.set('vertical', next.vertical)
  if (next.division) search.set('division', next.division)
  if (next.technology) search.set('technology', next.technology)
  if (next.corridor) search.set('corridor', next.corridor)
  if (next.mode) search.set('mode', next.mode)
  if (next.min !== null) search.set('min', plainMoney(next.min))
  if (next.max !== null) search.set('max', plainMoney(next.max))
  if (next.currency !== usualCurrency(language)) search.set('currency', next.currency)
  if (next.closing) search.set('closing', String(next.closing))
  if (next.sort !== usualSort(next.q)) search.set('sort', next.sort)
  if (next.after) search.set('after', `${next.after.key}~${next.after.id}`)
  const text = search.toString()
  return text ? `?${text}` : ''
}

/** Whether the list is narrowed at all, apart from its tab and order. */
export const isNarrowed = ({ q, vertical, division, technology, corridor, mode, min, max, closing }: Filters): boolean =>
  q !== '' || [vertical, division, technology, corridor, mode, min, max, closing].some((value) => value !== null)

/** What fits best first, where something is looked for. */
export const usualSort = (q: string): Sort => (q === '' ? 'newest' : 'relevance')

/** Words as they were typed, without what no keyboard types. */
export const readWords = (text: string | null): string =>
  (text ?? '')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, 120)

function cursorFrom(text: string | null): Cursor | null {
  const [, key, id] = /^([0-9A-Za-z:.-]{1,40})~([0-9a-f-]{1,36})$/.exec(text ?? '') ?? []
  return key && id ? { key, id } : null
}

function amount(text: string | null): number | null {
  const parsed = parseMoney(text ?? '')
  return parsed.ok ? parsed.minor : null
}

function oneOf<T extends string>(list: readonly T[], value: string | null): T | null {
  return list.find((each) => each === value) ?? null
}
