import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty-state'
import { formatCount } from '~/ui/format-count'
import { Instant } from '~/ui/instant'
import { PageLink } from '~/ui/page-link'
import { Table } from '~/ui/table'
import type { QueueTab } from '../../tasks/task'
import type { WaitingLine, WaitsFor } from '../flow'
import type { UrgentTask } from '../queries.server'
import { UrgentTable } from './urgent-table'

/** Where in the queue the tasks of a line stand. */
const tabOf: Record<WaitsFor, QueueTab> = {
  ...{ translator: 'translate', changes: 'translate', translating: 'translate' },
  ...{ reviewer: 'review', reviewing: 'review' },
}

/** What waits in translation and for whom, with what is late or nearly so by name. */
export function WaitingTable({
  lines,
  isCapped,
  urgent,
  now,
}: {
  lines: readonly WaitingLine[]
  isCapped: boolean
  urgent: readonly UrgentTask[]
  now: string
}) {
  const { t, language } = useWords()
  return (
    <>
      <div className="mb-8">
        <Table
          caption={t('flow:waiting.title')}
          rows={lines}
          rowKey={({ why }) => why}
          empty={<EmptyState title={t('flow:waiting.none')}>{t('flow:waiting.noneHint')}</EmptyState>}
          columns={[
            {
              key: 'why',
              header: t('flow:waiting.why'),
              lead: true,
              cell: ({ why }) => (
                <PageLink to={`/${segmentOf(language)}/translate?tab=${tabOf[why]}`} className="inline-flex min-h-11 items-center">
                  {t(`flow:waits.${why}`)}
                </PageLink>
              ),
            },
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
      <UrgentTable urgent={urgent} now={now} />
    </>
  )
}
