import { type Currency, largestMinor } from './money'

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
  if (hundredths > BigInt(largestMinor)) return { ok: false, reason: 'tooLarge' }
  return { ok: true, minor: Number(hundredths), currency: [...named][0] ?? null }
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
