import type { EngagementTable, LanguageTag, MeetingMinutesTable, MeetingTable } from '#db/schema'
import { bothClocks } from '~/discovery/feeds/feed'
import { translateFor } from '~/platform/i18n/translators.server'
import type { Fields } from '~/translations/document'
import { fieldName } from '~/translations/field-name'

interface Minutes {
  engagement: Pick<EngagementTable, 'ref'>
  meeting: Pick<MeetingTable, 'number' | 'startsAt' | 'place' | 'lengthMinutes'>
  minutes: Pick<MeetingMinutesTable, 'number' | 'attendees'>
}

/** The minutes as plain text in one language. This text, in UTF-8, is what both sides confirm by its SHA-256. */
export function minutesText({ engagement, meeting, minutes }: Minutes, fields: Fields, language: LanguageTag): string {
  const t = translateFor(language)
  const section = (field: string) => (fields[field] ? `${fieldName(t, field)}\n${fields[field]}` : '')
  const lines = [
    t('minutes:text.title', { meeting: meeting.number, ref: engagement.ref, number: minutes.number }),
    fields.title ?? '',
    [
      t('minutes:text.at', { at: bothClocks(meeting.startsAt!, language, t) }),
      t('minutes:text.length', { count: meeting.lengthMinutes }),
      t('minutes:text.place', { place: meeting.place }),
      t('minutes:text.attendees', { names: minutes.attendees }),
    ].join('\n'),
    ...['discussed', 'decided', 'actions'].map(section),
  ]
  return `${lines.filter(Boolean).join('\n\n')}\n`
}
