import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Currency,
  convert,
  currencies,
  formatMoney,
  formatMoneyCompactly,
  formatMoneyWithCode,
  isCurrency,
  isRate,
  plainMoney,
  type Rate,
  ratesUntil,
} from './money'
import { parseMoney } from './money-text'

const amounts = fc.integer({ min: 0, max: 10 ** 15 })

describe('an amount as people type it', () => {
  test.each<[string, number]>([
    ['18万', 18_000_000],
    ['1,80,000', 18_000_000],
    ['1.5 lakh', 15_000_000],
    ['180000.50', 18_000_050],
    ['１８００００．５', 18_000_050],
    ['１８０，０００', 18_000_000],
    ['2 crore', 2_000_000_000],
    ['2cr', 2_000_000_000],
    ['1.2亿', 12_000_000_000],
    ['1亿2000万', 12_000_000_000],
    ['1 crore 20 lakh', 1_200_000_000],
    ['18万5千', 18_500_000],
    ['18万5000', 18_500_000],
    ['3百万', 300_000_000],
    ['3千万', 3_000_000_000],
    ['1,800,000', 180_000_000],
    ['1 800 000', 180_000_000],
    ['18,0000', 18_000_000],
    ['12,34,56,789.01', 12_345_678_901],
    ['25k', 2_500_000],
    ['1.2 million', 120_000_000],
    ['.5', 50],
    ['0', 0],
    ['0.1', 10],
    ['007', 700],
    ['  42  ', 4200],
    ['0.3万', 300_000],
    ['1.00005万', 1_000_050],
  ])('%s', (text, minor) => {
    expect(parseMoney(text)).toEqual({ ok: true, minor, currency: null })
  })

  test.each<[string, number, Currency]>([
    ['¥18万', 18_000_000, 'CNY'],
    ['￥180,000', 18_000_000, 'CNY'],
    ['18万元', 18_000_000, 'CNY'],
    ['人民币 18 万元', 18_000_000, 'CNY'],
    ['RMB 180000', 18_000_000, 'CNY'],
    ['Rs. 5,00,000/-', 50_000_000, 'INR'],
    ['Rs5 lakhs', 50_000_000, 'INR'],
    ['₹2.5 Cr', 2_500_000_000, 'INR'],
    ['5L INR', 50_000_000, 'INR'],
    ['US$25,100', 2_510_000, 'USD'],
    ['$ 25k', 2_500_000, 'USD'],
    ['3万美元', 3_000_000, 'USD'],
  ])('%s names its currency', (text, minor, currency) => {
    expect(parseMoney(text)).toEqual({ ok: true, minor, currency })
  })

  test.each([
    ['', 'empty'],
    ['　', 'empty'],
    ['abc', 'notANumber'],
    ['10-20万', 'notANumber'],
    ['¥', 'notANumber'],
    ['1e5', 'notANumber'],
    ['1.2.3', 'ambiguous'],
    ['18 dozen', 'notANumber'],
    ['5 constructor', 'notANumber'],
    ['HK$500', 'notANumber'],
    ['9'.repeat(100), 'notANumber'],
    ['1,50', 'ambiguous'],
    ['1,2,3', 'ambiguous'],
    ['1,80,00', 'ambiguous'],
    ['18万5', 'ambiguous'],
    ['1.5万3千', 'ambiguous'],
    ['5千2万', 'ambiguous'],
    ['5万20000', 'ambiguous'],
    ['1.005', 'tooPrecise'],
    ['0.001千1', 'ambiguous'],
    ['1.2345678万', 'tooPrecise'],
    ['999999999999999', 'tooLarge'],
    ['-5', 'negative'],
    ['－5', 'negative'],
    ['¥-5', 'negative'],
    ['¥5 USD', 'twoCurrencies'],
  ])('refuses %s: %s', (text, reason) => {
    expect(parseMoney(text)).toEqual({ ok: false, reason })
  })

  test('never throws, whatever is typed', () => {
    const piece = fc.constantFrom('1', '9', ',', '.', ' ', '万', '亿', 'lakh', 'cr', '¥', '-', '元', '０', '/-', "'")
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const parsed = parseMoney(text)
          if (parsed.ok) expect(Number.isSafeInteger(parsed.minor)).toBe(true)
        },
      ),
    )
  })

  test('is linear in what is typed', () => {
    for (const text of ['1,'.repeat(500_000), '1 '.repeat(500_000), 'rs'.repeat(500_000)]) parseMoney(text)
  })

  test('reads back whatever we print in full or plain', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom(...currencies),
        fc.constantFrom('zh-CN' as const, 'en' as const),
        (minor, currency, language) => {
          expect(parseMoney(formatMoney(minor, currency, language))).toEqual({ ok: true, minor, currency })
          expect(parseMoney(plainMoney(minor))).toEqual({ ok: true, minor, currency: null })
        },
      ),
    )
  })
})

