import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { bothClocks } from '~/discovery/feeds/feed'
import { type Language, segmentOf } from '~/platform/i18n/language'
import { translateFor } from '~/platform/i18n/translators.server'
import { calendarStateOf, endOf } from './meeting'
import type { ShownMeeting } from './queries.server'

interface Entry {
  meeting: ShownMeeting
  /** Reference of the engagement. */
  ref: string
  language: Language
  origin: string
  /** Address that the portal sends letters from: the entry's organiser (RFC 5546 wants one). */
  organiser: string
}

/**
 * A meeting as a calendar entry (RFC 5545, RFC 5546): the same UID for its whole life, SEQUENCE grown whenever an agreed time came or went, so that a
 * calendar takes the newer file for the same meeting. METHOD is CANCEL when the time no longer holds. Null before anything was agreed.
 */
export function writeMeeting({ meeting, ref, language, origin, organiser }: Entry): string | null {
  const state = calendarStateOf(meeting)
  if (state === null || meeting.startsAt === null) return null
  const t = translateFor(language)
  const { number, startsAt, lengthMinutes, place, sequence, changedAt, words } = meeting
  const calendar = ical({
    prodId: { company: 'SetuQiao', product: 'Meetings', language: language === 'en' ? 'EN' : 'ZH' },
    method: state === 'holds' ? ICalCalendarMethod.PUBLISH : ICalCalendarMethod.CANCEL,
  })
  const url = `${origin}/${segmentOf(language)}/engagements/${ref}/meetings/${number}`
  calendar.createEvent({
    id: `${ref}-meeting-${number}@${new URL(origin).hostname}`,
    sequence,
    stamp: new Date(changedAt),
    start: new Date(startsAt),
    end: new Date(endOf(startsAt, lengthMinutes)),
    summary: words.fields.title ?? '',
    description: [bothClocks(startsAt, language, t), words.fields.agenda ?? '', t('meetings:ofEngagement', { ref }), url]
      .filter(Boolean)
      .join('\n'),
    location: place,
    url,
    organizer: { name: 'SetuQiao', email: organiser },
    status: state === 'holds' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
  })
  return calendar.toString()
}
