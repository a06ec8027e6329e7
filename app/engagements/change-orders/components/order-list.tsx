import type { Currency } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { Money } from '~/ui/money'
import { NumberedRow } from '../../components/numbered-row'
import type { ShownOrder } from '../queries.server'
import { OrderChip } from './order-status'

/** The change orders of an engagement, newest first. */
export function OrderList({ orders, currency, path }: { orders: readonly ShownOrder[]; currency: Currency; path: string }) {
  const { t } = useWords()
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {orders.map(({ number, words, status, deltaMinor }) => (
        <NumberedRow key={number} to={`${path}/changes/${number}`} name={t('engagements:change.one', { number })} words={words}>
          <Money amount={deltaMinor} currency={currency} isDifference />
          <OrderChip status={status} t={t} />
        </NumberedRow>
      ))}
    </ul>
  )
}
