import { useWords } from '~/platform/i18n/words'
import { CheckboxField } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'

/**
 * One text, to be read by everybody. When the server finds something in it that gives its writer away, it comes back with a box to
 * tick: whoever has looked may send it as it is.
 */
export function WordsForm({
  words,
  max,
  answer,
  formKey,
}: {
  words: 'ask' | 'answering'
  max: number
  answer: Answer | undefined
  /** Lets the same form pass once. */
  formKey?: string
}) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(answer, ['text', 'isChecked'])
  const wasWarned = answer?.errors.text?.[0]?.includes('.warning') || answer?.values.isChecked === 'on'
  return (
    <>
      <ErrorSummary errors={summary} />
      <Form>
        {formKey ? <input type="hidden" name="key" value={value('key', formKey)} /> : null}
        <TextArea
          name="text"
          label={t(`questions:${words}.text`)}
          hint={t(`questions:${words}.hint`)}
          maxLength={max}
          lang={language}
          defaultValue={value('text')}
          error={error('text')}
        />
        {wasWarned ? <CheckboxField name="isChecked" label={t(`questions:${words}.checked`)} required={false} /> : null}
        <SubmitButton>{t(`questions:${words}.send`)}</SubmitButton>
      </Form>
    </>
  )
}
