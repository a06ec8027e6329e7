import type { Db, Tx } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import type { DocumentView } from '~/translations/document'
import { readLatest } from '~/translations/queries.server'
import type { Side } from '../engagement'
import { differing, type JobsFigures } from './jobs-report'

/** What a side has stated last of a year. */
export const lastReport = (tx: Db | Tx, { engagementId, side, year }: { engagementId: string; side: Side; year: number }) =>
  tx
    .selectFrom('jobsReport')
    .select(['version', 'jobsChina', 'jobsIndia', 'training'])
    .where('engagementId', '=', engagementId)
    .where('side', '=', side)
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

export interface ShownReport extends JobsFigures {
  side: Side
  by: string
  at: InstantText
  evidence: DocumentView | null
}

export interface JobsYear {
  year: number
  buyer: ShownReport | null
  vendor: ShownReport | null
  /** Figures in which the two sides differ. */
  differing: string[]
}

/** Both sides' statements side by side, year by year, the newest first. */
export async function jobsYears(db: Db, { engagementId, language }: { engagementId: string; language: LanguageTag }): Promise<JobsYear[]> {
  const rows = await db
    .selectFrom('jobsReport')
    .innerJoin('person', 'person.id', 'jobsReport.statedBy')
    .select([
      'side',
      'year',
      'version',
      'jobsChina',
      'jobsIndia',
      'training',
      'documentId',
      'person.name as by',
      'jobsReport.createdAt as at',
    ])
    .where('engagementId', '=', engagementId)
    .orderBy('year', 'desc')
    .orderBy('version', 'desc')
    .limit(200)
    .execute()
  const years = [...new Set(rows.map(({ year }) => year))]
  const of = async (year: number, side: Side): Promise<ShownReport | null> => {
    const row = rows.find((each) => each.year === year && each.side === side)
    if (!row) return null
    const { jobsChina, jobsIndia, training, by, at, documentId } = row
    return { side, jobsChina, jobsIndia, training, by, at, evidence: await readLatest(db, { documentId, language }) }
  }
  return Promise.all(
    years.map(async (year) => {
      const [buyer, vendor] = [await of(year, 'buyer'), await of(year, 'vendor')]
      return { year, buyer, vendor, differing: differing(buyer, vendor) }
    }),
  )
}
