import type { Db } from '#db/connect'
import { ratesOn } from '../queries.server'
import { amountRows, exactly, fewest, type JobsRow, publicly, spanRows, yearOf } from './outcome'

/** Years in which anything was counted, newest first; the present one in any case. */
export async function yearsOf(db: Db, corridorId: string, today: string): Promise<number[]> {
  const rows = await db
    .selectFrom('outcomeSpan')
    .select('year')
    .where('corridorId', '=', corridorId)
    .union(db.selectFrom('outcomeSum').select('year').where('corridorId', '=', corridorId))
    .union(db.selectFrom('outcomeJobs').select('year').where('corridorId', '=', corridorId))
    .execute()
  return [...new Set([yearOf(today), ...rows.map(({ year }) => Number(year))])].sort((a, b) => b - a)
}

/**
 * A corridor's year: at most a dozen sums, some hundred spans and two rows of jobs, each by its key. `isExact` is for the operator and the
 * auditor; everybody else reads rounded sums, and nothing that would come from too few.
 */
export async function outcomesOf(db: Db, { corridorId, year, isExact = false }: { corridorId: string; year: number; isExact?: boolean }) {
  const sums = await db
    .selectFrom('outcomeSum')
    .select(['kind', 'currency', 'amountMinor', 'engagements', 'buyers', 'vendors'])
    .where('corridorId', '=', corridorId)
    .where('year', '=', year)
    .execute()
  const spans = await db
    .selectFrom('outcomeSpan')
    .select(['kind', 'days', 'many'])
    .where('corridorId', '=', corridorId)
    .where('year', '=', year)
    .limit(5_000)
    .execute()
  const jobs: JobsRow[] = await db
    .selectFrom('outcomeJobs')
    .select(['side', 'jobsChina', 'jobsIndia', 'training', 'engagements'])
    .where('corridorId', '=', corridorId)
    .where('year', '=', year)
    .orderBy('side')
    .execute()
  return {
    year,
    amounts: amountRows(sums, await ratesOn(db), isExact ? exactly : publicly),
    spans: spanRows(spans, isExact ? 1 : fewest),
    jobs: jobs.map((row) => (isExact || row.engagements >= fewest ? row : { side: row.side, engagements: row.engagements })),
  }
}

export type Outcomes = Awaited<ReturnType<typeof outcomesOf>>
