import type { ReactNode } from 'react'
import { useWords } from '~/platform/i18n/words'
import { currencies, formatMoney } from '~/platform/money'
import { formatCount } from '~/ui/format-count'
import { Day } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { Table } from '~/ui/table'
import { doJobsDiffer, type JobsRow, type Shown } from '../outcome'
import type { Outcomes } from '../queries.server'

/** A corridor's year: what was counted, how long it took, what it was worth, what both sides state of jobs; each figure with its definition. */
export function OutcomeTables({ outcomes: { amounts, spans, jobs }, isExact }: { outcomes: Outcomes; isExact: boolean }) {
  const { t, language } = useWords()
  const few = <span className="whitespace-nowrap text-ink-faint">{t('outcomes:few')}</span>
  const amount = (shown: Shown, currency: 'CNY' | 'INR' | 'USD'): ReactNode =>
    shown.state === 'shown' ? formatMoney(shown.minor, currency, language) : shown.state === 'few' ? few : '–'
  const defined = (name: string, definition: string) => (
    <>
      <span className="block font-semibold">{name}</span>
      <span className="block max-w-reading font-normal text-ink-soft text-sm">{definition}</span>
    </>
  )
  const whole = jobs.filter((row): row is JobsRow => 'training' in row)
  const rateDate = amounts.flatMap((row) => row.rateDate ?? []).sort()[0]
  // What is left out or not there needs no rate.
  const isUnconverted = amounts.some(
    ({ usdMinor, byCurrency }) => usdMinor === null && Object.values(byCurrency).some(({ state }) => state === 'shown'),
  )
  return (
    <>
      <Table
        className="mb-8"
        caption={t('outcomes:section.counts')}
        rows={spans}
        rowKey={({ kind }) => kind}
        columns={[
          {
            key: 'what',
            header: t('outcomes:figure'),
            lead: true,
            cell: ({ kind }) => defined(t(`outcomes:count.${kind}`), t(`outcomes:definition.${kind}`)),
          },
          { key: 'many', header: t('outcomes:many'), align: 'end', cell: ({ many }) => formatCount(many, language) },
          {
            key: 'days',
            header: t('outcomes:median'),
            align: 'end',
            cell: ({ kind, many, days }) =>
              kind === 'published' || many === 0 ? '–' : days === null ? few : t('outcomes:daysOf', { count: days }),
          },
        ]}
      />
      <Table
        className="mb-3"
        caption={t('outcomes:section.amounts')}
        rows={amounts}
        rowKey={({ kind }) => kind}
        columns={[
          {
            key: 'what',
            header: t('outcomes:figure'),
            lead: true,
            cell: ({ kind }) => defined(t(`outcomes:amount.${kind}`), t(`outcomes:definition.${kind}`)),
          },
          ...currencies.map((currency) => ({
            key: currency,
            // The sign stays beside its name.
            header: t(`common:money.code.${currency}`).replaceAll(' ', '\u00a0'),
            align: 'end' as const,
            cell: ({ byCurrency }: Outcomes['amounts'][number]) => amount(byCurrency[currency], currency),
          })),
          {
            key: 'dollars',
            header: t('outcomes:together'),
            align: 'end',
            cell: ({ usdMinor, isPartly }) =>
              usdMinor === null ? (
                '–'
              ) : (
                <>
                  <span className="block">{`≈ ${formatMoney(usdMinor, 'USD', language)}`}</span>
                  {isPartly ? <span className="block text-ink-faint text-xs">{t('outcomes:partly')}</span> : null}
                </>
              ),
          },
        ]}
      />
      {rateDate ? (
        <p className="max-w-reading text-ink-soft text-sm">
          {t('outcomes:converted')} <Day date={rateDate} />
        </p>
      ) : isUnconverted ? (
        <p className="max-w-reading text-ink-soft text-sm">{t('outcomes:noRate')}</p>
      ) : null}
      <p className="mb-8 max-w-reading text-ink-soft text-sm">{isExact ? null : t('outcomes:rounded')}</p>
      <Table
        className="mb-3"
        caption={t('outcomes:section.jobs')}
        rows={jobs}
        rowKey={({ side }) => side}
        empty={<Notice title={t('outcomes:jobs.noneYet')} />}
        columns={[
          { key: 'side', header: t('outcomes:jobs.statedBy'), lead: true, cell: ({ side }) => t(`outcomes:jobs.side.${side}`) },
          {
            key: 'engagements',
            header: t('outcomes:jobs.engagements'),
            align: 'end',
            cell: ({ engagements }) => formatCount(engagements, language),
          },
          ...(['jobsChina', 'jobsIndia', 'training'] as const).map((name) => ({
            key: name,
            header: t(`outcomes:jobs.${name}`),
            align: 'end' as const,
            cell: (row: Outcomes['jobs'][number]) =>
              'training' in row ? (name === 'training' ? row.training : (row[name] / 10).toFixed(1)) : few,
          })),
        ]}
      />
      <p className="mb-2 max-w-reading text-ink-soft text-sm">{t('outcomes:definition.jobs')}</p>
      <p className="mb-2 max-w-reading text-ink-soft text-sm">{t('outcomes:definition.training')}</p>
      {doJobsDiffer(whole) ? <p className="mb-2 max-w-reading font-medium text-sm">{t('outcomes:jobs.differ')}</p> : null}
      {isExact ? null : <p className="mt-6 max-w-reading text-ink-soft text-sm">{t('outcomes:suppressed')}</p>}
    </>
  )
}
