import type { ReactNode } from 'react'
import { buttonLook } from './button'
import { Form, SubmitButton } from './form'

/**
 * A deed that cannot be undone, in two steps and without scripts: the first opens the question, the second does it.
 * `children` may hold fields (a reason) and hidden inputs.
 */
export function Confirm({
  label,
  question,
  confirmLabel,
  action,
  children,
  open = false,
  look = 'secondary',
}: {
  /** On the closed button: "Withdraw bid". */
  label: ReactNode
  /** What will happen, in full. */
  question: ReactNode
  /** On the button that does it: a verb, never "OK". */
  confirmLabel: ReactNode
  /** URL of the deed. */
  action: string
  children?: ReactNode
  /** Open at once, for a form that came back with errors. */
  open?: boolean
  look?: 'secondary' | 'quiet'
}) {
  return (
    <details open={open} className="group max-w-reading">
      <summary className={buttonLook(look, 'summary-plain group-open:mb-3')}>{label}</summary>
      <div className="rounded-md border border-signal border-s-4 bg-surface p-4">
        <div className="mb-4">{question}</div>
        <Form action={action}>
          {children}
          <SubmitButton variant="danger">{confirmLabel}</SubmitButton>
        </Form>
      </div>
    </details>
  )
}
