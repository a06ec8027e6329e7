import type { FormEvent } from 'react'
import { useSubmit } from 'react-router'
import { useWords } from '~/platform/i18n/words'
import { controlLook } from '~/ui/field-frame'
import { Form, SubmitButton } from '~/ui/form'
import type { SentenceToolsProps } from '../../workbench/components/sentence-tools'
import { ToolSection } from '../../workbench/components/tool-section'
import { saveTyped, useWorkbench } from '../../workbench/components/use-active-sentence'

/** Splits a sentence where its source gets a line break, or joins it with the next. What has been typed is saved before. */
export function SentenceCuts({ segment, editor, base }: Pick<SentenceToolsProps, 'segment' | 'editor' | 'base'>) {
  const { t } = useWords()
  const submit = useSubmit()
  const workbench = useWorkbench()
  const deeds = `${base}/segments/${segment.id}`
  const next = editor.segments[segment.number]
  async function afterSaving(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    if (await saveTyped(workbench)) await submit(form)
  }
  return (
    <ToolSection title={t('translations:cut.title')} label={t('translations:cut.titleOf', { number: segment.number })}>
      <Form action={`${deeds}/split`} onSubmit={afterSaving} className="mb-3">
        <p id={`cut-${segment.id}`} className="mb-1 text-ink-soft">
          {t('translations:cut.hint')}
        </p>
        <textarea
          key={segment.source}
          name="source"
          lang={editor.sourceLanguage}
          defaultValue={segment.source}
          rows={3}
          aria-label={t('translations:cut.field', { number: segment.number })}
          aria-describedby={`cut-${segment.id}`}
          className={`${controlLook} field-sizing-content mb-2`}
        />
        <SubmitButton variant="secondary">{t('translations:cut.split')}</SubmitButton>
      </Form>
      {next?.field === segment.field ? (
        <Form action={`${deeds}/merge`} onSubmit={afterSaving}>
          <SubmitButton variant="secondary">{t('translations:cut.join')}</SubmitButton>
        </Form>
      ) : null}
    </ToolSection>
  )
}
