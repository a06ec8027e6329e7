import type { Currency, PaymentKind } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { formatDay } from '~/ui/format-instant'
import { Day } from '~/ui/instant'
import { Money } from '~/ui/money'
import { Notice } from '~/ui/notice'
import { Table } from '~/ui/table'
import { paymentKinds, statedBy } from '../payment'
import type { ShownPayments, TaxFiling } from '../queries.server'

interface Props {
  payments: ShownPayments
  currency: Currency
  /** What the reader can state now. */
  state: readonly PaymentKind[]
  /** Path of the milestone. */
  path: string
}

/** What both sides say about the payment, side by side. */
export function Payments({ payments, currency, state, path }: Props) {
  const { t } = useWords()
  const { facts, corrected, daysToSend, daysToArrive, filing } = payments
  return (
    <section id="payments" className="mt-8 mb-8 scroll-mt-20">
      <h2 className="mb-1 text-lg">{t('engagements:payment.title')}</h2>
      <p className="mb-3 text-ink-soft text-sm">{t('engagements:payment.custody')}</p>
      <Table
        caption={t('engagements:payment.title')}
        hideCaption
        rows={paymentKinds.map((kind) => ({ kind, fact: facts.find((each) => each.kind === kind) ?? null }))}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'kind', header: t('engagements:payment.step'), lead: true, cell: ({ kind }) => t(`engagements:payment.kind.${kind}`) },
          { key: 'by', header: t('engagements:payment.by'), cell: ({ kind }) => t(`engagements:facts.${statedBy[kind]}`) },
          { key: 'day', header: t('engagements:payment.day'), cell: ({ fact }) => (fact ? <Day date={fact.onDay} /> : '–') },
          {
            key: 'amount',
            header: t('engagements:payment.amount'),
            align: 'end',
            cell: ({ fact }) => <Money amount={fact?.amountMinor ?? null} currency={currency} />,
          },
          { key: 'reference', header: t('engagements:payment.reference'), cell: ({ fact }) => (fact ? <bdi>{fact.reference}</bdi> : '–') },
        ]}
      />
      <ul className="mt-2 text-ink-soft text-sm">
        {daysToSend === null ? null : <li>{t('engagements:payment.daysToSend', { count: daysToSend })}</li>}
        {daysToArrive === null ? null : <li>{t('engagements:payment.daysToArrive', { count: daysToArrive })}</li>}
        {corrected.map(({ kind, amountMinor, onDay, reference, createdAt }) => (
          <li key={createdAt}>
            {t('engagements:payment.corrected', { kind: t(`engagements:payment.kind.${kind}`) })}{' '}
            <s>
              <Money amount={amountMinor} currency={currency} /> <Day date={onDay} /> <bdi>{reference}</bdi>
            </s>
          </li>
        ))}
      </ul>
      {filing && !facts.some(({ kind }) => kind === 'sent') ? <Filing filing={filing} /> : null}
      <p className="mt-3 flex flex-wrap gap-2">
        {state.map((kind) => (
          <LinkButton
            key={kind}
            to={`${path}/payment?kind=${kind}`}
            variant={facts.some((fact) => fact.kind === kind) ? 'quiet' : 'primary'}
          >
            {t(facts.some((fact) => fact.kind === kind) ? `engagements:payment.correct.${kind}` : `engagements:payment.state.${kind}`)}
          </LinkButton>
        ))}
        <LinkButton to={`${path}/pack`} variant="secondary">
          {t('engagements:pack.open')}
        </LinkButton>
      </p>
    </section>
  )
}

/** What a Chinese payer files before the bank transfers; afterwards there is nothing more to say. The papers are linked below. */
function Filing({ filing }: { filing: TaxFiling }) {
  const { t, language } = useWords()
  if (filing.verdict === 'below') return null
  return (
    <Notice tone="warning" title={t(`engagements:filing.${filing.verdict}.title`)} className="mt-4">
      <p>{t(`engagements:filing.${filing.verdict}.body`)}</p>
      {filing.usdMinor === null || filing.date === null ? null : (
        <p className="mt-1">
          <Money amount={filing.usdMinor} currency="USD" /> {t('common:money.rateOf', { date: formatDay(filing.date, language) })}
        </p>
      )}
    </Notice>
  )
}
