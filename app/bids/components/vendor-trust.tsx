import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import type { ComparedBid } from '../compare/comparison'

/** Said only where something is amiss: that a bidder is verified goes without saying. */
export function VendorTrust({ bid: { company } }: { bid: ComparedBid }) {
  const { t } = useWords()
  if (company.trust === 'verified') return null
  return (
    <Chip tone="signal" icon="alert">
      {t(`bids:compare.trust.${company.trust}`)}
    </Chip>
  )
}
