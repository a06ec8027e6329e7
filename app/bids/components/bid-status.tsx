import type { BidStatus, InstantText, RequestStatus } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { Chip, type ChipTone } from '~/ui/chip'
import { Instant } from '~/ui/instant'
import { NextStep } from '~/ui/stepper'

const tones: Record<BidStatus, ChipTone> = {
  draft: 'amber',
  submitted: 'river',
  needs_reconfirm: 'signal',
  withdrawn: 'neutral',
  lapsed: 'neutral',
  opened: 'river',
  readable: 'river',
  shortlisted: 'good',
  won: 'good',
  not_selected: 'neutral',
  disqualified: 'neutral',
}

/** `reader` because a bid that is readable to its buyer is, to its vendor, one that is being compared. */
export function BidStatusChip({ status, reader = 'vendor' }: { status: BidStatus; reader?: 'vendor' | 'buyer' }) {
  const { t } = useWords()
  return <Chip tone={tones[status]}>{t(`bids:status.${reader}.${status}`)}</Chip>
}

interface Standing {
  status: BidStatus
  requestStatus: RequestStatus
  deadlineAt: InstantText | null
}

/** Who acts next and by when, for the bid's own vendor. */
export function BidNext({ bid: { status, requestStatus, deadlineAt }, now }: { bid: Standing; now: InstantText }) {
  const { t } = useWords()
  const waits = status === 'draft' || status === 'needs_reconfirm'
  const isRunning = requestStatus === 'open' && deadlineAt !== null && deadlineAt > now
  if (waits || status === 'submitted') {
    const code = requestStatus === 'suspended' ? 'suspended' : isRunning ? status : 'closing'
    return (
      <NextStep isReadersTurn={waits && isRunning}>
        {t(`bids:next.${code}`)} {isRunning && deadlineAt ? <Instant at={deadlineAt} now={now} /> : null}
      </NextStep>
    )
  }
  return <NextStep>{t(`bids:next.${status}`)}</NextStep>
}
