import { describe, expect, it } from 'vitest'
import { chinaDay } from '~/platform/china-day'
import { addCommonWorkingDays, isCommonWorkingDay } from '~/platform/working-days.server'
import { days, hours, plusMs } from '../clock'
import { requests } from './requests'
import { timelineOf } from './timeline'

/** Plain days, both ends of a weekend, the National Day week, Chinese New Year 2027, and hours at which the two days differ. */
const seedings = [
  '2026-11-18T06:00:00.000Z',
  '2026-11-20T23:30:00.000Z',
  '2026-11-21T09:00:00.000Z',
  '2026-11-22T16:30:00.000Z',
  '2026-10-05T01:00:00.000Z',
  '2026-12-31T15:59:00.000Z',
  '2027-02-04T10:00:00.000Z',
  '2027-02-08T03:00:00.000Z',
  '2027-02-14T16:10:00.000Z',
  '2027-02-22T08:59:00.000Z',
  '2027-05-03T12:00:00.000Z',
]
const throughAYear = Array.from({ length: 122 }, (_, index) => plusMs('2026-07-01T07:13:00.000Z', days(3 * index) + hours(index % 24)))

describe('the calendar of the demonstration', () => {
  it('ends the bidding of each request where its state says, on whatever day it is seeded', () => {
    for (const now of [...seedings, ...throughAYear]) {
      for (const request of requests) {
        const { publishedAt, deadlineAt, writtenAt } = timelineOf(request, now)
        const which = `${request.key} ${now}`
        expect(writtenAt < now, which).toBe(true)
        if (publishedAt === undefined || deadlineAt === undefined) continue
        expect(writtenAt < publishedAt && publishedAt < now, which).toBe(true)
        expect(isCommonWorkingDay(chinaDay(publishedAt)), which).toBe(true)
        expect(deadlineAt, which).toBe(addCommonWorkingDays(publishedAt, request.biddingDays))
        expect(deadlineAt > now, which).toBe(request.state === 'open' || request.state === 'suspended')
      }
    }
  })

  it('keeps to the wanted days where no holiday is in the way', () => {
    const now = '2026-11-18T06:00:00.000Z'
    for (const request of requests) {
      const { deadlineAt } = timelineOf(request, now)
      if (deadlineAt === undefined || request.amendment) continue
      const off = Math.abs(Date.parse(deadlineAt) - Date.parse(plusMs(now, days(request.closesInDays!))))
      expect(off, `${request.key} ${deadlineAt}`).toBeLessThanOrEqual(days(3))
    }
  })

  it('keeps the order of what happened', () => {
    for (const now of seedings) {
      for (const request of requests) {
        const timeline = timelineOf(request, now)
        const counts = Array.from({ length: Math.max(3, (request.publishedDaysAgo ?? 3) + 4) }, (_, index) => index).reverse()
        const instants = counts.map((count) => chinaDay(timeline.at(count, '')))
        expect(instants, `${request.key} ${now}`).toEqual([...instants].sort())
        expect(timeline.at(0, '') <= now).toBe(true)
      }
    }
  })
})
