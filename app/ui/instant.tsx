import { useWords } from '~/platform/i18n/words'
import { clockAt, formatDay, formatRelative } from './format-instant'

/**
 * A moment, on both clocks: `17:00 CST / 14:30 IST, Wed 25 Nov (in 2 days)`. When midnight lies between the two clocks, each
 * side says its own day. `at` and `now` are ISO-8601 UTC; `now` comes from the loader.
 */
export function Instant({
  at,
  now,
  hint = true,
  show = 'both',
  className,
}: {
  at: string
  now?: string | undefined
  /** Whether to say how far away it is; needs `now`. */
  hint?: boolean
  /** `day` leaves the clocks out: for history, where the hour does not matter. */
  show?: 'both' | 'day'
  className?: string
}) {
  const { t, language } = useWords()
  const china = clockAt(at, 'CST', language, now)
  const far = hint && now ? formatRelative(at, now, language) : null
  return (
    <span className={className}>
      <time dateTime={at}>{show === 'day' ? china.day : bothClocks()}</time>
      {far ? <span className="text-ink-faint">{language === 'zh-CN' ? `（${far}）` : ` (${far})`}</span> : null}
    </span>
  )

  function bothClocks() {
    const india = clockAt(at, 'IST', language, now)
    const [cst, ist] = [t('common:time.zone.CST'), t('common:time.zone.IST')]
    const sameDay = china.day === india.day
    if (language === 'zh-CN') {
      // Each clock stays beside its zone; theme.css keeps the zone's own signs together.
      return `${china.day} ${cst}\u00a0${china.time}\u00a0/ ${sameDay ? '' : `${india.day} `}${ist}\u00a0${india.time}`
    }
    return sameDay
      ? `${china.time} ${cst} / ${india.time} ${ist}, ${china.day}`
      : `${china.time} ${cst}, ${china.day} / ${india.time} ${ist}, ${india.day}`
  }
}

/** A calendar day without a clock (a start wish, a milestone): `YYYY-MM-DD` in. */
export function Day({ date }: { date: string }) {
  const { language } = useWords()
  return <time dateTime={date}>{formatDay(date, language)}</time>
}
