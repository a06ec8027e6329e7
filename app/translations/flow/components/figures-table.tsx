import { useWords } from '~/platform/i18n/words'
import { formatCount } from '~/ui/format-count'
import { type Column, Table } from '~/ui/table'
import type { Figures } from '../flow'

export interface FiguresRow extends Figures {
  key: string
  name: string
  /** Whether the name is a person's. */
  isPerson: boolean
}

/** Throughput and quality, a row for each person or for a group. */
export function FiguresTable({
  caption,
  rows,
  lead,
  empty,
  hint = false,
}: {
  caption: string
  rows: readonly FiguresRow[]
  lead: string
  empty: string
  /** Says below what each figure counts; once on a page. */
  hint?: boolean
}) {
  const { t, language } = useWords()
  const share = (value: number | null) => (value === null ? '–' : `${formatCount(value, language)}%`)
  const columns: Column<FiguresRow>[] = [
    { key: 'name', header: lead, lead: true, cell: ({ name, isPerson }) => (isPerson ? <bdi>{name}</bdi> : name) },
    { key: 'characters', header: t('flow:figures.characters'), align: 'end', cell: (row) => formatCount(row.characters, language) },
    { key: 'reviewed', header: t('flow:figures.reviewed'), align: 'end', cell: (row) => formatCount(row.reviewedCharacters, language) },
    { key: 'reworked', header: t('flow:figures.reworked'), align: 'end', cell: (row) => share(row.reworkedShare) },
    { key: 'returned', header: t('flow:figures.returned'), align: 'end', cell: (row) => share(row.returnedShare) },
    { key: 'edited', header: t('flow:figures.edited'), align: 'end', cell: (row) => share(row.editedShare) },
    {
      key: 'minutes',
      header: t('flow:figures.minutes'),
      align: 'end',
      cell: ({ reviewMinutes }) =>
        reviewMinutes === null
          ? '–'
          : reviewMinutes < 1
            ? t('flow:figures.underMinute')
            : t('flow:figures.minutesOf', { count: Math.round(reviewMinutes) }),
    },
  ]
  return (
    <div className="mb-8">
      <Table caption={caption} rows={rows} rowKey={({ key }) => key} columns={columns} empty={<p className="text-ink-soft">{empty}</p>} />
      {hint && rows.length > 0 ? <p className="mt-2 max-w-reading text-ink-soft text-sm">{t('flow:figures.hint')}</p> : null}
    </div>
  )
}
