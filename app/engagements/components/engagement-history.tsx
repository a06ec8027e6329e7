import { useWords } from '~/platform/i18n/words'
import { Instant } from '~/ui/instant'
import type { EngagementHappening } from '../queries.server'

/** What happened, newest first, with who did it. */
export function EngagementHistory({ entries, now }: { entries: readonly EngagementHappening[]; now: string }) {
  const { t } = useWords()
  return (
    <ol className="space-y-3 border-line border-s-2 ps-4">
      {entries.map(({ event, at, actor, detail }) => (
        <li key={`${event}${at}${JSON.stringify(detail)}`} className="text-sm">
          <p className="font-medium">{t(`engagements:event.${event}`, detail)}</p>
          <p className="text-ink-soft">
            {actor ? <bdi className="me-2">{actor}</bdi> : null}
            <Instant at={at} now={now} hint={false} />
          </p>
        </li>
      ))}
    </ol>
  )
}
