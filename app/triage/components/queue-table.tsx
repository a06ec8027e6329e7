import { Link } from 'react-router'
import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { Instant } from '~/ui/instant'
import { type Column, Table } from '~/ui/table'
import type { Queued } from '../queries.server'

interface QueueTableProps {
  caption: string
  rows: readonly Queued[]
  /** Whether moderators act next; what waits for somebody else has no due time here. */
  isOurTurn: boolean
  base: string
  now: string
}

/** Requests of one state. What is overdue is marked, and whoever has one is named. */
export function QueueTable({ caption, rows, isOurTurn, base, now }: QueueTableProps) {
  const { t, language } = useWords()
  const due: Column<Queued> = {
    key: 'due',
    header: t('triage:queue.due'),
    cell: (row) => <Instant at={row.dueAt} now={now} className={row.dueAt < now ? 'font-medium text-signal' : ''} />,
  }
  return (
    <Table
      className="mb-8"
      caption={caption}
      rows={rows}
      rowKey={(row) => row.ref}
      columns={[
        {
          key: 'request',
          header: t('triage:queue.request'),
          lead: true,
          cell: (row) => (
            <>
              <Link to={`${base}/${row.ref}`} lang={row.language} className="inline-flex min-h-11 items-center">
                {row.title}
              </Link>
              <span className="block text-ink-faint text-xs">
                {row.ref}
                {row.vertical ? ` · ${t(`requests:vertical.${row.vertical}`)}` : null}
              </span>
            </>
          ),
        },
        {
          key: 'company',
          header: t('triage:queue.company'),
          cell: (row) => (
            <>
              <bdi>{language === 'zh-CN' ? row.companyZh || row.companyEn : row.companyEn || row.companyZh}</bdi>
              {row.isCompanyVerified ? null : (
                <span className="block">
                  <Chip tone="amber">{t('triage:queue.notVerified')}</Chip>
                </span>
              )}
            </>
          ),
        },
        ...(isOurTurn ? [due] : []),
        {
          key: 'claimant',
          header: t('triage:queue.claimant'),
          cell: (row) => (row.claimant ? <bdi>{row.claimant}</bdi> : t('triage:queue.none')),
        },
      ]}
    />
  )
}
