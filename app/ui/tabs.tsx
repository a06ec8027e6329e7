import { classes } from './classes'
import { PageLink } from './page-link'

export interface Tab {
  to: string
  label: string
  current?: boolean
  /** A number that matters (items waiting), shown beside the label. */
  count?: number | string | undefined
}

/** Views of one thing, each with a URL of its own; scrolls sideways where they do not fit. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-6 overflow-x-auto border-line border-b">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <PageLink
              to={tab.to}
              aria-current={tab.current ? 'page' : undefined}
              className={classes(
                'flex min-h-11 items-center gap-2 whitespace-nowrap border-b-3 px-3 no-underline -outline-offset-3 hover:border-line-strong hover:text-ink',
                tab.current ? 'border-river font-semibold text-ink' : 'border-transparent text-ink-soft',
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="rounded-full bg-sunken px-2 text-ink-soft text-xs tabular-nums">{tab.count}</span>
              )}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
