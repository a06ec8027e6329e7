import type { LanguageTag } from '#db/schema'
import type { Finding, Pair, Rule } from './check'
import { type Fact, type Facts, plainSigns, readFacts } from './facts'

/** Rules 0 to 5: addresses, dates, money, quantities, codes and numbers that both languages must agree on. */
export function disagreements({ source, target, sourceLanguage, targetLanguage }: Pair): Finding[] {
  const here = readFacts(source, sourceLanguage)
  const there = readFacts(target, targetLanguage)
  const missing = absent(here, there, plainSigns(target))
  const extra = absent(there, here, plainSigns(source))
  const findings: Finding[] = []
  for (const type of ['url', 'date', 'money', 'quantity', 'code', 'number'] as const) {
    const lost = missing.filter((fact) => fact.type === type)
    const found = extra.filter((fact) => fact.type === type)
    // One lost and one found is one that was changed.
    const isChange = lost.length === 1 && found.length === 1
    for (const fact of lost)
      findings.push(isChange ? differs(fact, found[0]!, { source, target, targetLanguage }) : missed(fact, source, target))
    if (!isChange) for (const fact of found) findings.push(added(fact, target))
  }
  return findings
}

/** Facts of one side that the other side has not, by value. */
function absent(own: Facts, other: Facts, otherText: string): Fact[] {
  const counted = new Map<string, number>()
  for (const { type, key } of other.facts) counted.set(`${type} ${key}`, (counted.get(`${type} ${key}`) ?? 0) + 1)
  const values = new Set(other.facts.flatMap(({ value, key }) => (value === null ? hoursOf(key) : [value])))
  const loose = new Set(other.facts.flatMap(({ value, isLoose }) => (isLoose && value !== null ? [value] : [])))
  const words = new Set(other.inWords)
  const seen = new Set<string>()
  return own.facts.filter((fact) => {
    const name = `${fact.type} ${fact.key}`
    const left = counted.get(name) ?? 0
    if (fact.type === 'url' || fact.type === 'date') {
      counted.set(name, left - 1)
      if (left > 0) return false
    } else if (left > 0 || seen.has(name)) return false
    seen.add(name)
    if (fact.type === 'code') return !hasCode(otherText, fact.key)
    if (fact.value !== null && (words.has(fact.value) || loose.has(fact.value) || (fact.isLoose && values.has(fact.value)))) return false
    // A bare number may find its unit in the translation; a quantity may share its unit with the next one: 15 and 30 kW.
    if (fact.type === 'number') return fact.value === null || !values.has(fact.value)
    if (fact.type === 'date') return !isSaidOtherwise(fact, other)
    return fact.value === null || !sharesUnit(fact, other)
  })
}

/** A full hour as people say it, in 24 hours and in 12: 19:00 is 19 or 7. */
function hoursOf(key: string): number[] {
  const hour = /^T(\d\d):00$/.exec(key)?.[1]
  return hour === undefined ? [] : [Number(hour), Number(hour) % 12 || 12]
}

function hasCode(text: string, code: string): boolean {
  if (text.includes(code) || text.includes(code.replace(/s$/, ''))) return true
  // S7-1200PLC, 24VDC: a word that Chinese writes without a blank.
  const [, front, word] = /^(.*\d)([A-Z]{2,})$/.exec(code) ?? []
  if (front !== undefined && text.includes(front) && text.includes(word!)) return true
  const [, letters, figures] = /^([A-Z]{2,})(\d.*)$/.exec(code) ?? []
  return letters !== undefined && new RegExp(`${letters} ${figures!.replace(/\./g, '\\.')}`).test(text)
}

function isSaidOtherwise({ key }: Fact, other: Facts): boolean {
  // 7点 is "at 7" as well.
  const hours = hoursOf(key)
  if (hours.length > 0)
    return other.inWords.some((value) => hours.includes(value)) || other.facts.some(({ value }) => hours.includes(value ?? -1))
  // 2026-11 is named by 2026 here and November there; --11 by a day of that month.
  const [year, month] = [/^(\d{4})-/.exec(key)?.[1], /^(?:\d{4}|-)-(\d\d)$/.exec(key)?.[1]]
  if (month === undefined) return false
  const hasMonth = other.facts.some((fact) => fact.type === 'date' && new RegExp(`^(?:\\d{4}|-)-${month}(?:-|$)`).test(fact.key))
  return hasMonth && (year === undefined || other.facts.some((fact) => fact.key === year || fact.key.startsWith(`${year}-`)))
}

