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

/** The other side answers once, within the clock or late: while it is open, and also when mediation has begun without it. */
export const mayAnswer = (side: Side | null, dispute: { side: Side; status: DisputeStatus; answeredAt: string | null }): boolean =>
  side !== null && side !== dispute.side && dispute.answeredAt === null && canAnswerIn.includes(dispute.status)
const canAnswerIn: readonly DisputeStatus[] = ['raised', 'mediation']

/** In mediation both sides have the word as often as they want it. */
export const maySpeak = (side: Side | null, status: DisputeStatus): boolean => side !== null && status === 'mediation'

/** Whoever raised it takes it back. */
export const mayWithdraw = (side: Side | null, dispute: { side: Side; status: DisputeStatus }): boolean =>
  side === dispute.side && isOpen(dispute.status)

/** A moderator takes it up when it is answered, or when the time to answer is over: even then it is a person's deed. */
export const isToMediate = (dispute: { status: DisputeStatus; answerDueAt: string }, now: string): boolean =>
  dispute.status === 'answered' || (dispute.status === 'raised' && dispute.answerDueAt < now)

/** What a moderator did for the request before; any of it bars from mediating. */
export type Part = 'triage' | 'translation'

/** Whether an answer came after its time: a fact that is stated, and from which nothing follows by itself. */
export const isLate = (dispute: { answerDueAt: string; answeredAt: string | null }, now: string): boolean =>
  (dispute.answeredAt ?? now) > dispute.answerDueAt

export const limits = { title: 120, words: 3_000, references: 60 } as const
