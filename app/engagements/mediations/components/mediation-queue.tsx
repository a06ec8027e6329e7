import { Link } from 'react-router'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Instant } from '~/ui/instant'
import { Table } from '~/ui/table'
import { DisputeChip } from '../../disputes/components/dispute-status'
import { isToMediate } from '../../disputes/dispute'
import type { DisputeInQueue } from '../queries.server'

/** Open disputes on the moderators' desk: which wait for a mediator, who mediates, and what bars the reader. */
export function MediationQueue({ disputes, now }: { disputes: readonly DisputeInQueue[]; now: string }) {
  const { t, language } = useWords()
  if (disputes.length === 0) return null
  const state = (dispute: DisputeInQueue) => {
    if (dispute.isMine) return t('disputes:queue.mine')
    if (dispute.mediator) return t('disputes:queue.mediatedBy', { name: dispute.mediator })
    if (dispute.part) return t(`engagements:refused.part.${dispute.part}`)
    return isToMediate(dispute, now) ? t('disputes:queue.free') : t('disputes:queue.waits')
  }
  return (
    <Table
      className="mb-8"
      caption={t('disputes:queue.title')}
      rows={disputes}
      rowKey={({ engagement }) => engagement}
      columns={[
        {
          key: 'dispute',
          header: t('disputes:queue.dispute'),
          lead: true,
          cell: ({ engagement, number, title, titleLanguage }) => (
            <>
              <Link
                to={`/${segmentOf(language)}/engagements/${engagement}/disputes/${number}`}
                lang={titleLanguage}
                className="inline-flex min-h-11 items-center"
              >
                {title}
              </Link>
              <span className="block text-ink-faint text-xs">{engagement}</span>
            </>
          ),
        },
        { key: 'status', header: t('engagements:milestone.state'), cell: ({ status }) => <DisputeChip status={status} t={t} /> },
        { key: 'raised', header: t('disputes:queue.raised'), cell: ({ createdAt }) => <Instant at={createdAt} now={now} /> },
        { key: 'due', header: t('disputes:queue.due'), cell: ({ answerDueAt }) => <Instant at={answerDueAt} now={now} /> },
        { key: 'state', header: t('disputes:facts.mediator'), cell: state },
      ]}
    />
  )
}
