import { useWords } from '~/platform/i18n/words'
import { RadioGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import type { Side } from '../../engagement'
import { aspectsOf, limits, mostStars, type Stars } from '../review'

interface Props {
  side: Side
  /** What this side has written so far, in the language it wrote in. */
  own: { stars: Stars; words: string; language: string } | null
  answer: Answer | undefined
}

/** Stars for each aspect, then words; sealed until the reveal. */
export function ReviewForm({ side, own, answer }: Props) {
  const { t, language } = useWords()
  const aspects = aspectsOf[side]
  const { error, value, summary } = useAnswer(answer, [...aspects.map((aspect) => `stars.${aspect}`), 'words'])
  return (
    <>
      <ErrorSummary errors={summary} />
      <Form className="max-w-reading">
        {aspects.map((aspect) => (
          <RadioGroup
            key={aspect}
            name={`stars.${aspect}`}
            label={t(`reviews:aspect.${aspect}.name`)}
            hint={t(`reviews:aspect.${aspect}.question`)}
            columns
            options={Array.from({ length: mostStars }, (_, index) => {
              const stars = mostStars - index
              return { value: String(stars), label: `${'★'.repeat(stars)} ${t(`reviews:form.star.${stars}`)}` }
            })}
            defaultValue={value(`stars.${aspect}`, own?.stars[aspect as keyof Stars]?.toString())}
            error={error(`stars.${aspect}`)}
          />
        ))}
        <TextArea
          name="words"
          label={t('reviews:form.words')}
          hint={t('reviews:form.wordsHint')}
          lang={own?.language ?? language}
          rows={8}
          maxLength={limits.words}
          defaultValue={value('words', own?.words)}
          error={error('words')}
        />
        <p className="mb-4 text-sm">{t('reviews:form.consequence')}</p>
        <SubmitButton>{t(own ? 'reviews:form.save' : 'reviews:form.send')}</SubmitButton>
      </Form>
    </>
  )
}
