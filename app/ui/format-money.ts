import type { Language } from '~/platform/i18n/language'

/** ISO 4217 codes of the corridor; all three have two decimals. */
export type Currency = 'CNY' | 'INR' | 'USD'

const symbols: Record<Currency, string> = { CNY: '¥', INR: '₹', USD: 'US$' }
const noBreak = '\u00a0'

/** Amounts of no value, or that no rate can convert. */
export const noAmount = '–'

export interface MoneyStyle {
  /** Shorten large amounts: 万/亿 in Chinese; lakh/crore for rupees and million for others in English. */
  compact?: boolean
  /** Three significant figures: what a conversion at a daily rate can honestly claim. */
  rounded?: boolean
}

/**
 * An amount for a reader: `¥ 180,000`, `₹ 21,20,000`, `₹ 21.2 lakh`, `¥ 18万`. Cents are shown only where there are any.
 * @param amount integer minor units (fen, paise, cents)
 */
export function formatMoney(amount: number, currency: Currency, language: Language, style: MoneyStyle = {}): string {
  const major = amount / 100
  const locale = language === 'zh-CN' ? 'zh-CN' : currency === 'INR' ? 'en-IN' : 'en-US'
  const compact = style.compact === true && Math.abs(major) >= compactFrom[locale]
  const kind = compact ? 'compact' : style.rounded ? 'rounded' : Number.isInteger(major) ? 'whole' : 'cents'
  const sign = major < 0 ? '−' : ''
  return `${sign}${symbols[currency]}${noBreak}${formatter(locale, kind).format(Math.abs(major))}`
}

/** `1234567` as `12,34,567` is for rupees only: counts of things follow the language. */
export const formatCount = (count: number, language: Language): string =>
  formatter(language === 'zh-CN' ? 'zh-CN' : 'en-US', 'whole').format(count)

type Locale = 'zh-CN' | 'en-IN' | 'en-US'
type Kind = 'compact' | 'rounded' | 'whole' | 'cents'

const compactFrom: Record<Locale, number> = { 'zh-CN': 10_000, 'en-IN': 100_000, 'en-US': 1_000_000 }

const options: Record<Kind, Intl.NumberFormatOptions> = {
  compact: { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 },
  rounded: { maximumSignificantDigits: 3 },
  whole: { maximumFractionDigits: 0 },
  cents: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
}

/** Kept for the life of the process: making one costs forty times more than using it. */
const kept = new Map<string, Intl.NumberFormat>()
function formatter(locale: Locale, kind: Kind): Intl.NumberFormat {
  const key = `${locale} ${kind}`
  let made = kept.get(key)
  if (!made) {
    made = new Intl.NumberFormat(locale, options[kind])
    kept.set(key, made)
  }
  return made
}
