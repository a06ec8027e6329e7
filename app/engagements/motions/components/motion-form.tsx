import type { Currency } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import type { Answer } from '~/ui/form-answer'
import { WordsForm } from '../../components/words-form'
import { type Bar, limits, type MotionKind } from '../motion'
import { Payable, type PayableFacts } from './payable'

interface Props {
  kind: MotionKind
  engagementRef: string
  currency: Currency
  path: string
  /** Why it cannot be put now. */
  bar: Bar | null
  payable: PayableFacts
  answer: Answer | undefined
}

/** What one side puts to the other about the engagement as a whole, with its reason. */
export function MotionForm({ kind, engagementRef, currency, path, bar, payable, answer }: Props) {
  const { t } = useWords()
  const reason = { name: 'reason', label: t('engagements:motion.reason'), hint: t('engagements:change.reasonHint'), max: limits.reason }
  const remaining = {
    ...{ name: 'remaining', max: limits.remaining, required: false },
    ...{ label: t('translations:field.remaining'), hint: t('engagements:motion.remainingHint') },
  }
  return (
    <WordsForm
      title={t(`engagements:motion.proposeTitle.${kind}`)}
      sub={t(`engagements:motion.proposeSub.${kind}`)}
      back={{ to: path, label: t('engagements:show.kicker', { ref: engagementRef }) }}
      fields={kind === 'terminate' ? [reason, remaining] : [reason]}
      submit={t('engagements:motion.propose')}
      barred={bar === null ? null : t(`engagements:refused.${bar}`)}
      answer={answer}
    >
      {kind === 'terminate' ? <Payable {...payable} currency={currency} /> : null}
    </WordsForm>
  )
}
