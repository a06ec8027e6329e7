import type { EngagementStatus, MeetingTable } from '#db/schema'
import { isOver, type Side } from '../engagement'

/** A time at which both sides talk: one proposes, the other accepts, and what was said is written down and confirmed by both. */
export type MeetingStatus = MeetingTable['status']

/** The one table of legal moves. Nothing moves because time has passed, not even past the meeting itself. */
export const transitions: Record<MeetingStatus, readonly MeetingStatus[]> = {
  proposed: ['proposed', 'agreed', 'declined', 'cancelled'],
  agreed: ['proposed', 'cancelled', 'minuted'],
  declined: [],
  cancelled: [],
  minuted: [],
}

export const canMove = (from: MeetingStatus, to: MeetingStatus): boolean => transitions[from].includes(to)

export const limits = { title: 120, words: 3_000, reason: 1_500, place: 300, times: 3, daysAhead: 180 } as const

/** Lengths that can be chosen, in minutes. */
export const lengths = [30, 45, 60, 90, 120] as const

/** Hours before a meeting at which both sides are reminded. */
export const reminderHours = [24, 1] as const

/** Beginnings within the common working hours, on China's clock: each half hour from 12:00 to 17:30. */
export const clocks = Array.from({ length: 12 }, (_, index) => `${12 + Math.floor(index / 2)}:${index % 2 ? '30' : '00'}`)

/** A day and a time of China's clock as an instant. */
export const instantOf = (day: string, clock: string): string => new Date(`${day}T${clock}:00.000+08:00`).toISOString()

export const endOf = (startsAt: string, lengthMinutes: number): string =>
  new Date(Date.parse(startsAt) + lengthMinutes * 60_000).toISOString()

/** A link that a browser may open; null for an address in words. */
export const linkOf = (place: string): string | null => (/^https:\/\/[^\s<>"]+$/.test(place) ? place : null)

// ── who may ─────────────────────────────────────────────────────────────────────────────────
export interface MeetingFacts {
  status: MeetingStatus
  side: Side
  startsAt: string | null
}

/** A new meeting, until the engagement is over. */
export const mayPropose = (side: Side | null, engagement: EngagementStatus): side is Side => side !== null && !isOver(engagement)

/** Whoever did not propose the times accepts one of them or declines. */
export const mayAnswer = (side: Side | null, { status, side: proposer }: MeetingFacts): boolean =>
  side !== null && status === 'proposed' && side !== proposer

/** Other times: either side while nothing is agreed, and until an agreed time has come. */
export const mayProposeTimes = (side: Side | null, { status, startsAt }: MeetingFacts, now: string): boolean =>
  side !== null && (status === 'proposed' || (status === 'agreed' && startsAt! > now))

/** Whoever proposed takes it back; an agreed one is called off by either side, also after its time if it did not take place. */
export const mayCancel = (side: Side | null, { status, side: proposer }: MeetingFacts, hasMinutes: boolean): boolean =>
  side !== null && ((status === 'proposed' && side === proposer) || (status === 'agreed' && !hasMinutes))

/** What a calendar is told: nothing before the first agreement, then that it holds or does not. */
export const calendarStateOf = ({ status, sequence }: { status: MeetingStatus; sequence: number }): 'holds' | 'off' | null =>
  sequence === 0 ? null : status === 'agreed' || status === 'minuted' ? 'holds' : 'off'
