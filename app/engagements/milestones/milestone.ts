import type { EngagementStatus, MilestoneStatus } from '#db/schema'
import type { Side } from '../engagement'

/** A part of the work with a price, a due day and criteria by which it is accepted. */

/** Who moves it. */
interface Transition {
  from: MilestoneStatus
  to: MilestoneStatus
  by: Side
}

/** The one table of legal moves. Every one is somebody's deed: no milestone moves because time has passed. */
export const transitions: readonly Transition[] = [
  { from: 'planned', to: 'in_progress', by: 'vendor' },
  { from: 'in_progress', to: 'delivered', by: 'vendor' },
  { from: 'delivered', to: 'accepted', by: 'buyer' },
  { from: 'delivered', to: 'rejected', by: 'buyer' },
  // Rework.
  { from: 'rejected', to: 'in_progress', by: 'vendor' },
]

export const canMove = (from: MilestoneStatus, to: MilestoneStatus): boolean =>
  transitions.some((transition) => transition.from === from && transition.to === to)

/** Whether a side may bring a milestone there while the engagement runs. */
export const mayMove = (side: Side | null, engagement: EngagementStatus, from: MilestoneStatus, to: MilestoneStatus): boolean =>
  engagement === 'active' && transitions.some((each) => each.from === from && each.to === to && each.by === side)

/** States in which the vendor owes the work: reminders are sent, a change order may touch it. */
export const owedStatuses = ['planned', 'in_progress', 'rejected'] as const satisfies readonly MilestoneStatus[]
export const isOwed = (status: MilestoneStatus): boolean => (owedStatuses as readonly MilestoneStatus[]).includes(status)

/** Per cent of a milestone's time after which its vendor is reminded; at the last one the buyer is told too. */
export const reminderShares = [50, 80, 100] as const

/** A due day ends at 17:00 in China, 14:30 in India. */
export const endOfDay = (day: string): string => `${day}T09:00:00.000Z`

/** When so many per cent of the time from one instant to another have passed. */
export function partOfTime({ from, to, share }: { from: string; to: string; share: number }): string {
  const [start, end] = [Date.parse(from), Date.parse(to)]
  return new Date(start + Math.max(0, end - start) * (share / 100)).toISOString()
}

/** The same up to the end of the due day. */
export const reminderAt = ({ dueOn, ...time }: { from: string; dueOn: string; share: number }): string =>
  partOfTime({ ...time, to: endOfDay(dueOn) })

/** Common working days within which the buyer should judge a delivery. Nothing happens by itself when they are over: the buyer is reminded. */
export const daysToJudge = 5

export interface Judged {
  criterionId: string
  isMet: boolean
  /** Needed where the criterion is not met. */
  reason: string
}

/** Accepted only if every criterion is met. */
export const decisionOf = (judged: readonly Pick<Judged, 'isMet'>[]): 'accepted' | 'rejected' =>
  judged.length > 0 && judged.every(({ isMet }) => isMet) ? 'accepted' : 'rejected'

export const limits = { note: 3_000, reason: 1_500 } as const
