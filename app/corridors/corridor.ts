import type { CorridorTable, Currency, LanguageTag } from '#db/schema'
import { isAuditor, isOperator, type MaybeActor } from '~/accounts/actor'
import { currencies, isCurrency, isRate, type Rate } from '~/platform/money'

/** A corridor ties a Chinese industrial region to an Indian software city. */
export type Corridor = Pick<CorridorTable, 'id' | 'slug' | 'nameZh' | 'nameEn' | 'descriptionZh' | 'descriptionEn' | 'isOpen'>

/** Operators run the portal's corridors, rates and outcomes. */
export const canOperate = (actor: MaybeActor): boolean => isOperator(actor)

/** Auditors read what operators see, and change nothing. */
export const canReadOperation = (actor: MaybeActor): boolean => isOperator(actor) || isAuditor(actor)

/** What an operator writes to open one: most characters, and what an address may hold. */
export const corridorWords = { name: 60, description: 600, slug: /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])$/ } as const

export const nameOf = (corridor: Pick<Corridor, 'nameZh' | 'nameEn'>, language: LanguageTag): string =>
  language === 'zh-CN' ? corridor.nameZh : corridor.nameEn

export const descriptionOf = (corridor: Pick<Corridor, 'descriptionZh' | 'descriptionEn'>, language: LanguageTag): string =>
  language === 'zh-CN' ? corridor.descriptionZh : corridor.descriptionEn

/** The pairs that people quote; the opposite directions and the third pair follow from them. */
export const quotedPairs = [
  { base: 'USD', quote: 'CNY' },
  { base: 'USD', quote: 'INR' },
] as const satisfies { base: Currency; quote: Currency }[]

/** More than this against the last known rate of the pair is taken for a slip of the finger. */
const wildFactor = 1.5

export type RateRefusal = 'badPair' | 'badRate' | 'badDay' | 'future' | 'noSource' | 'wild' | 'exists'

/** Checks a rate as typed against the newest known one of its pair; `today` is a day in China. Null when it may be entered. */
export function refusalOf(rate: Rate, { today, last }: { today: string; last: string | null }): RateRefusal | null {
  if (!isCurrency(rate.base) || !currencies.includes(rate.quote) || rate.base === rate.quote) return 'badPair'
  if (!isRate(rate.rate)) return 'badRate'
  if (!/^\d{4}-\d{2}-\d{2}$/.test(rate.date) || Number.isNaN(Date.parse(rate.date))) return 'badDay'
  if (rate.date > today) return 'future'
  if (!rate.source.trim()) return 'noSource'
  if (last && (Number(rate.rate) > Number(last) * wildFactor || Number(rate.rate) < Number(last) / wildFactor)) return 'wild'
  return null
}
