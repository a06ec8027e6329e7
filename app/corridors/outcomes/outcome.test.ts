import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountRows, doJobsDiffer, exactly, medianOf, publicly, readYear, roundedTo, type Sum, spanRows } from './outcome'

const sum = (changes: Partial<Sum> = {}): Sum => ({
  kind: 'paid',
  currency: 'CNY',
  amountMinor: 123_456_789,
  engagements: 3,
  buyers: 3,
  vendors: 3,
  ...changes,
})
const rates = [{ base: 'USD', quote: 'CNY', rate: '7', date: '2026-11-20', source: 'PBOC' }] as const

describe('what everybody may read', () => {
  test.each([
    [undefined, { state: 'none' }],
    [sum({ engagements: 2 }), { state: 'few' }],
    [sum({ buyers: 2 }), { state: 'few' }],
    [sum({ vendors: 2 }), { state: 'few' }],
    [sum(), { state: 'shown', minor: 120_000_000 }],
  ])('of %o is %o', (given, shown) => expect(publicly(given)).toEqual(shown))

  test('is rounded to two figures, half away from zero', () => {
    expect([0, 7, 94, 95, 995, 1_250, -1_250].map((value) => roundedTo(2, value))).toEqual([0, 7, 94, 95, 1_000, 1_300, -1_300])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e15 }), (value) => {
        const rounded = roundedTo(2, value)
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(value * 0.05)
        expect(String(rounded).replace(/0+$/, '').length).toBeLessThanOrEqual(2)
      }),
    )
  })

  test('a total in dollars leaves out what is not shown or has no rate, and says so', () => {
    const rows = amountRows([sum({ amountMinor: 700 }), sum({ currency: 'USD', vendors: 1 }), sum({ currency: 'INR' })], rates, publicly)
    expect(rows.find(({ kind }) => kind === 'paid')).toMatchObject({ usdMinor: 100, rateDate: '2026-11-20', isPartly: true })
    const huge = amountRows([sum({ amountMinor: 10 ** 16 }), sum({ currency: 'USD', amountMinor: 500 })], rates, exactly)
    expect(huge.find(({ kind }) => kind === 'paid')).toMatchObject({ usdMinor: 500, isPartly: true })
    expect(rows.find(({ kind }) => kind === 'awarded')).toMatchObject({ usdMinor: null, rateDate: null, isPartly: false })
  })
})

describe('medians', () => {
  test('are those of the days written out one by one', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 }), (days) => {
        const histogram = [...new Set(days)].map((each) => ({ days: each, many: days.filter((other) => other === each).length }))
        const sorted = [...days].sort((a, b) => a - b)
        const middle = Math.floor(sorted.length / 2)
        expect(medianOf(histogram)).toBe(sorted.length % 2 ? sorted[middle] : (sorted[middle - 1]! + sorted[middle]!) / 2)
      }),
    ))

  test('are not told of fewer than three', () => {
    const spans = [{ kind: 'award' as const, days: 4, many: 2 }]
    expect(spanRows(spans).find(({ kind }) => kind === 'award')).toEqual({ kind: 'award', many: 2, days: null })
    expect(spanRows(spans, 1).find(({ kind }) => kind === 'award')).toEqual({ kind: 'award', many: 2, days: 4 })
    expect(medianOf([])).toBeNull()
  })
})

test('two sides differ only where both have spoken', () => {
  const row = { jobsChina: 10, jobsIndia: 25, training: 2, engagements: 1 }
  expect(doJobsDiffer([{ side: 'buyer', ...row }])).toBe(false)
  expect(
    doJobsDiffer([
      { side: 'buyer', ...row },
      { side: 'vendor', ...row, engagements: 4 },
    ]),
  ).toBe(false)
  expect(
    doJobsDiffer([
      { side: 'buyer', ...row },
      { side: 'vendor', ...row, jobsIndia: 20 },
    ]),
  ).toBe(true)
})

test.each([
  ['2026', 2026],
  ['1999', null],
  ['2026 or 1', null],
  [null, null],
])('a year in an address: %s is %s', (text, year) => expect(readYear(text)).toBe(year))
