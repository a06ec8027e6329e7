import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { WordsAndFiles } from '../../components/words-and-files'
import { limits } from '../message'

/** Says something. `seen` is the newest message on the page; `accept` what files there may be. */
export function MessageForm({ answer, seen, accept }: { answer: Answer | undefined; seen: number; accept: string }) {
  const { t } = useWords()
  const { error, value, summary } = useAnswer(answer, ['text', 'files'])
  return (
    <>
      <ErrorSummary errors={summary} />
      {/* A new form after each message, so that nothing of the last one stands in it. */}
      <Form key={seen} encType="multipart/form-data" className="mb-8 max-w-reading">
        <input type="hidden" name="seen" value={seen} />
        <WordsAndFiles
          words={{
            ...{ name: 'text', required: false, rows: 3, maxLength: limits.text },
            ...{ label: t('messages:text'), hint: t('messages:textHint') },
          }}
          files={{ label: t('messages:files'), hint: t('messages:filesHint') }}
          {...{ accept, value, error }}
        />
        <SubmitButton>{t('messages:send')}</SubmitButton>
      </Form>
    </>
  )
}
