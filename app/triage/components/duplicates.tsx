import { Link } from 'react-router'
import { useWords } from '~/platform/i18n/words'
import { StatusChip } from '~/requests/components/status-chip'
import { Instant } from '~/ui/instant'
import type { LikelyDuplicate } from '../queries.server'

/** Requests that read alike: a hint for the moderator, with how it was found. */
export function Duplicates({ duplicates, base, now }: { duplicates: readonly LikelyDuplicate[]; base: string; now: string }) {
  const { t, language } = useWords()
  return (
    <section>
      <h2 className="mb-2 text-lg">{t('triage:duplicates.title')}</h2>
      {duplicates.length === 0 ? <p className="text-ink-soft text-sm">{t('triage:duplicates.none')}</p> : null}
      <ul className="space-y-3">
        {duplicates.map((each) => (
          <li key={each.ref}>
            <Link to={`${base}/${each.ref}`} lang={each.language} className="inline-flex min-h-11 items-center">
              {each.title}
            </Link>
            <p className="flex flex-wrap items-center gap-2 text-ink-soft text-sm">
              <StatusChip status={each.status} />
              {t('triage:duplicates.likeness', { percent: each.likeness })}
              <bdi>{language === 'zh-CN' ? each.company.zh || each.company.en : each.company.en || each.company.zh}</bdi>
              <Instant at={each.submittedAt} now={now} show="day" />
            </p>
          </li>
        ))}
      </ul>
      {duplicates.length > 0 ? <p className="mt-2 text-ink-faint text-xs">{t('triage:duplicates.rule')}</p> : null}
    </section>
  )
}
