import type { ReactNode } from 'react'
import { useWords } from '~/platform/i18n/words'
import { Card } from '~/ui/card'
import { Tabs } from '~/ui/tabs'
import { type ComparedBid, companyNameOf } from '../compare/comparison'
import { BidStatusChip } from './bid-status'
import type { CompareRow } from './compare-rows'

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
      <Tabs
        label={t('bids:compare.switch')}
        tabs={bids.map((each) => ({ to: `?bid=${each.ref}`, label: companyNameOf(each, language), current: each.ref === bid.ref }))}
      />
      <Card as="article" title={<bdi>{companyNameOf(bid, language)}</bdi>} actions={<BidStatusChip status={bid.status} reader="buyer" />}>
        <p className="mb-2 text-ink-soft text-xs">{bid.ref}</p>
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
