import type { ReactNode } from 'react'
import { Icon } from '~/ui/icon'
import { pressedBy, type ShortcutId } from '../shortcut'

/** One tool under its heading, which folds it; a shortcut may press the heading. */
export function ToolSection({
  title,
  label,
  shortcut,
  isOpen = false,
  children,
}: {
  title: string
  /** For a screen reader, where several sentences have the same tool on one page. */
  label?: string
  shortcut?: ShortcutId
  isOpen?: boolean
  children: ReactNode
}) {
  return (
    <details open={isOpen} className="group text-sm">
      <summary
        className="summary-plain flex min-h-11 w-fit items-center gap-1 text-river"
        aria-label={label}
        data-shortcut={shortcut ? pressedBy(shortcut) : undefined}
      >
        <Icon name="chevron-down" className="-rotate-90 group-open:rotate-0" />
        {title}
      </summary>
      {children}
    </details>
  )
}
