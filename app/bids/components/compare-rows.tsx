import type { ReactNode } from 'react'
import { CompanyCity } from '~/companies/components/company-name'
import type { Language } from '~/platform/i18n/language'
import type { Translate } from '~/platform/i18n/words'
import { ProvenanceChip } from '~/translations/components/provenance-chip'
import { Chip } from '~/ui/chip'
import { Instant } from '~/ui/instant'
import { Money, MoneyIn3 } from '~/ui/money'
import type { ComparedBid } from '../compare/comparison'
import type { RequirementLine } from '../requirement'
import { AnswerMark } from './answer-mark'

/** One line of the comparison: a heading, and for each bid what stands under it. */
export interface CompareRow {
  key: string
  head: ReactNode
  cell: (bid: ComparedBid) => ReactNode
}

interface Asked {
  t: Translate
  requirements: readonly RequirementLine[]
  requestLanguage: Language
}

/** Facts first: they are out from the opening on. */
export function factRows({ t, requirements, requestLanguage }: Asked): CompareRow[] {
  return [
    {
      key: 'price',
      head: t('bids:compare.price'),
      cell: (bid) => <MoneyIn3 amount={bid.totalMinor} currency={bid.currency} converted={bid.converted} rateDate={bid.rateDate} />,
    },
    { key: 'city', head: t('bids:compare.city'), cell: (bid) => <CompanyCity company={bid.company} /> },
    { key: 'weeks', head: t('bids:compare.weeks'), cell: (bid) => t('bids:compare.weeksOf', { count: bid.weeks }) },
    { key: 'teamSize', head: t('bids:compare.teamSize'), cell: (bid) => t('bids:compare.people', { count: bid.teamSize }) },
    { key: 'validity', head: t('bids:compare.validity'), cell: (bid) => t('bids:compare.days', { count: bid.validityDays }) },
    { key: 'submitted', head: t('bids:compare.submitted'), cell: (bid) => <Instant at={bid.submittedAt} show="day" /> },
    {
      key: 'must',
      head: t('bids:compare.must'),
      cell: (bid) => (
        <span className={bid.mustCovered < bid.mustTotal ? 'font-semibold text-amber' : 'font-semibold text-good'}>
          {t('bids:compare.mustOf', { covered: bid.mustCovered, total: bid.mustTotal })}
        </span>
      ),
    },
    ...requirements.map(({ key, level, what }) => ({
      key: `coverage-${key}`,
      head: (
        <>
          <span className="mb-1 flex flex-wrap items-center gap-x-2">
            {t('bids:form.requirement', { number: Number(key.slice(1)) })}
            <Chip tone={level === 'must' ? 'river' : 'neutral'}>{t(`bids:level.${level}`)}</Chip>
          </span>
          <span lang={requestLanguage} className="block font-normal text-ink-soft">
            {what}
          </span>
        </>
      ),
      cell: (bid: ComparedBid) => (
        <>
          <AnswerMark answer={bid.coverage[key]} />
          <Words bid={bid} field={`coverage.${key}.note`} className="mt-1" />
        </>
      ),
    })),
  ]
}

/** Then what is said in words; milestones have both. */
export function wordRows({ t }: { t: Translate }): CompareRow[] {
  return [
    {
      key: 'milestones',
      head: t('bids:form.milestones'),
      cell: (bid) => (
        <ol className="space-y-2">
          {bid.milestones.map(({ priceMinor, weeks }, index) => (
            <li key={index}>
              <Words bid={bid} field={`milestone.${index + 1}.title`} className="font-semibold" />
              <span className="flex flex-wrap gap-x-3 text-ink-soft">
                <Money amount={priceMinor} currency={bid.currency} />
                <span>{t('bids:compare.weeksOf', { count: weeks })}</span>
              </span>
              <Words bid={bid} field={`milestone.${index + 1}.what`} />
            </li>
          ))}
        </ol>
      ),
    },
    ...(['approach', 'team', 'assumptions', 'outOfScope'] as const).map((field) => ({
      key: field,
      head: t(`bids:form.${field}`),
      cell: (bid: ComparedBid) =>
        bid.words?.fields[field] ? (
          <Words bid={bid} field={field} />
        ) : (
          <span className="text-ink-faint">{t(bid.words ? 'common:state.none' : 'bids:compare.wordsWait')}</span>
        ),
    })),
    {
      key: 'provenance',
      head: t('bids:compare.provenance'),
      cell: (bid) =>
        bid.words ? <ProvenanceChip provenance={bid.words.provenance} documentId={bid.words.documentId} /> : t('bids:compare.wordsWait'),
    },
  ]
}

function Words({ bid: { words }, field, className = '' }: { bid: ComparedBid; field: string; className?: string }) {
  const text = words?.fields[field]
  return text ? (
    <span lang={words.language} className={`block whitespace-pre-line ${className}`}>
      {text}
    </span>
  ) : null
}
