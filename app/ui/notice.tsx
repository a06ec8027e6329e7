import type { ReactNode } from 'react'
import { classes } from './classes'
import { Icon, type IconName } from './icon'

export type NoticeTone = 'info' | 'success' | 'warning' | 'problem'

const looks: Record<NoticeTone, { box: string; mark: string; icon: IconName }> = {
  info: { box: 'border-river bg-river-wash', mark: 'text-river', icon: 'info' },
  success: { box: 'border-good bg-good-wash', mark: 'text-good', icon: 'success' },
  warning: { box: 'border-amber bg-amber-wash', mark: 'text-amber', icon: 'alert' },
  problem: { box: 'border-signal bg-signal-wash', mark: 'text-signal', icon: 'alert' },
}

/** Something the reader should know before going on. `announce` for what appeared because of the reader's last deed. */
export function Notice({
  tone = 'info',
  title,
  children,
  announce = false,
  className,
}: {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
  announce?: boolean
  className?: string
}) {
  const look = looks[tone]
  return (
    <div
      role={announce ? (tone === 'problem' ? 'alert' : 'status') : undefined}
      className={classes('mb-5 flex gap-3 rounded-md border-s-4 px-4 py-3', look.box, className)}
    >
      <Icon name={look.icon} className={classes('mt-[0.2em] text-lg', look.mark)} />
      <div className="min-w-0 grow">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className={title ? 'mt-0.5 text-sm' : undefined}>{children}</div> : null}
      </div>
    </div>
  )
}
