import { useWords } from '~/platform/i18n/words'
import { Instant } from '~/ui/instant'
import type { HistoryEntry } from '../queries.server'

/** What happened to a request, newest first. Words of people are in the buyer's language. */
export function RequestHistory({ entries, lang, now }: { entries: readonly HistoryEntry[]; lang: string; now: string }) {
  const { t } = useWords()
  return (
    <ol className="space-y-3 border-line border-s-2 ps-4">
      {entries.map((entry, index) => (
        <li key={index}>
          <p>
            <span className="font-medium">{t(`requests:event.${entry.event}`)}</span>
            <span className="text-ink-soft text-sm">
              {' · '}
              {entry.actor ? <bdi>{entry.actor}</bdi> : t('requests:show.system')}
            </span>
          </p>
          {entry.note ? (
            <p lang={lang} className="max-w-reading whitespace-pre-line text-sm">
              {entry.note}
            </p>
          ) : null}
          <p className="text-ink-faint text-xs">
            <Instant at={entry.at} now={now} />
          </p>
        </li>
      ))}
    </ol>
  )
}
