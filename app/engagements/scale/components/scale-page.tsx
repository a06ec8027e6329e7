import { useWords } from '~/platform/i18n/words'
import { DocumentSheet, DocumentText } from '~/translations/components/document-text'
import { RadioGroup } from '~/ui/choice-field'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import type { useAnswer } from '~/ui/form-answer'
import { Instant } from '~/ui/instant'
import type { ShownStatement } from '../queries.server'
import { longestReason, scaleChoices } from '../scale'

/** What one side said, with its reason in the reader's language. */
export function StatementCard({ statement, now }: { statement: ShownStatement; now: string }) {
  const { t } = useWords()
  const { side, choice, by, at, reason, isCurrent } = statement
  return (
    <div className="rounded-lg border border-line bg-surface p-4">
      <p className="font-semibold">{[t(`engagements:facts.${side}`), t(`together:scale.choice.${choice}`)].join(' · ')}</p>
      <p className="mb-2 text-ink-soft text-sm">
        <bdi>{by}</bdi> <Instant at={at} now={now} hint={false} />
        {isCurrent ? null : ` · ${t('together:scale.before')}`}
      </p>
      {reason ? (
        <DocumentSheet view={reason}>
          <DocumentText view={reason} field="reason" />
        </DocumentSheet>
      ) : null}
    </div>
  )
}

/** One side's own word, with its reason. */
export function ScaleForm({
  round,
  hasSaid,
  answer: { error, value },
}: {
  round: number
  hasSaid: boolean
  answer: Pick<ReturnType<typeof useAnswer>, 'error' | 'value'>
}) {
  const { t, language } = useWords()
  return (
    <Form className="max-w-reading">
      <input type="hidden" name="round" value={round} />
      <RadioGroup
        name="choice"
        label={t('together:scale.question')}
        options={scaleChoices.map((each) => ({
          value: each,
          label: t(`together:scale.choice.${each}`),
          hint: t(`together:scale.hint.${each}`),
        }))}
        defaultValue={value('choice', '')}
        error={error('choice')}
      />
      <TextArea
        name="reason"
        lang={language}
        label={t('together:scale.reason')}
        hint={t('together:scale.reasonHint')}
        maxLength={longestReason}
        defaultValue={value('reason', '')}
        error={error('reason')}
      />
      <p className="mb-4 text-sm">{t('together:scale.consequence')}</p>
      <SubmitButton>{t(hasSaid ? 'together:scale.sayAgain' : 'together:scale.say')}</SubmitButton>
    </Form>
  )
}
