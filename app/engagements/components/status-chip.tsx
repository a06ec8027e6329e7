import type { EngagementStatus } from '#db/schema'
import type { Translate } from '~/platform/i18n/words'
import { Chip, type ChipTone } from '~/ui/chip'

const tones: Record<EngagementStatus, ChipTone> = {
  contracting: 'amber',
  active: 'river',
  suspended: 'amber',
  completed: 'good',
  closed: 'good',
  terminated: 'neutral',
}

/** The state of an engagement in a word. */
export const StatusChip = ({ status, t }: { status: EngagementStatus; t: Translate }) => (
  <Chip tone={tones[status]}>{t(`engagements:status.${status}`)}</Chip>
)
