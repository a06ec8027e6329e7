import type { LanguageTag } from '#db/schema'
import { codePattern } from '../fact-pattern'
import { takeDates } from './dates'
import { chineseNumerals, englishNumerals } from './numerals'
import { unitOf, unitPattern } from './units'

/** What both languages must agree on, read out of a text. */
export interface Fact {
  type: 'url' | 'date' | 'money' | 'quantity' | 'code' | 'number'
  /** The same for the same fact in either language: `2026-11-30`, `CNY 30000`, `15 kW`, `S7-1200`, `20`. */
  key: string
  /** Its number, where it has one. */
  value: number | null
  /** Said with a word of several meanings (60度, 9,000 meters): any unit will do on the other side. */
  isLoose?: boolean
  start: number
  end: number
}

export interface Facts {
  facts: Fact[]
  /** Numbers written in words. */
  inWords: number[]
}

/** Cut out, so that no later rule sees it; a private-use sign takes the place, so that what stood around does not grow together. */
const cut = '\ue000'

/** A text from which one fact after another is taken; offsets stay those of the original. */
export class Rest {
  readonly facts: Fact[] = []
  constructor(public text: string) {}

  /** Cuts out every match that `read` makes facts of. */
  take(pattern: RegExp, read: (match: RegExpExecArray) => Omit<Fact, 'start' | 'end'>[] | null) {
    this.text = this.text.replace(pattern, (...args) => {
      const groups = args.filter((arg, index) => index === 0 || typeof arg === 'string' || arg === undefined)
      const at = args.find((arg): arg is number => typeof arg === 'number')!
      const whole = groups[0] as string
      const found = read(groups.slice(0, -1) as unknown as RegExpExecArray)
      if (!found) return whole
      for (const fact of found) this.facts.push({ ...fact, start: at, end: at + whole.length })
      return cut.repeat(whole.length)
    })
  }
}

/** Full-width letters, digits and a few signs as their plain ones, unit for unit. Commas stay: 3000，150 are two numbers. */
export const plainSigns = (text: string): string =>
  text
    .replace(/[０-９Ａ-Ｚａ-ｚ％＋－．／＄＃]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/￥/g, '¥')
    .replace(/[\u00a0\u3000\u2009\u202f]/g, ' ')
    .replace(/[\u2010\u2011\u2212]/g, '-')

