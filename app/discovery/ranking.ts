import type { Hit } from './hit'

/**
 * What is best among what was found: by our own rule, not by an engine's, so that both put the same thing on top, and so that a page can say
 * why. Points: all that was asked for stands there 4, in the title 3 more or in title and summary 1.5; in the reader's own words 1; freshness up
 * to 1, falling to nothing over 90 days; technologies that the reader's company works with, up to 1. Nobody pays for a place.
 */
export interface Evidence {
  /** Numbers by how well their text fits. */
  all: ReadonlySet<number>
  title: ReadonlySet<number>
  summary: ReadonlySet<number>
  own: ReadonlySet<number>
  /** Where not all of it stands anywhere: how much of it does, between 0 and 1. */
  partly: ReadonlyMap<number, number>
}

const freshDays = 90

/** Points of each hit. Freshness counts from the newest of them: so the order stays as it is while the reader turns pages. */
export function pointsOf(hits: readonly Hit[], evidence: Evidence, fitting: readonly string[]): Map<number, number> {
  const newest = Date.parse(hits.reduce((latest, { publishedAt }) => (publishedAt > latest ? publishedAt : latest), ''))
  return new Map(hits.map((hit) => [hit.number, textPoints(hit.number, evidence) + freshness(hit, newest) + fitPoints(hit, fitting)]))
}

function textPoints(number: number, { all, title, summary, own, partly }: Evidence): number {
  if (!all.has(number)) return 3 * (partly.get(number) ?? 0)
  const place = title.has(number) ? 3 : summary.has(number) ? 1.5 : 0
  return 4 + place + (own.has(number) ? 1 : 0)
}

function freshness({ publishedAt }: Hit, newest: number): number {
  const age = (newest - Date.parse(publishedAt)) / 86_400_000
  return Math.max(0, 1 - age / freshDays)
}

const fitPoints = ({ facets }: Hit, fitting: readonly string[]): number =>
  fitting.length === 0 ? 0 : Math.min(1, fitting.filter((token) => facets.includes(` ${token} `)).length / 2)
