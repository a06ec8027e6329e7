import type { RequestStatus } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { Chip, type ChipTone } from '~/ui/chip'

const tones: Record<RequestStatus, ChipTone> = {
  draft: 'neutral',
  submitted: 'amber',
  in_triage: 'amber',
  needs_info: 'signal',
  rejected: 'neutral',
  in_translation: 'amber',
  buyer_confirm: 'signal',
  held: 'amber',
  open: 'river',
  evaluating: 'river',
  awarded: 'good',
  unsuccessful: 'neutral',
  cancelled: 'neutral',
  suspended: 'amber',
}

/** The state of a request in a word. */
export function StatusChip({ status }: { status: RequestStatus }) {
  const { t } = useWords()
  return <Chip tone={tones[status]}>{t(`requests:status.${status}`)}</Chip>
}
