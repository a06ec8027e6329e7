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

/** Points for each technology asked for, for the industry, for the corridor and for having been chosen before: the order on both sides. */
export const weights = { technology: 2, vertical: 2, corridor: 1, record: 1 } as const

export const pointsOf = ({ technologies, isInVertical, isInCorridor, hasRecord }: Reasons): number =>
  weights.technology * technologies.length +
  (isInVertical ? weights.vertical : 0) +
  (isInCorridor ? weights.corridor : 0) +
  (hasRecord ? weights.record : 0)

/** Open requests that are compared with a vendor, those that close first. There are seldom as many; where there are, time is left for the others. */
export const mostCompared = 2_000

/** Vendors that a buyer may invite to one request. */
export const mostInvited = 10

/** The request's own buyer, while bids are taken. */
export const canInvite = (actor: MaybeActor, request: { companyId: string; status: string }): actor is Actor =>
  isBuyer(actor) && actor.company?.id === request.companyId && request.status === 'open'
