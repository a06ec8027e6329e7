import type { DisputeStatus } from '#db/schema'
import type { Translate } from '~/platform/i18n/words'
import { Chip, type ChipTone } from '~/ui/chip'

const tones: Record<DisputeStatus, ChipTone> = {
  raised: 'signal',
  answered: 'amber',
  mediation: 'amber',
  settled: 'good',
  decided: 'good',
  withdrawn: 'neutral',
}

/** The state of a dispute in a word. */
export const DisputeChip = ({ status, t }: { status: DisputeStatus; t: Translate }) => (
  <Chip tone={tones[status]}>{t(`disputes:status.${status}`)}</Chip>
)
