import type { InstantText } from '#db/schema'
import { facetNames } from '#db/search/columns'

/**
 * Filters are tokens of the index, so that a search narrowed by all of them still walks the index alone. A value becomes letters and digits;
 * budgets stand in bands and closing times in days, of which a range asks for several.
 */
export const facets = facetNames
export type Facet = (typeof facets)[number]

export const facetToken = (facet: Facet, value: string): string => `${facet}${value.toLowerCase().replace(/[^a-z0-9]/g, '')}`

/** Four bands to a doubling: a band's edges are 19 % apart. */
const bandOf = (cents: number): number => Math.floor(Math.log2(Math.max(1, cents)) * 4)
const lastBand = bandOf(1e13)

export const budgetToken = (cents: number): string => `budget${Math.min(bandOf(cents), lastBand)}`

/** The bands that a range of US cents touches; what lies in an outermost one is looked at by its amount. */
export function budgetTokens(min: number | null, max: number | null): string[] {
  const [from, to] = [min === null ? 0 : bandOf(min), max === null ? lastBand : Math.min(bandOf(max), lastBand)]
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `budget${from + index}`)
}

export const closesToken = (at: InstantText): string => `closes${at.slice(0, 10).replaceAll('-', '')}`

/** The days from now to an instant at most three weeks ahead. */
export function closesTokens(now: InstantText, before: InstantText): string[] {
  const tokens: string[] = []
  for (let at = Date.parse(now.slice(0, 10)); at <= Date.parse(before) && tokens.length < 22; at += 86_400_000) {
    tokens.push(closesToken(new Date(at).toISOString()))
  }
  return tokens
}
