import type { DisputeStatus, EngagementStatus } from '#db/schema'
import type { Side } from '../engagement'

/** What one side holds against the other: told with its grounds, answered, mediated, and ended by people. Time ends no dispute. */

/** The one table of legal moves. */
export const transitions: Record<DisputeStatus, readonly DisputeStatus[]> = {
  raised: ['answered', 'mediation', 'withdrawn'],
  answered: ['mediation', 'withdrawn'],
  // A mediator who cannot go on hands it back.
  mediation: ['answered', 'raised', 'settled', 'decided', 'withdrawn'],
  settled: [],
  decided: [],
  withdrawn: [],
}

export const canMove = (from: DisputeStatus, to: DisputeStatus): boolean => transitions[from].includes(to)

export const openStatuses = ['raised', 'answered', 'mediation'] as const satisfies readonly DisputeStatus[]
export const isOpen = (status: DisputeStatus): boolean => (openStatuses as readonly DisputeStatus[]).includes(status)

/** Common working days that the other side has to answer. Afterwards a moderator may take it up without; an answer still counts. */
export const daysToAnswer = 5

/** Work that runs, stands still or waits for its last payments can be disputed about; one dispute at a time. */
export const mayRaise = (side: Side | null, engagement: EngagementStatus, hasOpen: boolean): boolean =>
  side !== null && !hasOpen && (engagement === 'active' || engagement === 'suspended' || engagement === 'completed')
