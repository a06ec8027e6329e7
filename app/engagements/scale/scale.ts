import type { EngagementStatus, EngagementTable, ScaleStatementTable } from '#db/schema'
import type { Side } from '../engagement'

/** What one side says after the pilot. */
export type ScaleChoice = ScaleStatementTable['choice']
export const scaleChoices = ['continue', 'change', 'stop'] as const satisfies readonly ScaleChoice[]

/** Which milestone is the pilot, and what came of the decision; all null where nothing is built together. */
export type Scale = Pick<EngagementTable, 'pilotNumber' | 'scaleRound' | 'scaleOutcome'>

/** What both said, if it is the same; silence and disagreement decide nothing. */
export const agreementOf = (buyer: ScaleChoice | null, vendor: ScaleChoice | null): ScaleChoice | null =>
  buyer !== null && buyer === vendor ? buyer : null

/** Work after the pilot waits until both have said that it goes on. */
export const isLocked = (number: number, { pilotNumber, scaleOutcome }: Scale): boolean =>
  pilotNumber !== null && number > pilotNumber && scaleOutcome !== 'continue'

/** Both are asked when everything up to the pilot is accepted, until they agree to go on or to stop. */
export const isAwaited = (
  status: EngagementStatus,
  { pilotNumber, scaleOutcome }: Scale,
  milestones: readonly { number: number; status: string }[],
): boolean =>
  status === 'active' &&
  pilotNumber !== null &&
  scaleOutcome === null &&
  milestones.some(({ number }) => number === pilotNumber) &&
  milestones.every(({ number, status: state }) => number > pilotNumber || state === 'accepted')

/** A side may say something, or otherwise than before, while both are asked. */
export const maySay = (side: Side | null, isAsked: boolean): boolean => side !== null && isAsked

export const longestReason = 1_500
