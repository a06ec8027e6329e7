import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Instant } from '~/ui/instant'
import type { ShownReview } from '../queries.server'
import { ReviewBody } from './review-body'

interface Props {
  review: ShownReview
  now: string
  /** Where a moderator takes words down; null for everybody else. */
  removeAt: string | null
}

/** One side's review as the two sides read it. */
export function EngagementReview({ review, now, removeAt }: Props) {
  const { t } = useWords()
  const { side, status, writtenAt } = review
  return (
    <Card title={t(`reviews:by.${side}`)} className="mb-6">
      <p className="mb-3 text-ink-soft text-sm">
        {status === 'sealed' ? <Chip tone="amber">{t('reviews:sealed')}</Chip> : null} <Instant at={writtenAt} now={now} hint={false} />
      </p>
      <ReviewBody review={review} />
      {removeAt && status === 'revealed' ? (
        <LinkButton variant="quiet" to={removeAt} className="mt-3">
          {t('reviews:remove.open')}
        </LinkButton>
      ) : null}
    </Card>
  )
}
