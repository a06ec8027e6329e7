import type { Language } from './i18n/language'

/** The three currencies of a corridor. Amounts are whole minor units (fen, paise, cents) beside their currency; each has two decimals. */
export const currencies = ['CNY', 'INR', 'USD'] as const
export type Currency = (typeof currencies)[number]

export const isCurrency = (value: unknown): value is Currency => currencies.some((currency) => currency === value)

/** The largest amount that anybody may state, in minor units, and the largest that amounts may come to: far inside what a double holds exactly. */
export const largestMinor = 10 ** 15

/** One dated rate: `rate` is a decimal text, units of `quote` for one unit of `base`. */
export interface Rate {
  base: Currency
  quote: Currency
  rate: string
  /** The day the rate was published, `YYYY-MM-DD`. */
  date: string
  source: string
}

/** What a conversion rests on: its amount, the oldest of the dates that went into it and the sources, so that both can be shown. */
export interface Converted {
  minor: number
  date: string | null
  sources: string[]
}

/**
 * Converts exactly and rounds once, half away from zero (commercial rounding), to the minor unit. Uses the newest rate of the pair, else the newest
 * rate of the opposite pair, else a path through the third currency. Null when no rate leads there, or when an amount is beyond what a double holds
 * exactly: the page then shows a dash. Callers that want the rates of an earlier day pass `ratesUntil(rates, day)`.
 */
export function convert(minor: number, from: Currency, to: Currency, rates: readonly Rate[]): Converted | null {
  if (!Number.isInteger(minor)) throw new RangeError(`not a whole number of minor units: ${minor}`)
  if (!Number.isSafeInteger(minor)) return null
  if (from === to) return { minor, date: null, sources: [] }
  const path = stepsBetween(from, to, rates)
  if (!path) return null
  const numerator = path.reduce((product, step) => product * step.numerator, BigInt(minor))
  const denominator = path.reduce((product, step) => product * step.denominator, 1n)
  const converted = Number(divideHalfUp(numerator, denominator))
  if (!Number.isSafeInteger(converted)) return null
  const dates = path.map(({ date }) => date).sort()
  return { minor: converted, date: dates[0] ?? null, sources: [...new Set(path.map(({ source }) => source))] }
}

/** The rates published up to and including a day. */
export const ratesUntil = (rates: readonly Rate[], day: string) => rates.filter(({ date }) => date <= day)

/** A rate as a person or a feed gives it: a positive decimal with at most twelve decimals. */
export const isRate = (rate: string) => /^\d{1,9}(\.\d{1,12})?$/.test(rate) && /[1-9]/.test(rate)

/** The whole amount: `¥180,000`, `₹1,80,000` (English readers group rupees in lakhs), `US$25,100.50`. Whole amounts show no decimals. */
export function formatMoney(minor: number, currency: Currency, language: Language): string {
  return `${minor < 0 ? '-' : ''}${symbols[currency]}${digits(minor, currency, language)}`
}

/** The same with the currency's code, for papers that strangers read and whose fonts lack a sign: `INR 21,20,000`. */
export const formatMoneyWithCode = (minor: number, currency: Currency, language: Language): string =>
  `${currency}\u00a0${minor < 0 ? '-' : ''}${digits(minor, currency, language)}`

const digits = (minor: number, currency: Currency, language: Language): string =>
  formatter(localeFor(currency, language), minor % 100 === 0 ? 'whole' : 'exact').format(Math.abs(minor) / 100)

/**
 * About three digits, for cards and tables: `¥18万`, `₹21.2 lakh`, `₹1.5 crore`, `US$1.23 million`. Small amounts are written out.
 */
export function formatMoneyCompactly(minor: number, currency: Currency, language: Language): string {
  const key = `${minor}${currency}${language}`
  let text = compactTexts.get(key)
  if (text === undefined) {
    text = compactText(minor, currency, language)
    if (compactTexts.size >= 5_000) compactTexts.clear()
    compactTexts.set(key, text)
  }
  return text
}

// A board says eighty amounts, and budgets are round numbers that come again and again.
const compactTexts = new Map<string, string>()

