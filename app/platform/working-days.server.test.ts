import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { chinaDay } from './china-day'
import {
  addCommonWorkingDays,
  addWorkingHours,
  calendarKnown,
  commonTimeFault,
  commonWorkingDaysBetween,
  isCommonWorkingDay,
  isWorkingDay,
  nextCommonWorkingDays,
  restDaysAhead,
  workingHoursBetween,
} from './working-days.server'

const instants = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

describe('a working day', () => {
  test.each([
    ['2026-10-01', false, true, 'National Day in China'],
    ['2026-10-02', false, false, 'National Day holiday and Gandhi Jayanti'],
    ['2026-10-10', true, false, 'a Saturday made up in China'],
    ['2026-02-14', true, false, 'a Saturday made up before Spring Festival'],
    ['2026-02-20', false, true, 'Spring Festival week'],
    ['2026-01-26', true, false, 'Republic Day'],
    ['2026-12-25', true, false, 'Christmas in India'],
    ['2026-11-23', true, true, 'a plain Monday'],
    ['2026-11-21', false, false, 'a plain Saturday'],
  ])('%s: China %s, India %s (%s)', (day, china, india) => {
    expect(isWorkingDay('CN', day)).toBe(china)
    expect(isWorkingDay('IN', day)).toBe(india)
    expect(isCommonWorkingDay(day)).toBe(china && india)
  })

  test('is refused for text that is no day and for years without a calendar', () => {
    for (const day of ['2026-02-30', '2026-2-3', 'tomorrow', '', '1999-01-04', '2100-01-04'])
      expect(() => isCommonWorkingDay(day)).toThrow(RangeError)
  })
})

describe('a year that is not yet published', () => {
  test('rests on the thirteen statutory days and at weekends, and says so', () => {
    expect(calendarKnown('2026-12-31')).toBe(true)
    expect(calendarKnown('2028-01-03')).toBe(false)
    const days = ['01-01', '01-25', '01-26', '01-27', '01-28', '04-04', '05-01', '05-02', '05-28', '10-01', '10-02', '10-03']
    for (const day of days) expect(isWorkingDay('CN', `2028-${day}`), day).toBe(false)
    expect(isWorkingDay('CN', '2028-01-24')).toBe(true)
    expect(isWorkingDay('CN', '2028-10-04')).toBe(true)
  })

  test.each([
    ['2029', '2029-02-13', '2029-06-16', '2029-09-22'],
    ['2030', '2030-02-03', '2030-06-05', '2030-09-12'],
    ['2033', '2033-01-31', '2033-06-01', '2033-09-08'],
  ])('%s has its lunar festivals where almanacs have them', (_, spring, dragonBoat, midAutumn) => {
    for (const day of [spring, dragonBoat, midAutumn]) expect(isWorkingDay('CN', day)).toBe(false)
  })

  test('marks the days counted in it as provisional', () => {
    const days = nextCommonWorkingDays('2027-12-29T02:00:00.000Z', 400)
    expect(days).toHaveLength(400)
    expect(days.at(-1)?.provisional).toBe(true)
    expect(nextCommonWorkingDays('2026-11-23T02:00:00.000Z', 2)).toEqual([
      { day: '2026-11-24', provisional: false },
      { day: '2026-11-25', provisional: false },
    ])
  })
})

describe('a bidding deadline', () => {
  test.each([
    ['2026-11-23T02:00:00.000Z', 1, '2026-11-24T09:00:00.000Z'],
    ['2026-11-23T15:59:59.999Z', 1, '2026-11-24T09:00:00.000Z'],
    ['2026-11-23T16:00:00.000Z', 1, '2026-11-25T09:00:00.000Z'],
    ['2026-11-20T02:00:00.000Z', 5, '2026-11-27T09:00:00.000Z'],
    // 1–7 October rest in China, the 10th is worked in China only.
    ['2026-09-30T02:00:00.000Z', 1, '2026-10-08T09:00:00.000Z'],
    ['2026-10-09T02:00:00.000Z', 1, '2026-10-12T09:00:00.000Z'],
    // Christmas, a weekend, then New Year of a year that may still be unpublished.
    ['2026-12-24T02:00:00.000Z', 1, '2026-12-28T09:00:00.000Z'],
  ])('from %s after %i days is %s', (from, n, deadline) => {
    expect(addCommonWorkingDays(from, n)).toBe(deadline)
  })

  test('always falls at 17:00 in China on a common working day, and counting back gives the same number', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 120 }), (from, n) => {
        const deadline = addCommonWorkingDays(from, n)
        expect(deadline.slice(10)).toBe('T09:00:00.000Z')
        expect(isCommonWorkingDay(chinaDay(deadline))).toBe(true)
        expect(commonWorkingDaysBetween(from, deadline)).toBe(n)
        expect(commonWorkingDaysBetween(from, new Date(Date.parse(deadline) - 1).toISOString())).toBe(n - 1)
        expect(chinaDay(deadline)).toBe(nextCommonWorkingDays(from, n).at(-1)?.day)
      }),
    )
  })

  test('counts nothing backwards and refuses what is no count or no instant', () => {
    expect(commonWorkingDaysBetween('2026-11-27T09:00:00.000Z', '2026-11-20T09:00:00.000Z')).toBe(0)
    for (const n of [0, -1, 1.5, Number.NaN]) expect(() => addCommonWorkingDays('2026-11-23T02:00:00.000Z', n)).toThrow(RangeError)
    for (const from of ['', '2026-11-23', '2026-11-23T02:00:00', 'x']) expect(() => addCommonWorkingDays(from, 1)).toThrow(RangeError)
  })
})

