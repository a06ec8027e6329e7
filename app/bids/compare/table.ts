import { cityFor } from '~/companies/city'
import type { Cell } from '~/platform/csv'
import type { Language } from '~/platform/i18n/language'
import type { Translate } from '~/platform/i18n/words'
import { type Currency, currencies } from '~/platform/money'
import type { RequirementLine } from '../requirement'
import { type ComparedBid, companyNameOf } from './comparison'

const words = ['approach', 'team', 'assumptions', 'outOfScope'] as const

/** The comparison as rows of a spreadsheet: one bid a row, amounts as numbers in major units, words where they are out. */
export function comparisonTable(
  bids: readonly ComparedBid[],
  { t, language, requirements }: { t: Translate; language: Language; requirements: readonly RequirementLine[] },
): Cell[][] {
  const head: Cell[] = [
    t('bids:compare.ref'),
    t('bids:compare.vendor'),
    t('bids:compare.city'),
    t('bids:compare.state'),
    t('bids:compare.currency'),
    t('bids:compare.price'),
    ...currencies.map((currency) => t('bids:compare.priceIn', { currency })),
    t('bids:compare.rateDay'),
    t('bids:compare.weeks'),
    t('bids:compare.teamSize'),
    t('bids:compare.validity'),
    t('bids:compare.must'),
    ...requirements.map(({ key, what }) => `${t('bids:form.requirement', { number: Number(key.slice(1)) })} ${what}`),
    ...words.map((name) => t(`bids:form.${name}`)),
  ]
  return [head, ...bids.map(row)]

  function row(bid: ComparedBid): Cell[] {
    return [
      bid.ref,
      companyNameOf(bid, language),
      cityFor(bid.company, language).name,
      t(`bids:status.buyer.${bid.status}`),
      bid.currency,
      bid.totalMinor / 100,
      ...currencies.map((currency) => amountIn(bid, currency)),
      bid.rateDate,
      bid.weeks,
      bid.teamSize,
      bid.validityDays,
      t('bids:compare.mustOf', { covered: bid.mustCovered, total: bid.mustTotal }),
      ...requirements.map(({ key }) => (bid.coverage[key] ? t(`bids:answer.${bid.coverage[key]}`) : null)),
      ...words.map((name) => bid.words?.fields[name] ?? null),
    ]
  }
}

function amountIn({ currency, totalMinor, converted }: ComparedBid, wanted: Currency): Cell {
  const minor = currency === wanted ? totalMinor : converted.find((other) => other.currency === wanted)?.amount
  return minor === null || minor === undefined ? '–' : minor / 100
}