export const urlPattern = /(?:https?:\/\/|www\.)[^\s\p{Script=Han}，。；、（）【】《》“”"'<>]+/giu
export const mailPattern = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g

const figure = String.raw`(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)|\d+)(?:\.\d+)?`
const times = String.raw`(?:(?: ?(?:十亿|百万|千万|十万|百亿|[千万亿])(?!瓦|伏|赫|帕|克|米|兆|字|牛))|(?: (?:thousand|million|billion|lakhs?|lacs?|crores?|mn|bn)\b))`
const range = ` ?(?:-|–|—|~|～|至|到| to ) ?`
const currencyWords = String.raw`人民币|RMB|CNY|US\$|HK\$|USD|HKD|EUR|INR|GBP|JPY|[¥$€₹£]|Rs\.?(?= ?\d)|美元|欧元|港币|港元|卢比|日元|英镑`
const currencyAfter = String.raw`元人民币|人民币|元|块钱|RMB|CNY|yuan|US dollars?|U\.S\. dollars?|dollars?|USD|HKD|EUR|INR|GBP|JPY|euros?|rupees?|pounds?|yen|美元|美金|欧元|港币|港元|卢比|日元|英镑`

const currencies: [RegExp, string][] = [
  [/^(?:US\$|USD|\$|US dollars?|U\.S\. dollars?|dollars?|美元|美金)$/i, 'USD'],
  [/^(?:HK\$|HKD|港币|港元)$/i, 'HKD'],
  [/^(?:EUR|€|euros?|欧元)$/i, 'EUR'],
  [/^(?:INR|₹|Rs\.?|rupees?|卢比)$/i, 'INR'],
  [/^(?:GBP|£|pounds?|英镑)$/i, 'GBP'],
  [/^(?:JPY|yen|日元)$/i, 'JPY'],
]
const currencyOf = (written: string): string => currencies.find(([pattern]) => pattern.test(written.trim()))?.[1] ?? 'CNY'

const multiples: [RegExp, number][] = [
  [/^百亿/, 1e10],
  [/^(?:十亿|billion|bn)/i, 1e9],
  [/^亿/, 1e8],
  [/^(?:千万|crore)/i, 1e7],
  [/^(?:百万|million|mn)/i, 1e6],
  [/^(?:十万|lakh|lac)/i, 1e5],
  [/^万/, 1e4],
  [/^(?:千|thousand|k$)/i, 1e3],
]
const timesOf = (written: string | undefined): number =>
  written ? (multiples.find(([pattern]) => pattern.test(written.trim()))?.[1] ?? 1) : 1

/** Rounded to what a person writes: 0.1 + 0.2 is 0.3. */
const amountOf = (written: string, multiple?: string): number =>
  Math.round(Number(written.replace(/,/g, '')) * timesOf(multiple) * 1e6) / 1e6

const moneyBefore = new RegExp(
  `(${currencyWords}) ?(${figure})(${times}|[kKM]\\b)?(?:${range}(?:${currencyWords})? ?(${figure})(${times}|[kKM]\\b)?)?(?: ?(?:元|yuan))?`,
  'g',
)
const moneyAfter = new RegExp(`(${figure})(${times})?(?:${range}(${figure})(${times})?)? ?(${currencyAfter})(?![A-Za-z])`, 'gi')
const quantity = new RegExp(`(${figure})(${times})?(?: ?(${unitPattern}))?(?:${range}(${figure})(${times})?)? ?(${unitPattern})`, 'g')
const percentInWords = new RegExp(`百分之 ?(${figure})`, 'g')
const aroundTheClock = /24 ?\/ ?7|7 ?[×xX*] ?24 ?(?:个?小时|hours?)?|24 ?[×xX*] ?7/g
const ordinal = new RegExp(`第 ?(${figure})(?:${range}(?:第 ?)?(${figure}))?`, 'g')
const numberPattern = new RegExp(`(?<![\\d.])(${figure})(${times})?`, 'g')

/** Reads the facts of a text, each rule from what the rules before it left. */
export function readFacts(text: string, language: LanguageTag): Facts {
  const rest = new Rest(text)
  const asIs = (type: Fact['type']) => (match: RegExpExecArray) => [{ type, key: match[0], value: null }]
  rest.text = rest.text.replace(urlPattern, (url, at: number) => {
    const bare = url.replace(/[.,;:!?)\]]+$/, '')
    rest.facts.push({ type: 'url', key: bare.toLowerCase(), value: null, start: at, end: at + bare.length })
    return cut.repeat(bare.length) + url.slice(bare.length)
  })
  rest.take(mailPattern, ([mail]) => [{ type: 'url', key: mail.toLowerCase(), value: null }])
  rest.text = plainSigns(rest.text)
  takeDates(rest, language)
  rest.take(moneyBefore, ([, currency, first, multiple, second, lastMultiple]) =>
    moneyOf(currency!, first!, multiple, second, lastMultiple),
  )
  rest.take(moneyAfter, ([, first, multiple, second, lastMultiple, currency]) => moneyOf(currency!, first!, multiple, second, lastMultiple))
  rest.take(aroundTheClock, () => [{ type: 'number', key: '24/7', value: null }])
  rest.take(ordinal, ([, first, second]) => [first!, ...(second ? [second] : [])].map((written) => numberOf(amountOf(written))))
  rest.take(percentInWords, ([, first]) => [quantityOf(amountOf(first!), '%')])
  takeQuantities(rest)
  rest.take(codePattern, asIs('code'))
  rest.take(numberPattern, ([, first, multiple]) => {
    return [numberOf(amountOf(first!, multiple))]
  })
  return { facts: rest.facts, inWords: language === 'en' ? englishNumerals(rest.text) : chineseNumerals(rest.text) }
}

function moneyOf(
  currency: string,
  first: string,
  multiple?: string,
  second?: string,
  lastMultiple?: string,
): Omit<Fact, 'start' | 'end'>[] {
  const own = currencyOf(currency)
  const amount = (value: number): Omit<Fact, 'start' | 'end'> => ({ type: 'money', key: `${own} ${value}`, value })
  const one = amount(letterTimes(first, multiple, second === undefined ? undefined : lastMultiple))
  return second === undefined ? [one] : [one, amount(letterTimes(second, lastMultiple))]
}

/** `k` and `M` count only beside a currency. `shared` is what the end of a range says: 20–30万. */
const letterTimes = (written: string, multiple?: string, shared?: string): number => {
  const said = multiple ?? shared
  return said?.trim() === 'M' ? amountOf(written) * 1e6 : amountOf(written, said)
}

const numberOf = (value: number): Omit<Fact, 'start' | 'end'> => ({ type: 'number', key: String(value), value })
const quantityOf = (value: number, unit: string, isLoose = false): Omit<Fact, 'start' | 'end'> => ({
  type: 'quantity',
  key: `${value} ${unit}`,
  value,
  isLoose,
})

function takeQuantities(rest: Rest) {
  rest.take(quantity, ([, first, multiple, ownUnit, second, lastMultiple, lastUnit]) => {
    const unit = unitOf(lastUnit!)
    const isLoose = /^(?:meters?|度|方|寸|T|兆|degrees?)$/i.test(lastUnit!)
    if (second === undefined) return [quantityOf(amountOf(first!, multiple), unit, isLoose)]
    const firstUnit = ownUnit ? unitOf(ownUnit) : unit
    return [
      quantityOf(amountOf(first!, multiple ?? lastMultiple), firstUnit, isLoose),
      quantityOf(amountOf(second, lastMultiple), unit, isLoose),
    ]
  })
}