describe('working hours', () => {
  test.each([
    ['2026-11-23T04:00:00.000Z', 6, '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T00:30:00.000Z', 2, '2026-11-23T06:00:00.000Z'],
    ['2026-11-23T09:00:00.000Z', 2, '2026-11-24T05:00:00.000Z'],
    ['2026-11-20T09:30:00.000Z', 1, '2026-11-23T04:30:00.000Z'],
    ['2026-11-22T09:30:00.000Z', 0, '2026-11-23T04:00:00.000Z'],
    ['2026-11-23T10:00:00.000Z', 0, '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00.000Z', 0.5, '2026-11-24T04:30:00.000Z'],
    ['2026-11-23T04:00:00.000Z', 24, '2026-11-26T10:00:00.000Z'],
  ])('from %s, %d hours end at %s', (from, hours, end) => {
    expect(addWorkingHours(from, hours)).toBe(end)
  })

  test('added in two parts or in one give the same instant, and can be measured', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (from, a, b) => {
        expect(addWorkingHours(addWorkingHours(from, a), b)).toBe(addWorkingHours(from, a + b))
        expect(workingHoursBetween(from, addWorkingHours(from, a))).toBe(a)
      }),
    )
  })

  test('are refused when negative', () => expect(() => addWorkingHours('2026-11-23T04:00:00.000Z', -1)).toThrow(RangeError))
})

describe('a time for both countries', () => {
  test.each([
    ['2026-11-23T04:00:00.000Z', '2026-11-23T10:00:00.000Z', null, 'noon to six in China'],
    ['2026-11-23T03:59:00.000Z', '2026-11-23T05:00:00.000Z', 'outsideHours', 'a minute too early'],
    ['2026-11-23T09:30:00.000Z', '2026-11-23T10:01:00.000Z', 'outsideHours', 'a minute too long'],
    ['2026-11-23T18:00:00.000Z', '2026-11-23T19:00:00.000Z', 'outsideHours', 'the next day in China, at night'],
    ['2026-10-01T05:00:00.000Z', '2026-10-01T06:00:00.000Z', 'restsInChina', 'National Day'],
    ['2026-01-26T05:00:00.000Z', '2026-01-26T06:00:00.000Z', 'restsInIndia', 'Republic Day'],
    ['2026-10-10T05:00:00.000Z', '2026-10-10T06:00:00.000Z', 'restsInIndia', 'a Saturday made up in China'],
    ['2026-11-21T05:00:00.000Z', '2026-11-21T06:00:00.000Z', 'restInBoth', 'a plain Saturday'],
  ])('from %s to %s: %s (%s)', (from, to, fault, _) => expect(commonTimeFault(from, to)).toBe(fault))

  test('the weekdays ahead on which somebody rests are told, weekends are not', () => {
    expect(restDaysAhead('2026-12-20T05:00:00.000Z', 14)).toEqual([
      { day: '2026-12-25', fault: 'restsInIndia' },
      { day: '2027-01-01', fault: 'restsInChina' },
    ])
  })
})

describe("the process's time zone", () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  test('changes nothing', async () => {
    const inZone = async (name: string) => {
      process.env.TZ = name
      vi.resetModules()
      const fresh = await import('./working-days.server')
      return [2025, 2026, 2028, 2033].map((year) => fresh.nextCommonWorkingDays(`${year}-01-01T00:00:00.000Z`, 250).map(({ day }) => day))
    }
    const utc = await inZone('UTC')
    for (const name of ['America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'America/Sao_Paulo'])
      expect(await inZone(name), name).toEqual(utc)
  })
})
