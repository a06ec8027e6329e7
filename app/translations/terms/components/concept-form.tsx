import type { ReactNode } from 'react'
import { useWords } from '~/platform/i18n/words'
import { CheckboxField } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { SelectField, TextArea, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { type ConceptText, fieldOf, longestDefinition, longestTerm, partsOfSpeech, termDomains, termStatuses } from '../term'

const order = [
  ...(['zh-CN', 'en'] as const).flatMap((language) => termStatuses.map((status) => fieldOf(language, status))),
  'domain',
  'partOfSpeech',
  'definitionZh',
  'definitionEn',
  'note',
]

/** A concept with its words in both languages: the preferred one in a line of its own, the others one a line. */
export function ConceptForm({
  concept,
  version,
  answer,
  children,
}: {
  concept: Partial<ConceptText>
  /** Of the concept that is written anew. */
  version?: number
  answer: Answer | undefined
  children?: ReactNode
}) {
  const { t } = useWords()
  const { error, value, chosen, summary } = useAnswer(answer, order)
  const saved = (language: 'zh-CN' | 'en', status: (typeof termStatuses)[number]) =>
    (concept.terms ?? [])
      .filter((term) => term.language === language && term.status === status)
      .map(({ text }) => text)
      .join('\n')
  const ticked = (name: 'isKept' | 'isCaseSensitive') => chosen(name, concept[name] ? ['on'] : []).includes('on')
  const typed = (name: string, stored: string | undefined) => ({ name, defaultValue: value(name, stored), error: error(name) })
  return (
    <>
      <ErrorSummary errors={summary} />
      <Form className="max-w-work">
        {version === undefined ? null : <input type="hidden" name="version" value={version} />}
        <div className="grid gap-x-8 md:grid-cols-2">
          {(['zh-CN', 'en'] as const).map((language) => (
            <fieldset key={language} className="min-w-0">
              <legend className="mb-3 font-semibold text-lg">{t(`translations:terms.language.${language}`)}</legend>
              <TextField
                {...typed(fieldOf(language, 'preferred'), saved(language, 'preferred'))}
                lang={language}
                label={t('translations:terms.status.preferred')}
                maxLength={longestTerm}
                autoComplete="off"
              />
              {(['admitted', 'deprecated', 'forbidden'] as const).map((status) => (
                <TextArea
                  key={status}
                  {...typed(fieldOf(language, status), saved(language, status))}
                  lang={language}
                  rows={2}
                  required={false}
                  label={t(`translations:terms.status.${status}`)}
                  hint={t(`translations:terms.hint.${status}`)}
                />
              ))}
              <TextArea
                {...typed(
                  language === 'en' ? 'definitionEn' : 'definitionZh',
                  language === 'en' ? concept.definitionEn : concept.definitionZh,
                )}
                lang={language}
                rows={3}
                required={false}
                maxLength={longestDefinition}
                label={t('translations:terms.definition')}
              />
            </fieldset>
          ))}
        </div>
        <SelectField
          {...typed('domain', concept.domain ?? 'production')}
          label={t('translations:terms.domainLabel')}
          options={termDomains.map((each) => ({ value: each, label: t(`translations:terms.domain.${each}`) }))}
        />
        <SelectField
          {...typed('partOfSpeech', concept.partOfSpeech ?? 'noun')}
          label={t('translations:terms.partLabel')}
          hint={t('translations:terms.partHint')}
          options={partsOfSpeech.map((each) => ({ value: each, label: t(`translations:terms.part.${each}`) }))}
        />
        <TextArea
          {...typed('note', concept.note)}
          rows={2}
          required={false}
          maxLength={longestDefinition}
          label={t('translations:terms.note')}
        />
        <CheckboxField
          name="isKept"
          label={t('translations:terms.isKept')}
          hint={t('translations:terms.isKeptHint')}
          defaultChecked={ticked('isKept')}
          required={false}
        />
        <CheckboxField
          name="isCaseSensitive"
          label={t('translations:terms.isCaseSensitive')}
          hint={t('translations:terms.isCaseSensitiveHint')}
          defaultChecked={ticked('isCaseSensitive')}
          required={false}
        />
        <div className="flex flex-wrap items-start gap-3">
          <SubmitButton>{t('translations:terms.save')}</SubmitButton>
          {children}
        </div>
      </Form>
    </>
  )
}
