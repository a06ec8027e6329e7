import type { InstantText, LanguageTag } from '#db/schema'
import { type Country, isWorkingDay } from '~/platform/working-days.server'

/** Letters that can wait are read with the first tea of the day. */
const morning = 8

export interface Reader {
  timeZone: string
  country: Country
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Wall clock of a zone at an instant, as if it were UTC. */
function wallClock(at: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })
    formats.set(timeZone, format)
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)])) as Record<string, number>
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!)
}

const dayOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10)

/** Eight in the morning where the reader is, on the next day that is not over yet and on which people work there. */
export function nextMorning(now: InstantText, { timeZone, country }: Reader): InstantText {
  const at = Date.parse(now)
  const offset = wallClock(at, timeZone) - Math.floor(at / 1_000) * 1_000
  for (let ahead = 0; ; ahead++) {
    const wall = Date.parse(`${dayOf(at + offset + ahead * 86_400_000)}T00:00:00.000Z`) + morning * 3_600_000
    if (wall - offset > at && isWorkingDay(country, dayOf(wall))) return new Date(wall - offset).toISOString()
  }
}

/** When a letter may go out that is wanted at once: now, or on the morning after a holiday or weekend of the reader's country. */
export function quietUntil(now: InstantText, reader: Reader): InstantText {
  return isWorkingDay(reader.country, dayOf(wallClock(Date.parse(now), reader.timeZone))) ? now : nextMorning(now, reader)
}

interface Person {
  timeZone: string
  language: LanguageTag
  /** Of the person's company; null for staff, who have none. */
  country: Country | null
}

/**
 * Whose holidays a person keeps: those of the country that the company is registered in, wherever the clock stands that the person reads. Without a
 * company the clock tells, and where it is of neither country the language.
 */
export const readerOf = ({ timeZone, language, country }: Person): Reader => ({
  timeZone,
  country: country ?? countries[timeZone] ?? (language === 'zh-CN' ? 'CN' : 'IN'),
})

const countries: Partial<Record<string, Country>> = { 'Asia/Shanghai': 'CN', 'Asia/Kolkata': 'IN' }
