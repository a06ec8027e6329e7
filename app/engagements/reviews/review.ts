import type { EngagementStatus, ReviewTable } from '#db/schema'
import type { Side } from '../engagement'

/** What one side says publicly about the other after the work: blind until both have written, or until the time for it is over. */
export type ReviewStatus = ReviewTable['status']

/** Days from the last acceptance (or the early end) within which both sides write. */
export const windowDays = 14

/** What stars are given for, by who gives them. */
export const aspectsOf = {
  buyer: ['quality', 'communication', 'understanding'],
  vendor: ['clarity', 'communication', 'fairness'],
} as const satisfies Record<Side, readonly string[]>
export type Aspect = (typeof aspectsOf)[Side][number]
export type Stars = Partial<Record<Aspect, number>>
export const mostStars = 5

/** Averages of fewer say more about one engagement than about a company. */
export const fewestForAverage = 3

export const limits = { words: 3_000, answer: 1_500 } as const

/** What may be taken down by a moderator, and why. */
export const parts = ['words', 'answer'] as const
export type Part = (typeof parts)[number]
export const removalReasons = ['unlawful', 'personal', 'secret', 'unrelated'] as const
export type RemovalReason = (typeof removalReasons)[number]

/** When the time for reviews began; null while the work goes on, and where no contract was ever signed. */
export function openedAt({
  status,
  activatedAt,
  completedAt,
  endedAt,
}: {
  status: EngagementStatus
  activatedAt: string | null
  completedAt: string | null
  endedAt: string | null
}): string | null {
  if (activatedAt === null) return null
  return completedAt ?? (status === 'terminated' ? endedAt : null)
}

/** When everything that was written is revealed at the latest, and nothing more can be written. */
export const closesAt = (opened: string): string => new Date(Date.parse(opened) + windowDays * 86_400_000).toISOString()

/** A side writes, and writes anew, until the reveal. `own` is the status of its review so far. */
export const mayWrite = (side: Side | null, opened: string | null, own: ReviewStatus | null, now: string): boolean =>
  side !== null && opened !== null && now < closesAt(opened) && own !== 'revealed'

/** The reviewed side answers once, when it can read what was said. */
export const mayAnswer = (side: Side | null, review: { side: Side; status: ReviewStatus; hasAnswer: boolean }): boolean =>
  side !== null && side !== review.side && review.status === 'revealed' && !review.hasAnswer

/** Averages per aspect, in tenths of a star; null under `fewestForAverage`. */
export function averagesOf(all: readonly Stars[], aspects: readonly Aspect[]): { aspect: Aspect; tenths: number; count: number }[] | null {
  if (all.length < fewestForAverage) return null
  return aspects.flatMap((aspect) => {
    const given = all.flatMap((stars) => stars[aspect] ?? [])
    if (given.length < fewestForAverage) return []
    return [{ aspect, tenths: Math.round((given.reduce((sum, each) => sum + each, 0) * 10) / given.length), count: given.length }]
  })
}
