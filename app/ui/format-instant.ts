import type { Language } from '~/platform/i18n/language'

/** The two clocks of the corridor. Neither country changes its clocks in summer. */
export const zones = { CST: 'Asia/Shanghai', IST: 'Asia/Kolkata' } as const
export type Zone = keyof typeof zones

export interface Clock {
  /** `17:00` */
  time: string
  /** `Wed 25 Nov`, `11月25日 周三`; with the year when it is not the year of `now`. */
  day: string
}

/**
 * One moment on one of the two clocks.
 * @param instant ISO-8601, UTC
 * @param now ISO-8601, UTC, from the server, so that both renders of a page agree; without it the year is always shown
 */
export function clockAt(instant: string, zone: Zone, language: Language, now?: string): Clock {
  const parts = partsAt(instant, zone, language)
  const isThisYear = now !== undefined && partsAt(now, zone, language).year === parts.year
  return { time: `${parts.hour}:${parts.minute}`, day: dayOf(parts, language, !isThisYear) }
}

/** A calendar day (`YYYY-MM-DD`, no zone): `25 Nov 2026`, `2026年11月25日`. */
export function formatDay(day: string, language: Language): string {
  const { year, month, day: date } = partsAt(`${day.slice(0, 10)}T04:00:00.000Z`, 'CST', language)
  return language === 'zh-CN' ? `${year}年${month}月${date}日` : `${date} ${month} ${year}`
}

/** How far from now, in the largest unit that says enough: `in 2 days`, `3小时前`. Rounded towards zero: a deadline never looks later than it is. */
export function formatRelative(instant: string, now: string, language: Language): string {
  const minutes = Math.trunc((Date.parse(instant) - Date.parse(now)) / 60_000)
  const size = Math.abs(minutes)
  const format = relative[language]
  if (size === 0) return thisMoment[language].format(0, 'second')
  if (size < 60) return format.format(minutes, 'minute')
  if (size < 48 * 60) return format.format(Math.trunc(minutes / 60), 'hour')
  if (size < 60 * 24 * 60) return format.format(Math.trunc(minutes / 1440), 'day')
  return format.format(Math.trunc(minutes / 43_800), 'month')
}

type Parts = Record<'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute', string>

// Only the names come from Intl, the order is ours: what Node and browsers agree on stays the same when their data differ.
const formatters = {
  'zh-CN': { CST: formatterOf('zh-CN', zones.CST), IST: formatterOf('zh-CN', zones.IST) },
  en: { CST: formatterOf('en-US', zones.CST), IST: formatterOf('en-US', zones.IST) },
}
const relative = {
  'zh-CN': new Intl.RelativeTimeFormat('zh-CN', { numeric: 'always' }),
  en: new Intl.RelativeTimeFormat('en', { numeric: 'always' }),
}

/** Within a minute, "0 minutes ago" would be a machine's answer. */
const thisMoment = {
  'zh-CN': new Intl.RelativeTimeFormat('zh-CN', { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat('en', { numeric: 'auto' }),
}

function formatterOf(locale: string, timeZone: string) {
  const month = locale === 'zh-CN' ? 'numeric' : 'short'
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month,
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}

/** A page says the same few moments again and again, and to take one apart costs more than to render it. */
const known = new Map<string, Parts>()

function partsAt(instant: string, zone: Zone, language: Language): Parts {
  // Minutes are the finest that is shown.
  const key = `${language}${zone}${instant.slice(0, 16)}`
  const kept = known.get(key)
  if (kept) return kept
  const parts = {} as Parts
  for (const { type, value } of formatters[language][zone].formatToParts(new Date(instant))) {
    if (type in wanted) parts[type as keyof Parts] = type === 'weekday' ? value : value.replace(/[年月日]$/u, '')
  }
  if (known.size >= 5_000) known.clear()
  known.set(key, parts)
  return parts
}
const wanted = { year: 1, month: 1, day: 1, weekday: 1, hour: 1, minute: 1 }

function dayOf({ year, month, day, weekday }: Parts, language: Language, withYear: boolean): string {
  if (language === 'zh-CN') return `${withYear ? `${year}年` : ''}${month}月${day}日 ${weekday}`
  return `${weekday} ${day} ${month}${withYear ? ` ${year}` : ''}`
}
