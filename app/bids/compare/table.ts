import { cityFor } from '~/companies/city'
import type { Cell } from '~/platform/csv'
import type { Language } from '~/platform/i18n/language'
import type { Translate } from '~/platform/i18n/words'
import { type Currency, currencies } from '~/platform/money'
import { splitLines } from '~/requests/together/split-lines'
import type { RequirementLine } from '../requirement'
import { type ComparedBid, companyNameOf } from './comparison'

const words = ['approach', 'team', 'assumptions', 'outOfScope'] as const

/** The comparison as rows of a spreadsheet: one bid a row, amounts as numbers in major units, words where they are out. */
export function comparisonTable(
  bids: readonly ComparedBid[],
  {
    t,
    language,
    requirements,
    isTogether = false,
  }: { t: Translate; language: Language; requirements: readonly RequirementLine[]; isTogether?: boolean },
): Cell[][] {
  const head: Cell[] = [
    t('bids:compare.ref'),
    t('bids:compare.vendor'),
    t('bids:compare.city'),
    t('bids:compare.state'),
    t('bids:compare.trust.title'),
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
    ...(isTogether ? togetherHead() : []),
  ]
  return [head, ...bids.map(row)]

  function row(bid: ComparedBid): Cell[] {
    return [
      bid.ref,
      companyNameOf(bid, language),
      cityFor(bid.company, language).name,
      t(`bids:status.buyer.${bid.status}`),
      t(`bids:compare.trust.${bid.company.trust}`),
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
      ...(isTogether ? togetherCells(bid) : []),
    ]
  }

  function togetherHead(): Cell[] {
    return [
      t('together:compare.pilot'),
      t('together:split.foreground'),
      t('together:split.licence'),
      t('together:split.territory'),
      t('translations:field.exploitation'),
      t('translations:field.background'),
      t('together:compare.assets'),
    ]
  }

  function togetherCells({ together, words }: ComparedBid): Cell[] {
    if (!together) return Array<Cell>(7).fill(null)
    const lines = splitLines(together.split, t)
    const [foreground, licence] = lines.length === 3 ? lines : [lines[0], null]
    return [
      together.pilot,
      foreground ?? null,
      licence ?? null,
      lines.at(-1) ?? null,
      words?.fields.exploitation ?? null,
      words?.fields.background ?? null,
      together.assets
        .map(({ key, kind, availability, secrecy }) =>
          [
            t(`together:kind.${kind}`),
            words?.fields[`asset.${key}.name`],
            words?.fields[`asset.${key}.use`],
            t(`together:availability.${availability}`),
            t(`together:secrecy.${secrecy}`),
          ]
            .filter(Boolean)
            .join(' · '),
        )
        .join('\n'),
    ]
  }
}

function amountIn({ currency, totalMinor, converted }: ComparedBid, wanted: Currency): Cell {
  const minor = currency === wanted ? totalMinor : converted.find((other) => other.currency === wanted)?.amount
  return minor === null || minor === undefined ? '–' : minor / 100
}
