import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

/** Where nothing is yet: what will appear here, and the next step. */
export function EmptyState({
  title,
  children,
  action,
  icon = 'archive',
}: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  icon?: IconName
}) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-lg border border-line-strong border-dashed px-5 py-10 text-center">
      <Icon name={icon} className="size-8 text-ink-faint" />
      <p className="font-semibold">{title}</p>
      {children ? <div className="max-w-prose text-ink-soft text-sm">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  )
}
