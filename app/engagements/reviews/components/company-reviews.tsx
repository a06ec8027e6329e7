import { nameFor } from '~/companies/company'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Instant } from '~/ui/instant'
import { PageLink } from '~/ui/page-link'
import { Pager } from '~/ui/pager'
import type { CompanyRecord, PublicReview } from '../queries.server'
import { fewestForAverage } from '../review'
import { ReviewBody } from './review-body'
import { StarRow } from './stars'
import { TrackRecordList } from './track-record-list'

interface Props {
  kind: 'buyer' | 'vendor'
  record: CompanyRecord | null
  reviews: readonly PublicReview[]
  next: string | null
}

/** What a company's finished engagements say: facts first, then its partners' words and stars. */
export function CompanyReviews({ kind, record, reviews, next }: Props) {
  const { t } = useWords()
  return (
    <section className="mb-8">
      <h2 className="mb-1">{t('reviews:public.title')}</h2>
      {record ? (
        <>
          <p className="mb-3 text-ink-soft text-sm">{t('reviews:public.counted', { count: record.record.engagements })}</p>
          <div className="mb-6 max-w-reading">
            <TrackRecordList record={record.record} kind={kind} />
          </div>
          {record.averages ? (
            <ul className="mb-6">
              {record.averages.map(({ aspect, tenths, count }) => (
                <li key={aspect}>
                  {t(`reviews:aspect.${aspect}.name`)} <StarRow value={tenths / 10} />{' '}
                  <span className="text-ink-soft text-sm">{t('reviews:public.of', { count })}</span>
                </li>
              ))}
            </ul>
          ) : record.reviews > 0 ? (
            <p className="mb-4 text-ink-soft text-sm">{t('reviews:public.noAverage', { fewest: fewestForAverage })}</p>
          ) : null}
          {reviews.length > 0 ? (
            <ul className="grid gap-5">
              {reviews.map((review) => (
                <OneReview key={review.id} review={review} />
              ))}
            </ul>
          ) : (
            <p className="text-ink-soft">{t('reviews:public.none')}</p>
          )}
          <Pager next={next} first={null} />
        </>
      ) : (
        <p className="text-ink-soft">{t('reviews:public.noRecord')}</p>
      )}
    </section>
  )
}

function OneReview({ review }: { review: PublicReview }) {
  const { language } = useWords()
  const { by, revealedAt } = review
  const { name, lang } = nameFor(by, language)
  return (
    <li className="rounded-lg border border-line bg-surface p-5">
      <p className="mb-2">
        <PageLink to={`/${segmentOf(language)}/companies/${by.ref}`} className="font-semibold">
          <bdi lang={lang}>{name}</bdi>
        </PageLink>{' '}
        <Instant at={revealedAt} show="day" className="text-ink-soft text-sm" />
      </p>
      <ReviewBody review={review} />
    </li>
  )
}
