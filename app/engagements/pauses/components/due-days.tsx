import { useWords } from '~/platform/i18n/words'
import { Day } from '~/ui/instant'
import { Table } from '~/ui/table'
import type { PauseView } from '../queries.server'

/** How the due days move when the clock runs again now. */
export function DueDays({ pause: { workingDays, dueDays } }: { pause: PauseView }) {
  const { t } = useWords()
  return (
    <section className="mb-6 max-w-reading">
      <h2 className="mb-1 text-lg">{t('engagements:pause.dueDays')}</h2>
      <p className="mb-3 text-ink-soft text-sm">{t('engagements:pause.lost', { count: workingDays })}</p>
      {dueDays.length > 0 ? (
        <Table
          caption={t('engagements:pause.dueDays')}
          hideCaption
          rows={dueDays}
          rowKey={({ number }) => String(number)}
          columns={[
            {
              key: 'number',
              header: t('engagements:milestone.one'),
              lead: true,
              cell: ({ number }) => t('engagements:milestoneOf', { number }),
            },
            { key: 'before', header: t('engagements:pause.before'), cell: ({ before }) => <Day date={before} /> },
            { key: 'after', header: t('engagements:pause.after'), cell: ({ after }) => <Day date={after} /> },
          ]}
        />
      ) : null}
    </section>
  )
}
