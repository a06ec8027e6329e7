import { createRequire } from 'node:module'
import chineseDays from 'chinese-days'
import type Holidays from 'date-holidays'

/**
 * Working days that China and India share: the unit in which bidding windows and service promises are counted.
 *
 * A **day** is `YYYY-MM-DD`; an **instant** is ISO-8601 UTC text with milliseconds. Days are taken in China time (UTC+8), which the common
 * working hours (12:00–18:00 in China, 09:30–15:30 in India) never leave, so both countries agree which day it is.
 *
 * Sources: the State Council's yearly arrangement, make-up workdays included, as kept by `chinese-days`; India's nation-wide public holidays as
 * kept by `date-holidays` (festivals that only states declare are not among them). Weekends are Saturday and Sunday in both countries; a
 * Chinese make-up day at a weekend is no common working day, because India rests. For server code: the holiday tables are too large for a browser.
 */
export type Country = 'CN' | 'IN'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const CHINA_OFFSET = 8 * HOUR
/** 17:00 in China, 14:30 in India. */
const DEADLINE_AT = 9 * HOUR
const OPENS_AT = 4 * HOUR
const CLOSES_AT = 10 * HOUR
/** The first arrangement that `chinese-days` holds, and the end of its lunar table. */
const FIRST_YEAR = 2004
const LAST_YEAR = 2099

/** Whether people work on this day in this country. Throws a RangeError outside 2004–2099. */
export function isWorkingDay(country: Country, day: string): boolean {
  const year = yearOf(dayNumber(day))
  return country === 'CN' ? !year.restInChina.has(day) : !year.restInIndia.has(day)
}

export function isCommonWorkingDay(day: string): boolean {
  return isCommon(dayNumber(day))
}

/**
 * Whether the Chinese calendar of this day's year has been published. Until then (usually November of the year before) only the statutory
 * festival days are known, neither the bridging days nor the make-up workdays: whatever is counted over such days is provisional.
 */
export function calendarKnown(day: string): boolean {
  return yearOf(dayNumber(day)).known
}

/**
 * The deadline `n` common working days after publication: 17:00 in China (14:30 in India) on the n-th common working day after the day of
 * publication, which itself does not count. `n` is a whole number from 1.
 */
export function addCommonWorkingDays(fromInstant: string, n: number): string {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`working days must be a whole number from 1: ${n}`)
  let day = chinaDayNumber(millis(fromInstant))
  for (let left = n; left > 0; ) if (isCommon(++day)) left--
  return instantText(day * DAY + DEADLINE_AT)
}

/**
 * How many whole bidding days lie between two instants: the largest `n` whose `addCommonWorkingDays(from, n)` is not after `to`; 0 when there
 * is none.
 */
export function commonWorkingDaysBetween(fromInstant: string, toInstant: string): number {
  const to = millis(toInstant)
  let count = 0
  for (let day = chinaDayNumber(millis(fromInstant)) + 1; day * DAY + DEADLINE_AT <= to; day++) if (isCommon(day)) count++
  return count
}

/** The `count` common working days that follow the day of an instant; `provisional` where China's calendar is not yet published. */
export function nextCommonWorkingDays(fromInstant: string, count: number): { day: string; provisional: boolean }[] {
  const days: { day: string; provisional: boolean }[] = []
  for (let day = chinaDayNumber(millis(fromInstant)) + 1; days.length < count; day++) {
    if (isCommon(day)) days.push({ day: dayText(day), provisional: !yearOf(day).known })
  }
  return days
}

/**
 * The instant at which so many common working hours have passed: six a day, 12:00–18:00 in China, on common working days. The clock starts at
 * the next common working moment, so zero hours from a Sunday is Monday noon in China. Fractions of an hour are allowed.
 */
export function addWorkingHours(fromInstant: string, hours: number): string {
  if (!Number.isFinite(hours) || hours < 0) throw new RangeError(`hours must not be negative: ${hours}`)
  let at = millis(fromInstant)
  let left = Math.round(hours * HOUR)
  for (let day = Math.floor(at / DAY); ; day++) {
    if (!isCommon(day)) continue
    at = Math.max(at, day * DAY + OPENS_AT)
    const closes = day * DAY + CLOSES_AT
    if (at > closes || (at === closes && left > 0)) continue
    if (at + left <= closes) return instantText(at + left)
    left -= closes - at
  }
}

/** Common working hours between two instants, as a fraction; 0 when the second is not after the first. */
export function workingHoursBetween(fromInstant: string, toInstant: string): number {
  const from = millis(fromInstant)
  const to = millis(toInstant)
  let sum = 0
  for (let day = Math.floor(from / DAY); day * DAY + OPENS_AT < to; day++) {
    if (isCommon(day)) sum += Math.max(0, Math.min(to, day * DAY + CLOSES_AT) - Math.max(from, day * DAY + OPENS_AT))
  }
  return sum / HOUR
}

/** Why a time is not common working time. */
export type CommonTimeFault = 'restsInChina' | 'restsInIndia' | 'restInBoth' | 'outsideHours'

/** What keeps the people of both countries from working together from one instant to another of the same day; null when nothing does. */
export function commonTimeFault(fromInstant: string, toInstant: string): CommonTimeFault | null {
  const [from, to] = [millis(fromInstant), millis(toInstant)]
  const day = chinaDayNumber(from)
  const rest = restOn(day)
  if (rest) return rest
  return from < day * DAY + OPENS_AT || to > day * DAY + CLOSES_AT ? 'outsideHours' : null
}

