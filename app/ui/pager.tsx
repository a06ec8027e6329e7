import { useWords } from '~/platform/i18n/words'
import { LinkButton } from './button'

/**
 * Keyset paging: forward, and back to the start. `next` and `first` are URLs; a missing one is not offered. `shown` is what the
 * page says about its position ("1,000+ requests"), already worded.
 */
export function Pager({ next, first, shown }: { next?: string | null | undefined; first?: string | null | undefined; shown?: string }) {
  const { t } = useWords()
  if (!next && !first && !shown) return null
  return (
    <nav aria-label={t('common:pager.label')} className="mt-5 flex flex-wrap items-center gap-3">
      {first ? (
        <LinkButton variant="secondary" to={first}>
          {t('common:pager.first')}
        </LinkButton>
      ) : null}
      {next ? (
        <LinkButton variant="secondary" to={next} rel="next">
          {t('common:pager.next')}
        </LinkButton>
      ) : null}
      {shown ? <span className="text-ink-soft text-sm">{shown}</span> : null}
    </nav>
  )
}
