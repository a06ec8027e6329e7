import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCommonWorkingDays, workingHoursBetween } from '~/platform/working-days.server'
import { likelyDuplicates, likeness } from './duplicates'
import { deadlineAfterSuspension } from './suspension.server'

describe('the clock of a suspended request', () => {
  // 2026, whose Chinese calendar is published.
  const instant = fc
    .integer({ min: Date.parse('2026-03-02T00:00:00Z'), max: Date.parse('2026-09-01T00:00:00Z') })
    .map((ms) => new Date(ms).toISOString())

  test('never takes working time from bidders, and gives at most one day more than they lost', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 5, max: 30 }),
        fc.float({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 40 * 24 * 60 }),
        (publishedAt, days, share, minutes) => {
          const deadlineAt = addCommonWorkingDays(publishedAt, days)
          const suspendedAt = new Date(
            Date.parse(publishedAt) + share * (Date.parse(deadlineAt) - Date.parse(publishedAt) - 1),
          ).toISOString()
          const resumedAt = new Date(Date.parse(suspendedAt) + minutes * 60_000).toISOString()
          const after = deadlineAfterSuspension({ suspendedAt, resumedAt, deadlineAt })
          const [left, given] = [workingHoursBetween(suspendedAt, deadlineAt), workingHoursBetween(resumedAt, after)]
          expect(given).toBeGreaterThanOrEqual(left - 1e-9)
          expect(given).toBeLessThanOrEqual(left + 6 + 1e-9)
          expect(after >= deadlineAt).toBe(true)
          expect(after).toMatch(/T09:00:00\.000Z$/)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('does not move for a suspension between two working days', () => {
    const deadlineAt = '2026-11-16T09:00:00.000Z'
    expect(deadlineAfterSuspension({ suspendedAt: '2026-11-06T11:00:00.000Z', resumedAt: '2026-11-08T11:00:00.000Z', deadlineAt })).toBe(
      deadlineAt,
    )
  })

  test('moves by a day for a suspension of a day', () => {
    const times = { suspendedAt: '2026-11-10T04:00:00.000Z', resumedAt: '2026-11-11T04:00:00.000Z', deadlineAt: '2026-11-12T09:00:00.000Z' }
    expect(deadlineAfterSuspension(times)).toBe('2026-11-13T09:00:00.000Z')
  })
})

describe('likely duplicates', () => {
  test('are found in Chinese and English, whatever the punctuation', () => {
    expect(likeness('数控机床联网采集', '数控机床、联网采集。')).toBe(1)
    expect(likeness('Connect our CNC machines', 'connect our cnc machines!')).toBe(1)
    expect(likeness('数控机床联网采集', '门店会员小程序')).toBe(0)
    expect(likeness('', '')).toBe(0)
  })

  test('come most alike first, and only the likely ones', () => {
    const candidates = ['门店会员积分小程序', '车间42台数控机床联网采集状态', '车间数控机床联网'].map((text) => ({ text }))
    const found = likelyDuplicates('车间42台数控机床联网采集', candidates)
    expect(found.map(({ candidate }) => candidate.text)).toEqual(['车间42台数控机床联网采集状态', '车间数控机床联网'])
  })

  test('likeness is symmetric and between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(likeness(one, other)).toBe(likeness(other, one))
        expect(likeness(one, other)).toBeGreaterThanOrEqual(0)
        expect(likeness(one, other)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
