import type { LanguageTag } from '#db/schema'
import { monthLike, numberLook, type Slot, shifted, slotsOf } from './slots'

export interface Refilled {
  target: string
  /** Facts of the new source that found no place: what the memory's sentence said still stands there. */
  unfilled: number
  /** One became many, or many one, before an English word. */
  plurals: number
}

/**
 * The memory's translation with the facts of another source of the same skeleton. Only what stands once for once in both languages is
 * exchanged, each written the way the translation writes it; nothing is reckoned or guessed. `known` are the slots of the memory's source,
 * `wanted` those of the new one, pair by pair.
 */
export function refill(target: string, language: LanguageTag, known: readonly Slot[], wanted: readonly Slot[]): Refilled {
  const slots = slotsOf(target)
  const places = Map.groupBy(slots, keyOf)
  const changes = new Map<Slot, string>()
  const expected = new Map<Slot, string>(slots.map((slot) => [slot, keyOf(slot)]))
  let [unfilled, plurals] = [0, 0]
  for (const [key, pairs] of Map.groupBy(known.keys(), (index) => keyOf(known[index]!))) {
    const changed = pairs.filter((index) => keyOf(wanted[index]!) !== key)
    if (changed.length === 0) continue
    const own = places.get(key) ?? []
    const next = wanted[changed[0]!]!
    const isOne =
      own.length === pairs.length && changed.length === pairs.length && pairs.every((index) => keyOf(wanted[index]!) === keyOf(next))
    const written = isOne ? own.map((slot) => writtenLike(next, slot, language)) : []
    if (!isOne || written.includes(null)) {
      unfilled += changed.length
      continue
    }
    own.forEach((slot, index) => {
      changes.set(slot, written[index]!)
      expected.set(slot, keyOf(next))
    })
    if (language === 'en' && next.type === 'number' && (key === 'number 1' || next.value === '1')) plurals++
  }
  const filled = withChanges(target, changes)
  // Read again: had two facts run into one another, the sentence would say something that nobody wrote.
  const isRead = slotsOf(filled).map(keyOf).join() === slots.map((slot) => expected.get(slot)).join()
  return isRead ? { target: filled, unfilled, plurals } : { target, unfilled: unfilled + changes.size, plurals: 0 }
}

const keyOf = ({ type, value }: Slot): string => `${type} ${value}`

function withChanges(target: string, changes: ReadonlyMap<Slot, string>): string {
  let filled = ''
  let at = 0
  for (const [slot, text] of [...changes].sort(([a], [b]) => a.start - b.start)) {
    filled += target.slice(at, slot.start) + text
    at = slot.end
  }
  return filled + target.slice(at)
}

/** A fact as the translation would write it, or null where that cannot be told. */
function writtenLike(fact: Slot, like: Slot, language: LanguageTag): string | null {
  if (fact.type === 'date') return dateLike(fact.value, like.text)
  return fact.type === 'number' ? numberLike(fact, like, language) : fact.text
}

function numberLike(fact: Slot, { text }: Slot, language: LanguageTag): string | null {
  const [own, look] = [numberLook(fact.text), numberLook(text)]
  if (own.exponent === look.exponent) {
    const digits = look.hasSeparators || (own.hasSeparators && language === 'en') ? separated(own.digits) : own.digits
    return text.replace(/\d[\d,]*(?:\.\d+)?/, digits)
  }
  const digits = shifted(fact.value, -look.exponent)
  // 0.0375 million: nobody writes that.
  if (look.exponent > 0 && (digits.startsWith('0.') || (digits.split('.')[1]?.length ?? 0) > 3)) return null
  const isLong = language === 'en' && digits.split('.')[0]!.length > 4
  return text.replace(/\d[\d,]*(?:\.\d+)?/, look.hasSeparators || isLong ? separated(digits) : digits)
}

const separated = (digits: string): string => {
  const [whole, fraction] = digits.split('.')
  return whole!.replace(/\B(?=(?:\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '')
}

function dateLike(value: string, like: string): string | null {
  const [, year, month, day] = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(value)!.map(String)
  const hasYear = /\d{4}/.test(like)
  if (hasYear !== (year !== '-')) return null
  const [m, d] = [Number(month), Number(day)]
  if (/月/.test(like)) {
    const end = like.at(-1)!
    return `${hasYear ? `${year}年` : ''}${/\D0\d月|^0\d月/.test(like) ? month : m}月${/月0\d/.test(like) ? day : d}${end}`
  }
  if (/^\d{4}-/.test(like)) return value
  const name = monthLike(m, /\p{L}+/u.exec(like)![0])
  return /^\d/.test(like) ? `${d} ${name}${hasYear ? ` ${year}` : ''}` : `${name} ${d}${hasYear ? `, ${year}` : ''}`
}
