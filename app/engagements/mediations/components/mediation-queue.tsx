import { Link } from 'react-router'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Instant } from '~/ui/instant'
import { Table } from '~/ui/table'
import { DisputeChip } from '../../disputes/components/dispute-status'
import type { DisputeInQueue } from '../queries.server'

/** Open disputes on the moderators' desk: where the reader moves next, which wait for a mediator, and what bars the reader. */
export function MediationQueue({ disputes, now }: { disputes: readonly DisputeInQueue[]; now: string }) {
  const { t, language } = useWords()
  if (disputes.length === 0) return null
  const state = ({ place, part, mediator, waitsFor }: DisputeInQueue) => {
    if (waitsFor) return t(`disputes:queue.mine.${waitsFor}`)
    if (place === 'others') return t('disputes:queue.mediatedBy', { name: mediator })
    if (part) return t(`engagements:refused.part.${part}`)
    return place === 'free' ? t('disputes:queue.free') : t('disputes:queue.waits')
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
        { key: 'state', header: t('disputes:queue.next'), cell: state },
        {
          key: 'at',
          header: t('disputes:queue.since'),
          cell: ({ place, at }) => (
            <>
              {place === 'unanswered' ? t('engagements:by') : null} <Instant at={at} now={now} />
            </>
          ),
        },
      ]}
    />
  )
}
