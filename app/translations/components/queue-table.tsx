import type { ReactNode } from 'react'
import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { formatCount } from '~/ui/format-count'
import { Instant } from '~/ui/instant'
import { type Column, Table } from '~/ui/table'
import type { QueueItem } from '../tasks/queries.server'
import { type QueueTab, urgencyOf } from '../tasks/task'
import { TaskLink } from './task-link'
import { UrgencyMark } from './urgency-mark'

/** Tasks as rows: what it is, when it is due, how much is open, who has it. */
export function QueueTable({
  items,
  tab,
  now,
  personId,
  empty,
}: {
  items: readonly QueueItem[]
  tab: QueueTab
  now: string
  personId: string
  empty: ReactNode
}) {
  const { t, language } = useWords()
  const lead: Column<QueueItem> = {
    key: 'document',
    header: t('translations:queue.document'),
    lead: true,
    cell: (item) => <TaskLink task={item} />,
  }
  const people: Column<QueueItem> = {
    key: 'people',
    header: t('translations:queue.people'),
    cell: ({ translator, reviewer }) => (
      <span className="flex flex-wrap gap-x-3">
        {translator ? <bdi>{translator}</bdi> : null}
        {reviewer ? <bdi>{reviewer}</bdi> : null}
      </span>
    ),
  }
  const columns: Column<QueueItem>[] =
    tab === 'verified'
      ? [
          lead,
          { key: 'at', header: t('translations:queue.verifiedAt'), cell: (item) => <Instant at={item.verifiedAt!} now={now} /> },
          people,
        ]
      : [
          lead,
          {
            key: 'due',
            header: t('translations:queue.due'),
            cell: (item) => (
              <span className="flex flex-wrap items-center gap-2">
                <UrgencyMark urgency={urgencyOf(item.dueAt, now)} t={t} />
                {item.isHurried ? (
                  <Chip tone="amber" icon="user">
                    {t('translations:queue.hurried')}
                  </Chip>
                ) : null}
                <Instant at={item.dueAt} now={now} />
                <span className="text-ink-faint text-xs">
                  {t('flow:arrived')} <Instant at={item.createdAt} now={now} show="day" />
                </span>
              </span>
            ),
          },
          {
            key: 'state',
            header: t('translations:queue.state'),
            cell: (item) => <Chip className="whitespace-nowrap">{t(`translations:status.${item.status}`)}</Chip>,
          },
          {
            key: 'open',
            header: t('translations:queue.open'),
            align: 'end',
            cell: (item) => (
              <>
                {t('translations:queue.characters', { count: item.charactersOpen })}
                {item.charactersKnown > 0 ? (
                  <span className="block text-ink-soft text-xs">
                    {t('translations:memory.leverage', {
                      fresh: formatCount(item.charactersNew, language),
                      known: formatCount(item.charactersKnown, language),
                    })}
                  </span>
                ) : null}
              </>
            ),
          },
          {
            key: 'holder',
            header: t('translations:queue.holder'),
            cell: ({ holder }) =>
              holder === null ? (
                <span className="text-ink-faint">{t('translations:queue.nobody')}</span>
              ) : holder.id === personId ? (
                t('translations:queue.you')
              ) : (
                <bdi>{holder.name}</bdi>
              ),
          },
        ]
  return (
    <Table caption={t(`translations:queue.tab.${tab}`)} hideCaption columns={columns} rows={items} rowKey={({ id }) => id} empty={empty} />
  )
}
