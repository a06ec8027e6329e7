import { useEffect, useRef } from 'react'
import { useWords } from '~/platform/i18n/words'

export interface SummaryError {
  /** Id of the field to go to; without one the message stands alone (a refusal of the whole form). */
  field?: string
  message: string
}

/**
 * All that is wrong with a form, on top of it. Takes the focus when it appears (and again when the errors change), so that a
 * screen reader starts here; each entry leads to its field. Renders nothing while there is nothing to say.
 */
export function ErrorSummary({ errors, title }: { errors: readonly SummaryError[]; title?: string }) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const fingerprint = errors.map((error) => `${error.field ?? ''}:${error.message}`).join('\n')
  useEffect(() => {
    if (fingerprint) box.current?.focus()
  }, [fingerprint])
  if (errors.length === 0) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      id="error-summary"
      className="mb-6 max-w-reading rounded-md border-2 border-signal bg-surface p-4"
    >
      <h2 className="mb-2 text-lg">{title ?? t('common:form.summary', { count: errors.length })}</h2>
      <ul className="space-y-1">
        {errors.map((error) => (
          <li key={`${error.field}:${error.message}`}>
            {error.field ? (
              <a href={`#${error.field}`} className="font-medium text-signal hover:text-signal-strong">
                {error.message}
              </a>
            ) : (
              <span className="font-medium text-signal">{error.message}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
