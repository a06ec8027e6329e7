import type { Currency } from '#db/schema'
import type { Language } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { formatMoney, formatMoneyCompactly } from '~/platform/money'
import { formatDay } from '~/ui/format-instant'

/** From and to, minor units. */
export type Range = readonly [number | null, number | null]

/** A band of amounts in a word or two: `¥18万 – ¥26万`. */
export function rangeText([from, to]: Range, currency: Currency, language: Language, format = formatMoneyCompactly): string {
  const say = (amount: number) => format(amount, currency, language)
  if (from !== null && to !== null && from !== to) return `${say(from)} – ${say(to)}`
  const only = to ?? from
  return only === null ? '–' : say(only)
}

/** A budget as its buyer stated it, and what it is in the other currencies at a dated rate. */
export function BudgetBand({
  range,
  currency,
  converted,
  rateDate,
}: {
  range: Range
  currency: Currency
  converted: readonly { currency: Currency; range: Range }[]
  rateDate: string | null
}) {
  const { t, language } = useWords()
  return (
    <>
      <span className="font-semibold">{rangeText(range, currency, language, formatMoney)}</span>
      {converted.map((other) => (
        <span key={other.currency} className="block text-ink-soft text-sm">
          {`≈ ${rangeText(other.range, other.currency, language)}`}
        </span>
      ))}
      {rateDate ? (
        <span className="block text-ink-faint text-xs">{t('common:money.rateOf', { date: formatDay(rateDate, language) })}</span>
      ) : null}
    </>
  )
}
