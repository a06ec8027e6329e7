import type { Language } from './i18n/language'

/** The three currencies of a corridor. Amounts are whole minor units (fen, paise, cents) beside their currency; each has two decimals. */
export const currencies = ['CNY', 'INR', 'USD'] as const
export type Currency = (typeof currencies)[number]

export const isCurrency = (value: unknown): value is Currency => currencies.some((currency) => currency === value)

/** Largest amount that can be typed: ten million million major units, far inside what a double holds exactly. */
const MAX_MINOR = 10n ** 15n
const MAX_LENGTH = 60

export type MoneyRefusal = 'empty' | 'notANumber' | 'ambiguous' | 'tooPrecise' | 'tooLarge' | 'negative' | 'twoCurrencies'

/** `currency` is what the text itself names (`₹`, `人民币`, `USD`), or null; a form decides whether that must agree with its own field. */
export type ParsedMoney = { ok: true; minor: number; currency: Currency | null } | { ok: false; reason: MoneyRefusal }

/**
 * Reads an amount as people in both countries type it: `18万`, `1.2亿`, `1亿2000万`, `1,80,000`, `1.5 lakh`, `2 crore`, `Rs. 5,00,000/-`, `180000.50`,
 * full-width digits. Nothing is rounded and nothing guessed: `1,50` and `18万5` (18.5 or 18.0005?) are refused as ambiguous.
 */
export function parseMoney(text: string): ParsedMoney {
  const folded = text
    .slice(0, MAX_LENGTH + 1)
    .normalize('NFKC')
    .trim()
    .toLowerCase()
  if (folded === '') return { ok: false, reason: 'empty' }
  if (text.length > MAX_LENGTH) return { ok: false, reason: 'notANumber' }
  const { amount, named } = withoutCurrency(folded)
  if (named.size > 1) return { ok: false, reason: 'twoCurrencies' }
  if (/^[-−–]/.test(amount)) return { ok: false, reason: 'negative' }
  const terms = readTerms(amount)
  if (!terms) return { ok: false, reason: 'notANumber' }
  if (!terms.every(({ number }) => isGrouped(number)) || !areInOrder(terms)) return { ok: false, reason: 'ambiguous' }
  const hundredths = terms.map(minorOf).reduce<bigint | null>((sum, term) => (sum === null || term === null ? null : sum + term), 0n)
  if (hundredths === null) return { ok: false, reason: 'tooPrecise' }
  if (hundredths > MAX_MINOR) return { ok: false, reason: 'tooLarge' }
  return { ok: true, minor: Number(hundredths), currency: [...named][0] ?? null }
}

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
 * rate of the opposite pair, else a path through the third currency. Null when no rate leads there: the page then shows a dash. Callers that want the
 * rates of an earlier day pass `ratesUntil(rates, day)`.
 */
