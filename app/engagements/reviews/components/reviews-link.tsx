import type { EngagementStatus } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { openedAt } from '../review'

interface Props {
  engagement: { status: EngagementStatus; activatedAt: string | null; completedAt: string | null; endedAt: string | null }
  path: string
}

/** The way to the reviews, once there can be any. */
export function ReviewsLink({ engagement, path }: Props) {
  const { t } = useWords()
  if (openedAt(engagement) === null) return null
  return (
    <LinkButton variant="secondary" to={`${path}/reviews`}>
      {t('reviews:title')}
    </LinkButton>
  )
}
