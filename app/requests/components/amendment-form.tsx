import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { type Description, limits } from '../description'
import { fieldOrder, RequestFields } from './request-fields'

export interface AmendmentStart {
  ref: string
  language: string
  path: string
  description: Description
  change: string
  /** Key of a deliverable that may be added. */
  freeKey: string
}

/** Amending a published request: the whole form, with the rule that decides what a change means. */
export function AmendmentForm({ start, answer }: { start: AmendmentStart; answer: Answer | undefined }) {
  const { t } = useWords()
  // One deliverable more, left empty: to add one is to fill it in, to remove one is to empty it.
  const requirements = [...start.description.requirements]
  if (!requirements.some(({ key }) => key === start.freeKey))
    requirements.push({ key: start.freeKey, level: 'should', what: '', acceptance: '' })
  const description = { ...start.description, requirements }
  const fields = useAnswer(answer, fieldOrder(description))
  return (
    <>
      <title>{t('requests:amend.title')}</title>
      <PageHeader
        kicker={start.ref}
        title={t('requests:amend.title')}
        sub={t('requests:amend.intro')}
        back={{ to: start.path, label: start.ref }}
      />
      <ErrorSummary errors={fields.summary} />
      <Notice>{t('requests:amend.rule')}</Notice>
      <Form>
        <TextArea
          name="change"
          label={t('requests:form.change.label')}
          hint={t('requests:form.change.hint')}
          lang={start.language}
          maxLength={limits.change}
          rows={3}
          defaultValue={fields.value('change', start.change)}
          error={fields.error('change')}
        />
        <RequestFields description={description} fields={fields} lang={start.language} isAmendment />
        <SubmitButton>{t('requests:amend.continue')}</SubmitButton>
      </Form>
    </>
  )
}
