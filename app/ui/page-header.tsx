import type { ReactNode } from 'react'
import { PageLink } from './page-link'

/** The top of a page: the way back, what kind of thing this is (kicker), its name, its state, what can be done. */
export function PageHeader({
  title,
  lang,
  kicker,
  sub,
  actions,
  chips,
  back,
}: {
  title: ReactNode
  /** Language of the title where it differs from the page's. */
  lang?: string
  kicker?: ReactNode
  sub?: ReactNode
  actions?: ReactNode
  chips?: ReactNode
  back?: { to: string; label: string }
}) {
  return (
    <header className="mb-6">
      {back ? (
        <PageLink to={back.to} className="mb-2 inline-flex min-h-11 items-center text-sm sm:min-h-8">
          {back.label}
        </PageLink>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-reading grow">
          {kicker ? <p className="mb-0.5 text-ink-soft text-sm">{kicker}</p> : null}
          <h1 lang={lang}>{title}</h1>
          {chips ? <div className="mt-2 flex flex-wrap gap-2">{chips}</div> : null}
          {sub ? <div className="mt-2 text-ink-soft">{sub}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </header>
  )
}
