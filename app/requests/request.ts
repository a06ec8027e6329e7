import type { RequestStatus, RequestTable } from '#db/schema'
import { type Actor, belongsTo, isBuyer, isStaff, isSuspended, isVendor, type MaybeActor } from '~/accounts/actor'

/** A support request, from the first typed word to the award. */
export const requestStatuses = [
  'draft',
  'submitted',
  'in_triage',
  'needs_info',
  'rejected',
  'in_translation',
  'buyer_confirm',
  'held',
  'open',
  'evaluating',
  'awarded',
  'unsuccessful',
  'cancelled',
  'suspended',
] as const satisfies readonly RequestStatus[]

/** Who moves a request from one state to the next; `system` is a job. */
export type Mover = 'buyer' | 'moderator' | 'system'

interface Transition {
  from: RequestStatus
  to: RequestStatus
  by: readonly Mover[]
}

const untilAward = [
  'draft',
  'submitted',
  'in_triage',
  'needs_info',
  'in_translation',
  'buyer_confirm',
  'held',
  'open',
  'suspended',
  'evaluating',
] as const satisfies readonly RequestStatus[]

/** The one table of legal moves: what is not here does not happen. */
export const transitions: readonly Transition[] = [
  { from: 'draft', to: 'submitted', by: ['buyer'] },
  { from: 'needs_info', to: 'submitted', by: ['buyer'] },
  { from: 'submitted', to: 'in_triage', by: ['moderator'] },
  // A moderator lets go of it.
  { from: 'in_triage', to: 'submitted', by: ['moderator'] },
  { from: 'in_triage', to: 'needs_info', by: ['moderator'] },
  { from: 'in_triage', to: 'rejected', by: ['moderator'] },
  { from: 'in_triage', to: 'in_translation', by: ['moderator'] },
  { from: 'in_translation', to: 'buyer_confirm', by: ['system'] },
  { from: 'in_translation', to: 'open', by: ['system'] },
  { from: 'buyer_confirm', to: 'open', by: ['buyer'] },
  // Ready in both languages, but its company is not verified at that moment: it goes out by itself when it is.
  { from: 'in_translation', to: 'held', by: ['system'] },
  { from: 'buyer_confirm', to: 'held', by: ['buyer'] },
  { from: 'held', to: 'open', by: ['system'] },
  // The buyer asks for a change in the other language.
  { from: 'buyer_confirm', to: 'in_translation', by: ['buyer'] },
  { from: 'open', to: 'suspended', by: ['moderator'] },
  { from: 'suspended', to: 'open', by: ['moderator', 'system'] },
  { from: 'open', to: 'evaluating', by: ['system'] },
  // Nobody bid.
  { from: 'open', to: 'unsuccessful', by: ['system'] },
  { from: 'evaluating', to: 'awarded', by: ['buyer'] },
  { from: 'evaluating', to: 'unsuccessful', by: ['buyer'] },
  ...untilAward.map((from) => ({ from, to: 'cancelled', by: ['buyer'] }) as const),
]

export const canMove = (from: RequestStatus, to: RequestStatus): boolean =>
  transitions.some((transition) => transition.from === from && transition.to === to)

/** What happened to a request, in the order of its life; words are in `requests:event`. */
export const requestEvents = [
  'created',
  'submitted',
  'claimed',
  'released',
  'returned',
  'rejected',
  'accepted',
  'confirmAsked',
  'confirmed',
  'disputed',
  'held',
  'published',
  'amendmentStarted',
  'amendmentEffective',
  'amendmentWithdrawn',
  'amendmentLapsed',
  'suspended',
  'resumed',
  'evaluating',
  'awarded',
  'unsuccessful',
  'cancelled',
] as const
export type RequestEvent = (typeof requestEvents)[number]

/** Published once, whatever became of it: a cancelled request stays readable when it had been public. */
export const isPublished = (request: Pick<RequestTable, 'publishedAt'>): boolean => request.publishedAt !== null

/** Whether its bids are still to come, though perhaps not at this moment. */
export const isBidding = (status: RequestStatus): boolean => status === 'open' || status === 'suspended'

/** Whether nothing can happen to it any more. */
export const isOver = (status: RequestStatus): boolean => !transitions.some(({ from }) => from === status)

// ── who may ─────────────────────────────────────────────────────────────────────────────────
type Owned = Pick<RequestTable, 'companyId' | 'status'>

const isOwn = (actor: MaybeActor, request: Pick<RequestTable, 'companyId'>): boolean =>
  isBuyer(actor) && belongsTo(actor, request.companyId)

