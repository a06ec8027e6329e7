import type { ChangeOrderTable, EngagementStatus, MilestoneStatus } from '#db/schema'
import { largestMinor } from '~/platform/money'
import type { Side } from '../engagement'
import { isOwed } from '../milestones/milestone'

/** The only way to change a signed contract: an effect on scope, price and date that both sides agree to. */
export type ChangeOrderStatus = ChangeOrderTable['status']

/** The one table of legal moves. */
export const transitions: Record<ChangeOrderStatus, readonly ChangeOrderStatus[]> = {
  proposed: ['agreed', 'declined', 'withdrawn'],
  agreed: [],
  declined: [],
  withdrawn: [],
}

export const canMove = (from: ChangeOrderStatus, to: ChangeOrderStatus): boolean => transitions[from].includes(to)

/** What an order does to the numbers. */
export interface Effect {
  /** Which milestone it changes; null adds one. */
  milestoneNumber: number | null
  /** Added to the price of the milestone; negative takes away. Of a new one: its price. */
  deltaMinor: number
  /** New due day; null leaves it. */
  dueOn: string | null
  /** Whether something is added to what the milestone is judged by. */
  addsCriterion: boolean
}

export type EffectFault = 'noEffect' | 'notOwed' | 'priceBelowZero' | 'valueTooLarge' | 'newNeedsDate' | 'newNeedsCriterion'

/** What is wrong with an effect on the milestone and the contract's value as they stand; null when it can be. */
export function faultOf(
  { milestoneNumber, deltaMinor, dueOn, addsCriterion }: Effect,
  milestone: { status: MilestoneStatus; priceMinor: number } | null,
  valueMinor: number,
): EffectFault | null {
  if (deltaMinor > 0 && valueMinor + deltaMinor > largestMinor) return 'valueTooLarge'
  if (milestoneNumber === null) {
    if (deltaMinor < 0) return 'priceBelowZero'
    if (dueOn === null) return 'newNeedsDate'
    return addsCriterion ? null : 'newNeedsCriterion'
  }
  if (!milestone || !isOwed(milestone.status)) return 'notOwed'
  if (milestone.priceMinor + deltaMinor < 0) return 'priceBelowZero'
  return deltaMinor === 0 && dueOn === null && !addsCriterion ? 'noEffect' : null
}

/** Either side proposes while the work runs. */
export const mayPropose = (side: Side | null, status: EngagementStatus): boolean => side !== null && status === 'active'

/** The other side answers, once both languages are verified. */
export const mayDecide = (
  side: Side | null,
  engagement: EngagementStatus,
  order: { side: Side; status: ChangeOrderStatus; readyAt: string | null },
): boolean => side !== null && side !== order.side && engagement === 'active' && order.status === 'proposed' && order.readyAt !== null

/** Whoever proposed it takes it back before it is answered, whatever the engagement's clock does. */
export const mayWithdraw = (side: Side | null, order: { side: Side; status: ChangeOrderStatus }): boolean =>
  side === order.side && order.status === 'proposed'

/** The price as it stands: what was signed, and every order that both agreed to. */
export const priceAfter = (baseMinor: number, orders: readonly { status: ChangeOrderStatus; deltaMinor: number }[]): number =>
  orders.reduce((sum, { status, deltaMinor }) => (status === 'agreed' ? sum + deltaMinor : sum), baseMinor)

export const limits = { title: 120, words: 3_000, reason: 1_500 } as const
