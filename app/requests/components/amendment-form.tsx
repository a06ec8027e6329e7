import { useWords } from '~/platform/i18n/words'
import { CheckboxField, CheckboxGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField, TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import type { Attachment } from '../attachments/attachment'
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
  files: readonly (Attachment & { isNew: boolean })[]
  /** Ids of attachments that shall go. */
  removed: readonly string[]
  accept: string
}

/** Amending a published request: the whole form, with the rule that decides what a change means. */
export function AmendmentForm({ start, answer }: { start: AmendmentStart; answer: Answer | undefined }) {
  const { t } = useWords()
  // One deliverable more, left empty: to add one is to fill it in, to remove one is to empty it.
  const requirements = [...start.description.requirements]
  if (!requirements.some(({ key }) => key === start.freeKey))
    requirements.push({ key: start.freeKey, level: 'should', what: '', acceptance: '' })
  const description = { ...start.description, requirements }
  const fields = useAnswer(answer, [...fieldOrder(description), 'removeFile', 'files'])
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
      <Form encType="multipart/form-data">
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
        <Files start={start} fields={fields} />
        <SubmitButton>{t('requests:amend.continue')}</SubmitButton>
      </Form>
    </>
  )
}

/** Attachments: which go, and what is added. What was sent is kept, whatever else the form still lacks. */
function Files({ start: { files, removed, accept }, fields }: { start: AmendmentStart; fields: ReturnType<typeof useAnswer> }) {
  const { t } = useWords()
  return (
    <section id="section-files" aria-labelledby="heading-files" className="mb-10 scroll-mt-20">
      <h2 id="heading-files" className="mb-4 border-line border-b pb-2">
        {t('requests:form.section.files')}
      </h2>
      <p className="mb-4 max-w-reading text-ink-soft">{t('requests:form.files.intro')}</p>
      {files.some(({ isNew }) => isNew) ? <Notice>{t('requests:amend.files.kept')}</Notice> : null}
      {files.length > 0 ? (
        <CheckboxGroup
          name="removeFile"
          required={false}
          label={t('requests:amend.files.remove')}
          hint={t('requests:amend.files.removeHint')}
          options={files.map(({ id, name, isConfidential, isNew }) => ({
            value: id,
            label: name,
            hint: [isNew && t('requests:amend.files.isNew'), isConfidential && t('requests:form.files.isConfidential')]
              .filter(Boolean)
              .join(' · '),
          }))}
          defaultValue={fields.chosen('removeFile', removed)}
          error={fields.error('removeFile')}
        />
      ) : null}
      <FileField
        name="files"
        required={false}
        multiple
        accept={accept}
        label={t('requests:form.files.label')}
        hint={t('requests:form.files.hint')}
        error={fields.error('files')}
      />
      <CheckboxField
        name="isConfidential"
        required={false}
        label={t('requests:form.files.confidential')}
        hint={t('requests:form.files.confidentialHint')}
      />
    </section>
  )
}
