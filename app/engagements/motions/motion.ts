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

/** Whether the kind can be proposed or agreed to in this state. */
export const isPossible = (kind: MotionKind, status: EngagementStatus): boolean => possibleIn[kind].includes(status)

interface Facts {
  kind: MotionKind
  side: Side
  status: MotionStatus
  readyAt: string | null
}

/** One motion at a time: the other side answers it before another is put. */
export const mayPropose = (side: Side | null, kind: MotionKind, status: EngagementStatus, hasOpen: boolean): boolean =>
  side !== null && !hasOpen && isPossible(kind, status)

/** Ending early is agreed to by what both have read in their language; a pause is undone by a word, and waits for no translation. */
export const mayAgree = (side: Side | null, status: EngagementStatus, motion: Facts): boolean =>
  mayDecline(side, motion) && isPossible(motion.kind, status) && (motion.kind === 'suspend' || motion.readyAt !== null)

export const mayDecline = (side: Side | null, motion: Facts): boolean =>
  side !== null && side !== motion.side && motion.status === 'proposed'

export const mayWithdraw = (side: Side | null, motion: Pick<Facts, 'side' | 'status'>): boolean =>
  side === motion.side && motion.status === 'proposed'

export const limits = { reason: 1_500, remaining: 3_000 } as const
