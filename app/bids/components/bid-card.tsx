import { Link } from 'react-router'
import type { BidStatus, InstantText, RequestStatus } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { BidNext, BidStatusChip } from './bid-status'

export interface ListedBid {
  ref: string
  status: BidStatus
  version: number
  requestRef: string
  requestStatus: RequestStatus
  deadlineAt: InstantText | null
  title: string
}

/** One of the vendor's bids, with the one thing to do about it. */
export function BidCard({ bid, now, lang }: { bid: ListedBid; now: InstantText; lang: string }) {
  const { t } = useWords()
  const isOpen = bid.requestStatus === 'open' && bid.deadlineAt !== null && bid.deadlineAt > now
  const waits = isOpen && (bid.status === 'needs_reconfirm' || bid.status === 'draft')
  return (
    <Card as="li" {...(isOpen && bid.status === 'needs_reconfirm' ? { tone: 'attention' as const } : {})}>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <Link to={`/${lang}/my/bids/${bid.ref}`} className="inline-flex min-h-11 items-center font-semibold text-lg">
            {bid.title}
          </Link>
          <p className="mt-1 flex flex-wrap items-center gap-2 text-ink-soft text-sm">
            <BidStatusChip status={bid.status} />
            <span>{bid.ref}</span>
            {bid.version > 0 ? <span>{t('bids:show.versionNumber', { number: bid.version })}</span> : null}
          </p>
          <BidNext bid={bid} now={now} />
        </div>
        {waits ? (
          <LinkButton
            variant={bid.status === 'needs_reconfirm' ? 'primary' : 'secondary'}
            to={bid.status === 'draft' ? `/${lang}/requests/${bid.requestRef}/bid` : `/${lang}/my/bids/${bid.ref}`}
          >
            {t(`bids:mine.act.${bid.status}`)}
          </LinkButton>
        ) : null}
      </div>
    </Card>
  )
}
