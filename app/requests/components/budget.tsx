import type { Currency } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { formatMoney } from '~/platform/money'
import { formatDay } from '~/ui/format-instant'
import { type Range, rangeText } from '../budget'

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
