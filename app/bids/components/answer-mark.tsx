import { useWords } from '~/platform/i18n/words'
import { Icon } from '~/ui/icon'
import type { Answer } from '../offer'

const looks = {
  full: { icon: 'check', look: 'text-good' },
  partial: { icon: 'alert', look: 'text-amber' },
  no: { icon: 'close', look: 'text-ink-faint' },
} as const

/** Covered, partly, or not: by sign and by word, never by colour alone. */
export function AnswerMark({ answer }: { answer: Answer | undefined }) {
  const { t } = useWords()
  if (!answer) return null
  const { icon, look } = looks[answer]
  return (
    <span className={`inline-flex items-center gap-1 font-semibold ${look}`}>
      <Icon name={icon} />
      {t(`bids:answer.${answer}`)}
    </span>
  )
}
