import type { MilestoneStatus } from '#db/schema'
import type { Translate } from '~/platform/i18n/words'
import { Chip, type ChipTone } from '~/ui/chip'

const tones: Record<MilestoneStatus, ChipTone> = {
  planned: 'neutral',
  in_progress: 'river',
  delivered: 'amber',
  rejected: 'signal',
  accepted: 'good',
}

/** The state of a milestone in a word. */
export const MilestoneChip = ({ status, t }: { status: MilestoneStatus; t: Translate }) => (
  <Chip tone={tones[status]}>{t(`engagements:milestone.status.${status}`)}</Chip>
)
