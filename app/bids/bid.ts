import type { BidStatus, InstantText, RequestStatus } from '#db/schema'
import { type Actor, type ActorCompany, belongsTo, isBuyer, isSuspended, isVendor, type MaybeActor } from '~/accounts/actor'

/**
 * Who moves a bid where. `readable` means that its words are out to the buyer: verified in the buyer's language or, after three
 * common working days, all originals together and labelled unverified. `submitted → disqualified` happens only by the system, at
 * opening, to a bid whose seal does not hold or that cannot be opened.
 */
export const transitions: Record<BidStatus, readonly BidStatus[]> = {
  draft: ['submitted', 'withdrawn', 'lapsed'],
  submitted: ['submitted', 'withdrawn', 'needs_reconfirm', 'opened', 'disqualified', 'lapsed'],
  needs_reconfirm: ['submitted', 'withdrawn', 'lapsed'],
  withdrawn: [],
  lapsed: [],
  opened: ['readable', 'not_selected'],
  readable: ['shortlisted', 'won', 'not_selected', 'disqualified'],
  shortlisted: ['readable', 'won', 'not_selected', 'disqualified'],
  won: [],
  not_selected: [],
  disqualified: [],
}

export const canMove = (from: BidStatus, to: BidStatus): boolean => transitions[from].includes(to)

/** States in which nobody but the bidder's company may know that the bid exists. */
export const sealedStates = ['draft', 'submitted', 'needs_reconfirm', 'withdrawn', 'lapsed'] as const satisfies BidStatus[]
/** States of a bid that stands against others after opening. */
export const competingStates = ['opened', 'readable', 'shortlisted'] as const satisfies BidStatus[]
/** States whose words the buyer reads once the gate has opened. */
export const openedStates = ['opened', 'readable', 'shortlisted', 'won', 'not_selected', 'disqualified'] as const satisfies BidStatus[]

export const isSealed = (status: BidStatus): boolean => (sealedStates as readonly BidStatus[]).includes(status)
/** Counts as the company's one live bid: mirrors the partial unique index. */
export const isLive = (status: BidStatus): boolean => status !== 'withdrawn' && status !== 'lapsed'

/** The bid's words wait this many common working days for their translation before all originals go out together. */
export const gateWorkingDays = 3

interface Wanted {
  status: RequestStatus
  deadlineAt: InstantText | null
}
interface Own {
  companyId: string
  status: BidStatus
}

/** Bids are taken while the request is open and the database's clock stands before the deadline. */
export const takesBids = ({ status, deadlineAt }: Wanted, now: InstantText): boolean =>
  status === 'open' && deadlineAt !== null && now < deadlineAt

/** Vendors prepare bids and see their own, verified or not; what is still missing for sending is said on the page. */
export const isBidder = (actor: MaybeActor): actor is Actor & { company: ActorCompany } => isVendor(actor) && actor.company !== null

/** May send a bid: a verified vendor with a verified address, in time. */
export const canBid = (actor: MaybeActor, wanted: Wanted, now: InstantText): boolean =>
  isVendor(actor) && actor.company?.isVerified === true && actor.isEmailVerified && takesBids(wanted, now)

/** A vendor may pull out until the deadline. */
export const canWithdraw = (actor: MaybeActor, bid: Own, wanted: Wanted, now: InstantText): boolean =>
  belongsTo(actor, bid.companyId) && canMove(bid.status, 'withdrawn') && takesBids(wanted, now)

/** After an amendment a bid stands only if its vendor says so again, in time. */
export const canReconfirm = (actor: MaybeActor, bid: Own, wanted: Wanted, now: InstantText): boolean =>
  belongsTo(actor, bid.companyId) && bid.status === 'needs_reconfirm' && takesBids(wanted, now)

/** New versions may follow until the deadline; the last one counts. */
export const canRevise = (actor: MaybeActor, bid: Own, wanted: Wanted, now: InstantText): boolean =>
  belongsTo(actor, bid.companyId) && ['draft', 'submitted', 'needs_reconfirm'].includes(bid.status) && takesBids(wanted, now)

/** The buyer compares from the opening on, and afterwards as a record. */
export const canCompare = (actor: MaybeActor, wanted: { status: RequestStatus; companyId: string }): boolean =>
  isBuyer(actor) && belongsTo(actor, wanted.companyId) && ['evaluating', 'awarded', 'unsuccessful'].includes(wanted.status)

/** The buyer chooses while the request is being evaluated; a suspended one decides nothing. */
export const canDecide = (actor: MaybeActor, wanted: { status: RequestStatus; companyId: string }): boolean =>
  canCompare(actor, wanted) && wanted.status === 'evaluating' && !isSuspended(actor)

export const canShortlist = (status: BidStatus): boolean => status === 'readable'
export const canUnshortlist = (status: BidStatus): boolean => status === 'shortlisted'
export const canAward = (status: BidStatus): boolean => canMove(status, 'won')
export const canDisqualify = (status: BidStatus): boolean => status === 'readable' || status === 'shortlisted'
