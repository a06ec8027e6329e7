import { chinaDay } from '~/platform/china-day'
import { addCommonWorkingDays, isCommonWorkingDay } from '~/platform/working-days.server'
import { days, hours, minutes, plusMs } from '../clock'
import type { InstantText } from '../schema'
import type { RequestSeed } from './content'

/**
 * When things happened. The content says "so many days ago"; the calendar of the day of seeding decides what that can mean: bidding
 * ends only on days that both countries work, so what lies around it stretches or shrinks with it, in its order.
 */
export interface Timeline {
  /** When the buyer sent it in (a draft: when it was last saved). */
  writtenAt: InstantText
  /** Only of what was published. */
  publishedAt?: InstantText
  /** Ends of bidding as publication sets it; an amendment may move it. */
  deadlineAt?: InstantText
  /** The office hour that lies so many days before the seeding by the content's count. `salt` spreads what falls on one day. */
  at(daysAgo: number, salt: string): InstantText
}

export function timelineOf(request: RequestSeed, now: InstantText): Timeline {
  const { publishedDaysAgo, closesInDays, writtenDaysAgo, key } = request
  if (publishedDaysAgo === undefined || closesInDays === undefined) {
    return { writtenAt: daysBefore(now, writtenDaysAgo, `${key} written`), at: (daysAgo, salt) => daysBefore(now, daysAgo, salt + key) }
  }
  const { publishedAt, deadlineAt } =
    closesInDays > 0 ? stillOpen({ ...request, publishedDaysAgo, closesInDays }, now) : longOver({ ...request, closesInDays }, now)
  const anchors: Anchor[] =
    closesInDays > 0
      ? [
          [publishedDaysAgo, publishedAt],
          [0, now],
        ]
      : [
          [publishedDaysAgo, publishedAt],
          [-closesInDays, deadlineAt],
          [0, now],
        ]
  return {
    writtenAt: officeHour(plusMs(publishedAt, -days(writtenDaysAgo - publishedDaysAgo)), `${key} written`),
    publishedAt,
    deadlineAt,
    at: (daysAgo, salt) => between(anchors, daysAgo, salt + key),
  }
}

/** So many days before, during the hours that both countries work. */
export const daysBefore = (now: InstantText, count: number, salt: string): InstantText =>
  earlier(officeHour(plusMs(now, -days(count)), salt), now)

export const earlier = (one: InstantText, other: InstantText): InstantText => (one < other ? one : other)
export const later = (one: InstantText, other: InstantText): InstantText => (one > other ? one : other)

/** Bidding that is under way: the working day of publication from which it ends nearest to the wanted day, and not before tomorrow. */
function stillOpen(
  { publishedDaysAgo, closesInDays, biddingDays, amendment, key }: RequestSeed & { publishedDaysAgo: number; closesInDays: number },
  now: InstantText,
) {
  const wanted = plusMs(now, days(closesInDays))
  const candidates = Array.from({ length: 75 }, (_, back) => officeHour(plusMs(now, -days(back)), `${key} published`))
    .filter((publishedAt) => isCommonWorkingDay(chinaDay(publishedAt)) && publishedAt < plusMs(now, -hours(20)))
    .map((publishedAt) => ({ publishedAt, deadlineAt: addCommonWorkingDays(publishedAt, biddingDays) }))
    .filter(({ deadlineAt }) => deadlineAt > plusMs(now, hours(24)))
  const endOf = ({ publishedAt, deadlineAt }: (typeof candidates)[number]) => {
    if (!amendment) return deadlineAt
    const amendedAt = plusMs(now, ((Date.parse(publishedAt) - Date.parse(now)) * amendment.daysAgo) / publishedDaysAgo)
    return later(deadlineAt, addCommonWorkingDays(amendedAt, daysLeftByAmendment))
  }
  return nearest(candidates, (each) => [distance(endOf(each), wanted), distance(each.publishedAt, plusMs(now, -days(publishedDaysAgo)))])
}
const daysLeftByAmendment = 4

/** Bidding that is over: it ended on the common working day nearest to the wanted one, and was published as many before. */
function longOver({ closesInDays, biddingDays, key }: RequestSeed & { closesInDays: number }, now: InstantText) {
  const wanted = plusMs(now, days(closesInDays))
  const ends = Array.from({ length: 41 }, (_, index) => `${chinaDay(plusMs(wanted, days(index - 25)))}T09:00:00.000Z`).filter(
    (deadlineAt) => isCommonWorkingDay(chinaDay(deadlineAt)) && deadlineAt < plusMs(now, -hours(2)),
  )
  const deadlineAt = nearest(ends, (each) => [distance(each, wanted)])
  let publishedAt = officeHour(plusMs(deadlineAt, -days(1)), `${key} published`)
  while (!isCommonWorkingDay(chinaDay(publishedAt)) || addCommonWorkingDays(publishedAt, biddingDays) > deadlineAt) {
    publishedAt = plusMs(publishedAt, -days(1))
  }
  return { publishedAt, deadlineAt }
}

function nearest<T>(candidates: readonly T[], measure: (each: T) => number[]): T {
  const [best] = candidates
    .map((each) => ({ each, by: measure(each) }))
    .sort((a, b) => a.by.map((value, index) => value - b.by[index]!).find((difference) => difference !== 0) ?? 0)
  if (!best) throw new RangeError('No working day fits the content')
  return best.each
}

const distance = (a: InstantText, b: InstantText) => Math.abs(Date.parse(a) - Date.parse(b))

type Anchor = readonly [daysAgo: number, at: InstantText]

/** Between two anchors in proportion, moved to office hours where these lie between the anchors too. */
function between(anchors: readonly Anchor[], daysAgo: number, salt: string): InstantText {
  const first = anchors[0]!
  if (daysAgo >= first[0]) return officeHour(plusMs(first[1], -days(daysAgo - first[0])), salt)
  const index = anchors.findIndex(([far], at) => daysAgo <= far && daysAgo >= (anchors[at + 1]?.[0] ?? 0))
  const [from, to] = [anchors[index]!, anchors[index + 1]!]
  const share = (from[0] - daysAgo) / (from[0] - to[0])
  const plain = plusMs(from[1], Math.round(share * (Date.parse(to[1]) - Date.parse(from[1]))))
  const moved = officeHour(plain, salt)
  const isBetween = moved > plusMs(from[1], hours(1)) && moved < plusMs(to[1], -hours(4))
  return isBetween ? moved : plain
}

/** 12:00–17:50 in China, 09:30–15:20 in India, on the day of the instant. */
function officeHour(instant: InstantText, salt: string): InstantText {
  const sum = [...salt].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 100_003, 7)
  return plusMs(`${chinaDay(instant)}T04:00:00.000Z`, minutes(sum % 350) + (sum % 60) * 1_000)
}
