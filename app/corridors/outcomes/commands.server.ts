import { databaseNow } from '#db/clock'
import type { Tx } from '#db/connect'
import type { OutcomeAmount, OutcomeSpan } from '#db/schema'
import { chinaDay } from '~/platform/china-day'
import { touchPublicPages } from '~/platform/public-version.server'
import { yearOf } from './outcome'

interface Amount {
  engagementId: string
  kind: OutcomeAmount
  /** May be below zero: a change order that makes it cheaper, a correction. */
  amountMinor: number
  /** Day in China that it counts on; today when left out. */
  day?: string
}

/**
 * Adds to the corridor's sums in the transaction of the deed, so that no page has to count. The sum's row is written first: whoever adds to the
 * same sum waits there, and companies are counted once however many come at a time.
 */
export async function countAmount(tx: Tx, { engagementId, kind, amountMinor, day }: Amount): Promise<void> {
  const engagement = await tx
    .selectFrom('engagement')
    .innerJoin('request', 'request.id', 'engagement.requestId')
    .select(['engagement.buyerId', 'engagement.vendorId', 'engagement.currency', 'request.corridorId'])
    .where('engagement.id', '=', engagementId)
    .executeTakeFirstOrThrow()
  const { buyerId, vendorId, currency, corridorId } = engagement
  if (corridorId === null || amountMinor === 0) return
  const cell = { corridorId, year: yearOf(day ?? chinaDay(await databaseNow(tx))), kind, currency }
  await tx
    .insertInto('outcomeSum')
    .values({ ...cell, amountMinor, engagements: 0, buyers: 0, vendors: 0 })
    .onConflict((conflict) =>
      conflict.columns(['corridorId', 'year', 'kind', 'currency']).doUpdateSet((set) => ({
        amountMinor: set('outcomeSum.amountMinor', '+', amountMinor),
      })),
    )
    .execute()
  const others = await tx
    .selectFrom('outcomeShare')
    .select(['engagementId', 'buyerId', 'vendorId'])
    .where('corridorId', '=', cell.corridorId)
    .where('year', '=', cell.year)
    .where('kind', '=', kind)
    .where('currency', '=', currency)
    .where((where) =>
      where.or([where('engagementId', '=', engagementId), where('buyerId', '=', buyerId), where('vendorId', '=', vendorId)]),
    )
    .execute()
  await tx
    .insertInto('outcomeShare')
    .values({ ...cell, engagementId, buyerId, vendorId, amountMinor })
    .onConflict((conflict) =>
      conflict.columns(['corridorId', 'year', 'kind', 'currency', 'engagementId']).doUpdateSet((set) => ({
        amountMinor: set('outcomeShare.amountMinor', '+', amountMinor),
      })),
    )
    .execute()
  await tx
    .updateTable('outcomeSum')
    .set((set) => ({
      engagements: set('engagements', '+', others.some((each) => each.engagementId === engagementId) ? 0 : 1),
      buyers: set('buyers', '+', others.some((each) => each.buyerId === buyerId) ? 0 : 1),
      vendors: set('vendors', '+', others.some((each) => each.vendorId === vendorId) ? 0 : 1),
    }))
    .where('corridorId', '=', cell.corridorId)
    .where('year', '=', cell.year)
    .where('kind', '=', kind)
    .where('currency', '=', currency)
    .execute()
  await touchPublicPages(tx)
}

interface Span {
  requestId: string
  kind: OutcomeSpan
  /** When it began; without one it took no time. */
  since?: string | null
}

/** Counts one more, with the whole days that it took, in the transaction of the deed. */
export async function countSpan(tx: Tx, { requestId, kind, since }: Span): Promise<void> {
  const { corridorId } = await tx.selectFrom('request').select('corridorId').where('id', '=', requestId).executeTakeFirstOrThrow()
  if (corridorId === null) return
  const now = await databaseNow(tx)
  const days = since ? Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 86_400_000)) : 0
  await tx
    .insertInto('outcomeSpan')
    .values({ corridorId, year: yearOf(chinaDay(now)), kind, days, many: 1 })
    .onConflict((conflict) =>
      conflict.columns(['corridorId', 'year', 'kind', 'days']).doUpdateSet((set) => ({ many: set('outcomeSpan.many', '+', 1) })),
    )
    .execute()
  await touchPublicPages(tx)
}

interface Jobs {
  requestId: string
  year: number
  side: 'buyer' | 'vendor'
  /** What is added to what was stated before. */
  change: { jobsChina: number; jobsIndia: number; training: number; engagements: number }
}

/** Adds what one side states of jobs to the corridor's figures. */
export async function countJobs(tx: Tx, { requestId, year, side, change }: Jobs): Promise<void> {
  const { corridorId } = await tx.selectFrom('request').select('corridorId').where('id', '=', requestId).executeTakeFirstOrThrow()
  if (corridorId === null) return
  await tx
    .insertInto('outcomeJobs')
    .values({ corridorId, year, side, ...change })
    .onConflict((conflict) =>
      conflict.columns(['corridorId', 'year', 'side']).doUpdateSet((set) => ({
        jobsChina: set('outcomeJobs.jobsChina', '+', change.jobsChina),
        jobsIndia: set('outcomeJobs.jobsIndia', '+', change.jobsIndia),
        training: set('outcomeJobs.training', '+', change.training),
        engagements: set('outcomeJobs.engagements', '+', change.engagements),
      })),
    )
    .execute()
  await touchPublicPages(tx)
}