/** Weekdays among the `count` days that follow the day of an instant on which one country or both rest. */
export function restDaysAhead(fromInstant: string, count: number): { day: string; fault: CommonTimeFault }[] {
  const first = chinaDayNumber(millis(fromInstant)) + 1
  return Array.from({ length: count }, (_, index) => first + index).flatMap((day) => {
    const fault = isWeekend(day) ? null : restOn(day)
    return fault ? [{ day: dayText(day), fault }] : []
  })
}

function restOn(day: number): CommonTimeFault | null {
  const { restInChina, restInIndia } = yearOf(day)
  const [china, india] = [restInChina.has(dayText(day)), restInIndia.has(dayText(day))]
  if (china && india) return 'restInBoth'
  return china ? 'restsInChina' : india ? 'restsInIndia' : null
}

interface CalendarYear {
  /** Whether the State Council's arrangement is in the table. */
  known: boolean
  restInChina: ReadonlySet<string>
  restInIndia: ReadonlySet<string>
  /** One flag for each day from 1 January. */
  common: readonly boolean[]
  firstDay: number
}

const years = new Map<number, CalendarYear>()
let india: Holidays | undefined

/** The tables of all countries are three megabytes: they are read when a first working day is counted, not when the server starts. */
function holidaysIn(year: number) {
  india ??= new (createRequire(import.meta.url)('date-holidays') as typeof Holidays)('IN', { types: ['public'] })
  return india.getHolidays(year)
}

function yearOf(day: number): CalendarYear {
  const year = new Date(day * DAY).getUTCFullYear()
  const kept = years.get(year)
  if (kept) return kept
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) throw new RangeError(`no calendar for ${year}`)
  const made = makeYear(year)
  years.set(year, made)
  return made
}

function makeYear(year: number): CalendarYear {
  const firstDay = Date.UTC(year, 0, 1) / DAY
  const days = Array.from({ length: Date.UTC(year + 1, 0, 1) / DAY - firstDay }, (_, index) => firstDay + index)
  // The table names a festival for 1 October of every published year and only the weekday for the others.
  const known = chineseDays.getDayDetail(new Date(year, 9, 1)).name.includes(',')
  const festivals = known ? new Set<string>() : statutoryFestivals(year)
  const holidaysOfIndia = new Set(holidaysIn(year).map(({ date }) => date.slice(0, 10)))
  const rests = {
    CN: (day: number) => (known ? !chineseDays.isWorkday(localMidnight(day)) : isWeekend(day) || festivals.has(dayText(day))),
    IN: (day: number) => isWeekend(day) || holidaysOfIndia.has(dayText(day)),
  }
  const restInChina = new Set(days.filter(rests.CN).map(dayText))
  const restInIndia = new Set(days.filter(rests.IN).map(dayText))
  const common = days.map((day) => !restInChina.has(dayText(day)) && !restInIndia.has(dayText(day)))
  return { known, restInChina, restInIndia, common, firstDay }
}

/** The thirteen days off that the Regulation on Public Holidays fixes since 2025, for years whose arrangement is not published. */
function statutoryFestivals(year: number): Set<string> {
  const newYear = lunarDay(year, { month: 1, day: 1 }, [0, 15])
  const springFestival = [-1, 0, 1, 2].map((shift) => dayText(newYear + shift))
  // The library formats a UTC midnight with the process's zone; west of Greenwich that is the day before, which is added back here.
  const clearBrightness = Number(chineseDays.getSolarTermDate(year, 4, 'pure_brightness').slice(-2))
  const zoneShift = new Date(Date.UTC(year, 3, 15)).getDate() - 15
  return new Set([
    `${year}-01-01`,
    ...springFestival,
    `${year}-04-0${clearBrightness - zoneShift}`,
    `${year}-05-01`,
    `${year}-05-02`,
    dayText(lunarDay(year, { month: 5, day: 5 }, [4, 20])),
    dayText(lunarDay(year, { month: 8, day: 15 }, [8, 1])),
    `${year}-10-01`,
    `${year}-10-02`,
    `${year}-10-03`,
  ])
}

/** Looks the lunar date up day by day from a solar month and day that it never precedes (asking the other way round depends on the zone). */
function lunarDay(year: number, wanted: { month: number; day: number }, [month, date]: [number, number]): number {
  const first = Date.UTC(year, month, date) / DAY
  for (let day = first; day < first + 60; day++) {
    const lunar = chineseDays.getLunarDate(dayText(day))
    if (lunar.lunarMon === wanted.month && lunar.lunarDay === wanted.day && !lunar.isLeap) return day
  }
  throw new RangeError(`no lunar calendar for ${year}`)
}

function isCommon(day: number): boolean {
  const year = yearOf(day)
  return year.common[day - year.firstDay] === true
}

const isWeekend = (day: number) => [0, 6].includes(new Date(day * DAY).getUTCDay())

/** `chinese-days` reads a Date by its local parts, whatever the process's zone; its reading of text depends on the zone. */
function localMidnight(day: number): Date {
  const utc = new Date(day * DAY)
  return new Date(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate())
}

const chinaDayNumber = (ms: number) => Math.floor((ms + CHINA_OFFSET) / DAY)
const dayText = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)
const instantText = (ms: number) => new Date(ms).toISOString()

function dayNumber(day: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN
  if (Number.isNaN(ms) || dayText(ms / DAY) !== day) throw new RangeError(`not a day: ${day}`)
  return ms / DAY
}

function millis(instant: string): number {
  const ms = instant.endsWith('Z') ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError(`not a UTC instant: ${instant}`)
  return ms
}
