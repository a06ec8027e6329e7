import type { ReactNode } from 'react'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'

interface Field {
  name: string
  label: string
  hint?: string
  max: number
  required?: boolean
}

interface Props {
  title: string
  sub?: string
  back: { to: string; label: string }
  fields: readonly Field[]
  submit: string
  /** Why the form is not offered now. */
  barred: string | null
  answer: Answer | undefined
  /** Fields before the words. */
  children?: ReactNode
}

/** A page with a form of words alone: a reason, an answer, a settlement, written in the writer's language for the other side to read. */
export function WordsForm({ title, sub, back, fields, submit, barred, answer, children }: Props) {
  const { language } = useWords()
  const { error, value, summary } = useAnswer(
    answer,
    fields.map(({ name }) => name),
  )
  return (
    <>
      <title>{title}</title>
      <PageHeader back={back} title={title} {...(sub ? { sub } : {})} />
      <ErrorSummary errors={summary} />
      {barred === null || answer ? (
        <Form className="max-w-reading">
          {children}
          {fields.map(({ name, label, hint, max, required = true }) => (
            <TextArea
              key={name}
              name={name}
              label={label}
              {...(hint ? { hint } : {})}
              required={required}
              lang={language}
              maxLength={max}
              defaultValue={value(name)}
              error={error(name)}
            />
          ))}
          <SubmitButton>{submit}</SubmitButton>
        </Form>
      ) : (
        <Notice title={barred} />
      )}
    </>
  )
}
