import type { ButtonHTMLAttributes, ComponentProps, ReactNode } from 'react'
import { classes } from './classes'
import { Icon, type IconName } from './icon'
import { PageLink } from './page-link'

/** One `primary` a page at most; `danger` for what cannot be undone; `quiet` inside lists and tables. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

const base =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-md border px-4 py-2 text-center font-medium leading-tight no-underline transition-colors aria-disabled:opacity-60 disabled:opacity-60 disabled:cursor-not-allowed'

const looks: Record<ButtonVariant, string> = {
  primary: 'border-river bg-river text-on-river hover:border-river-strong hover:bg-river-strong hover:text-on-river',
  secondary: 'border-line-strong bg-surface text-ink hover:border-river hover:bg-river-wash hover:text-ink',
  quiet: 'border-transparent bg-transparent text-river hover:bg-river-wash hover:text-river-strong',
  danger: 'border-signal bg-signal text-on-signal hover:border-signal-strong hover:bg-signal-strong hover:text-on-signal',
}

interface Look {
  variant?: ButtonVariant
  icon?: IconName
  className?: string
}

/** The classes of a button, for an element that only looks like one (a `<summary>`, a file label). */
export const buttonLook = (variant: ButtonVariant = 'primary', className?: string) => classes(base, looks[variant], className)

/**
 * A button. While `pending` it stays focusable and in place, shows that work is under way and sends nothing a second time.
 * `type` is `submit`, as in HTML.
 */
export function Button({
  variant = 'primary',
  icon,
  pending = false,
  className,
  children,
  onClick,
  type = 'submit',
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement> & { pending?: boolean; children?: ReactNode }) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonLook(variant, className)}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {pending ? <span className="spinner" aria-hidden="true" /> : icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  )
}

/** A link that leads to a task, drawn as a button. */
export function LinkButton({
  variant = 'primary',
  icon,
  className,
  children,
  ...rest
}: Look & Omit<ComponentProps<typeof PageLink>, 'className'>) {
  return (
    <PageLink {...rest} className={buttonLook(variant, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </PageLink>
  )
}
