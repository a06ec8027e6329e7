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
  sub: string
  /** Path of the dispute. */
  path: string
  number: number
  fields: readonly Field[]
  submit: string
  /** Why the form is not offered now. */
  barred: string | null
  answer: Answer | undefined
  /** Fields before the words. */
  children?: ReactNode
}

/** A form for words about a dispute, written in the writer's language. */
export function WordsForm({ title, sub, path, number, fields, submit, barred, answer, children }: Props) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(
    answer,
    fields.map(({ name }) => name),
  )
  return (
    <>
      <title>{title}</title>
      <PageHeader back={{ to: path, label: t('disputes:one', { number }) }} title={title} sub={sub} />
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
