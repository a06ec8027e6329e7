import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { limits } from '../meeting'

interface Props {
  number: number
  path: string
  isPossible: boolean
  deed: 'decline' | 'cancel'
  answer: Answer | undefined
}

/** Ends a meeting, with a reason that the other side reads in its language. */
export function ReasonPage({ number, path, isPossible, deed, answer }: Props) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(answer, ['reason'])
  const title = t(`meetings:${deed}.title`, { number })
  return (
    <>
      <title>{title}</title>
      <PageHeader back={{ to: path, label: t('meetings:one', { number }) }} title={title} sub={t(`meetings:${deed}.sub`)} />
      <ErrorSummary errors={summary} />
      {isPossible || answer ? (
        <Form className="max-w-reading">
          <TextArea
            name="reason"
            label={t('translations:field.reason')}
            hint={t('engagements:change.reasonHint')}
            lang={language}
            maxLength={limits.reason}
            defaultValue={value('reason')}
            error={error('reason')}
          />
          <SubmitButton>{t(`meetings:${deed}.send`)}</SubmitButton>
        </Form>
      ) : (
        <Notice title={t('meetings:refused.movedOn')} />
      )}
    </>
  )
}
