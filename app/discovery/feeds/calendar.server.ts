import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { boardUrl, type Feed, type FeedVoice, factLines, requestUrl, titleOf } from './feed'

/**
 * Bidding deadlines as iCalendar (RFC 5545), one moment each. A suspended request stays with STATUS:CANCELLED: its clock stands still, and
 * an entry that was copied out of a subscription would go on promising the old day. What has closed or was withdrawn is absent:
 * subscriptions drop what they no longer find, and there is nothing left to keep in mind.
 */
export function writeCalendar(feed: Feed, voice: FeedVoice): string {
  const { language, items } = feed
  const { t } = voice
  const calendar = ical({
    name: t('feeds:calendarOf', { title: titleOf(feed, voice) }),
    description: t('feeds:calendarSub'),
    prodId: { company: 'SetuQiao', product: 'Deadlines', language: language === 'en' ? 'EN' : 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    url: boardUrl(feed, voice),
    ttl: 3600,
  })
  const host = new URL(voice.origin).hostname
  for (const item of items) {
    const isStopped = item.suspendedAt !== null
    const url = requestUrl(item, language, voice)
    calendar.createEvent({
      id: `${item.ref}-deadline@${host}`,
      // Deadlines only move away from publication: a later one counts as a later version.
      sequence: Math.max(0, Math.round((Date.parse(item.deadlineAt) - Date.parse(item.publishedAt)) / 60_000)),
      stamp: new Date(item.suspendedAt ?? item.changedAt),
      start: new Date(item.deadlineAt),
      summary: t(isStopped ? 'feeds:stopped' : 'feeds:closes', { title: item.title }),
      description: [
        ...(isStopped ? [t('requests:page.next.suspended')] : factLines(item, language, t)),
        t('feeds:fact', { name: t('requests:fact.ref'), value: item.ref }),
        url,
      ].join('\n'),
      url,
      status: isStopped ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // Nobody is busy because a deadline passes.
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return calendar.toString()
}
