import type { DisputeStatus, EngagementStatus, MilestoneStatus } from '#db/schema'
import type { ChangeOrderStatus } from './change-orders/change-order'
import type { ProposalStatus } from './contracts/contract'
import { otherSide, type Side } from './engagement'
import { daysToJudge, endOfDay } from './milestones/milestone'
import type { MotionKind } from './motions/motion'
import { lostSince, type PauseCause } from './pauses/pause'
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
    /** Waits for the decision after the pilot. */
    isLocked?: boolean
    payment: PaymentState
  }[]
  /** After a pilot that is accepted, while both are asked whether to go on. */
  scale?: { isAsked: boolean; said: readonly { side: Side; choice: string }[]; since: string | null }
  orders: readonly { number: number; side: Side; status: ChangeOrderStatus; readyAt: string | null; dueAt: string | null }[]
  /** What one side put to the other about the engagement as a whole. */
  motion: { number: number; kind: MotionKind; side: Side; createdAt: string; readyAt: string | null; dueAt: string | null } | null
  /** The open dispute; `outcome` is a settlement or decision that is not yet accepted or in force. */
  dispute: {
    number: number
    side: Side
    status: DisputeStatus
    answerDueAt: string
    outcome: string | null
    dueAt: string | null
    accepted: readonly Side[]
  } | null
  /** By when reviews are written, and which sides have; null while the work goes on and after the reveal. */
  reviews: { by: string; written: readonly Side[] } | null
  /** Times in which the clock stood still; the last one may still be open. */
  pauses: readonly { cause: PauseCause; startedAt: string; resumedAt: string | null; workingDays: number | null }[]
}

/** Common working days that a side has to answer terms and change orders. */
export const daysToAnswer = 5

/** Everything that waits, the most pressing first. `workingDaysAfter` is the calendar of both countries. */
export function pendingSteps(standing: Standing, workingDaysAfter: (instant: string, days: number) => string): NextStep[] {
  const { status, milestones, pauses } = standing
  /** Days that were lost while the clock stood still come on top. */
  const calendar: Calendar = (instant, days) => workingDaysAfter(instant, days + lostSince(pauses, instant))
  const motion = [...disputeSteps(standing.dispute), ...motionSteps(standing.motion, workingDaysAfter)]
  if (status === 'contracting') return [...motion, contractStep(standing, workingDaysAfter)]
  const reviews = reviewSteps(standing.reviews)
  if (status === 'closed') return reviews.length > 0 ? reviews : [step(status, null)]
  const payments = milestones.flatMap(paymentSteps)
  if (status === 'suspended') return [...motion, ...pauseSteps(pauses), ...payments]
  if (status === 'terminated') return payments.length + reviews.length > 0 ? [...payments, ...reviews] : [step(status, null)]
  const steps = [
    ...scaleSteps(standing, calendar),
    ...motion,
    ...(status === 'active' ? standing.orders.flatMap((order) => orderSteps(order, calendar)) : []),
    ...milestones.flatMap((milestone) => [...milestoneSteps(milestone, calendar), ...paymentSteps(milestone)]),
    ...reviews,
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

function disputeSteps(dispute: Standing['dispute']): NextStep[] {
  if (!dispute) return []
  const { number, side, status, answerDueAt, outcome, dueAt, accepted } = dispute
  const more = { path: `/disputes/${number}`, values: { number } }
  if (status === 'raised') return [step(`disputeAnswer.${otherSide(side)}`, otherSide(side), { ...more, by: answerDueAt })]
  if (status === 'answered') return [step('mediationWaits', 'portal', more)]
  if (outcome === 'in_translation') return [step('outcomeInTranslation', 'portal', { ...more, by: dueAt })]
  if (outcome !== 'ready') return [step('mediation', 'portal', more)]
  const [first] = accepted
  return first ? [step(`settlement.${otherSide(first)}`, otherSide(first), more)] : [step('settlement.both', 'both', more)]
}

function motionSteps(motion: Standing['motion'], workingDaysAfter: Calendar): NextStep[] {
  if (!motion) return []
  const { number, kind, side, createdAt, readyAt, dueAt } = motion
  const path = `/motions/${number}`
  if (kind === 'terminate' && !readyAt) return [step('motionInTranslation', 'portal', { path, by: dueAt })]
  const by = workingDaysAfter(kind === 'terminate' ? readyAt! : createdAt, daysToAnswer)
  return [step(`${kind}Answer.${otherSide(side)}`, otherSide(side), { path, by })]
}

/** Both may end a pause that both agreed on; nobody has to. */
function pauseSteps(pauses: Standing['pauses']): NextStep[] {
  const pause = pauses.find(({ resumedAt }) => resumedAt === null)
  return [step(pause?.cause === 'mediation' ? 'suspendedByMediator' : 'suspended', null)]
}

/** Whoever has not spoken speaks; two who differ talk, and either may say otherwise. No time decides. */
function scaleSteps({ scale }: Standing, workingDaysAfter: Calendar): NextStep[] {
  if (!scale?.isAsked) return []
  const { said, since } = scale
  const more = { path: '/scale', by: since && said.length < 2 ? workingDaysAfter(since, daysToAnswer) : null }
  const [first] = said
  if (!first) return [step('scale.both', 'both', more)]
  return said.length === 1 ? [step(`scale.${otherSide(first.side)}`, otherSide(first.side), more)] : [step('scaleDiffer', 'both', more)]
}

function milestoneSteps(
  { number, status, dueOn, deliveredAt, isLocked }: Standing['milestones'][number],
  workingDaysAfter: Calendar,
): NextStep[] {
  if (isLocked) return []
  const more = { path: `/milestones/${number}`, values: { number } }
  if (status === 'delivered') return [step('judge', 'buyer', { ...more, by: workingDaysAfter(deliveredAt!, daysToJudge) })]
  if (status === 'rejected') return [step('rework', 'vendor', { ...more, by: endOfDay(dueOn) })]
  if (status === 'in_progress') return [step('deliver', 'vendor', { ...more, by: endOfDay(dueOn) })]
  return status === 'planned' ? [step('start', 'vendor', { ...more, by: endOfDay(dueOn) })] : []
}

/** Nobody has to write; whoever wants to does it before the reveal. */
const reviewSteps = (reviews: Standing['reviews']): NextStep[] =>
  (['buyer', 'vendor'] as const)
    .filter((side) => reviews && !reviews.written.includes(side))
    .map((side) => step(`review.${side}`, side, { path: '/reviews/write', by: reviews!.by }))

/** What is accepted is owed, whatever becomes of the rest. */
function paymentSteps({ number, status, isFree, payment }: Standing['milestones'][number]): NextStep[] {
  const more = { path: `/milestones/${number}`, values: { number } }
  if (status !== 'accepted') return []
  if (isFree || payment === 'received') return []
  if (payment === 'sent') return [step('confirmPayment', 'vendor', more)]
  return payment === 'invoiced' ? [step('pay', 'buyer', more)] : [step('invoice', 'vendor', more)]
}
