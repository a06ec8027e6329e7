import type { InstantText } from './columns'

export interface MeetingTable {
  id: string
  engagementId: string
  /** 1, 2, 3 … within the engagement. */
  number: number
  status: 'proposed' | 'agreed' | 'declined' | 'cancelled' | 'minuted'
  /** Who proposed last. */
  side: 'buyer' | 'vendor'
  /** Grows with every set of proposed times. */
  round: number
  /** Subject and agenda. */
  documentId: string
  /** A link or an address, as it was typed. */
  place: string
  lengthMinutes: number
  /** The time agreed last; it holds while the meeting is `agreed` or `minuted`. */
  startsAt: InstantText | null
  /** Of the calendar entry (RFC 5545): grows whenever an agreed time comes or goes; 0 before the first. */
  sequence: number
  /** Why it was declined or cancelled. */
  reasonDocumentId: string | null
  proposedBy: string
  createdAt: InstantText
  changedAt: InstantText
}

/** A proposed time. */
export interface MeetingTimeTable {
  meetingId: string
  round: number
  startsAt: InstantText
}

/** What was said at a meeting, in the words of one side, numbered: each version answers the one before. */
export interface MeetingMinutesTable {
  id: string
  meetingId: string
  number: number
  side: 'buyer' | 'vendor'
  status: 'in_translation' | 'ready' | 'superseded' | 'confirmed'
  documentId: string
  /** Names of people, which nobody translates. */
  attendees: string
  textZh: string | null
  textEn: string | null
  sha256Zh: string | null
  sha256En: string | null
  writtenBy: string
  createdAt: InstantText
  /** When both languages were verified. */
  readyAt: InstantText | null
}

/** A side confirms the minutes by the hashes of both texts. */
export interface MinutesConfirmationTable {
  minutesId: string
  side: 'buyer' | 'vendor'
  personId: string
  sha256Zh: string
  sha256En: string
  createdAt: InstantText
}

/** A reminder that was sent. */
export interface MeetingReminderTable {
  meetingId: string
  startsAt: InstantText
  hoursBefore: number
  createdAt: InstantText
}

export interface MeetingsTables {
  meeting: MeetingTable
  meetingTime: MeetingTimeTable
  meetingMinutes: MeetingMinutesTable
  minutesConfirmation: MinutesConfirmationTable
  meetingReminder: MeetingReminderTable
}
