import type { ReactNode } from 'react'
import { classes } from './classes'
import { Icon, type IconName } from './icon'

/** `signal` only where the reader must act; `neutral` for what merely is. */
export type ChipTone = 'neutral' | 'river' | 'good' | 'amber' | 'signal'

const tones: Record<ChipTone, string> = {
  neutral: 'border-line bg-sunken text-ink-soft',
  river: 'border-river/30 bg-river-wash text-river',
  good: 'border-good/30 bg-good-wash text-good',
  amber: 'border-amber/30 bg-amber-wash text-amber',
  signal: 'border-signal/40 bg-signal-wash text-signal',
}

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
    <span
      className={classes(
        'inline-flex max-w-full items-center gap-1 rounded-full border px-2 py-px font-medium text-xs leading-normal',
        tones[tone],
        className,
      )}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  )
}
