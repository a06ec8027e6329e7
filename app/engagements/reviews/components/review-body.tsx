import { useWords } from '~/platform/i18n/words'
import { otherSide } from '../../engagement'
import type { PublicReview, ShownReview } from '../queries.server'
import { ReviewWords } from './review-words'
import { StarList } from './stars'

/** What one side wrote of the other: stars, words, and the answer when there is one. */
export function ReviewBody({ review: { side, stars, words, answer, hasAnswer, removed } }: { review: PublicReview | ShownReview }) {
  const { t } = useWords()
  return (
    <>
      <StarList stars={stars} side={side} />
      <div className="mt-3">
        <ReviewWords view={words} part="words" removed={removed.words} />
      </div>
      {hasAnswer ? (
        <section className="mt-4 border-line border-s-4 ps-4">
          <h3 className="mb-1 text-base">{t(`reviews:answerBy.${otherSide(side)}`)}</h3>
          <ReviewWords view={answer} part="answer" removed={removed.answer} />
        </section>
      ) : null}
    </>
  )
}
