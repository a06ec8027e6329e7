import type { RequestTable } from '#db/schema'
import { type Actor, isModerator, isStaff, type MaybeActor } from '~/accounts/actor'

/** How long a claim lasts without work on it. */
export const leaseMs = 30 * 60_000
/** A request is looked at within so many common working hours: one working day. */
export const triageHours = 6
/** Likely duplicates are looked for among the requests of so many days. */
export const duplicateDays = 90

export const rejectReasons = ['notSoftware', 'outOfCorridor', 'duplicate', 'unclear', 'unlawful'] as const
export type RejectReason = (typeof rejectReasons)[number]

export const suspendReasons = ['complaint', 'buyerUnreachable', 'unlawful', 'identity', 'other'] as const
/** The system's own: the buyer's company was suspended. Such a request resumes by itself when the company is verified again. */
export const companySuspended = 'companySuspended'

type Claimed = Pick<RequestTable, 'status' | 'claimedBy' | 'claimExpiresAt'>

/** Whether the claim still holds at `now`. */
export const isHeld = (request: Claimed, now: string): boolean =>
  request.claimedBy !== null && request.claimExpiresAt !== null && request.claimExpiresAt > now

export const canClaim = (actor: MaybeActor, request: Claimed, now: string): boolean =>
  isModerator(actor) &&
  (request.status === 'submitted' || (request.status === 'in_triage' && request.claimedBy !== actor.personId && !isHeld(request, now)))

/** Decisions belong to the moderator who holds the claim; one that ran out still counts until another takes it. */
export const canDecide = (actor: MaybeActor, request: Claimed): actor is Actor =>
  isModerator(actor) && request.status === 'in_triage' && request.claimedBy === actor.personId

/** Also one that stopped with its company: for a reason of its own it does not resume with it. */
export const canSuspend = (actor: MaybeActor, { status, reasonCode }: Pick<RequestTable, 'status' | 'reasonCode'>): boolean =>
  isModerator(actor) && (status === 'open' || (status === 'suspended' && reasonCode === companySuspended))
export const canResume = (actor: MaybeActor, request: Pick<RequestTable, 'status'>): boolean =>
  isModerator(actor) && request.status === 'suspended'

export const canTriage = (actor: MaybeActor): actor is Actor => isModerator(actor)

/** The staff reads the queue; only moderators act. */
export const canReadQueue = (actor: MaybeActor): actor is Actor => isStaff(actor)

export const duplicateWindowMs = duplicateDays * 24 * 3_600_000
