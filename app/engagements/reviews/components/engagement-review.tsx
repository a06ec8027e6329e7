import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Instant } from '~/ui/instant'
import { otherSide } from '../../engagement'
import type { ShownReview } from '../queries.server'
import { ReviewWords } from './review-words'
import { StarList } from './stars'

interface Props {
  review: ShownReview
  now: string
  /** Where a moderator takes words down; null for everybody else. */
  removeAt: string | null
}

/** One side's review as the two sides read it. */
export function EngagementReview({ review, now, removeAt }: Props) {
  const { t } = useWords()
  const { side, status, stars, words, answer, removed, writtenAt, hasAnswer } = review
  const answering = otherSide(side)
  return (
    <Card title={t(`reviews:by.${side}`)} className="mb-6">
      <p className="mb-3 text-ink-soft text-sm">
        {status === 'sealed' ? <Chip tone="amber">{t('reviews:sealed')}</Chip> : null} <Instant at={writtenAt} now={now} hint={false} />
      </p>
      <StarList stars={stars} side={side} />
      <div className="mt-3">
        <ReviewWords view={words} part="words" removed={removed.words} />
      </div>
      {hasAnswer ? (
        <section className="mt-4 border-line border-s-4 ps-4">
          <h3 className="mb-1 text-base">{t(`reviews:answerBy.${answering}`)}</h3>
          <ReviewWords view={answer} part="answer" removed={removed.answer} />
        </section>
      ) : null}
      {removeAt && status === 'revealed' ? (
        <LinkButton variant="quiet" to={removeAt} className="mt-3">
          {t('reviews:remove.open')}
        </LinkButton>
      ) : null}
    </Card>
  )
}
