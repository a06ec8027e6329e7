import type { RequestStatus } from '#db/schema'
import { type Actor, isStaff, isVendor, type MaybeActor } from '~/accounts/actor'

/** An agreement of confidentiality that a company signs before it may read the confidential annexes of a request. */

/** Years for which it holds, from the signature. */
export const years = { least: 1, usual: 3, most: 10 } as const

/** A verified vendor with a proven address signs, while the request is out. */
export const canSign = (actor: MaybeActor, request: { publishedAt: string | null }): actor is Actor =>
  isVendor(actor) && actor.company?.isVerified === true && actor.isEmailVerified && request.publishedAt !== null

/** The staff look an annex over from when the request is handed in. They sign nothing, and each time is recorded. */
export const canInspect = (actor: MaybeActor, request: { status: RequestStatus }): boolean => isStaff(actor) && request.status !== 'draft'
