import { databaseNow, days, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { InstantText } from '#db/schema'

/** Rows that go in one transaction: short enough that nobody waits for it. */
const batch = 500
/** Letters that the demonstration's mailbox keeps. */
export const mailboxSize = 2_000

type Sweep = (tx: Tx, now: InstantText) => Promise<{ numDeletedRows: bigint }>

/** What has run out, table by table. Only rows that nothing refers to and nobody can reach any more. */
const sweeps: Record<string, Sweep> = {
  session: (tx, now) =>
    tx
      .deleteFrom('session')
      .where('id', 'in', (rows) => rows.selectFrom('session').select('id').where('expiresAt', '<', now).limit(batch))
      .executeTakeFirstOrThrow(),
  // A week is kept, so that "this link was used already" can still be told from "there never was such a link".
  mailToken: (tx, now) =>
    tx
      .deleteFrom('mailToken')
      .where('id', 'in', (rows) =>
        rows
          .selectFrom('mailToken')
          .select('id')
          .where((where) => where.or([where('usedAt', '<', plusMs(now, -days(7))), where('expiresAt', '<', plusMs(now, -days(7)))]))
          .limit(batch),
      )
      .executeTakeFirstOrThrow(),
  throttle: (tx, now) =>
    tx
      .deleteFrom('throttle')
      .where('key', 'in', (rows) => rows.selectFrom('throttle').select('key').where('windowEndsAt', '<', now).limit(batch))
      .executeTakeFirstOrThrow(),
  idempotency: (tx, now) =>
    tx
      .deleteFrom('idempotency')
      .where('id', 'in', (rows) =>
        rows
          .selectFrom('idempotency')
          .select('id')
          .where('createdAt', '<', plusMs(now, -days(1)))
          .limit(batch),
      )
      .executeTakeFirstOrThrow(),
  job: (tx, now) =>
    tx
      .deleteFrom('job')
      .where('id', 'in', (rows) =>
        rows
          .selectFrom('job')
          .select('id')
          .where('status', '=', 'done')
          // Says the same as the next line to the index, which knows only when a job was due.
          .where('runAt', '<', plusMs(now, -days(14)))
          .where('finishedAt', '<', plusMs(now, -days(14)))
          .limit(batch),
      )
      .executeTakeFirstOrThrow(),
  // A receiver that was away for a month asks the API how things stand. What still waits has an attempt to come, unless that is as long ago.
  webhookDelivery: (tx, now) =>
    tx
      .deleteFrom('webhookDelivery')
      .where('id', 'in', (rows) =>
        rows
          .selectFrom('webhookDelivery')
          .select('id')
          .where('createdAt', '<', plusMs(now, -days(30)))
          .where((where) => where.or([where('status', '<>', 'waiting'), where('nextAt', '<', plusMs(now, -days(30)))]))
          .limit(batch),
      )
      .executeTakeFirstOrThrow(),
  // A token that ended a year ago explains nothing any more.
  accessToken: (tx, now) =>
    tx
      .deleteFrom('accessToken')
      .where('id', 'in', (rows) =>
        rows
          .selectFrom('accessToken')
          .select('id')
          .where('expiresAt', '<', plusMs(now, -days(365)))
          .limit(batch),
      )
      .executeTakeFirstOrThrow(),
  // A machine's answer is worth keeping for a month; by then its model has been changed as likely as not.
  machineCache: (tx, now) =>
    tx
      .deleteFrom('machineCache')
      .where('key', 'in', (rows) =>
        rows
          .selectFrom('machineCache')
          .select('key')
          .where('createdAt', '<', plusMs(now, -days(30)))
          .limit(batch),
      )
      .executeTakeFirstOrThrow(),
  mailbox: (tx) =>
    tx
      .deleteFrom('mailbox')
      .where('id', 'in', (rows) =>
        rows.selectFrom('mailbox').select('id').orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(batch).offset(mailboxSize),
      )
      .executeTakeFirstOrThrow(),
}

/** Clears away what has run out, in small transactions; answers how many rows of each table went. */
export async function keepHouse(db: Db): Promise<Record<string, number>> {
  const now = await databaseNow(db)
  const gone: Record<string, number> = {}
  for (const [table, sweep] of Object.entries(sweeps)) {
    gone[table] = 0
    for (;;) {
      const { numDeletedRows } = await inTransaction(db, (tx) => sweep(tx, now))
      gone[table] += Number(numDeletedRows)
      if (numDeletedRows < batch) break
      // SQLite answers without a pause: visitors get their turn between two batches.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return gone
}
