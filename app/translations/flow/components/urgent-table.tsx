import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { formatCount } from '~/ui/format-count'
import { Instant } from '~/ui/instant'
import { Table } from '~/ui/table'
import { TaskLink } from '../../components/task-link'
import { UrgencyMark } from '../../components/urgency-mark'
import { urgencyOf } from '../../tasks/task'
import type { UrgentTask } from '../queries.server'

/** The tasks that are late or nearly so, each with why it waits and the way to it; nothing where there are none. */
export function UrgentTable({ urgent, now }: { urgent: readonly UrgentTask[]; now: string }) {
  const { t, language } = useWords()
  if (urgent.length === 0) return null
  return (
    <div className="mb-8">
      <Table
        caption={t('flow:waiting.urgentTitle')}
        rows={urgent}
        rowKey={({ id }) => id}
        columns={[
          { key: 'task', header: t('flow:waiting.task'), lead: true, cell: (task) => <TaskLink task={task} /> },
          {
            key: 'due',
            header: t('flow:waiting.urgency'),
            cell: ({ dueAt }) => (
              <span className="flex flex-wrap items-center gap-2">
                <UrgencyMark urgency={urgencyOf(dueAt, now)} t={t} />
                <Instant at={dueAt} now={now} />
              </span>
            ),
          },
          {
            key: 'why',
            header: t('flow:waiting.why'),
            cell: ({ why, holder }) => (
              <>
                {t(`flow:waits.${why}`)}
                {holder ? (
                  <>
                    {' · '}
                    <bdi>{holder}</bdi>
                  </>
                ) : null}
              </>
            ),
          },
          {
            key: 'characters',
            header: t('flow:waiting.characters'),
            align: 'end',
            cell: ({ charactersOpen }) => formatCount(charactersOpen, language),
          },
        ]}
      />
      <LinkButton variant="quiet" to={`/${segmentOf(language)}/translate`} icon="arrow-right" className="mt-1">
        {t('flow:waiting.all')}
      </LinkButton>
    </div>
  )
}
