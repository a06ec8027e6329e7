import { useWords } from '~/platform/i18n/words'
import { Card } from '~/ui/card'
import { RadioGroup } from '~/ui/choice-field'
import { Confirm } from '~/ui/confirm'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { limits } from '../description'
import { cancelReasons } from '../request'

/** The buyer reads the other language and lets it go out, or says what is wrong with it. */
export function ConfirmDeed({ path, answer }: { path: string; answer?: Answer | undefined }) {
  const { t } = useWords()
  const { error, value, summary } = useAnswer(answer, ['note'])
  return (
    <Card title={t('requests:show.confirmTitle')} tone="attention" className="mb-8">
      <ErrorSummary errors={summary} />
      <p className="mb-4 max-w-reading">{t('requests:show.confirmIntro')}</p>
      <div className="flex flex-wrap items-start gap-3">
        <Form action={`${path}/confirm`}>
          <SubmitButton>{t('requests:show.confirm')}</SubmitButton>
        </Form>
        <Confirm
          label={t('requests:show.disputeLabel')}
          question={t('requests:show.disputeQuestion')}
          confirmLabel={t('requests:show.dispute')}
          action={`${path}/dispute-translation`}
          open={summary.length > 0}
        >
          <TextArea
            name="note"
            label={t('requests:show.disputeField')}
            hint={t('requests:show.disputeHint')}
            maxLength={limits.change}
            defaultValue={value('note')}
            error={error('note')}
          />
        </Confirm>
      </div>
    </Card>
  )
}

/** Taking a request back, with a reason. */
export function CancelDeed({ path, isDraft, answer }: { path: string; isDraft: boolean; answer?: Answer | undefined }) {
  const { t } = useWords()
  const { error, value, summary } = useAnswer(answer, ['reasonCode', 'note'])
  return (
    <section className="mt-12 border-line border-t pt-6">
      <ErrorSummary errors={summary} />
      <Confirm
        look="quiet"
        label={t('requests:show.cancelLabel')}
        question={t(isDraft ? 'requests:show.cancelDraftQuestion' : 'requests:show.cancelQuestion')}
        confirmLabel={t('requests:show.cancel')}
        action={`${path}/cancel`}
        open={summary.length > 0}
      >
        <RadioGroup
          name="reasonCode"
          label={t('requests:show.cancelReason')}
          options={cancelReasons.map((reason) => ({ value: reason, label: t(`requests:cancelReason.${reason}`) }))}
          defaultValue={value('reasonCode')}
          error={error('reasonCode')}
        />
        <TextArea
          name="note"
          required={false}
          rows={3}
          label={t('requests:show.cancelNote')}
          maxLength={limits.change}
          defaultValue={value('note')}
          error={error('note')}
        />
      </Confirm>
    </section>
  )
}
