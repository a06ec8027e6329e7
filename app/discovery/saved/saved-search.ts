import type { LanguageTag, SavedSearchTable } from '#db/schema'
import { boardSearch, type Filters, isNarrowed, readFilters, usualSort } from '~/requests/board/filters'

/** How somebody wants to hear of what is new: a letter at once, one each morning, or no letter. */
export const rhythms = ['now', 'daily', 'portal'] as const satisfies readonly SavedSearchTable['rhythm'][]
export type Rhythm = (typeof rhythms)[number]

/** Searches that one person keeps. */
export const mostSaved = 20

/** The address that a search is kept as: open requests, in no order and from no page. Equal searches are equal text. */
export function searchToKeep(filters: Filters, language: LanguageTag): string {
  return boardSearch({ ...filters, state: 'open', closing: null, sort: usualSort(filters.q) }, language).slice(1)
}

/** The search that an address keeps, or null where it narrows nothing: everything that comes out is no search. */
export function keptSearch(text: string, language: LanguageTag): { search: string; filters: Filters } | null {
  const filters = readFilters(new URLSearchParams(text.slice(0, 1_000)), language)
  const search = searchToKeep(filters, language)
  const kept = readFilters(new URLSearchParams(search), language)
  return isNarrowed(kept) ? { search, filters: kept } : null
}