describe('conversion', () => {
  const rate = (base: Currency, quote: Currency, value: string, date = '2026-11-20'): Rate => ({
    base,
    quote,
    rate: value,
    date,
    source: 'PBOC',
  })
  const rates = [rate('USD', 'CNY', '7.1723'), rate('USD', 'INR', '88.5'), rate('USD', 'CNY', '9', '2026-11-01')]

  test('uses the newest rate straight, turned round, or through the third currency', () => {
    expect(convert(10_000, 'USD', 'CNY', rates)).toEqual({ minor: 71_723, date: '2026-11-20', sources: ['PBOC'] })
    expect(convert(18_000_000, 'CNY', 'USD', rates)?.minor).toBe(2_509_655)
    expect(convert(18_000_000, 'CNY', 'INR', [rate('USD', 'CNY', '7.1723', '2026-11-19'), rate('USD', 'INR', '88.5')])).toEqual({
      minor: 222_104_485,
      date: '2026-11-19',
      sources: ['PBOC'],
    })
  })

  test('says nothing without a usable rate', () => {
    expect(convert(100, 'CNY', 'INR', [])).toBeNull()
    expect(convert(100, 'CNY', 'USD', [rate('USD', 'INR', '88')])).toBeNull()
    for (const bad of ['0', '0.00', '-7', '1e3', 'seven', '', ' 7', '7.'])
      expect(convert(100, 'USD', 'CNY', [rate('USD', 'CNY', bad)])).toBeNull()
    expect(convert(9_000_000_000_000_000, 'USD', 'INR', rates)).toBeNull()
    expect(convert(2 ** 53, 'CNY', 'USD', rates)).toBeNull()
    expect(convert(2 ** 53, 'USD', 'USD', rates)).toBeNull()
  })

  test('rounds half away from zero, once', () => {
    expect(convert(1, 'USD', 'CNY', [rate('USD', 'CNY', '2.5')])?.minor).toBe(3)
    expect(convert(-1, 'USD', 'CNY', [rate('USD', 'CNY', '2.5')])?.minor).toBe(-3)
    expect(convert(1, 'USD', 'CNY', [rate('USD', 'CNY', '2.499999999999')])?.minor).toBe(2)
    expect(convert(5, 'CNY', 'USD', [rate('USD', 'CNY', '10')])?.minor).toBe(1)
  })

  test('leaves an amount in its own currency alone, and refuses what is no minor unit', () => {
    expect(convert(123, 'INR', 'INR', [])).toEqual({ minor: 123, date: null, sources: [] })
    expect(() => convert(1.5, 'INR', 'USD', rates)).toThrow(RangeError)
  })

  test('is monotonic and comes back within the rounding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), fc.integer({ min: 0, max: 10 ** 6 }), (minor, more) => {
        const inRupees = convert(minor, 'USD', 'INR', rates)?.minor ?? -1
        expect(convert(minor + more, 'USD', 'INR', rates)?.minor).toBeGreaterThanOrEqual(inRupees)
        expect(convert(inRupees, 'INR', 'USD', rates)?.minor).toBe(minor)
      }),
    )
  })

  test('can be asked as of a day', () => {
    expect(convert(100, 'USD', 'CNY', ratesUntil(rates, '2026-11-19'))?.minor).toBe(900)
    expect(convert(100, 'USD', 'CNY', ratesUntil(rates, '2026-10-31'))).toBeNull()
  })
})

