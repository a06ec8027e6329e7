import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { databaseNow, minutes, plusMs } from '#db/clock'
import type { Db, Tx } from '#db/connect'
import { isUniqueViolation } from '#db/portable'
import type { InstantText } from '#db/schema'
import { newId } from './ids'
import { type Lane, laneOf, lanes } from './lanes'
import { log } from './log.server'

/**
 * The transactional outbox. A command enqueues within its own transaction; a worker takes jobs under a lease and runs their
 * handlers, which must be idempotent: a job may run again when a worker dies between its deed and its tick.
 */
export interface Job {
  id: string
  kind: string
  payload: Record<string, unknown>
  attempt: number
}

export type JobHandler = (db: Db, job: Job) => Promise<void>
export type JobHandlers = Record<string, JobHandler>

/** Thrown by a handler for what another try will not mend (an address that does not exist): the job waits for a person at once. */
export class Hopeless extends Error {}

/** How long a job is a worker's without a word from it; while its handler runs the lease is drawn out. */
const standardLeaseMs = minutes(2)
/** After this many failures a job waits for a person (the operator's list). */
export const maxAttempts = 8

interface Enqueue {
  /** Not before this instant; now when left out. */
  runAt?: InstantText
  /** While a job with this key waits or runs, a second one is not added. */
  uniqueKey?: string
}

