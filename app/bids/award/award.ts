/** Why one bid was chosen: told to every bidder at once, in its own language. */
export const awardReasons = ['bestValue', 'lowestPrice', 'bestApproach', 'experience', 'delivery'] as const
export type AwardReason = (typeof awardReasons)[number]

/** Why none was chosen. */
export const unsuccessfulReasons = ['noneSuitable', 'tooExpensive', 'needChanged', 'budgetGone', 'solvedOtherwise'] as const
export type UnsuccessfulReason = (typeof unsuccessfulReasons)[number]

/** Why a bid is left out of the comparison. */
export const disqualifyReasons = ['mustMissing', 'contradictory', 'notSoftware', 'conflictOfInterest', 'misleading'] as const
export type DisqualifyReason = (typeof disqualifyReasons)[number]
/** The system's own, at the opening: the seal of this bid did not hold, or it held and what was in it could not be taken over. */
export type OpeningFault = 'sealBroken' | 'notOpened'

export const reasonWords = { least: 10, most: 2_000 } as const
