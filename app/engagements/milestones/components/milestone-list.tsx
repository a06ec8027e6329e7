import { Link } from 'react-router'
import type { Currency } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { Day } from '~/ui/instant'
import { Money } from '~/ui/money'
import { Table } from '~/ui/table'
import type { MilestoneSummary } from '../queries.server'
import { MilestoneChip } from './milestone-status'

/** The milestones of an engagement, with price, due day and state; the price as it stands below. */
export function MilestoneList({
  milestones,
  currency,
  valueMinor,
  path,
}: {
  milestones: readonly MilestoneSummary[]
  currency: Currency
  valueMinor: number
  path: string
}) {
  const { t } = useWords()
  return (
    <Table
      caption={t('engagements:milestone.list')}
      hideCaption
      rows={milestones}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          header: t('engagements:milestone.one'),
          lead: true,
          cell: ({ number, title, titleLanguage }) => (
            <Link to={`${path}/milestones/${number}`} className="-my-3 inline-flex min-h-11 items-baseline gap-2 py-3">
              <span>{`${number}.`}</span>
              <span lang={titleLanguage}>{title}</span>
            </Link>
          ),
        },
        { key: 'status', header: t('engagements:milestone.state'), cell: ({ status }) => <MilestoneChip status={status} t={t} /> },
        { key: 'due', header: t('engagements:milestone.due'), cell: ({ dueOn }) => <Day date={dueOn} /> },
        {
          key: 'price',
          header: t('engagements:milestone.price'),
          align: 'end',
          cell: ({ priceMinor }) => <Money amount={priceMinor} currency={currency} />,
        },
      ]}
      foot={
        <tr>
          <td colSpan={4} className="px-4 py-2.5 text-end">
            {t('engagements:facts.value')} <Money amount={valueMinor} currency={currency} />
          </td>
        </tr>
      }
    />
  )
}