/** Buyers write requests, verified or not; what is unverified is not published. */
export const canCreate = (actor: MaybeActor): actor is Actor => isBuyer(actor) && !isSuspended(actor)

/** The buyer's own page of a request: its company, in every state. */
export const canSee = (actor: MaybeActor, request: Pick<RequestTable, 'companyId'>): boolean => isOwn(actor, request)

/** Everybody reads what has been published; its company and the staff read it before. A draft is its company's alone. */
export const canRead = (actor: MaybeActor, request: Owned & Pick<RequestTable, 'publishedAt'>): boolean =>
  isPublished(request) || isOwn(actor, request) || (isStaff(actor) && request.status !== 'draft')

/** Words and facts change freely until they are handed in, and again when more was asked for. */
export const canEdit = (actor: MaybeActor, request: Owned): boolean =>
  isOwn(actor, request) && (request.status === 'draft' || request.status === 'needs_info')

export const canSubmit = (actor: MaybeActor, request: Owned): boolean => canEdit(actor, request) && canCreate(actor)

export const canConfirm = (actor: MaybeActor, request: Owned): boolean =>
  isOwn(actor, request) && request.status === 'buyer_confirm' && canCreate(actor)

export const canAmend = (actor: MaybeActor, request: Owned): boolean =>
  isOwn(actor, request) && request.status === 'open' && canCreate(actor)

/** A pending amendment can be taken back also while the request is suspended. */
export const canWithdrawAmendment = (actor: MaybeActor, request: Owned): boolean =>
  isOwn(actor, request) && (request.status === 'open' || request.status === 'suspended')

export const canCancel = (actor: MaybeActor, request: Owned): boolean => isOwn(actor, request) && canMove(request.status, 'cancelled')

/**
 * Attachments by a link: the buyer reads all, the staff what is not confidential, and so do verified vendors, once the request is out; what waits
 * in an amendment is not out. A confidential annex goes out by a deed that is recorded: to the staff, and to companies that have signed the
 * agreement of confidentiality.
 */
export const canReadFile = (
  actor: MaybeActor,
  request: Owned & Pick<RequestTable, 'publishedAt'>,
  file: { isConfidential: boolean; isStaged?: boolean },
): boolean => {
  if (isOwn(actor, request)) return true
  if (file.isConfidential) return false
  if (isVendor(actor)) return actor.company?.isVerified === true && isPublished(request) && !file.isStaged
  return isStaff(actor) && request.status !== 'draft'
}

// ── reference lists ─────────────────────────────────────────────────────────────────────────
export const verticals = ['manufacturing', 'automotive', 'retail', 'healthcare', 'utilities'] as const

/**
 * Divisions of GB/T 4754-2017 under the five verticals (section letters: C manufacturing, D utilities, F trade, Q health). Special
 * machinery comes first: the corridor began with construction machinery.
 */
export const divisions = {
  manufacturing: [
    ...['35', '34', '33', '38', '39', '29', '40', '31', '32', '37', '26', '30', '13', '14', '15', '17', '18', '21'],
    ...['16', '19', '20', '22', '23', '24', '25', '28', '41', '42', '43'],
  ],
  automotive: ['36'],
  retail: ['52'],
  healthcare: ['84', '27'],
  utilities: ['44', '45', '46'],
} as const satisfies Record<(typeof verticals)[number], readonly string[]>

export const isDivisionOf = (vertical: keyof typeof divisions, division: string): boolean =>
  (divisions[vertical] as readonly string[]).includes(division)

export const technologies = [
  'mes',
  'erp',
  'iot',
  'scada',
  'wms',
  'qms',
  'plm',
  'vision',
  'ai',
  'analytics',
  'mobile',
  'integration',
  'legacy',
] as const
export type Technology = (typeof technologies)[number]

export const serviceKinds = ['newBuild', 'integration', 'customisation', 'rescue', 'support', 'consulting', 'data'] as const
export const startWishes = ['asap', 'month', 'quarter', 'flexible'] as const
export const workplaces = ['remote', 'onsite', 'mixed'] as const
export const confidentialities = ['open', 'nda'] as const
export const levels = ['must', 'should'] as const

/** Common working days that bidding may stay open. */
export const biddingDays = { least: 5, usual: 10, most: 30 } as const
/** A material amendment leaves bidders at least so many common working days. */
export const daysAfterAmendment = 4

/** Why a buyer takes a request back. */
export const cancelReasons = ['needChanged', 'budgetGone', 'solvedOtherwise', 'mistake', 'other'] as const
