import { useWords } from '~/platform/i18n/words'
import type { Answer } from '~/ui/form-answer'
import { WordsForm } from '../../components/words-form'
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
  const { t } = useWords()
  return (
    <WordsForm
      title={t(`meetings:${deed}.title`, { number })}
      sub={t(`meetings:${deed}.sub`)}
      back={{ to: path, label: t('meetings:one', { number }) }}
      fields={[{ name: 'reason', label: t('translations:field.reason'), hint: t('engagements:change.reasonHint'), max: limits.reason }]}
      submit={t(`meetings:${deed}.send`)}
      barred={isPossible ? null : t('meetings:refused.movedOn')}
      answer={answer}
    />
  )
}
