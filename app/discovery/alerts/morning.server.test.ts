import { expect, test } from 'vitest'
import { nextMorning, quietUntil, readerOf } from './morning.server'

const pune = { timeZone: 'Asia/Kolkata', country: 'IN' } as const
const xuzhou = { timeZone: 'Asia/Shanghai', country: 'CN' } as const

test('the morning is eight o’clock where the reader is', () => {
  expect(nextMorning('2026-11-18T06:00:00.000Z', pune)).toBe('2026-11-19T02:30:00.000Z')
  expect(nextMorning('2026-11-18T06:00:00.000Z', xuzhou)).toBe('2026-11-19T00:00:00.000Z')
  // Before eight it is the same day, though the day before in UTC.
  expect(nextMorning('2026-11-17T22:00:00.000Z', xuzhou)).toBe('2026-11-18T00:00:00.000Z')
})

test('weekends and holidays of the reader’s own country are passed over', () => {
  // Friday evening.
  expect(nextMorning('2026-11-20T12:00:00.000Z', pune)).toBe('2026-11-23T02:30:00.000Z')
  // China's national holiday of 2026 begins on Thursday, 1 October; India works on that day and rests on the next, Gandhi's birthday.
  expect(nextMorning('2026-09-30T06:00:00.000Z', pune)).toBe('2026-10-01T02:30:00.000Z')
  expect(nextMorning('2026-10-01T06:00:00.000Z', pune)).toBe('2026-10-05T02:30:00.000Z')
  expect(Date.parse(nextMorning('2026-09-30T06:00:00.000Z', xuzhou))).toBeGreaterThan(Date.parse('2026-10-07T00:00:00.000Z'))
})

test('a letter that is wanted at once waits only for a day on which people work', () => {
  expect(quietUntil('2026-11-18T06:00:00.000Z', pune)).toBe('2026-11-18T06:00:00.000Z')
  expect(quietUntil('2026-11-21T06:00:00.000Z', pune)).toBe('2026-11-23T02:30:00.000Z')
})

test('people keep the holidays of the country that their company is in; without one, those of their clock, else of their language', () => {
  expect(readerOf({ timeZone: 'Asia/Dubai', language: 'zh-CN', country: 'IN' })).toEqual({ timeZone: 'Asia/Dubai', country: 'IN' })
  expect(readerOf({ timeZone: 'Asia/Kolkata', language: 'en', country: 'CN' }).country).toBe('CN')
  expect(readerOf({ timeZone: 'Asia/Kolkata', language: 'zh-CN', country: null }).country).toBe('IN')
  expect(readerOf({ timeZone: 'Asia/Shanghai', language: 'en', country: null }).country).toBe('CN')
  expect(readerOf({ timeZone: 'Asia/Singapore', language: 'en', country: null }).country).toBe('IN')
  expect(readerOf({ timeZone: 'Europe/London', language: 'zh-CN', country: null }).country).toBe('CN')
})
