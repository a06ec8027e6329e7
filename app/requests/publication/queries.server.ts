import type { Db } from '#db/connect'
import type { Currency } from '#db/schema'
import { ratesOn } from '~/corridors/queries.server'
import { chinaDay } from '~/platform/china-day'
import { convert } from '~/platform/money'

/** The upper end of a budget in US cents at the latest rate of its day, for filters and sorting; null without a rate. */
export async function inDollars(
  db: Db,
  { budgetMax, currency, at }: { budgetMax: number | null; currency: Currency; at: string },
): Promise<number | null> {
  if (budgetMax === null) return null
  return convert(budgetMax, currency, 'USD', await ratesOn(db, chinaDay(at)))?.minor ?? null
}
