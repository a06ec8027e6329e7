import type { ReactNode } from 'react'
import { classes } from './classes'

/** A sheet on the desk: one thing with its own heading. `as="li"` in lists. */
export function Card({
  as: Element = 'section',
  title,
  actions,
  children,
  className,
  id,
  tone,
}: {
  as?: 'section' | 'article' | 'li' | 'div' | 'aside'
  title?: ReactNode
  /** Buttons or links beside the title. */
  actions?: ReactNode
  children?: ReactNode
  className?: string
  id?: string
  /** `attention` draws the edge that says: your turn. */
  tone?: 'attention'
}) {
  return (
    <Element
      id={id}
      className={classes(
        'rounded-lg border border-line bg-surface p-4 shadow-raised sm:p-5',
        tone === 'attention' && 'border-s-4 border-s-signal',
        className,
      )}
    >
      {title || actions ? (
        <div className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          {title ? <h2 className="text-lg">{title}</h2> : null}
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </Element>
  )
}

/** Cards in as many columns as there is room for. */
export function CardGrid({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={classes('grid grid-cols-[repeat(auto-fit,minmax(min(100%,18rem),1fr))] gap-4', className)}>{children}</div>
}
