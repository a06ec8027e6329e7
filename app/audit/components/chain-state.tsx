import { useWords } from '~/platform/i18n/words'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import type { AuditCheck } from '../entry'

/** How the nightly check of the audit went: an alarm, or one quiet line. */
export function ChainState({ check, now }: { check: AuditCheck | null; now: string }) {
  const { t } = useWords()
  if (!check) return <p className="mb-8 text-ink-soft text-sm">{t('audit:check.never')}</p>
  const when = (
    <p>
      {t('audit:check.last')} <Instant at={check.checkedAt} now={now} />
    </p>
  )
  if (check.brokenNumber !== null) {
    return (
      <Notice tone="problem" title={t('audit:chainBroken', { number: check.brokenNumber })}>
        {when}
      </Notice>
    )
  }
  return (
    <div className="mb-8 text-ink-soft text-sm">
      <p>{t('audit:check.whole')}</p>
      {when}
    </div>
  )
}
