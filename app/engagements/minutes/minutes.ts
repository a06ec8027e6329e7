import type { MeetingMinutesTable } from '#db/schema'
import type { Side } from '../engagement'
import type { MeetingFacts } from '../meetings/meeting'

/** What was said at a meeting, in the words of one side. Both confirm the same text in both languages; silence never does. */
export type MinutesStatus = MeetingMinutesTable['status']

/** The one table of legal moves. As with the terms of a contract, a version answers the one before until both have confirmed. */
export const transitions: Record<MinutesStatus, readonly MinutesStatus[]> = {
  in_translation: ['ready'],
  ready: ['superseded', 'confirmed'],
  superseded: [],
  confirmed: [],
}

export const canMove = (from: MinutesStatus, to: MinutesStatus): boolean => transitions[from].includes(to)

export const limits = { title: 120, words: 3_000, attendees: 500 } as const

/** Minutes are written when the meeting has begun; a version that reads in both languages may be answered by another one. */
export const mayWrite = (side: Side | null, { status, startsAt }: MeetingFacts, last: MinutesStatus | null, now: string): boolean =>
  side !== null && status === 'agreed' && startsAt! <= now && (last === null || last === 'ready')

/** A side confirms once, what reads in both languages. */
export const mayConfirm = (
  side: Side | null,
  { status }: Pick<MeetingFacts, 'status'>,
  last: MinutesStatus | null,
  confirmed: readonly Side[],
): boolean => side !== null && status === 'agreed' && last === 'ready' && !confirmed.includes(side)
