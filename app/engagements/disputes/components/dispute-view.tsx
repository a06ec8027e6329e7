import { useWords } from '~/platform/i18n/words'
import { DocumentSheet, DocumentText } from '~/translations/components/document-text'
import { SaidText } from '~/translations/components/said-text'
import { fieldName } from '~/translations/field-name'
import { Chip } from '~/ui/chip'
import { DescriptionList } from '~/ui/description-list'
import { Instant } from '~/ui/instant'
import { isLate } from '../dispute'
import type { ShownDispute } from '../queries.server'
import { References } from './references'

/** What was raised, what it refers to, what was answered and when: each side in its own words, with their provenance. */
export function DisputeView({ dispute, path, now }: { dispute: Omit<ShownDispute, 'mediatorId'>; path: string; now: string }) {
  const { t } = useWords()
  const { words, answer, side, raisedBy, createdAt, answerDueAt, answeredAt, answeredBy, mediator, mediationAt, closedAt, status } = dispute
  const person = (name: string | null, at: string) => (
    <>
      <bdi>{name}</bdi> <Instant at={at} now={now} hint={false} className="text-ink-soft" />
    </>
  )
  return (
    <>
      <div className="mb-6 max-w-reading">
        <DescriptionList
          items={[
            {
              term: t('disputes:facts.raised'),
              detail: (
                <>
                  {t(`engagements:facts.${side}`)} {person(raisedBy, createdAt)}
                </>
              ),
            },
            {
              term: t('disputes:facts.answer'),
              detail: answeredAt ? (
                <>
                  {person(answeredBy, answeredAt)} {isLate(dispute, now) ? <Chip tone="amber">{t('disputes:facts.late')}</Chip> : null}
                </>
              ) : (
                <>
                  {t('disputes:facts.notAnswered')} {t('engagements:by')} <Instant at={answerDueAt} now={now} />
                </>
              ),
            },
            {
              term: t('disputes:facts.mediator'),
              detail: mediationAt ? person(mediator, mediationAt) : <span className="text-ink-soft">{t('disputes:facts.noMediator')}</span>,
            },
            { term: t(`disputes:status.${status}`), detail: closedAt ? <Instant at={closedAt} now={now} hint={false} /> : null },
          ]}
        />
      </div>
      <References references={dispute.references} path={path} />
      <DocumentSheet view={words} className="mb-6">
        {['claim', 'wanted'].map((field) => (
          <section key={field} className="mb-5">
            <h2 className="mb-1 text-base text-ink-soft">{fieldName(t, field)}</h2>
            <DocumentText view={words} field={field} />
          </section>
        ))}
      </DocumentSheet>
      {answer ? (
        <section className="mb-6">
          <h2 className="mb-1 text-lg">{t('disputes:answer.heading')}</h2>
          <SaidText view={answer} field="answer" />
        </section>
      ) : null}
    </>
  )
}
