import type { LanguageTag, SavedSearchTable } from '#db/schema'
import type { Translate } from '~/platform/i18n/words'
import { boardSearch, type Filters, isNarrowed, readFilters, usualSort } from '~/requests/board/filters'
import { rangeText } from '~/requests/budget'

/** How somebody wants to hear of what is new, the most urgent first: a letter at once, one each morning, or no letter. */
export const rhythms = ['now', 'daily', 'portal'] as const satisfies readonly SavedSearchTable['rhythm'][]
export type Rhythm = (typeof rhythms)[number]

/** Searches that one person keeps. */
export const mostSaved = 20

/** The address that a search is kept as: open requests, in no order and from no page. Equal searches are equal text. */
export function searchToKeep(filters: Filters, language: LanguageTag): string {
  return boardSearch({ ...filters, state: 'open', closing: null, sort: usualSort(filters.q) }, language).slice(1)
}

/** Whether a search can be kept: how soon bidding closes says nothing of a request that comes out, so that alone is no search. */
export const canKeep = (filters: Filters): boolean => isNarrowed({ ...filters, closing: null })

/** The search that an address keeps, or null where it narrows nothing: everything that comes out is no search. */
export function keptSearch(text: string, language: LanguageTag): { search: string; filters: Filters } | null {
  const filters = readFilters(new URLSearchParams(text.slice(0, 1_000)), language)
  const search = searchToKeep(filters, language)
  const kept = readFilters(new URLSearchParams(search), language)
  return isNarrowed(kept) ? { search, filters: kept } : null
}

interface Named {
  filters: Filters
  corridor: { zh: string; en: string } | null
}

/** What a search looks for, in a reader's words: `轴承 · MES · ¥10万 – ¥30万`. */
export function wordsOf({ filters, corridor }: Named, t: Translate, language: LanguageTag): string {
  const { q, vertical, division, technology, mode, min, max, currency } = filters
  return [
    q,
    vertical ? t(`requests:vertical.${vertical}`) : '',
    division ? t(`requests:division.${division}`) : '',
    technology ? t(`requests:technology.${technology}`) : '',
    mode ? t(`requests:mode.${mode}`) : '',
    corridor ? (language === 'zh-CN' ? corridor.zh : corridor.en) : '',
    min === null && max === null ? '' : rangeText([min, max], currency, language),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
