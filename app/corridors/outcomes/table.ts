import type { Cell } from '~/platform/csv'
import type { Translate } from '~/platform/i18n/words'
import { currencies } from '~/platform/money'
import type { Outcomes } from './queries.server'

/** A corridor's year for a spreadsheet: one figure a row, amounts as numbers in major units, with its definition. */
export function outcomesTable({ year, amounts, spans, jobs }: Outcomes, { t, corridor }: { t: Translate; corridor: string }): Cell[][] {
  const head = ['corridor', 'year', 'figure', 'unit', 'value', 'note', 'definition'].map((name): Cell => t(`outcomes:csv.${name}`))
  const start = (figure: string): Cell[] => [corridor, year, figure]
  return [
    head,
    ...spans.flatMap(({ kind, many, days }): Cell[][] => [
      [...start(t(`outcomes:count.${kind}`)), t('outcomes:csv.number'), many, null, t(`outcomes:definition.${kind}`)],
      ...(kind === 'published'
        ? []
        : [
            [
              ...start(t(`outcomes:days.${kind}`)),
              t('outcomes:csv.days'),
              days,
              days === null ? t('outcomes:few') : null,
              t('outcomes:definition.median'),
            ],
          ]),
    ]),
    ...amounts.flatMap(({ kind, byCurrency, usdMinor, rateDate, isPartly }): Cell[][] => [
      ...currencies.map((currency): Cell[] => {
        const shown = byCurrency[currency]
        return [
          ...start(t(`outcomes:amount.${kind}`)),
          currency,
          shown.state === 'shown' ? shown.minor / 100 : null,
          shown.state === 'few' ? t('outcomes:few') : null,
          t(`outcomes:definition.${kind}`),
        ]
      }),
      [
        ...start(t('outcomes:inDollars', { figure: t(`outcomes:amount.${kind}`) })),
        'USD',
        usdMinor === null ? null : usdMinor / 100,
        [rateDate ? t('outcomes:rateOf', { date: rateDate }) : '', isPartly ? t('outcomes:partly') : ''].filter(Boolean).join(' '),
        t('outcomes:definition.dollars'),
      ],
    ]),
    ...jobs.flatMap((row): Cell[][] =>
      (['jobsChina', 'jobsIndia', 'training'] as const).map((name) => [
        ...start(t(`outcomes:jobs.by.${row.side}`, { figure: t(`outcomes:jobs.${name}`) })),
        t(name === 'training' ? 'outcomes:csv.number' : 'outcomes:csv.fte'),
        'training' in row ? (name === 'training' ? row.training : row[name] / 10) : null,
        'training' in row ? null : t('outcomes:few'),
        t(name === 'training' ? 'outcomes:definition.training' : 'outcomes:definition.jobs'),
      ]),
    ),
  ]
}
