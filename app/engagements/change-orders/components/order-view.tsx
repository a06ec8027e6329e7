import type { Currency } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { DocumentSheet, DocumentText } from '~/translations/components/document-text'
import { fieldName } from '~/translations/field-name'
import { DescriptionList } from '~/ui/description-list'
import { Day, Instant } from '~/ui/instant'
import { Money } from '~/ui/money'
import type { ShownOrder } from '../queries.server'

/** What an order changes: numbers from its fields, words in both languages. */
export function OrderView({ order, currency, now }: { order: ShownOrder; currency: Currency; now: string }) {
  const { t } = useWords()
  const { words, milestoneNumber, deltaMinor, dueOn, side, proposedBy, createdAt, decidedAt, decidedBy, decline } = order
  return (
    <>
      <div className="mb-6 max-w-reading">
        <DescriptionList
          items={[
            {
              term: t('engagements:milestone.one'),
              detail:
                milestoneNumber === null ? t('engagements:change.newMilestone') : t('engagements:milestoneOf', { number: milestoneNumber }),
            },
            { term: t('engagements:change.price'), detail: <Money amount={deltaMinor} currency={currency} isDifference /> },
            { term: t('engagements:change.dueOn'), detail: dueOn ? <Day date={dueOn} /> : t('engagements:change.unchanged') },
            {
              term: t('engagements:change.proposedBy'),
              detail: (
                <>
                  {t(`engagements:facts.${side}`)} <bdi>{proposedBy}</bdi>{' '}
                  <Instant at={createdAt} now={now} hint={false} className="text-ink-soft" />
                </>
              ),
            },
            {
              term: t('engagements:change.decidedBy'),
              detail: decidedAt ? (
                <>
                  <bdi>{decidedBy}</bdi> <Instant at={decidedAt} now={now} hint={false} className="text-ink-soft" />
                </>
              ) : null,
            },
            {
              term: t('engagements:pack.line.hashZh'),
              detail: order.sha256Zh ? <code className="break-all">{order.sha256Zh}</code> : null,
            },
            {
              term: t('engagements:pack.line.hashEn'),
              detail: order.sha256En ? <code className="break-all">{order.sha256En}</code> : null,
            },
          ]}
        />
      </div>
      <DocumentSheet view={words} className="mb-6">
        {['scope', 'addedCriterion'].map((field) =>
          words.fields[field] ? (
            <section key={field} className="mb-5">
              <h2 className="mb-1 text-base text-ink-soft">{fieldName(t, field)}</h2>
              <DocumentText view={words} field={field} />
            </section>
          ) : null,
        )}
      </DocumentSheet>
      {decline ? (
        <section className="mb-6">
          <h2 className="mb-1 text-lg">{t('engagements:change.whyDeclined')}</h2>
          <DocumentText view={decline} field="reason" />
        </section>
      ) : null}
    </>
  )
}
