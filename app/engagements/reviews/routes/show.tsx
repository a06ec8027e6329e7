import { databaseNow } from '#db/clock'
import { isModerator } from '~/accounts/actor'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { otherSide } from '../../engagement'
import { gateEngagement } from '../../gate.server'
import { EngagementReview } from '../components/engagement-review'
import { TrackRecordList } from '../components/track-record-list'
import { reviewsFor, trackRecordIn } from '../queries.server'
import type { Route } from './+types/show'

export const handle = { policy: 'reviews.show' }

const gate = (args: Route.LoaderArgs) => gateEngagement(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { actor, engagement, path } = await gate(args)
  const { id, ref, side, status } = engagement
  const now = await databaseNow(db)
  return {
    ref,
    side,
    path,
    ...(await reviewsFor(db, { engagementId: id, side, language: languageOf(args.context), now })),
    record: await trackRecordIn(db, [{ id, status }]),
    mayRemove: isModerator(actor),
    now,
  }
}

/** What the record says about this engagement, and what both sides say once it is revealed. */
export default function Show({ loaderData }: Route.ComponentProps) {
  const { t } = useWords()
  const { ref, side, path, reviews, closesAt, written, isRevealed, may, record, mayRemove, now } = loaderData
  const hasWritten = side !== null && written.includes(side)
  const isOver = closesAt !== null && now >= closesAt
  return (
    <>
      <title>{t('reviews:pageTitle', { ref })}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref }) }}
        title={t('reviews:title')}
        sub={t('reviews:sub')}
        actions={
          <>
            {may.write ? (
              <LinkButton variant={hasWritten ? 'secondary' : 'primary'} to={`${path}/reviews/write`}>
                {t(hasWritten ? 'reviews:rewrite' : 'reviews:write')}
              </LinkButton>
            ) : null}
            {may.answer ? <LinkButton to={`${path}/reviews/answer`}>{t('reviews:answer.open')}</LinkButton> : null}
          </>
        }
      />
      {closesAt === null ? <Notice title={t('reviews:state.notYet')} /> : null}
      {closesAt && !isRevealed ? (
        <Notice title={t(stateOf())}>
          {isOver ? null : (
            <>
              {t('reviews:revealedBy')} <Instant at={closesAt} now={now} />
            </>
          )}
        </Notice>
      ) : null}
      {reviews.map((review) => (
        <EngagementReview
          key={review.side}
          review={review}
          now={now}
          removeAt={mayRemove ? `${path}/reviews/${review.side}/remove` : null}
        />
      ))}
      <section className="mb-8 max-w-reading">
        <h2 className="mb-1 text-lg">{t('reviews:facts')}</h2>
        <p className="mb-3 text-ink-soft text-sm">{t('reviews:factsHint')}</p>
        <TrackRecordList record={record} kind={null} />
      </section>
    </>
  )

  function stateOf() {
    if (isOver) return written.length > 0 ? 'reviews:state.opening' : 'reviews:state.nobody'
    if (side === null) return written.length > 0 ? 'reviews:state.oneWritten' : 'reviews:state.open'
    if (hasWritten) return 'reviews:state.youWrote'
    return written.includes(otherSide(side)) ? 'reviews:state.otherWrote' : 'reviews:state.open'
  }
}
