import type { Translate } from '~/platform/i18n/words'
import { Chip, type ChipTone } from '~/ui/chip'
import type { QuestionStatus } from '../question'

const tones: Partial<Record<QuestionStatus, ChipTone>> = { published: 'good', refused: 'neutral', lapsed: 'neutral' }

/** How far a question is. */
export const StatusChip = ({ status, t }: { status: QuestionStatus; t: Translate }) => (
  <Chip tone={tones[status] ?? 'amber'}>{t(`questions:status.${status}`)}</Chip>
)
