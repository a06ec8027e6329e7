import { useWords } from '~/platform/i18n/words'
import { Chip, type ChipTone } from '~/ui/chip'
import type { IconName } from '~/ui/icon'
import type { Standing } from '../company'

const looks: Record<Standing, { tone: ChipTone; icon: IconName }> = {
  waiting: { tone: 'amber', icon: 'clock' },
  refused: { tone: 'signal', icon: 'alert' },
  verified: { tone: 'good', icon: 'shield' },
  expiring: { tone: 'amber', icon: 'shield' },
  expired: { tone: 'amber', icon: 'alert' },
  suspended: { tone: 'signal', icon: 'lock' },
}

/** Where a company stands, in a word or two. */
export function StandingChip({ standing }: { standing: Standing }) {
  const { t } = useWords()
  return (
    <Chip tone={looks[standing].tone} icon={looks[standing].icon}>
      {t(`companies:standing.${standing}`)}
    </Chip>
  )
}