describe('an amount as it is shown', () => {
  test.each<[number, Currency, 'zh-CN' | 'en', string, string]>([
    [18_000_000, 'CNY', 'en', '¥180,000', '¥180,000'],
    [18_000_000, 'CNY', 'zh-CN', '¥180,000', '¥18万'],
    [18_000_050, 'CNY', 'zh-CN', '¥180,000.50', '¥18万'],
    [123_456_700, 'CNY', 'zh-CN', '¥1,234,567', '¥123万'],
    [1_234_567_800, 'CNY', 'zh-CN', '¥12,345,678', '¥1235万'],
    [15_000_000_000, 'CNY', 'zh-CN', '¥150,000,000', '¥1.5亿'],
    [18_000_000, 'INR', 'en', '₹1,80,000', '₹1.8\u00a0lakh'],
    [212_000_000, 'INR', 'en', '₹21,20,000', '₹21.2\u00a0lakh'],
    [1_500_000_000, 'INR', 'en', '₹1,50,00,000', '₹1.5\u00a0crore'],
    [212_000_000, 'INR', 'zh-CN', '₹2,120,000', '₹212万'],
    [2_510_050, 'USD', 'en', 'US$25,100.50', 'US$25,101'],
    [123_456_700, 'USD', 'en', 'US$1,234,567', 'US$1.23\u00a0million'],
    [-18_000_000, 'CNY', 'zh-CN', '-¥180,000', '-¥18万'],
    [0, 'USD', 'en', 'US$0', 'US$0'],
    [5, 'INR', 'en', '₹0.05', '₹0'],
  ])('%i minor units of %s in %s: %s, in short %s', (minor, currency, language, full, short) => {
    expect(formatMoney(minor, currency, language)).toBe(full)
    expect(formatMoneyCompactly(minor, currency, language)).toBe(short)
  })

  test('is shortened as the locale data of a full Node shortens it, which some browsers lack', () => {
    const options = {
      notation: 'compact',
      compactDisplay: 'long',
      maximumSignificantDigits: 3,
      maximumFractionDigits: 0,
      roundingPriority: 'morePrecision',
    } as const
    const locales = [
      ['CNY', 'zh-CN', '¥', 'zh-CN', 1e4],
      ['INR', 'en', '₹', 'en-IN', 1e5],
      ['USD', 'en', 'US$', 'en-US', 1e6],
    ] as const
    for (const [currency, language, symbol, locale, least] of locales) {
      const oracle = new Intl.NumberFormat(locale, options)
      fc.assert(
        fc.property(fc.integer({ min: least, max: 9 * 10 ** 12 }), (major) => {
          expect(formatMoneyCompactly(major * 100, currency, language)).toBe(symbol + oracle.format(major).replace(/\s/g, '\u00a0'))
        }),
        {
          examples: [[9_999_999], [99_999_999], [999_999_999], [999_600_000_000], [least]].filter(([major = 0]) => major >= least) as [
            number,
          ][],
        },
      )
    }
  })

  test('on a paper stands beside its code', () => {
    expect(formatMoneyWithCode(212_000_000, 'INR', 'en')).toBe('INR\u00a021,20,000')
    expect(formatMoneyWithCode(-18_000_050, 'CNY', 'zh-CN')).toBe('CNY\u00a0-180,000.50')
  })

  test('in a form is a plain decimal', () => {
    expect([plainMoney(18_000_050), plainMoney(18_000_000), plainMoney(5), plainMoney(-105)]).toEqual([
      '180000.50',
      '180000',
      '0.05',
      '-1.05',
    ])
  })
})

test('currencies and rates are told from other text', () => {
  expect(['CNY', 'INR', 'USD', 'EUR', 'cny', 1].map(isCurrency)).toEqual([true, true, true, false, false, false])
  expect(['7.1', '0.0113', '7', '0', '7,1', '1e1'].map(isRate)).toEqual([true, true, true, false, false, false])
})