function sharesUnit({ type, key, value }: Fact, other: Facts): boolean {
  const unit = type === 'quantity' ? key.slice(key.indexOf(' ') + 1) : key.slice(0, 3)
  const hasUnit = other.facts.some(
    (fact) => fact.type === type && (type === 'quantity' ? fact.key.endsWith(` ${unit}`) : fact.key.startsWith(unit)),
  )
  return hasUnit && other.facts.some((fact) => fact.type === 'number' && fact.value === value)
}

const said = (fact: Fact, text: string): string => text.slice(fact.start, fact.end).trim()
const ruleOf = ({ type }: Fact): Rule => type

function missed(fact: Fact, source: string, target: string): Finding {
  const at = endOf(target)
  const finding: Finding = { rule: ruleOf(fact), kind: 'missing', level: 'error', values: { what: said(fact, source) } }
  if (fact.type !== 'code' && fact.type !== 'url') return finding
  const blank = /[\w)]$/.test(target.slice(0, at)) ? ' ' : ''
  return { ...finding, start: at, end: at, fix: { text: blank + said(fact, source) } }
}

function differs(lost: Fact, found: Fact, { source, target, targetLanguage }: Pick<Pair, 'source' | 'target' | 'targetLanguage'>): Finding {
  const finding: Finding = {
    rule: ruleOf(lost),
    kind: 'differs',
    level: 'error',
    start: found.start,
    end: found.end,
    // A date as it was read: 03/04 is a day in March or in April.
    values: { what: said(lost, source), found: found.type === 'date' ? found.key.replace(/^(?:-(?=-)|T)/, '') : said(found, target) },
  }
  const text = rewritten(lost, source, targetLanguage) ?? withValue(lost, found, target.slice(found.start, found.end), targetLanguage)
  return text === null ? finding : { ...finding, fix: { text } }
}

const figureIn = (language: LanguageTag, value: number): string =>
  language === 'en' && value >= 10_000 ? value.toLocaleString('en') : String(value)

/** The fact as the other language writes it, where that is beyond doubt. */
function rewritten({ type, key, value }: Fact, source: string, language: LanguageTag): string | null {
  if (type === 'code') return key
  if (type === 'url') return source.match(new RegExp(key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'))?.[0] ?? null
  if (type === 'number' && value !== null) return figureIn(language, value)
  const [, year, month, day] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(key) ?? []
  if (type !== 'date' || !day) return null
  if (language === 'zh-CN') return `${year === '-' ? '' : `${year}年`}${Number(month)}月${Number(day)}日`
  return `${Number(day)} ${monthNames[Number(month) - 1]}${year === '-' ? '' : ` ${year}`}`
}

/** The same quantity with the other figure: 4 days, 12 days. Not where a word would have to change its number, too. */
function withValue(lost: Fact, found: Fact, written: string, language: LanguageTag): string | null {
  const unitIn = ({ key }: Fact) => key.slice(key.indexOf(' '))
  if (lost.type !== 'quantity' || lost.value === null || unitIn(lost) !== unitIn(found)) return null
  const [figure, more] = written.match(/\d[\d,]*(?:\.\d+)?/g) ?? []
  if (figure === undefined || more !== undefined || Number(figure.replaceAll(',', '')) !== found.value) return null
  if (language === 'en' && (lost.value === 1) !== (found.value === 1)) return null
  return written.replace(figure, figureIn(language, lost.value))
}

const monthNames = 'January February March April May June July August September October November December'.split(' ')

function added(fact: Fact, target: string): Finding {
  // A number more is often one that the source has in words.
  const level = fact.type === 'number' || fact.type === 'code' ? 'warning' : 'error'
  return { rule: ruleOf(fact), kind: 'extra', level, start: fact.start, end: fact.end, values: { what: said(fact, target) } }
}

/** Where a text ends but for its end mark. */
const endOf = (text: string): number => text.replace(/[\s.。!！?？;；:：…”"’』」）)]+$/, '').length
