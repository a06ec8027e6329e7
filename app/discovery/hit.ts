import type { InstantText } from '#db/schema'
import { facets as names } from './facet'

/** What is known of a hit besides its text. */
export interface Hit {
  number: number
  /** Its facet tokens, a blank before and behind each: nothing is cut up that is only looked at. */
  facets: string
  publishedAt: InstantText
  /** These are read only where they decide something. */
  foundUntil?: InstantText | null
  deadlineAt?: InstantText | null
  budgetUsd?: number | null
}

/** What is known under some filters. */
export interface Some {
  rows: readonly Hit[]
  /** There may be more: the newest were taken. */
  isBounded: boolean
}

/** Tokens of each filter that is set: any of a filter's, all filters. */
export type Filters = Readonly<Record<string, readonly string[]>>
export type Range = readonly [number | null, number | null]

/** US cents and instants: the ends of ranges, which tokens say only roughly. */
export interface Ends {
  now: InstantText
  min?: number | null
  max?: number | null
  closesBefore?: InstantText | null
}

/** Ranges that are counted as if none were set: US cents from and to, and the instants before which bidding closes. */
export interface Ranges {
  budget: readonly Range[]
  closes: readonly InstantText[]
}

export interface Counts {
  /** Hits per facet token. Those of a filter's own kind are counted as if it were not set. */
  counts: Map<string, number>
  /** Hits per range, in the order in which they were asked for. */
  ranges: { budget: number[]; closes: number[] }
  /** Filters of which there are more than were counted. */
  leasts: ReadonlySet<string>
}

/** Whether a hit holds each filter that is set, by any of its tokens; what the tokens of a range say only roughly, exactly. */
export function holding(filters: Filters, { now, min, max, closesBefore }: Ends): (hit: Hit) => boolean {
  const sought = Object.entries(filters).flatMap(([name, tokens]) => (isRange(name) ? [] : [tokens.map((token) => ` ${token} `)]))
  return (hit) => {
    if (hit.foundUntil && hit.foundUntil <= now) return false
    if (filters.budget && !isBetween(hit, min ?? null, max ?? null)) return false
    if (filters.closes && closesBefore != null && !isClosing(hit, now, closesBefore)) return false
    return sought.every((tokens) => tokens.some((token) => hit.facets.includes(token)))
  }
}

const isRange = (name: string) => name === 'budget' || name === 'closes'
const isBetween = ({ budgetUsd }: Hit, ...[min, max]: Range) =>
  budgetUsd != null && (min === null || budgetUsd >= min) && (max === null || budgetUsd <= max)
const isClosing = ({ deadlineAt }: Hit, now: InstantText, before: InstantText) =>
  deadlineAt != null && deadlineAt <= before && deadlineAt > now

export const noCounts = (): Counts => ({ counts: new Map(), leasts: new Set(), ranges: { budget: [], closes: [] } })

/** What there is under each choice: under a filter that is set, as if it were not. */
export function countsOf(
  { now, ranges }: { now: InstantText; ranges?: Ranges | undefined },
  whole: Some,
  open: ReadonlyMap<string, Some>,
): Counts {
  const counts = tokenCounts(whole.rows)
  for (const [name, { rows }] of open) {
    for (const token of counts.keys()) if (token.startsWith(name)) counts.delete(token)
    for (const [token, count] of tokenCounts(rows)) if (token.startsWith(name)) counts.set(token, count)
  }
  const [priced, closing] = [(open.get('budget') ?? whole).rows, (open.get('closes') ?? whole).rows]
  return {
    counts,
    leasts: new Set(names.filter((name) => (open.get(name) ?? whole).isBounded)),
    ranges: {
      // The other range holds as it was set: whatever was gathered lies inside it.
      budget: (ranges?.budget ?? []).map(([min, max]) => priced.filter((hit) => isBetween(hit, min, max)).length),
      closes: (ranges?.closes ?? []).map((before) => closing.filter((hit) => isClosing(hit, now, before)).length),
    },
  }
}

/**
 * How many hold each token. Most hits are like many others but for their budget and their closing day, which stand last (`indexing/findable.ts`)
 * and are counted by their ranges: so those alike are counted first.
 */
function tokenCounts(hits: readonly Hit[]): Map<string, number> {
  const alike = new Map<string, number>()
  for (const { facets } of hits) {
    const end = facets.indexOf(' budget')
    const shared = facets.slice(1, end < 0 ? facets.indexOf(' closes') : end)
    alike.set(shared, (alike.get(shared) ?? 0) + 1)
  }
  const counts = new Map<string, number>()
  for (const [shared, many] of alike) {
    for (const token of shared.split(' ')) if (token) counts.set(token, (counts.get(token) ?? 0) + many)
  }
  return counts
}
