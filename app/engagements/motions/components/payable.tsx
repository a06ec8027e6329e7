import type { Currency } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { Money } from '~/ui/money'
import { Table } from '~/ui/table'
import { MilestoneChip } from '../../milestones/components/milestone-status'
import type { remainsPayable } from '../queries.server'

export type PayableFacts = Awaited<ReturnType<typeof remainsPayable>>

/** What an early end leaves to be paid, milestone by milestone, and what it does not. */
export function Payable({ lines, openMinor, currency }: PayableFacts & { currency: Currency }) {
  const { t } = useWords()
  return (
    <section className="mb-6 max-w-reading">
      <h2 className="mb-1 text-lg">{t('engagements:motion.payable')}</h2>
      <p className="mb-3 text-ink-soft text-sm">{t('engagements:motion.payableHint')}</p>
      {lines.length > 0 ? (
        <Table
          caption={t('engagements:motion.payable')}
          hideCaption
          rows={lines}
          rowKey={({ number }) => String(number)}
          columns={[
            {
              key: 'number',
              header: t('engagements:milestone.one'),
              lead: true,
              cell: ({ number }) => t('engagements:milestoneOf', { number }),
            },
            { key: 'status', header: t('engagements:milestone.state'), cell: ({ status }) => <MilestoneChip status={status} t={t} /> },
            {
              key: 'payment',
              header: t('engagements:payment.title'),
              cell: ({ payment }) => (payment ? t(`engagements:payment.kind.${payment}`) : '–'),
            },
            {
              key: 'price',
              header: t('engagements:milestone.price'),
              align: 'end',
              cell: ({ priceMinor }) => <Money amount={priceMinor} currency={currency} />,
            },
          ]}
        />
      ) : null}
      <p className="mt-2 font-semibold">
        {t('engagements:motion.open')} <Money amount={openMinor} currency={currency} />
      </p>
    </section>
  )
}
