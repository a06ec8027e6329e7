import type { Currency, InstantText } from '#db/schema'
import { type Language, otherLanguage, segmentOf } from '~/platform/i18n/language'
import type { Translate } from '~/platform/i18n/words'
import { boardSearch, type Filters } from '~/requests/board/filters'
import { rangeText } from '~/requests/budget'
import { clockAt } from '~/ui/format-instant'

/** The three ways in which open requests come to a reader; the name is also the ending of the address. */
export const feedFormats = ['atom', 'json', 'ics'] as const
export type FeedFormat = (typeof feedFormats)[number]

export const mediaTypes: Record<FeedFormat, string> = {
  atom: 'application/atom+xml',
  json: 'application/feed+json',
  ics: 'text/calendar',
}

/** What a feed says of a request: nothing but what its card on the board says. */
export interface FeedItem {
  ref: string
  title: string
  summary: string
  /** Language of title and summary. */
  language: Language
  isUnverified: boolean
  vertical: string | null
  technologies: readonly string[]
  currency: Currency
  budget: readonly [number | null, number | null]
  publishedAt: InstantText
  /** When its words last changed: an amendment, or a translation that was verified. */
  changedAt: InstantText
  deadlineAt: InstantText
  suspendedAt: InstantText | null
}

export interface Feed {
  filters: Filters
  language: Language
  items: readonly FeedItem[]
  /** The filters with the place where the next part begins. */
  next: Filters | null
  /** Name of the corridor that is asked for. */
  corridor: string | null
  now: InstantText
}

/** Says addresses and words; `origin` is the configured one, whatever a client wrote in its headers. */
export interface FeedVoice {
  origin: string
  t: Translate
}

/** A feed has open requests, newest first: state and order of the board are not taken from the address. */
export const feedFilters = (filters: Filters): Filters => ({ ...filters, state: 'open', sort: 'newest' })

/** The query of a feed for a search on the board. */
export function feedSearch(filters: Filters, language: Language): string {
  const search = new URLSearchParams(boardSearch({ ...filters, state: 'open' }, language, { after: filters.after }))
  // Implied by the feed.
  search.delete('sort')
  const text = search.toString()
  return text ? `?${text}` : ''
}

export const feedPath = (format: FeedFormat, filters: Filters, language: Language): string =>
  `/${segmentOf(language)}/requests.${format}${feedSearch(filters, language)}`

export const boardUrl = ({ filters, language }: Feed, { origin }: FeedVoice): string =>
  `${origin}/${segmentOf(language)}/requests${boardSearch(filters, language, { sort: filters.q ? 'relevance' : 'newest' })}`

export const requestUrl = ({ ref }: FeedItem, language: Language, { origin }: FeedVoice): string =>
  `${origin}/${segmentOf(language)}/requests/${ref}`

/** The feed's name: what is looked for stands in it, so that two subscriptions can be told apart. */
export function titleOf({ filters, corridor }: Feed, { t }: FeedVoice): string {
  const { q, vertical, division, technology, mode, closing } = filters
  const parts = [
    q && t('feeds:about', { words: q }),
    vertical && t(`requests:vertical.${vertical}`),
    division && t(`requests:division.${division}`),
    technology && t(`requests:technology.${technology}`),
    mode && t(`requests:mode.${mode}`),
    corridor,
    closing && t(`requests:board.within.${closing}`),
  ].filter(Boolean)
  return parts.length > 0 ? t('feeds:titleOf', { filters: parts.join(t('requests:board.listSeparator')) }) : t('feeds:title')
}

/** When anything in the feed last changed; without an item the day that it is, so that the answer stays the same for a while. */
export const changedAt = ({ items, now }: Feed): InstantText =>
  items.reduce((latest, item) => (item.changedAt > latest ? item.changedAt : latest), '') || `${now.slice(0, 10)}T00:00:00.000Z`

/** `17:00 CST / 14:30 IST, Wed 25 Nov 2026`. */
export function bothClocks(at: InstantText, language: Language, t: Translate): string {
  const [china, india] = [clockAt(at, 'CST', language), clockAt(at, 'IST', language)]
  const [cst, ist] = [t('common:time.zone.CST'), t('common:time.zone.IST')]
  return language === 'zh-CN'
    ? `${china.day} ${cst} ${china.time} / ${ist} ${india.time}`
    : `${china.time} ${cst} / ${india.time} ${ist}, ${china.day}`
}

/** The facts of a request as lines of plain text, in the reader's language. */
export function factLines(item: FeedItem, language: Language, t: Translate): string[] {
  const fact = (name: string, value: string) => t('feeds:fact', { name, value })
  const kinds = item.technologies.map((each) => t(`requests:technology.${each}`))
  return [
    fact(t('requests:board.closes'), bothClocks(item.deadlineAt, language, t)),
    fact(t('requests:fact.budget'), rangeText(item.budget, item.currency, language)),
    ...(kinds.length > 0 ? [fact(t('requests:fact.technologies'), kinds.join(t('requests:board.listSeparator')))] : []),
    ...(item.isUnverified ? [t('feeds:unverified', { language: t(`feeds:language.${otherLanguage(language)}`) })] : []),
  ]
}
