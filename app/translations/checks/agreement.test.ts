import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspect } from './inspection'
import { chineseNumerals, chineseValue, englishNumerals } from './numerals'

/** Numbers as both languages write them: whatever is equal must pass, in either direction. */
const errors = (zh: string, en: string) =>
  [
    ...inspect({ source: zh, target: en, sourceLanguage: 'zh-CN', targetLanguage: 'en' }),
    ...inspect({ source: en, target: zh, sourceLanguage: 'en', targetLanguage: 'zh-CN' }),
  ].filter(({ level, rule }) => level === 'error' || rule === 'number')

const digits = '零一二三四五六七八九'
/** Chinese numeral of a number below a million million. */
function inChinese(value: number): string {
  if (value >= 1e8) return `${inChinese(Math.floor(value / 1e8))}亿${rest(value % 1e8, 1e7)}`
  if (value >= 1e4) return `${inChinese(Math.floor(value / 1e4))}万${rest(value % 1e4, 1e3)}`
  for (const [place, sign] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const)
    if (value >= place) return `${digits[Math.floor(value / place)]}${sign}${rest(value % place, place / 10)}`
  return digits[value]!
}
const rest = (value: number, place: number): string => (value === 0 ? '' : `${value < place ? '零' : ''}${inChinese(value)}`)

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
function inEnglish(value: number): string {
  if (value < 20) return small[value]!
  if (value < 100) return `${tens[Math.floor(value / 10)]}${value % 10 ? `-${small[value % 10]}` : ''}`
  if (value < 1000) return `${small[Math.floor(value / 100)]} hundred${value % 100 ? ` and ${inEnglish(value % 100)}` : ''}`
  return `${inEnglish(Math.floor(value / 1000))} thousand${value % 1000 ? ` ${inEnglish(value % 1000)}` : ''}`
}

const grouped = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 6 })
/** In 万 or 亿 where that is exact. */
const inTenThousands = (value: number) => (value % 1e8 === 0 ? `${value / 1e8}亿` : value % 1e4 === 0 ? `${value / 1e4}万` : String(value))
const inMillions = (value: number) => (value >= 1e6 && value % 1e4 === 0 ? `${value / 1e6} million` : grouped(value))
const inLakhs = (value: number) => (value % 1e5 === 0 ? `${value / 1e5} lakh` : value.toLocaleString('en-IN'))

const amount = fc.oneof(
  fc.integer({ min: 1, max: 999_999 }),
  fc.integer({ min: 1, max: 20_000 }).map((value) => value * 10_000),
)
const options = { numRuns: 300 }

describe('equal pairs never raise an alarm', () => {
  test('plain numbers, grouped or multiplied', () => {
    fc.assert(
      fc.property(amount, (n) => errors(`共${inTenThousands(n)}件产品`, `There are ${grouped(n)} products`).length === 0),
      options,
    )
    fc.assert(
      fc.property(amount, (n) => errors(`共${n}件产品`, `There are ${inMillions(n)} products`).length === 0),
      options,
    )
    fc.assert(
      fc.property(amount, (n) => errors(`共${inTenThousands(n)}件产品`, `There are ${inLakhs(n)} products`).length === 0),
      options,
    )
  })

  test('numbers in words', () => {
    const below = fc.integer({ min: 1, max: 99_999 })
    fc.assert(
      fc.property(below, (n) => errors(`共${inChinese(n)}件产品`, `There are ${grouped(n)} products`).length === 0),
      options,
    )
    fc.assert(
      fc.property(below, (n) => errors(`共${n}件产品`, `There are ${inEnglish(n)} products`).length === 0),
      options,
    )
  })

  test('money in every currency and place', () => {
    const currencies = fc.constantFrom(
      ['元', (n: string) => `CNY ${n}`],
      ['元', (n: string) => `${n} yuan`],
      ['元人民币', (n: string) => `RMB ${n}`],
      ['美元', (n: string) => `US$${n}`],
      ['美元', (n: string) => `${n} dollars`],
      ['欧元', (n: string) => `€${n}`],
      ['卢比', (n: string) => `₹${n}`],
    ) as fc.Arbitrary<[string, (n: string) => string]>
    fc.assert(
      fc.property(
        amount,
        currencies,
        (n, [zh, en]) => errors(`费用为${inTenThousands(n)}${zh}左右`, `It costs about ${en(grouped(n))} now`).length === 0,
      ),
      options,
    )
  })

  test('quantities, with fractions', () => {
    const units = fc.constantFrom(
      ['千瓦', 'kW'],
      ['毫米', 'mm'],
      ['公斤', 'kg'],
      ['℃', '°C'],
      ['%', '%'],
      ['小时', 'hours'],
      ['个月', 'months'],
      ['天', 'days'],
      ['平方米', 'm²'],
      ['吨', 'tonnes'],
    )
    const value = fc.oneof(
      fc.integer({ min: 1, max: 99_999 }),
      fc.integer({ min: 1, max: 9_999 }).map((n) => n / 100),
    )
    fc.assert(
      fc.property(value, units, (n, [zh, en]) => errors(`大约${n}${zh}左右`, `About ${grouped(n)} ${en} or so`).length === 0),
      options,
    )
  })

  test('dates', () => {
    const names = 'January February March April May June July August September October November December'.split(' ')
    const date = fc.tuple(fc.integer({ min: 2000, max: 2049 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    fc.assert(
      fc.property(date, ([y, m, d]) => errors(`于${y}年${m}月${d}日交货`, `Delivery on ${d} ${names[m - 1]} ${y}`).length === 0),
      options,
    )
    fc.assert(
      fc.property(date, ([y, m, d]) => errors(`于${m}月${d}日交货`, `Delivery on ${names[m - 1]} ${d}`).length === 0 && y > 0),
      options,
    )
  })
})

describe('unequal pairs always do', () => {
  test('plain numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 21, max: 99_999 }), fc.integer({ min: 21, max: 99_999 }), (a, b) => {
        fc.pre(a !== b)
        return errors(`共${a}件产品`, `There are ${grouped(b)} products`).length > 0
      }),
      options,
    )
  })
})

describe('numbers in words', () => {
  test('Chinese numerals are read as they were written', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 999_999_999 }), (n) => chineseValue(inChinese(n)) === n))
  })
  test.each([
    ['十二', 12],
    ['二十', 20],
    ['一百零五', 105],
    ['两千', 2000],
    ['三万五千', 35_000],
    ['一亿二千万', 120_000_000],
    ['二〇二六', 2026],
    ['三点五', 3.5],
  ])('%s is %d', (numeral, value) => expect(chineseValue(numeral)).toBe(value))
  test('English numerals are read as they were written', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 999_999 }), (n) => englishNumerals(inEnglish(n)).includes(n)))
  })
  test('tenths, halves and pairs', () => {
    expect(chineseNumerals('三成')).toContain(30)
    expect(chineseNumerals('一半')).toContain(50)
    expect(englishNumerals('half of both')).toEqual(expect.arrayContaining([50, 2]))
  })
})
