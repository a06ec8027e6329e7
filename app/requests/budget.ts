import type { Currency } from '#db/schema'
import type { Language } from '~/platform/i18n/language'
import { formatMoneyCompactly } from '~/platform/money'

/** From and to, minor units. */
export type Range = readonly [number | null, number | null]

/** A band of amounts in a word or two: `¥18万 – ¥26万`. */
export function rangeText([from, to]: Range, currency: Currency, language: Language, format = formatMoneyCompactly): string {
  const say = (amount: number) => format(amount, currency, language)
  if (from !== null && to !== null && from !== to) return `${say(from)} – ${say(to)}`
  const only = to ?? from
  return only === null ? '–' : say(only)
}
