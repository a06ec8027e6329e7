import { useWords } from '~/platform/i18n/words'
import { type Currency, formatMoney, formatMoneyCompactly, formatMoneyWithCode, plainMoney } from '~/platform/money'
import { classes } from './classes'
import { formatDay } from './format-instant'

/** For amounts that are not there, or that no rate can convert. */
const noAmount = '–'

interface Style {
  /** About three digits, large units in words: 万/亿, lakh/crore. */
  compact?: boolean
}

interface AmountProps extends Style {
  amount: number | null
  currency: Currency
  /** For a difference: what is added says so with a plus. */
  isDifference?: boolean
  /** The currency by its code, as papers say it. */
  withCode?: boolean
  className?: string
}

/** One amount in its own currency. `amount` is in integer minor units; null shows "–". */
export function Money({ amount, currency, compact, isDifference = false, withCode = false, className }: AmountProps) {
  const { language } = useWords()
  if (amount === null) return <span className={className}>{noAmount}</span>
  return (
    <data value={`${plainMoney(amount)} ${currency}`} className={classes('whitespace-nowrap', className)}>
      {isDifference && amount > 0 ? '+' : ''}
      {(compact ? formatMoneyCompactly : withCode ? formatMoneyWithCode : formatMoney)(amount, currency, language)}
    </data>
  )
}

/** A band from one amount to another; either end may be open. */
export function MoneyRange({ from, to, currency, compact }: { from: number | null; to: number | null; currency: Currency } & Style) {
  const { t, language } = useWords()
  const say = (amount: number) => (compact ? formatMoneyCompactly : formatMoney)(amount, currency, language)
  if (from !== null && to !== null) {
    return (
      <span>
        <Money amount={from} currency={currency} compact={compact} />
        {' – '}
        <Money amount={to} currency={currency} compact={compact} />
      </span>
    )
  }
  if (from !== null) return <span className="whitespace-nowrap">{t('common:money.from', { amount: say(from) })}</span>
  if (to !== null) return <span className="whitespace-nowrap">{t('common:money.upTo', { amount: say(to) })}</span>
  return <span>{noAmount}</span>
}

export interface ConvertedAmount {
  currency: Currency
  /** Integer minor units; null when there is no rate: nothing is guessed. */
  amount: number | null
}

/** An amount as agreed, and below it what it is worth in the other currencies at a dated rate. */
export function MoneyIn3({
  amount,
  currency,
  converted,
  rateDate,
}: {
  amount: number | null
  currency: Currency
  converted: readonly ConvertedAmount[]
  /** Day of the rates, `YYYY-MM-DD`. */
  rateDate?: string | null | undefined
}) {
  const { t, language } = useWords()
  if (amount === null) return <span>{noAmount}</span>
  const hasRate = converted.some((other) => other.amount !== null)
  return (
    <span>
      <Money amount={amount} currency={currency} className="font-semibold" />
      <span className="block text-ink-soft text-xs">
        {hasRate ? '≈ ' : null}
        {converted.map((other, index) => (
          <span key={other.currency}>
            {index > 0 ? ' · ' : null}
            {other.amount === null ? (
              <span className="whitespace-nowrap">{`${other.currency} ${noAmount}`}</span>
            ) : (
              <Money amount={other.amount} currency={other.currency} compact />
            )}
          </span>
        ))}
        {hasRate && rateDate ? <span className="block">{t('common:money.rateOf', { date: formatDay(rateDate, language) })}</span> : null}
      </span>
    </span>
  )
}
