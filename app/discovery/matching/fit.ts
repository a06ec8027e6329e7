import type { Vertical } from '#db/schema'
import { type Actor, isBuyer, type MaybeActor } from '~/accounts/actor'

/** What a request asks for, as far as a vendor can fit it. */
export interface Wanted {
  technologies: readonly string[]
  vertical: Vertical | null
  corridorId: string | null
}

/** What a vendor states, and what it has done here. */
export interface Offered {
  technologies: readonly string[]
  verticals: readonly Vertical[]
  corridorId: string | null
  /** Requests that it was chosen for. */
  awards: number
}

/** Why a vendor fits a request: said to both sides in words. */
export interface Reasons {
  technologies: string[]
  isInVertical: boolean
  isInCorridor: boolean
  hasRecord: boolean
}

export const reasonsOf = (wanted: Wanted, offered: Offered): Reasons => ({
  technologies: wanted.technologies.filter((each) => offered.technologies.includes(each)),
  isInVertical: wanted.vertical !== null && offered.verticals.includes(wanted.vertical),
  isInCorridor: wanted.corridorId !== null && wanted.corridorId === offered.corridorId,
  hasRecord: offered.awards > 0,
})

/** The order of fitting vendors: two points for each technology asked for, two for the industry, one for the corridor, one for having been chosen before. */
export const pointsOf = ({ technologies, isInVertical, isInCorridor, hasRecord }: Reasons): number =>
  2 * technologies.length + (isInVertical ? 2 : 0) + (isInCorridor ? 1 : 0) + (hasRecord ? 1 : 0)

/** Vendors that a buyer may invite to one request. */
export const mostInvited = 10

/** The request's own buyer, while bids are taken. */
export const canInvite = (actor: MaybeActor, request: { companyId: string; status: string }): actor is Actor =>
  isBuyer(actor) && actor.company?.id === request.companyId && request.status === 'open'
