import type { EngagementStatus } from '#db/schema'
import { type Actor, belongsTo, isAuditor, isModerator, type MaybeActor } from '~/accounts/actor'

/** The work after an award: from the terms to the last payment. */
export const engagementStatuses = [
  'contracting',
  'active',
  'suspended',
  'completed',
  'closed',
  'terminated',
] as const satisfies readonly EngagementStatus[]

/**
 * The one table of legal moves. `active` begins when both sides have signed; `completed` when the last milestone is accepted; `closed` when
 * the last payment has arrived. Nothing moves because time has passed.
 */
export const transitions: Record<EngagementStatus, readonly EngagementStatus[]> = {
  contracting: ['active', 'terminated'],
  active: ['suspended', 'completed', 'terminated'],
  suspended: ['active', 'terminated'],
  completed: ['closed'],
  closed: [],
  terminated: [],
}

export const canMove = (from: EngagementStatus, to: EngagementStatus): boolean => transitions[from].includes(to)

/** Whether nothing can happen to it any more. */
export const isOver = (status: EngagementStatus): boolean => transitions[status].length === 0

/** Which of the two sides; moderators and auditors read from neither. */
export type Side = 'buyer' | 'vendor'
export const otherSide = (side: Side): Side => (side === 'buyer' ? 'vendor' : 'buyer')

export interface Parties {
  buyerId: string
  vendorId: string
}

export const sideOf = (companyId: string, parties: Parties): Side | null =>
  companyId === parties.buyerId ? 'buyer' : companyId === parties.vendorId ? 'vendor' : null

export const companyOf = (side: Side, parties: Parties): string => (side === 'buyer' ? parties.buyerId : parties.vendorId)

// ── who may ─────────────────────────────────────────────────────────────────────────────────
export const isParty = (actor: MaybeActor, parties: Parties): actor is Actor =>
  belongsTo(actor, parties.buyerId) || belongsTo(actor, parties.vendorId)

/** Moderators mediate and auditors look; neither acts for a side. */
export const isObserver = (actor: MaybeActor): actor is Actor => isModerator(actor) || isAuditor(actor)

/** Both sides and the observers read; a third party learns nothing. */
export const canRead = (actor: MaybeActor, parties: Parties): actor is Actor => isParty(actor, parties) || isObserver(actor)

/** Everybody who can have an engagement has a list of them. */
export const canList = (actor: MaybeActor): actor is Actor => actor !== null && (actor.company !== null || isObserver(actor))

/** Who looks: a company sees its own engagements, an observer all. Part of every `where`. */
export type Viewer = { companyId: string } | 'observer'

export function viewerOf(actor: Actor): Viewer | null {
  if (actor.company) return { companyId: actor.company.id }
  return isObserver(actor) ? 'observer' : null
}

// ── the way ─────────────────────────────────────────────────────────────────────────────────
export const steps = ['contract', 'work', 'payment'] as const
export type StepKey = (typeof steps)[number]

/** The step that it is at; null when it is through. */
export function currentStep(status: EngagementStatus): StepKey | null {
  if (status === 'contracting') return 'contract'
  if (status === 'active' || status === 'suspended') return 'work'
  return status === 'completed' ? 'payment' : null
}

/** What happened, in the order of its life; words are in `engagements:event`. */
export const engagementEvents = [
  'awarded',
  'termsProposed',
  'termsReady',
  'termsSigned',
  'contractSigned',
  'milestoneStarted',
  'milestoneDelivered',
  'milestoneAccepted',
  'milestoneRejected',
  'reworkStarted',
  'changeProposed',
  'changeAgreed',
  'changeDeclined',
  'paymentInvoiced',
  'paymentSent',
  'paymentReceived',
  'paymentCorrected',
  'changeWithdrawn',
  'termsWithdrawn',
  'suspendProposed',
  'terminateProposed',
  'motionDeclined',
  'motionWithdrawn',
  'suspended',
  'resumed',
  'terminated',
  'meetingProposed',
  'meetingTimesProposed',
  'meetingAgreed',
  'meetingMoved',
  'meetingDeclined',
  'meetingCancelled',
  'minutesWritten',
  'minutesConfirmedByOne',
  'minutesConfirmed',
  'scaleSaid',
  'scaleContinued',
  'scaleChanged',
  'scaleStopped',
  'jobsReported',
  'disputeRaised',
  'disputeAnswered',
  'mediationBegun',
  'mediationHandedBack',
  'settlementProposed',
  'settlementAccepted',
  'decisionWritten',
  'disputeSettled',
  'disputeDecided',
  'disputeWithdrawn',
  'completed',
  'closed',
  'certificateIssued',
  'certificateReissued',
  'valueWanted',
  'valueNotWanted',
  'reviewWritten',
  'reviewChanged',
  'reviewsRevealed',
  'reviewAnswered',
  'reviewRemoved',
] as const
export type EngagementEvent = (typeof engagementEvents)[number]
