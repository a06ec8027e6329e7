import { Link } from 'react-router'
import type { Currency } from '#db/schema'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { DescriptionList } from '~/ui/description-list'
import { Instant } from '~/ui/instant'
import type { Range } from '../budget'
import { BudgetBand } from './budget'

export interface PublicFactsData {
  ref: string
  buyer: { ref: string; name: string; city: { name: string; lang: string } }
  corridor: { slug: string; name: string } | null
  vertical: string | null
  division: string | null
  technologies: readonly string[]
  serviceKind: string | null
  currency: Currency
  budget: Range
  converted: readonly { currency: Currency; range: Range }[]
  rateDate: string | null
  startWish: string | null
  workplace: string | null
  confidentiality: string
  mode: string
  publishedAt: string
  deadlineAt: string
  /** Since when the bidding period stands still; the deadline will be a later one. */
  suspendedAt: string | null
}

/** What both sides must agree on, from structured fields, never from prose. */
export function PublicFacts({ facts, now }: { facts: PublicFactsData; now: string }) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  return (
    <DescriptionList
      items={[
        facts.suspendedAt
          ? { term: t('requests:board.suspendedSince'), detail: <Instant at={facts.suspendedAt} now={now} /> }
          : {
              term: t(facts.deadlineAt > now ? 'requests:board.closes' : 'requests:board.closed'),
              detail: <Instant at={facts.deadlineAt} now={now} />,
            },
        {
          term: t('requests:fact.budget'),
          detail: <BudgetBand range={facts.budget} currency={facts.currency} converted={facts.converted} rateDate={facts.rateDate} />,
        },
        { term: t('requests:fact.mode'), detail: facts.mode === 'build' ? t('requests:mode.build') : null },
        { term: t('requests:fact.serviceKind'), detail: facts.serviceKind && t(`requests:serviceKind.${facts.serviceKind}`) },
        {
          term: t('requests:fact.technologies'),
          detail: facts.technologies.map((technology) => t(`requests:technology.${technology}`)).join(t('requests:board.listSeparator')),
        },
        { term: t('requests:fact.startWish'), detail: facts.startWish && t(`requests:startWish.${facts.startWish}`) },
        { term: t('requests:fact.workplace'), detail: facts.workplace && t(`requests:workplace.${facts.workplace}`) },
        { term: t('requests:fact.confidentiality'), detail: t(`requests:confidentiality.${facts.confidentiality}`) },
        {
          term: t('requests:page.buyer'),
          detail: (
            <>
              <Link to={`${base}/companies/${facts.buyer.ref}`}>
                <bdi>{facts.buyer.name}</bdi>
              </Link>
              {facts.buyer.city.name ? (
                <span lang={facts.buyer.city.lang} className="block text-ink-soft text-sm">
                  {facts.buyer.city.name}
                </span>
              ) : null}
            </>
          ),
        },
        { term: t('requests:fact.vertical'), detail: facts.vertical && t(`requests:vertical.${facts.vertical}`) },
        { term: t('requests:fact.division'), detail: facts.division && t(`requests:division.${facts.division}`) },
        {
          term: t('corridors:name'),
          detail: facts.corridor && <Link to={`${base}/corridors/${facts.corridor.slug}`}>{facts.corridor.name}</Link>,
        },
        { term: t('requests:fact.published'), detail: <Instant at={facts.publishedAt} now={now} hint={false} /> },
        { term: t('requests:fact.ref'), detail: facts.ref },
      ]}
    />
  )
}
