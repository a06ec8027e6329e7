import { useWords } from '~/platform/i18n/words'
import { DocumentSheet, DocumentText } from '~/translations/components/document-text'
import { fieldName } from '~/translations/field-name'
import { Card } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Instant } from '~/ui/instant'
import { Signatures } from '../../contracts/components/signatures'
import type { ShownOutcome } from '../queries.server'
import { OutcomeText } from './outcome-text'

/** What the mediator proposed or decided, the newest first; what no longer counts stays readable. */
export function Outcomes({ outcomes, now }: { outcomes: readonly ShownOutcome[]; now: string }) {
  const { t } = useWords()
  return outcomes.map(({ number, kind, status, words, author, createdAt, texts, acceptances }) => (
    <Card key={number} title={t(`disputes:outcome.${kind}`, { number })} className="mb-6">
      <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Chip tone={status === 'accepted' || status === 'in_force' ? 'good' : status === 'superseded' ? 'neutral' : 'amber'}>
          {t(`disputes:outcomeStatus.${status}`)}
        </Chip>
        <span>
          <bdi>{author}</bdi> <Instant at={createdAt} now={now} hint={false} className="text-ink-soft" />
        </span>
      </p>
      <DocumentSheet view={words} className="mb-4">
        {['outcome', 'grounds'].map((field) =>
          words.fields[field] ? (
            <section key={field} className="mb-4">
              <h3 className="mb-1 text-base text-ink-soft">{fieldName(t, field)}</h3>
              <DocumentText view={words} field={field} />
            </section>
          ) : null,
        )}
      </DocumentSheet>
      {kind === 'settlement' && texts && status !== 'superseded' ? <Signatures signatures={acceptances} now={now} /> : null}
      {texts && (status === 'accepted' || status === 'in_force') ? <OutcomeText texts={texts} /> : null}
    </Card>
  ))
}