export function convert(minor: number, from: Currency, to: Currency, rates: readonly Rate[]): Converted | null {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not a whole number of minor units: ${minor}`)
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
  const number = formatter(localeFor(currency, language), minor % 100 === 0 ? 'whole' : 'exact').format(Math.abs(minor) / 100)
  return `${minor < 0 ? '-' : ''}${symbols[currency]}${number}`
}

/**
 * About three digits, for cards and tables: `¥18万`, `₹21.2 lakh`, `₹1.5 crore`, `US$1.23 million`. Small amounts are written out. The words for
 * the large units come from the reader's locale data.
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
  const from = language === 'zh-CN' ? 10_000 : currency === 'INR' ? 100_000 : 1_000_000
  if (major < from) return formatMoney(Math.round(minor / 100) * 100, currency, language)
  const number = formatter(localeFor(currency, language), 'compact').format(major)
  // Locale data puts different spaces before different units; one no-break space keeps `lakh` beside its number in every font.
  return `${minor < 0 ? '-' : ''}${symbols[currency]}${number.replace(/\s/g, '\u00a0')}`
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
  compact: {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 3,
    maximumFractionDigits: 0,
    roundingPriority: 'morePrecision',
  },
} satisfies Record<string, Intl.NumberFormatOptions>

// Making an Intl formatter costs forty times what using one does.
const formatters = new Map<string, Intl.NumberFormat>()

function formatter(locale: string, style: keyof typeof styles): Intl.NumberFormat {
  const key = `${locale} ${style}`
  const kept = formatters.get(key) ?? new Intl.NumberFormat(locale, styles[style])
  formatters.set(key, kept)
  return kept
}

const currencyWords: [Currency, RegExp][] = [
  ['USD', /us\s?\$|usd|美元|美金|\$/g],
  ['INR', /₹|inr|rupees?|rs\.?(?![a-z])|卢比/g],
  ['CNY', /¥|cny|rmb|人民币|元|块/g],
]

function withoutCurrency(text: string): { amount: string; named: Set<Currency> } {
  const named = new Set<Currency>()
  let amount = text.replace(/\/-$/, '')
  for (const [currency, words] of currencyWords) {
    const without = amount.replace(words, ' ')
    if (without !== amount) named.add(currency)
    amount = without
  }
  return { amount: amount.trim(), named }
}

const multipliers: Record<string, bigint> = {
  '': 1n,
  百: 10n ** 2n,
  千: 10n ** 3n,
  万: 10n ** 4n,
  萬: 10n ** 4n,
  百万: 10n ** 6n,
  千万: 10n ** 7n,
  亿: 10n ** 8n,
  億: 10n ** 8n,
  k: 10n ** 3n,
  thousand: 10n ** 3n,
  l: 10n ** 5n,
  lac: 10n ** 5n,
  lacs: 10n ** 5n,
  lakh: 10n ** 5n,
  lakhs: 10n ** 5n,
  cr: 10n ** 7n,
  crore: 10n ** 7n,
  crores: 10n ** 7n,
  m: 10n ** 6n,
  mn: 10n ** 6n,
  million: 10n ** 6n,
  bn: 10n ** 9n,
  billion: 10n ** 9n,
}

interface Term {
  number: string
  unit: string
  multiplier: bigint
}

function readTerms(amount: string): Term[] | null {
  // Spaces and apostrophes between groups of three mean what commas mean.
  let rest = amount.replace(/(\d)[ '’](?=\d{3}(?!\d))/g, '$1,')
  const terms: Term[] = []
  while (rest !== '') {
    const [whole, number, unit = ''] = /^(\d[\d,]*(?:\.\d+)?|\.\d+) ?([a-z]+|[百千万萬亿億]+)? */.exec(rest) ?? []
    if (!whole || !number || !Object.hasOwn(multipliers, unit)) return null
    terms.push({ number, unit, multiplier: multipliers[unit] ?? 1n })
    rest = rest.slice(whole.length)
  }
  return terms.length > 0 ? terms : null
}

/** Groups of three, of lakhs and crores, or of four; a comma anywhere else might be a decimal one. */
function isGrouped(number: string): boolean {
  const whole = number.split('.')[0] ?? ''
  if (!whole.includes(',')) return true
  return /^\d{1,3}(,\d{3})+$/.test(whole) || /^\d{1,2}(,\d{2})*,\d{3}$/.test(whole) || /^\d{1,4}(,\d{4})+$/.test(whole)
}

/** Units fall from term to term, each term fits below the unit before, and a bare last term fills all its places: `18万5000` yes, `18万5` no. */
function areInOrder(terms: Term[]): boolean {
  return terms.every((term, index) => {
    const before = terms[index - 1]
    if (!before) return true
    const digits = (term.number.split('.')[0] ?? '').replaceAll(',', '')
    const scale = before.multiplier / term.multiplier
    if (scale <= 1n || BigInt(digits || '0') >= scale || before.number.includes('.')) return false
    return term.unit !== '' || digits.length === String(scale).length - 1
  })
}

/** Minor units of one term, or null when it goes below the minor unit. */
function minorOf({ number, multiplier }: Term): bigint | null {
  const [whole = '', fraction = ''] = number.replaceAll(',', '').split('.')
  const scaled = BigInt(whole + fraction) * multiplier * 100n
  const divisor = 10n ** BigInt(fraction.length)
  return scaled % divisor === 0n ? scaled / divisor : null
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
