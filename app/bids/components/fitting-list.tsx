import { Link } from 'react-router'
import type { InstantText } from '#db/schema'
import { ReasonList } from '~/discovery/components/reason-list'
import { type Place, placeText } from '~/discovery/fitting/place'
import { mostCompared, type Reasons } from '~/discovery/matching/fit'
import { useWords } from '~/platform/i18n/words'
import type { Currency } from '~/platform/money'
import { Card, CardGrid } from '~/ui/card'
import { formatCount } from '~/ui/format-count'
import { Instant } from '~/ui/instant'
import { MoneyRange } from '~/ui/money'
import { Pager } from '~/ui/pager'

interface Fitting {
  ref: string
  title: string
  summary: string
  deadlineAt: InstantText | null
  currency: Currency
  budgetMin: number | null
  budgetMax: number | null
  reasons: Reasons
  isInvited: boolean
}

interface FittingListProps {
  requests: readonly Fitting[]
  next: Place | null
  /** Not the first page. */
  isFurther: boolean
  now: InstantText
  lang: string
}

/** Open requests that fit the vendor, page by page. */
export function FittingList({ requests, next, isFurther, now, lang }: FittingListProps) {
  const { t, language } = useWords()
  return (
    <section className="mb-8">
      <h2 className="mb-1">{t('bids:mine.fitting')}</h2>
      <p className="mb-3 text-ink-soft text-sm">{t('bids:mine.fittingHint', { most: formatCount(mostCompared, language) })}</p>
      {requests.length === 0 ? <p>{t('bids:mine.fittingNone')}</p> : null}
      <CardGrid>
        {requests.map(({ ref, title, summary, deadlineAt, currency, budgetMin, budgetMax, reasons, isInvited }) => (
          <Card key={ref} as="article">
            <h3 className="text-base">
              <Link to={`/${lang}/requests/${ref}`} className="inline-flex min-h-11 items-center">
                {title}
              </Link>
            </h3>
            <p className="mt-1 line-clamp-3 text-sm">{summary}</p>
            <ReasonList reasons={reasons} side="request" isInvited={isInvited} />
            <p className="mt-2 text-ink-soft text-sm">
              <MoneyRange from={budgetMin} to={budgetMax} currency={currency} compact />
            </p>
            {deadlineAt ? (
              <p className="text-ink-soft text-sm">
                {t('bids:mine.closes')} <Instant at={deadlineAt} now={now} />
              </p>
            ) : null}
          </Card>
        ))}
      </CardGrid>
      <Pager next={next && `?${new URLSearchParams({ fitting: placeText(next) })}`} first={isFurther ? `/${lang}/my/bids` : null} />
    </section>
  )
}
