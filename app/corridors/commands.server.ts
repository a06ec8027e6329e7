import { databaseNow } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { record } from '~/audit/record.server'
import { chinaDay } from '~/platform/china-day'
import { newId } from '~/platform/ids'
import { retryJob } from '~/platform/jobs.server'
import type { Rate } from '~/platform/money'
import { touchPublicPages } from '~/platform/public-version.server'
import { type RateRefusal, refusalOf } from './corridor'
import { newestRate } from './queries.server'

/** Enters a dated rate. A second one for the same pair and day is refused: published conversions must stay explainable. */
export function enterRate(db: Db, { actorId, rate }: { actorId: string | null; rate: Rate }) {
  return inTransaction(db, async (tx): Promise<{ ok: true } | { ok: false; reason: RateRefusal }> => {
    const now = await databaseNow(tx)
    const reason = refusalOf(rate, { today: chinaDay(now), last: await newestRate(tx, rate.base, rate.quote) })
    if (reason) return { ok: false, reason }
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('exchangeRate')
      .values({
        id: newId(),
        base: rate.base,
        quote: rate.quote,
        rate: rate.rate,
        day: rate.date,
        source: rate.source.trim(),
        enteredBy: actorId,
        createdAt: now,
      })
      .onConflict((conflict) => conflict.columns(['base', 'quote', 'day']).doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return { ok: false, reason: 'exists' }
    await record(tx, {
      actorId,
      event: 'rate.entered',
      subjectType: 'rate',
      subjectId: `${rate.base}/${rate.quote}`,
      detail: { rate: rate.rate, day: rate.date, source: rate.source.trim() },
    })
    await touchPublicPages(tx)
    return { ok: true }
  })
}

export interface NewCorridor {
  slug: string
  nameZh: string
  nameEn: string
  descriptionZh: string
  descriptionEn: string
}

/** Opens a corridor; its place in lists is the order of opening. */
export function openCorridor(db: Db, { actorId, corridor }: { actorId: string | null; corridor: NewCorridor }) {
  return inTransaction(db, async (tx) => {
    const id = newId()
    const last = await tx.selectFrom('corridor').select('ordinal').orderBy('ordinal', 'desc').limit(1).executeTakeFirst()
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('corridor')
      .values({ id, ...corridor, isOpen: 1, ordinal: (last?.ordinal ?? 0) + 1, createdAt: await databaseNow(tx) })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return { ok: false, reason: 'slugTaken' } as const
    await record(tx, { actorId, event: 'corridor.opened', subjectType: 'corridor', subjectId: id, detail: { slug: corridor.slug } })
    await touchPublicPages(tx)
    return { ok: true, id } as const
  })
}

/** Puts a parked job back to work. */
export function runJobAgain(db: Db, { actorId, jobId }: { actorId: string; jobId: string }) {
  return inTransaction(db, async (tx) => {
    if (!(await retryJob(tx, jobId))) return { ok: false, reason: 'notParked' } as const
    await record(tx, { actorId, event: 'job.retried', subjectType: 'job', subjectId: jobId })
    return { ok: true } as const
  })
}
