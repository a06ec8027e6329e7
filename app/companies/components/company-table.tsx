import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Instant } from '~/ui/instant'
import { type Column, Table } from '~/ui/table'
import type { Standing } from '../company'
import { CompanyCity, CompanyName, OtherName } from './company-name'
import { StandingChip } from './standing-chip'

export interface CompanyLine {
  ref: string
  kind: 'buyer' | 'vendor'
  nameZh: string
  nameEn: string
  cityZh: string
  cityEn: string
  standing: Standing
  askedAt: string | null
  verifiedUntil: string | null
}

/** Companies as the moderators see them; `dates` names the date that the list is ordered by. */
export function CompanyTable({
  caption,
  companies,
  dates,
  now,
  empty,
}: {
  caption: string
  companies: readonly CompanyLine[]
  dates?: 'askedAt' | 'verifiedUntil' | undefined
  now: string
  empty?: ReactNode
}) {
  const { t, language } = useWords()
  const dateColumn: Column<CompanyLine>[] = dates
    ? [
        {
          key: dates,
          header: t(dates === 'askedAt' ? 'companies:staff.waitsSince' : 'companies:staff.until'),
          cell: (line) => (line[dates] ? <Instant at={line[dates]} now={now} show="day" /> : null),
        },
      ]
    : []
  return (
    <Table
      caption={caption}
      hideCaption
      rows={companies}
      rowKey={({ ref }) => ref}
      empty={empty}
      columns={[
        {
          key: 'company',
          header: t('companies:staff.company'),
          lead: true,
          cell: (line) => (
            <>
              <Link to={`/${segmentOf(language)}/staff/companies/${line.ref}`} className="inline-flex min-h-11 items-center sm:min-h-0">
                <CompanyName company={line} />
              </Link>
              <span className="block font-normal text-ink-soft text-xs">
                <OtherName company={line} />
              </span>
            </>
          ),
        },
        { key: 'kind', header: t('companies:staff.kind'), cell: (line) => t(`companies:kind.${line.kind}`) },
        { key: 'city', header: t('companies:staff.city'), cell: (line) => <CompanyCity company={line} /> },
        ...dateColumn,
        { key: 'state', header: t('companies:staff.state'), cell: (line) => <StandingChip standing={line.standing} /> },
      ]}
    />
  )
}
