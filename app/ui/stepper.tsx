import type { ReactNode } from 'react'
import { useWords } from '~/platform/i18n/words'
import { classes } from './classes'
import { Icon } from './icon'

export interface Step {
  key: string
  label: string
  /** When it was done or is due. */
  note?: ReactNode
}

/**
 * Where a thing stands on its way. `next` is the sentence that says who acts next and by when; `isReadersTurn` draws it as a call.
 * `current` is a step's key; steps before it count as done. A `current` that is no step's key means: all done.
 */
export function Stepper({
  label,
  steps,
  current,
  next,
  isReadersTurn = false,
}: {
  label: string
  steps: readonly Step[]
  current: string | null
  next?: ReactNode
  isReadersTurn?: boolean
}) {
  const { t } = useWords()
  const found = steps.findIndex((step) => step.key === current)
  const position = found < 0 ? steps.length : found
  return (
    <div className="mb-6">
      <ol aria-label={label} className="flex flex-col sm:flex-row">
        {steps.map((step, index) => {
          const state = index < position ? 'done' : index === position ? 'current' : 'ahead'
          return (
            <li
              key={step.key}
              aria-current={state === 'current' ? 'step' : undefined}
              className={classes(
                'flex min-w-0 flex-1 items-start gap-2 border-s-3 py-1.5 ps-3 text-sm sm:flex-col sm:gap-0 sm:border-s-0 sm:border-t-3 sm:ps-0 sm:pe-3 sm:pt-2',
                state === 'ahead' ? 'border-line text-ink-faint' : 'border-river',
                state === 'current' && 'font-semibold',
              )}
            >
              <span>
                {state === 'done' ? <Icon name="check" label={t('common:stepper.done')} className="me-1 text-river" /> : null}
                {step.label}
              </span>
              {step.note ? <span className="font-normal text-ink-faint text-xs">{step.note}</span> : null}
            </li>
          )
        })}
      </ol>
      {next ? <NextStep isReadersTurn={isReadersTurn}>{next}</NextStep> : null}
    </div>
  )
}

/** The sentence that every state has: who acts next, and by when. Vermilion only when it is the reader. */
export function NextStep({ children, isReadersTurn = false }: { children: ReactNode; isReadersTurn?: boolean }) {
  return (
    <p className={classes('mt-3 flex items-start gap-2 text-sm', isReadersTurn ? 'font-semibold text-signal' : 'text-ink-soft')}>
      <Icon name={isReadersTurn ? 'arrow-right' : 'clock'} className="mt-[0.25em]" />
      <span>{children}</span>
    </p>
  )
}
