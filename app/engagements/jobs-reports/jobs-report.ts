import type { EngagementStatus } from '#db/schema'
import type { Side } from '../engagement'

/**
 * What a side states of the jobs that an engagement has made in one calendar year. Full-time equivalents in tenths: one person who worked on it
 * full time for the whole year is 10, two for half a year each are 10 together. Training places are people, counted once a year.
 */
export interface JobsFigures {
  jobsChina: number
  jobsIndia: number
  training: number
}

export const figureNames = ['jobsChina', 'jobsIndia', 'training'] as const satisfies readonly (keyof JobsFigures)[]

/** From the contract on, also after the end: the figures of a year are known when it is over. */
export const mayReport = (side: Side | null, status: EngagementStatus): boolean => side !== null && status !== 'contracting'

/** Names of the figures in which the two sides differ; none while only one has stated something. */
export const differing = (buyer: JobsFigures | null, vendor: JobsFigures | null): (keyof JobsFigures)[] =>
  buyer && vendor ? figureNames.filter((name) => buyer[name] !== vendor[name]) : []

/** `2.5` → 25 tenths; null for anything that is not a number of at most one decimal. */
export function tenthsFrom(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  return /^\d{1,5}(\.\d)?$/.test(plain) ? Math.round(Number(plain) * 10) : null
}

/** A stated figure as its form takes it: tenths with their decimal, people as they are. */
export const figureText = (name: keyof JobsFigures, value: number): string =>
  name === 'training' ? String(value) : (value / 10).toFixed(1)

export const longestEvidence = 1_000
