import type { Translate } from '~/platform/i18n/words'
import { Chip, type ChipTone } from '~/ui/chip'
import type { ChangeOrderStatus } from '../change-order'

const tones: Record<ChangeOrderStatus, ChipTone> = { proposed: 'amber', agreed: 'good', declined: 'neutral', withdrawn: 'neutral' }

export const OrderChip = ({ status, t }: { status: ChangeOrderStatus; t: Translate }) => (
  <Chip tone={tones[status]}>{t(`engagements:change.status.${status}`)}</Chip>
)
