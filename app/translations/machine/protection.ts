import type { LanguageTag } from '#db/schema'
import { contactLeaks } from '~/platform/contact-leak'
import { type Fact, readFacts } from '../checks/facts'

/**
 * What a machine must not touch, and what nobody else has to know: codes, addresses, money, quantities, numbers, dates, contact data and words that
 * stay as they are. Each leaves the text as a mark `⟦0⟧` and comes back as the other language writes it.
 */
export interface Protected {
  /** With marks. This is what leaves the house. */
  text: string
  /** What belongs in the place of each mark, in the target language. */
  spans: string[]
}

interface Span {
  start: number
  end: number
  written: string
}

/** Null for a text that holds such marks itself: what would come back could not be told apart. */
export function protect(
  text: string,
  { from, to, kept = [] }: { from: LanguageTag; to: LanguageTag; kept?: readonly { start: number; end: number }[] },
): Protected | null {
  if (/[⟦⟧]/.test(text)) return null
  const asIs = ({ start, end }: { start: number; end: number }): Span => ({ start, end, written: text.slice(start, end) })
  const spans = [...contactLeaks(text).map(asIs), ...kept.map(asIs), ...factSpans(text, from, to)]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span, index, all) => all.slice(0, index).every(({ end }) => end <= span.start))
  let marked = ''
  let at = 0
  for (const [index, { start, end }] of spans.entries()) {
    marked += `${text.slice(at, start)}⟦${index}⟧`
    at = end
  }
  return { text: marked + text.slice(at), spans: spans.map(({ written }) => written) }
}

/** The machine's text with everything back in its place; null unless each mark came back exactly once, and nothing else like one. */
export function restore(answer: string, spans: readonly string[], to: LanguageTag): string | null {
  const seen = new Set<number>()
  let isWhole = true
  const restored = answer.replace(/⟦ ?(\d{1,4}) ?⟧/g, (mark, digits: string, at: number) => {
    const index = Number(digits)
    if (index >= spans.length || seen.has(index)) isWhole = false
    seen.add(index)
    const written = spans[index] ?? ''
    if (to !== 'en') return written
    // Chinese puts no blanks around a number, and machines then forget them.
    const before = /[\p{L}\p{N}]$/u.test(answer.slice(0, at)) && /^[\p{L}\p{N}]/u.test(written) ? ' ' : ''
    const after = /^\p{L}/u.test(answer.slice(at + mark.length)) && /[\p{L}\p{N}%]$/u.test(written) ? ' ' : ''
    return before + written + after
  })
  return isWhole && seen.size === spans.length && !/[⟦⟧]/.test(restored) ? restored : null
}

/** One span for each place; a range is two facts in one place. */
function factSpans(text: string, from: LanguageTag, to: LanguageTag): Span[] {
  const places = Map.groupBy(readFacts(text, from).facts, ({ start, end }) => `${start} ${end}`)
  return [...places.values()].flatMap((facts) => {
    const { start, end } = facts[0]!
    const own = text.slice(start, end)
    const written = facts.length === 1 ? said(facts[0]!, own, to) : facts.length === 2 ? saidAsRange(facts[0]!, facts[1]!, to) : null
    if (written !== null) return [{ start, end, written }]
    // Days are not always working days, nor a degree a temperature: the figure is kept, its unit is the machine's to say.
    const figure = facts.length === 1 && facts[0]!.type === 'quantity' ? /^\d[\d,.]*(?<=\d)/.exec(own)?.[0] : undefined
    return figure && Number(figure.replaceAll(',', '')) === facts[0]!.value ? [{ start, end: start + figure.length, written: figure }] : []
  })
}

/** A fact as the other language writes it; null where that takes more than arithmetic. */
function said({ type, key, value, isLoose }: Fact, own: string, to: LanguageTag): string | null {
  if (type === 'url' || type === 'code') return own
  if (type === 'date') return saidDate(key, to)
  if (value === null) return null
  if (type === 'number') return /^[\d.,]+$/.test(own) ? own : isScaled(own) ? figure(value, to) : null
  if (type === 'money') return saidMoney(key.slice(0, 3), figure(value, to), to)
  const unit = key.slice(String(value).length + 1)
  return isLoose || !isSymbol(unit) ? null : withUnit(figure(value, to), unit)
}

function saidAsRange(first: Fact, last: Fact, to: LanguageTag): string | null {
  if (first.type !== last.type || first.value === null || last.value === null || first.isLoose) return null
  const range = `${figure(first.value, to)}${to === 'en' ? '–' : '至'}${figure(last.value, to)}`
  if (first.type === 'money') return first.key.slice(0, 3) === last.key.slice(0, 3) ? saidMoney(first.key.slice(0, 3), range, to) : null
  const [unit, lastUnit] = [first, last].map(({ key, value }) => key.slice(String(value).length + 1)) as [string, string]
  return first.type === 'quantity' && unit === lastUnit && isSymbol(unit) ? withUnit(range, unit) : null
}

/** Figures with a multiple: 18万, 150 million. Ordinals and words around a figure (第3, 24/7) are none. */
const isScaled = (own: string) => /^[\d.,]+ ?(?:[百千]?万亿?|[十百]?亿|千|thousand|million|billion|lakhs?|lacs?|crores?|mn|bn)$/i.test(own)

/** International symbols only: words for units have plurals, and 天 is not always a day. */
const isSymbol = (unit: string) =>
  /^(?:%|‰|°C|[A-Za-zµ·²³]*)$/.test(unit) && !['d', 'wk', 'mo', 'yr', 'h', 'min', 's', 'in', 'px'].includes(unit)
const withUnit = (amount: string, unit: string) => (/^[%‰]$/.test(unit) ? `${amount}${unit}` : `${amount} ${unit}`)

const currencyWords: Record<string, string> = { CNY: '元', USD: '美元', EUR: '欧元', HKD: '港币', INR: '卢比', GBP: '英镑', JPY: '日元' }
const saidMoney = (currency: string, amount: string, to: LanguageTag) =>
  to === 'en' ? `${currency} ${amount}` : `${amount}${currencyWords[currency] ?? ` ${currency}`}`

/** As people of the language write a number of this size: 18万 and 180,000, 1.5亿 and 150 million. */
function figure(value: number, to: LanguageTag): string {
  const scales =
    to === 'en'
      ? ([
          [1e9, ' billion'],
          [1e6, ' million'],
        ] as const)
      : ([
          [1e8, '亿'],
          [1e4, '万'],
        ] as const)
  for (const [scale, word] of scales) {
    const scaled = Math.round((value / scale) * 1e6) / 1e6
    if (value >= scale && String(scaled).length <= 5 && scaled * scale === value) return `${scaled}${word}`
  }
  const [whole = '', fraction] = String(value).split('.')
  const grouped = value >= 10_000 ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole
  return fraction ? `${grouped}.${fraction}` : grouped
}

const months = 'January February March April May June July August September October November December'.split(' ')

function saidDate(key: string, to: LanguageTag): string | null {
  const time = /^T(\d\d:\d\d)$/.exec(key)?.[1]
  if (time) return time
  const [, year, month, day] = /^(\d{4}|-)-(\d\d)(?:-(\d\d))?$/.exec(key) ?? []
  const name = months[Number(month) - 1]
  if (!name) return null
  if (to === 'en') return [day ? String(Number(day)) : '', name, year === '-' ? '' : year].filter(Boolean).join(' ')
  return `${year === '-' ? '' : `${year}年`}${Number(month)}月${day ? `${Number(day)}日` : ''}`
}
