import type { ReactNode } from 'react'
import { classes } from './classes'

/** Stays at the foot of the window over a long form. `theme.css` keeps what has the focus above it. */
export const BottomBar = ({ className, children }: { className: string; children: ReactNode }) => (
  <div className={classes('bottom-bar sticky bottom-0 z-10 -mx-4 border-line border-t bg-paper px-4', className)}>{children}</div>
)
