import { Link } from 'react-router'
import type { Currency } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { Money } from '~/ui/money'
import type { ShownOrder } from '../queries.server'
import { OrderChip } from './order-status'

/** The change orders of an engagement, newest first. */
export function OrderList({ orders, currency, path }: { orders: readonly ShownOrder[]; currency: Currency; path: string }) {
  const { t } = useWords()
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {orders.map(({ number, words, status, deltaMinor }) => (
        <li key={number} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pt-1 pb-2.5 sm:pb-1">
          <Link to={`${path}/changes/${number}`} className="inline-flex min-h-11 grow items-center gap-2 py-1.5">
            <span className="shrink-0">{t('engagements:change.one', { number })}</span>
            <DocumentText view={words} field="title" as="span" />
          </Link>
          <Money amount={deltaMinor} currency={currency} isDifference />
          <OrderChip status={status} t={t} />
        </li>
      ))}
    </ul>
  )
}
