import { databaseNow, days, hours, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { InstantText } from '#db/schema'
import { enqueue, type JobHandler, type JobHandlers } from './jobs.server'

/** 19:00 UTC: three in the morning in China, half past midnight in India. */
const nightAt = hours(19)

/** The next night after an instant. */
export function nextNight(now: InstantText): InstantText {
  const today = `${now.slice(0, 10)}T00:00:00.000Z`
  const night = plusMs(today, nightAt)
  return night > now ? night : plusMs(today, nightAt + days(1))
}

/**
 * Jobs that run once a night: each run first puts down the next one, so a night that fails eight times still has a morrow. `plan` puts down
 * the first ones; it may be called by every worker at every start, since each night has one key.
 */
export function nightly(work: Record<string, (db: Db) => Promise<void>>): { handlers: JobHandlers; plan: (db: Db) => Promise<void> } {
  const handler =
    (kind: string, run: (db: Db) => Promise<void>): JobHandler =>
    async (db) => {
      await inTransaction(db, (tx) => planNext(tx, [kind]))
      await run(db)
    }
  return {
    handlers: Object.fromEntries(Object.entries(work).map(([kind, run]) => [kind, handler(kind, run)])),
    plan: (db) => inTransaction(db, (tx) => planNext(tx, Object.keys(work))),
  }
}

async function planNext(tx: Tx, kinds: string[]): Promise<void> {
  const runAt = nextNight(await databaseNow(tx))
  for (const kind of kinds) await enqueue(tx, kind, {}, { runAt, uniqueKey: `${kind}:${runAt.slice(0, 10)}` })
}
