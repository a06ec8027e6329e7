import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty-state'
import { formatCount } from '~/ui/format-count'
import { Instant } from '~/ui/instant'
import { Table } from '~/ui/table'
import type { WaitingLine } from '../flow'

/** What waits in translation and for whom, with what is late or nearly so. */
export function WaitingTable({ lines, isCapped, now }: { lines: readonly WaitingLine[]; isCapped: boolean; now: string }) {
  const { t, language } = useWords()
  return (
    <div className="mb-8">
      <Table
        caption={t('flow:waiting.title')}
        rows={lines}
        rowKey={({ why }) => why}
        empty={<EmptyState title={t('flow:waiting.none')}>{t('flow:waiting.noneHint')}</EmptyState>}
        columns={[
          { key: 'why', header: t('flow:waiting.why'), lead: true, cell: ({ why }) => t(`flow:waits.${why}`) },
          { key: 'tasks', header: t('flow:waiting.tasks'), align: 'end', cell: ({ tasks }) => formatCount(tasks, language) },
          {
            key: 'urgency',
            header: t('flow:waiting.urgency'),
            cell: ({ urgency }) => (
              <span className="flex flex-wrap gap-2">
                {urgency.breached > 0 ? (
                  <Chip tone="signal" icon="clock">
                    {t('flow:waiting.breached', { count: urgency.breached })}
                  </Chip>
                ) : null}
                {urgency.soon > 0 ? (
                  <Chip tone="amber" icon="clock">
                    {t('flow:waiting.soon', { count: urgency.soon })}
                  </Chip>
                ) : null}
                {urgency.breached + urgency.soon === 0 ? t('translations:urgency.later') : null}
              </span>
            ),
          },
          {
            key: 'characters',
            header: t('flow:waiting.characters'),
            align: 'end',
            cell: ({ characters }) => formatCount(characters, language),
          },
          { key: 'oldest', header: t('flow:waiting.oldest'), cell: ({ oldestAt }) => <Instant at={oldestAt} now={now} show="day" /> },
        ]}
      />
      {isCapped ? <p className="mt-1 text-ink-soft text-sm">{t('flow:waiting.capped')}</p> : null}
    </div>
  )
}
