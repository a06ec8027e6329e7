import { useWords } from '~/platform/i18n/words'
import type { Answer } from '~/ui/form-answer'
import { WordsForm } from '../../components/words-form'
import { limits, type OutcomeKind } from '../../disputes/outcome'

interface Props {
  kind: OutcomeKind
  number: number
  /** Path of the dispute. */
  path: string
  isMediator: boolean
  answer: Answer | undefined
}

/** What the mediator puts to both sides, or decides; a decision has grounds, a settlement may. */
export function OutcomeForm({ kind, number, path, isMediator, answer }: Props) {
  const { t } = useWords()
  return (
    <WordsForm
      title={t(`disputes:${kind}.title`)}
      sub={t(`disputes:${kind}.sub`)}
      back={{ to: path, label: t('disputes:one', { number }) }}
      fields={[
        { name: 'outcome', label: t('translations:field.outcome'), hint: t(`disputes:${kind}.hint`), max: limits.outcome },
        { name: 'grounds', label: t('translations:field.grounds'), max: limits.grounds, required: kind === 'decision' },
      ]}
      submit={t(`disputes:${kind}.send`)}
      barred={isMediator ? null : t('engagements:refused.notMediator')}
      answer={answer}
    />
  )
}
