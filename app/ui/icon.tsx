import { classes } from './classes'
// As a file, never as a data URL: browsers refuse `<use>` on data URLs.
import sprite from './icons.svg?no-inline'

export type IconName =
  | 'alert'
  | 'archive'
  | 'arrow-right'
  | 'attachment'
  | 'bell'
  | 'bookmark'
  | 'building'
  | 'calendar'
  | 'chart'
  | 'check'
  | 'chevron-down'
  | 'clock'
  | 'close'
  | 'download'
  | 'edit'
  | 'external'
  | 'filter'
  | 'history'
  | 'info'
  | 'language'
  | 'lock'
  | 'menu'
  | 'message'
  | 'plus'
  | 'question'
  | 'search'
  | 'shield'
  | 'success'
  | 'swap'
  | 'upload'
  | 'user'

/** A drawing of our own set. Decorative unless it has a `label`, which a screen reader then says. */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  const shape = <use href={`${sprite}#${name}`} />
  const look = classes('icon', className)
  return label ? (
    <svg className={look} role="img" aria-label={label}>
      {shape}
    </svg>
  ) : (
    <svg className={look} aria-hidden="true">
      {shape}
    </svg>
  )
}
