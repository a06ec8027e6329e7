import type { EngagementStatus, PauseTable } from '#db/schema'
import type { Side } from '../engagement'

/** A time in which an engagement's clock stands still: agreed on by both sides, or ordered by the mediator of a dispute. */
export type PauseCause = PauseTable['cause']

/** Common working days that were lost since an instant: they are given back to whoever had to act. */
export const lostSince = (pauses: readonly { startedAt: string; workingDays: number | null }[], instant: string): number =>
  pauses.reduce((sum, { startedAt, workingDays }) => (startedAt >= instant ? sum + (workingDays ?? 0) : sum), 0)

/** Consent holds as long as both give it: either side ends a pause that they agreed on. The mediator's ends by the mediator or with the dispute. */
export const mayResume = (side: Side | null, status: EngagementStatus, cause: PauseCause | null): boolean =>
  side !== null && status === 'suspended' && cause === 'agreement'