function compactText(minor: number, currency: Currency, language: Language): string {
  const major = Math.abs(minor) / 100
  const units = language === 'zh-CN' ? largeUnits.wan : currency === 'INR' ? largeUnits.lakh : largeUnits.million
  if (major < units[0]![0]) return formatMoney(Math.round(minor / 100) * 100, currency, language)
  const at = units.findLastIndex(([unit]) => major >= unit)
  // 99.999 lakh are a crore.
  const isFull = at + 1 < units.length && aboutThreeDigits(major / units[at]![0]) * units[at]![0] >= units[at + 1]![0]
  const [size, word] = units[isFull ? at + 1 : at]!
  const number = formatter(localeFor(currency, language), 'compact').format(aboutThreeDigits(major / size))
  return `${minor < 0 ? '-' : ''}${symbols[currency]}${number}${word}`
}

const aboutThreeDigits = (number: number) => (number < 1_000 ? Number(number.toPrecision(3)) : Math.round(number))

/**
 * Large units by the way of counting, smallest first. Ours, not the locale data's: some browsers come without India's, and the two renders of a
 * page must agree. A no-break space keeps `lakh` beside its number.
 */
const largeUnits: Record<'wan' | 'lakh' | 'million', readonly (readonly [size: number, word: string])[]> = {
  wan: [
    [1e4, '万'],
    [1e8, '亿'],
    [1e12, '万亿'],
  ],
  lakh: [
    [1e5, '\u00a0lakh'],
    [1e7, '\u00a0crore'],
    [1e12, '\u00a0lakh\u00a0crore'],
  ],
  million: [
    [1e6, '\u00a0million'],
    [1e9, '\u00a0billion'],
    [1e12, '\u00a0trillion'],
  ],
}

/** The plain decimal that a form field shows again and a CSV cell carries: `180000.50`. */
export function plainMoney(minor: number): string {
  const whole = Math.floor(Math.abs(minor) / 100)
  const rest = Math.abs(minor) % 100
  return `${minor < 0 ? '-' : ''}${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`
}

// The dollar needs its country, since a bare $ means other currencies too; ¥ is only ever the yuan here.
const symbols: Record<Currency, string> = { CNY: '¥', INR: '₹', USD: 'US$' }

const localeFor = (currency: Currency, language: Language) => (language === 'zh-CN' ? 'zh-CN' : currency === 'INR' ? 'en-IN' : 'en-US')

const styles = {
  whole: { maximumFractionDigits: 0 },
  exact: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  compact: { maximumSignificantDigits: 3, maximumFractionDigits: 0, roundingPriority: 'morePrecision', useGrouping: 'min2' },
} satisfies Record<string, Intl.NumberFormatOptions>

// Making an Intl formatter costs forty times what using one does.
const formatters = new Map<string, Intl.NumberFormat>()

function formatter(locale: string, style: keyof typeof styles): Intl.NumberFormat {
  const key = `${locale} ${style}`
  const kept = formatters.get(key) ?? new Intl.NumberFormat(locale, styles[style])
  formatters.set(key, kept)
  return kept
}

interface Step {
  numerator: bigint
  denominator: bigint
  date: string
  source: string
}

function stepsBetween(from: Currency, to: Currency, rates: readonly Rate[]): Step[] | null {
  const direct = step(from, to, rates)
  if (direct) return [direct]
  for (const via of currencies) {
    if (via === from || via === to) continue
    const first = step(from, via, rates)
    const second = step(via, to, rates)
    if (first && second) return [first, second]
  }
  return null
}

function step(from: Currency, to: Currency, rates: readonly Rate[]): Step | null {
  const straight = newest(rates, from, to)
  if (straight) return { ...fractionOf(straight.rate), date: straight.date, source: straight.source }
  const opposite = newest(rates, to, from)
  if (!opposite) return null
  const { numerator, denominator } = fractionOf(opposite.rate)
  return { numerator: denominator, denominator: numerator, date: opposite.date, source: opposite.source }
}

function newest(rates: readonly Rate[], base: Currency, quote: Currency): Rate | undefined {
  return rates
    .filter((rate) => rate.base === base && rate.quote === quote && isRate(rate.rate))
    .reduce<Rate | undefined>((best, rate) => (best && best.date >= rate.date ? best : rate), undefined)
}

function fractionOf(rate: string): { numerator: bigint; denominator: bigint } {
  const [whole = '', fraction = ''] = rate.split('.')
  return { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) }
}

function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator
  const rounded = (2n * size + denominator) / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}
