import type { ReactNode } from 'react'
import { classes } from './classes'

export interface Description {
  term: ReactNode
  detail: ReactNode
  /** Unique within the list; needed when `term` is no plain text. */
  key?: string
}

/** Facts as term and detail; a detail that is null or empty leaves its row out. `compact` puts them in columns. */
export function DescriptionList({
  items,
  compact = false,
  className,
}: {
  items: readonly Description[]
  compact?: boolean
  className?: string
}) {
  const shown = items.filter(({ detail }) => detail !== null && detail !== undefined && detail !== '' && detail !== false)
  return (
    <dl
      className={classes(
        compact ? 'grid grid-cols-[repeat(auto-fit,minmax(min(100%,11rem),1fr))] gap-x-6 gap-y-3' : '@container divide-y divide-line',
        className,
      )}
    >
      {shown.map(({ term, detail, key }) => (
        <div
          key={key ?? String(term)}
          className={compact ? undefined : 'grid gap-x-6 gap-y-0.5 py-2.5 @sm:grid-cols-[minmax(8rem,14rem)_1fr]'}
        >
          <dt className={classes('text-ink-soft', compact ? 'text-xs' : 'text-sm')}>{term}</dt>
          <dd className="min-w-0">{detail}</dd>
        </div>
      ))}
    </dl>
  )
}
