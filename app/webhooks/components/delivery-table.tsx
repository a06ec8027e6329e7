import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { Table } from '~/ui/table'
import type { DeliveryStatus } from '../endpoint'
import { type DeliveredKind, kindName } from '../event'

export interface ShownDelivery {
  id: string
  kind: DeliveredKind
  status: DeliveryStatus
  attempts: number
  answered: number | null
  fault: string | null
  createdAt: string
  nextAt: string | null
}

/** What was sent, what came back, and what happens next. */
export function DeliveryTable({
  deliveries,
  base,
  now,
  canSend,
}: {
  deliveries: readonly ShownDelivery[]
  base: string
  now: string
  canSend: boolean
}) {
  const { t } = useWords()
  return (
    <Table
      caption={t('webhooks:deliveries')}
      hideCaption
      rows={deliveries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'kind',
          header: t('webhooks:event'),
          lead: true,
          cell: ({ id, kind }) => (
            <>
              {t(`webhooks:kind.${kindName(kind)}`)} <code className="block break-all text-ink-soft text-xs">{`msg_${id}`}</code>
            </>
          ),
        },
        { key: 'at', header: t('webhooks:at'), cell: ({ createdAt }) => <Instant at={createdAt} now={now} /> },
        {
          key: 'status',
          header: t('webhooks:result'),
          cell: ({ status, answered, fault, attempts, nextAt }) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              <Chip tone={status === 'delivered' ? 'good' : status === 'failed' ? 'signal' : 'amber'}>
                {t(`webhooks:delivery.${status}`)}
              </Chip>
              {answered !== null ? <span>{t('webhooks:answered', { status: answered })}</span> : null}
              {fault ? <span>{t(`webhooks:fault.${fault}`)}</span> : null}
              {attempts > 1 ? <span className="text-ink-soft">{t('webhooks:attempts', { count: attempts })}</span> : null}
              {status === 'waiting' && attempts > 0 && nextAt ? (
                <span className="text-ink-soft">
                  {t('webhooks:next')} <Instant at={nextAt} now={now} />
                </span>
              ) : null}
            </span>
          ),
        },
        {
          key: 'deed',
          header: t('webhooks:deed'),
          cell: ({ id, status }) =>
            canSend && status !== 'waiting' ? (
              <Form action={`${base}/deliveries/${id}/again`}>
                <SubmitButton variant="quiet">{t('webhooks:sendAgain')}</SubmitButton>
              </Form>
            ) : null,
        },
      ]}
    />
  )
}
