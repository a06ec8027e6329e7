import { useWords } from '~/platform/i18n/words'
import { EmptyState } from '~/ui/empty-state'
import { formatCount } from '~/ui/format-count'
import { Instant } from '~/ui/instant'
import { Table } from '~/ui/table'
import type { readSendings } from '../queries.server'

/** A line for each text that left: whose, to whom, how much, when and by whose wish. The text itself stands nowhere here. */
export function SendingTable({ sendings, now }: { sendings: Awaited<ReturnType<typeof readSendings>>['sendings']; now: string }) {
  const { t, language } = useWords()
  return (
    <Table
      caption={t('machine:log.title')}
      rows={sendings}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('machine:log.none')}>{t('machine:log.noneHint')}</EmptyState>}
      columns={[
        {
          key: 'what',
          header: t('machine:log.what'),
          lead: true,
          cell: ({ kind, requestRef, number }) => (
            <>
              {t('machine:log.sentence', { kind: t(`translations:kind.${kind}`), number })} {requestRef}
            </>
          ),
        },
        { key: 'at', header: t('machine:log.at'), cell: ({ sentAt }) => <Instant at={sentAt} now={now} /> },
        {
          key: 'to',
          header: t('machine:log.to'),
          cell: ({ host, provider }) => (
            <>
              <bdi>{host}</bdi> <bdi className="text-ink-soft">{provider}</bdi>
            </>
          ),
        },
        {
          key: 'characters',
          header: t('machine:log.characters'),
          align: 'end',
          cell: ({ characters }) => formatCount(characters, language),
        },
        { key: 'by', header: t('machine:log.by'), cell: ({ askedBy }) => <bdi>{askedBy}</bdi> },
        {
          key: 'outcome',
          header: t('machine:log.outcome'),
          cell: ({ outcome }) =>
            t(outcome === null ? 'machine:log.open' : outcome === 'answered' ? 'machine:log.answered' : `machine:reason.${outcome}`),
        },
      ]}
    />
  )
}
