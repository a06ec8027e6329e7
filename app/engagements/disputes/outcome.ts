import type { DisputeOutcomeTable, DisputeStatus } from '#db/schema'
import type { Side } from '../engagement'

/** How a dispute ends: a settlement that both accept, or the mediator's decision with its grounds. Both count in two languages only. */
export type OutcomeKind = DisputeOutcomeTable['kind']
export type OutcomeStatus = DisputeOutcomeTable['status']

/** The one table of legal moves. A new text supersedes the one before; what both accepted, and what is decided, never changes again. */
export const transitions: Record<OutcomeStatus, readonly OutcomeStatus[]> = {
  in_translation: ['ready', 'in_force', 'superseded'],
  ready: ['accepted', 'superseded'],
  superseded: [],
  accepted: [],
  in_force: [],
}

export const canMove = (from: OutcomeStatus, to: OutcomeStatus): boolean => transitions[from].includes(to)

/** Each side accepts once, by the hashes of what it read. */
export const mayAccept = (
  side: Side | null,
  dispute: DisputeStatus,
  outcome: { kind: OutcomeKind; status: OutcomeStatus } | null,
  accepted: readonly Side[],
): boolean =>
  side !== null && dispute === 'mediation' && outcome?.kind === 'settlement' && outcome.status === 'ready' && !accepted.includes(side)

export const limits = { outcome: 3_000, grounds: 3_000 } as const
