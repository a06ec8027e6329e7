import type { BidStatus, DocumentKind, RequestTable } from '#db/schema'

/** Kinds that an operator may let leave, in the order of the page; texts of any other (contracts, disputes, sealed reviews, …) never do. */
export const leavingKinds = [
  'request',
  'question',
  'answer',
  'bid',
  'awardReason',
  'companyProfile',
  'triageNote',
  'message',
] as const satisfies readonly DocumentKind[]

/** Facts that decide whether a text may be sent to another system for a machine draft. */
export interface LeavingFacts {
  kind: DocumentKind
  /** What the operator has decided for this kind; nothing is allowed until somebody has. */
  isKindAllowed: boolean
  /** The request in whose context the text is read; null where there is none. */
  request: Pick<RequestTable, 'confidentiality' | 'openedAt'> | null
  /** Of the bid that the text belongs to. */
  bidStatus: BidStatus | null
}

/** Keys under `machine:leaving`. */
export type WhyNotLeave = 'kind' | 'confidential' | 'sealed' | 'unknown'

/** Kinds that belong to a request: without one nothing is known of how confidential they are. */
const withRequest: readonly DocumentKind[] = ['request', 'question', 'answer', 'bid', 'awardReason', 'message']
/** A bid that went through its opening. Whatever lapsed or was withdrawn stays sealed for good. */
const openedStates: readonly BidStatus[] = ['opened', 'readable', 'shortlisted', 'won', 'not_selected', 'disqualified']

/**
 * Why a text may not leave the system, or null when it may. The only place that decides it: asked when drafts are wished for, and again by the job
 * before anything is sent. What hangs on a request under an NDA never leaves, nor does a bid before its opening, whatever the switches say.
 */
export function whyNotLeave({ kind, isKindAllowed, request, bidStatus }: LeavingFacts): WhyNotLeave | null {
  if (!isKindAllowed) return 'kind'
  if (withRequest.includes(kind) && request === null) return 'unknown'
  if (request !== null && request.confidentiality !== 'open') return 'confidential'
  if (kind === 'bid' && (request?.openedAt == null || bidStatus === null || !openedStates.includes(bidStatus))) return 'sealed'
  return null
}
