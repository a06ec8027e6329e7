import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '~/platform/i18n/words'
import { Card } from '~/ui/card'
import { Money } from '~/ui/money'
import { type ComparedBid, companyNameOf } from '../compare/comparison'
import { BidStatusChip } from './bid-status'
import type { CompareRow } from './compare-rows'
import { VendorTrust } from './vendor-trust'

/** On a phone: one bid at a time, and a switch between them that needs no script. */
export function CompareCard({
  bids,
  rows,
  shown,
  deeds,
}: {
  bids: readonly ComparedBid[]
  rows: readonly CompareRow[]
  /** Reference of the bid to show; the first one when there is no such bid. */
  shown: string | null
  deeds: (bid: ComparedBid) => ReactNode
}) {
  const { t, language } = useWords()
  const bid = bids.find(({ ref }) => ref === shown) ?? bids[0]
  if (!bid) return null
  return (
    <div className="md:hidden print:hidden">
      {bids.length > 1 ? (
        <nav aria-label={t('bids:compare.switch')} className="mb-4 overflow-hidden rounded-lg border border-line bg-surface">
          <ul className="divide-y divide-line">
            {bids.map((each) => (
              <li key={each.ref}>
                <Link
                  to={`?bid=${each.ref}`}
                  preventScrollReset
                  aria-current={each.ref === bid.ref ? 'page' : undefined}
                  className="flex min-h-11 items-center justify-between gap-3 border-transparent border-s-4 px-3 py-2 text-sm no-underline -outline-offset-3 aria-[current=page]:border-river aria-[current=page]:bg-river-wash aria-[current=page]:font-semibold"
                >
                  <bdi className="min-w-0">{companyNameOf(each, language)}</bdi>
                  <Money amount={each.totalMinor} currency={each.currency} compact />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <Card as="article" title={<bdi>{companyNameOf(bid, language)}</bdi>} actions={<BidStatusChip status={bid.status} reader="buyer" />}>
        <p className="mb-2 flex flex-wrap items-center gap-2 text-ink-soft text-xs">
          {bid.ref}
          <VendorTrust bid={bid} />
        </p>
        <dl className="divide-y divide-line text-sm">
          {rows.map(({ key, head, cell }) => (
            <div key={key} className="py-3">
              <dt className="mb-1 font-semibold">{head}</dt>
              <dd>{cell(bid)}</dd>
            </div>
          ))}
        </dl>
        <div className="mt-4">{deeds(bid)}</div>
      </Card>
    </div>
  )
}
