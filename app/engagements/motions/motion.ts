import type { EngagementStatus, MotionTable } from '#db/schema'
import type { Side } from '../engagement'

/** What one side puts to the other about the engagement as a whole: to pause it, or to end it early. Nothing follows without consent. */
export type MotionKind = MotionTable['kind']
export type MotionStatus = MotionTable['status']

export const motionKinds = ['suspend', 'terminate'] as const satisfies readonly MotionKind[]

/** The one table of legal moves. Time answers no motion. */
export const transitions: Record<MotionStatus, readonly MotionStatus[]> = {
  proposed: ['agreed', 'declined', 'withdrawn'],
  agreed: [],
  declined: [],
  withdrawn: [],
}

export const canMove = (from: MotionStatus, to: MotionStatus): boolean => transitions[from].includes(to)

const possibleIn: Record<MotionKind, readonly EngagementStatus[]> = {
  suspend: ['active'],
  terminate: ['contracting', 'active', 'suspended'],
}

export type Bar = 'notNow' | 'motionOpen' | 'disputeOpen'

interface Around {
  hasMotion: boolean
  hasDispute: boolean
}

/**
 * Why the kind cannot be put now; null when it can. One motion at a time: the other side answers it before another is put. A dispute comes first: to
 * end early would decide about what is disputed.
 */
export function barOf(kind: MotionKind, status: EngagementStatus, { hasMotion, hasDispute }: Around): Bar | null {
  if (!possibleIn[kind].includes(status)) return 'notNow'
  if (hasMotion) return 'motionOpen'
  return kind === 'terminate' && hasDispute ? 'disputeOpen' : null
}

interface Facts {
  kind: MotionKind
  side: Side
  status: MotionStatus
  readyAt: string | null
}

export const mayPropose = (side: Side | null, kind: MotionKind, status: EngagementStatus, around: Around): boolean =>
  side !== null && barOf(kind, status, around) === null

/** Ending early is agreed to by what both have read in their language; a pause is undone by a word, and waits for no translation. */
export const mayAgree = (side: Side | null, status: EngagementStatus, motion: Facts, hasDispute: boolean): boolean =>
  mayDecline(side, motion) &&
  barOf(motion.kind, status, { hasMotion: false, hasDispute }) === null &&
  (motion.kind === 'suspend' || motion.readyAt !== null)

export const mayDecline = (side: Side | null, motion: Facts): boolean =>
  side !== null && side !== motion.side && motion.status === 'proposed'

export const mayWithdraw = (side: Side | null, motion: Pick<Facts, 'side' | 'status'>): boolean =>
  side === motion.side && motion.status === 'proposed'

export const limits = { reason: 1_500, remaining: 3_000 } as const