/** Adds a job in the transaction of the deed that calls for it. */
export async function enqueue(tx: Tx, kind: string, payload: Record<string, unknown>, { runAt, uniqueKey }: Enqueue = {}): Promise<void> {
  const now = await databaseNow(tx)
  await tx
    .insertInto('job')
    .values({
      id: newId(),
      kind,
      lane: laneOf(kind),
      payloadJson: JSON.stringify(payload),
      status: 'waiting',
      uniqueKey: uniqueKey ?? null,
      attempts: 0,
      runAt: runAt ?? now,
      leaseUntil: null,
      leasedBy: null,
      lastError: null,
      createdAt: now,
      finishedAt: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes back waiting jobs of a key, e.g. a reminder whose deadline moved. */
export const cancelJobs = (tx: Tx, uniqueKey: string) =>
  tx
    .deleteFrom('job')
    .where('uniqueKey', '=', uniqueKey)
    // As the index of keys says it, which is taken for no other words.
    .where('status', 'in', [sql.lit<'waiting'>('waiting'), sql.lit<'running'>('running')])
    .where('status', '=', 'waiting')
    .execute()

/** Runs what is due in any lane, one after the other, until nothing is; answers how many ran. For tests and the seed. */
export async function runDueJobs(
  db: Db,
  handlers: JobHandlers,
  workerName: string,
  limit = 1_000,
  leaseMs = standardLeaseMs,
): Promise<number> {
  let ran = 0
  while (ran < limit) {
    const job = await takeJob(db, { workerName, leaseMs })
    if (!job) break
    await runJob(db, handlers, job, { workerName, leaseMs })
    ran++
  }
  return ran
}

interface Holder {
  workerName: string
  leaseMs: number
}

/** A guarded UPDATE per candidate decides who has the job; a lease that ran out is taken over. */
async function takeJob(db: Db, { workerName, leaseMs }: Holder, lane?: Lane): Promise<Job | undefined> {
  const now = await databaseNow(db)
  const jobs = db.selectFrom('job').select(['id', 'kind', 'payloadJson', 'attempts', 'status', 'leaseUntil'])
  const inLane = lane ? jobs.where('lane', '=', lane) : jobs
  const candidates = [
    ...(await inLane.where('status', '=', 'running').where('leaseUntil', '<', now).limit(10).execute()),
    ...(await inLane.where('status', '=', 'waiting').where('runAt', '<=', now).orderBy('runAt').orderBy('id').limit(10).execute()),
  ]
  for (const row of candidates) {
    let update = db
      .updateTable('job')
      .set({ status: 'running', leasedBy: workerName, leaseUntil: plusMs(now, leaseMs), attempts: row.attempts + 1 })
      .where('id', '=', row.id)
      .where('status', '=', row.status)
      .where('attempts', '=', row.attempts)
    update = row.leaseUntil === null ? update.where('leaseUntil', 'is', null) : update.where('leaseUntil', '=', row.leaseUntil)
    const { numUpdatedRows } = await update.executeTakeFirst()
    if (numUpdatedRows === 1n) return { id: row.id, kind: row.kind, payload: JSON.parse(row.payloadJson), attempt: row.attempts + 1 }
  }
  return undefined
}

/** However long a handler takes, nobody else begins the job while its worker lives. */
async function renew(db: Db, job: Job, { workerName, leaseMs }: Holder): Promise<void> {
  try {
    await db
      .updateTable('job')
      .set({ leaseUntil: plusMs(await databaseNow(db), leaseMs) })
      .where('id', '=', job.id)
      .where('leasedBy', '=', workerName)
      .where('attempts', '=', job.attempt)
      .execute()
  } catch (error) {
    // The next one may succeed; three quarters of the lease are left.
    log.warn({ job: job.id, message: (error as Error).message }, 'a lease could not be drawn out')
  }
}

async function runJob(db: Db, handlers: JobHandlers, job: Job, holder: Holder): Promise<void> {
  const renewal = setInterval(() => void renew(db, job, holder), holder.leaseMs / 4)
  try {
    await runOnce(db, handlers, job, holder.workerName)
  } finally {
    clearInterval(renewal)
  }
}

async function runOnce(db: Db, handlers: JobHandlers, job: Job, workerName: string): Promise<void> {
  try {
    const handler = handlers[job.kind]
    if (!handler) throw new Error(`No handler for jobs of kind ${job.kind}`)
    await handler(db, job)
    await finish(db, job, workerName, { status: 'done', lastError: null })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    log.warn({ job: job.id, kind: job.kind, attempt: job.attempt, message }, 'job failed')
    await finish(db, job, workerName, {
      status: job.attempt >= maxAttempts || error instanceof Hopeless ? 'parked' : 'waiting',
      lastError: message.slice(0, 500),
    })
  }
}

async function finish(
  db: Db,
  job: Job,
  workerName: string,
  { status, lastError }: { status: 'done' | 'waiting' | 'parked'; lastError: string | null },
) {
  const now = await databaseNow(db)
  const backoffMs = Math.min(minutes(60), 2 ** job.attempt * 1_000) * (0.75 + Math.random() / 2)
  try {
    await db
      .updateTable('job')
      .set({
        status,
        lastError,
        leaseUntil: null,
        leasedBy: null,
        finishedAt: status === 'waiting' ? null : now,
        ...(status === 'waiting' ? { runAt: plusMs(now, backoffMs) } : {}),
      })
      .where('id', '=', job.id)
      .where('leasedBy', '=', workerName)
      .where('attempts', '=', job.attempt)
      .execute()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}

/** The operator's "run again": back to the queue with a clean count. */
export async function retryJob(tx: Tx, id: string): Promise<boolean> {
  const now = await databaseNow(tx)
  const { numUpdatedRows } = await tx
    .updateTable('job')
    .set({ status: 'waiting', attempts: 0, runAt: now, leaseUntil: null, finishedAt: null })
    .where('id', '=', id)
    .where('status', '=', 'parked')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** How long the oldest due job of a lane has been waiting, in ms. */
export async function lagOf(db: Db, lane: Lane): Promise<number> {
  const now = await databaseNow(db)
  const oldest = await db
    .selectFrom('job')
    .select('runAt')
    .where('lane', '=', lane)
    .where('status', '=', 'waiting')
    .where('runAt', '<=', now)
    .orderBy('runAt')
    .limit(1)
    .executeTakeFirst()
  return oldest ? Date.parse(now) - Date.parse(oldest.runAt) : 0
}

/**
 * A worker keeps every lane: it looks each `everyMs` while there is nothing to do in it, at once again while there is. `stop` waits for the jobs
 * in hand. `prepare` is done once before the first look, and tried again until the database lets it.
 */
export function startWorker(
  db: Db,
  handlers: JobHandlers,
  { name, everyMs = 500, prepare }: { name: string; everyMs?: number; prepare?: (db: Db) => Promise<void> },
) {
  const stopping = new AbortController()
  const { signal } = stopping
  const holder = { workerName: name, leaseMs: standardLeaseMs }
  const rest = () => pause(everyMs, undefined, { signal }).catch(() => {})
  const complain = (error: unknown) => {
    log.warn({ message: error instanceof Error ? error.message : String(error) }, 'worker round failed')
  }

  async function begin() {
    while (prepare && !signal.aborted) {
      const isPrepared = await prepare(db).then(() => true, complain)
      if (isPrepared) return
      await rest()
    }
  }

  async function keep(lane: Lane, width: number) {
    const running = new Set<Promise<void>>()
    while (!signal.aborted) {
      const job = await takeJob(db, holder, lane).catch(complain)
      if (!job) {
        await rest()
        continue
      }
      const run = runJob(db, handlers, job, holder)
        .catch(complain)
        .finally(() => running.delete(run))
      running.add(run)
      if (running.size >= width) await Promise.race(running)
    }
    await Promise.all(running)
  }

  const work = begin().then(() => Promise.all(Object.entries(lanes).map(([lane, width]) => keep(lane as Lane, width))))
  return {
    stop: async () => {
      stopping.abort()
      await work
    },
  }
}
