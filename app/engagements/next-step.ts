import type { EngagementStatus, MilestoneStatus } from '#db/schema'
import type { ChangeOrderStatus } from './change-orders/change-order'
import type { ProposalStatus } from './contracts/contract'
import { otherSide, type Side } from './engagement'
import { daysToJudge, endOfDay } from './milestones/milestone'
import type { PaymentState } from './payments/payment'

/** Who acts next; `portal` stands for the moderators who translate. */
export type Actors = Side | 'both' | 'portal'

/** One thing that waits, as every page about an engagement says it: words are in `engagements:next`. */
export interface NextStep {
  code: string
  acts: Actors | null
  /** By when; an instant. Nothing happens by itself when it has passed. */
  by: string | null
  /** Below the engagement's path, where it is done. */
  path: string
  /** Values of the sentence. */
  values: Record<string, string | number>
}

/** What decides about the next step. */
export interface Standing {
  status: EngagementStatus
  createdAt: string
  proposal: { side: Side; status: ProposalStatus; readyAt: string | null; dueAt: string | null } | null
  /** Sides that have signed the proposal. */
  signed: readonly Side[]
  milestones: readonly {
    number: number
    status: MilestoneStatus
    dueOn: string
    deliveredAt: string | null
    isFree: boolean
    payment: PaymentState
  }[]
  orders: readonly { number: number; side: Side; status: ChangeOrderStatus; readyAt: string | null; dueAt: string | null }[]
}

/** Common working days that a side has to answer terms and change orders. */
export const daysToAnswer = 5

/** Everything that waits, the most pressing first. `workingDaysAfter` is the calendar of both countries. */
export function pendingSteps(standing: Standing, workingDaysAfter: (instant: string, days: number) => string): NextStep[] {
  const { status } = standing
  if (status === 'contracting') return [contractStep(standing, workingDaysAfter)]
  if (status === 'suspended' || status === 'closed' || status === 'terminated') return [step(status, null)]
  const steps = [
    ...(status === 'active' ? standing.orders.flatMap((order) => orderSteps(order, workingDaysAfter)) : []),
    ...standing.milestones.flatMap((milestone) => milestoneSteps(milestone, workingDaysAfter)),
  ]
  return steps.length > 0 ? steps : [step(status, null)]
}

/** The step that a reader is told first: its own, if there is one. */
export const stepFor = (steps: readonly NextStep[], side: Side | null): NextStep =>
  steps.find(({ acts }) => isTurnOf(side, acts)) ?? steps[0] ?? step('active', null)

/** Whether the reader is the one who acts. */
export const isTurnOf = (side: Side | null, acts: Actors | null): boolean => side !== null && (acts === side || acts === 'both')

const step = (code: string, acts: Actors | null, more: Partial<NextStep> = {}): NextStep => ({
  code,
  acts,
  by: null,
  path: '',
  values: {},
  ...more,
})

type Calendar = (instant: string, days: number) => string

function contractStep({ createdAt, proposal, signed }: Standing, workingDaysAfter: Calendar): NextStep {
  const path = '/contract'
  if (!proposal) return step('propose', 'buyer', { path, by: workingDaysAfter(createdAt, daysToAnswer) })
  if (proposal.status === 'in_translation') return step('termsInTranslation', 'portal', { path, by: proposal.dueAt })
  const by = proposal.readyAt ? workingDaysAfter(proposal.readyAt, daysToAnswer) : null
  const [first] = signed
  return first
    ? step(`sign.${otherSide(first)}`, otherSide(first), { path, by })
    : step(`readTerms.${otherSide(proposal.side)}`, otherSide(proposal.side), { path, by })
}

function orderSteps({ number, side, status, readyAt, dueAt }: Standing['orders'][number], workingDaysAfter: Calendar): NextStep[] {
  if (status !== 'proposed') return []
  const more = { path: `/changes/${number}`, values: { number } }
  if (!readyAt) return [step('changeInTranslation', 'portal', { ...more, by: dueAt })]
  return [step(`answerChange.${otherSide(side)}`, otherSide(side), { ...more, by: workingDaysAfter(readyAt, daysToAnswer) })]
}

function milestoneSteps(
  { number, status, dueOn, deliveredAt, isFree, payment }: Standing['milestones'][number],
  workingDaysAfter: Calendar,
): NextStep[] {
  const more = { path: `/milestones/${number}`, values: { number } }
  if (status === 'delivered') return [step('judge', 'buyer', { ...more, by: workingDaysAfter(deliveredAt!, daysToJudge) })]
  if (status === 'rejected') return [step('rework', 'vendor', { ...more, by: endOfDay(dueOn) })]
  if (status === 'in_progress') return [step('deliver', 'vendor', { ...more, by: endOfDay(dueOn) })]
  if (status === 'planned') return [step('start', 'vendor', { ...more, by: endOfDay(dueOn) })]
  if (isFree || payment === 'received') return []
  if (payment === 'sent') return [step('confirmPayment', 'vendor', more)]
  return payment === 'invoiced' ? [step('pay', 'buyer', more)] : [step('invoice', 'vendor', more)]
}
