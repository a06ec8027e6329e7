import type { ReactNode } from 'react'
import { classes } from './classes'
import { Icon, type IconName } from './icon'

/** `signal` only where the reader must act; `neutral` for what merely is. */
export type ChipTone = 'neutral' | 'river' | 'good' | 'amber' | 'signal'

/** A state or a kind in a word or two. The tone never carries meaning alone: the words do. */
export function Chip({
  tone = 'neutral',
  icon,
  children,
  className,
}: {
  tone?: ChipTone
  icon?: IconName
  children: ReactNode
  className?: string
}) {
  return (
    <span className={classes('chip', `chip-${tone}`, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  )
}
