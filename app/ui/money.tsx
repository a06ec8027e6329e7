import { useWords } from '~/platform/i18n/words'
import { classes } from './classes'
import { formatDay } from './format-instant'
import { type Currency, formatMoney, type MoneyStyle, noAmount } from './format-money'

/** One amount in its own currency. `amount` is in integer minor units; null shows "–". */
export function Money({
  amount,
  currency,
  className,
  ...style
}: { amount: number | null; currency: Currency; className?: string } & MoneyStyle) {
  const { language } = useWords()
  if (amount === null) return <span className={className}>{noAmount}</span>
  return (
    <data value={`${(amount / 100).toFixed(2)} ${currency}`} className={classes('whitespace-nowrap', className)}>
      {formatMoney(amount, currency, language, style)}
    </data>
  )
}

/** From one amount to another ("¥ 10万 – ¥ 20万"), for budget bands. Either end may be open. */
export function MoneyRange({ from, to, currency, ...style }: { from: number | null; to: number | null; currency: Currency } & MoneyStyle) {
  const { t, language } = useWords()
  const say = (amount: number) => formatMoney(amount, currency, language, style)
  if (from === null && to === null) return <span>{noAmount}</span>
  if (from === null) return <span className="whitespace-nowrap">{t('common:money.upTo', { amount: say(to!) })}</span>
  if (to === null) return <span className="whitespace-nowrap">{t('common:money.from', { amount: say(from) })}</span>
  return (
    <span>
      <Money amount={from} currency={currency} {...style} />
      {' – '}
      <Money amount={to} currency={currency} {...style} />
    </span>
  )
}

export interface Converted {
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
  converted: readonly Converted[]
  /** Day of the rates, `YYYY-MM-DD`. */
  rateDate?: string | null
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
              <Money amount={other.amount} currency={other.currency} compact rounded />
            )}
          </span>
        ))}
        {hasRate && rateDate ? <span className="block">{t('common:money.rateOf', { date: formatDay(rateDate, language) })}</span> : null}
      </span>
    </span>
  )
}
