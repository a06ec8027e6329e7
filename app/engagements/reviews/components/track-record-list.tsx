import { useWords } from '~/platform/i18n/words'
import { DescriptionList } from '~/ui/description-list'
import type { TrackRecord } from '../track-record'

/** The facts that the record itself tells, each with its definition below it. `kind` puts those first that are the company's own doing. */
export function TrackRecordList({ record, kind }: { record: TrackRecord; kind: 'buyer' | 'vendor' | null }) {
  const { t } = useWords()
  const share = (of: number, all: number) => (all === 0 ? null : t('reviews:share', { of, all, percent: Math.round((of * 100) / all) }))
  const days = (tenths: number | null, count: number) =>
    tenths === null ? null : t('reviews:days', { days: (tenths / 10).toFixed(1).replace(/\.0$/, ''), count })
  const facts = [
    { of: 'vendor', key: 'onTime', shown: share(record.onTime, record.accepted) },
    { of: 'vendor', key: 'firstPass', shown: share(record.firstPass, record.accepted) },
    { of: 'buyer', key: 'daysToAccept', shown: days(record.daysToAccept, record.judged) },
    { of: 'buyer', key: 'daysToPay', shown: days(record.daysToPay, record.paid) },
    { of: null, key: 'disputes', shown: String(record.disputes) },
    { of: null, key: 'endedEarly', shown: record.endedEarly > 0 ? String(record.endedEarly) : null },
  ] as const
  const own = facts.filter((fact) => kind === null || fact.of === null || fact.of === kind)
  return (
    <DescriptionList
      items={own.map(({ key, shown }) => ({
        term: t(`reviews:fact.${key}.name`),
        detail: shown ? (
          <>
            <span className="font-semibold tabular-nums">{shown}</span>
            <span className="block text-ink-soft text-sm">{t(`reviews:fact.${key}.definition`)}</span>
          </>
        ) : null,
      }))}
    />
  )
}
