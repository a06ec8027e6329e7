import { describe, expect, test } from 'vitest'
import { databaseNow } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { jobHandlers } from '~/worker.server'
import { engines, freshDatabase } from '../../tests/setup/database'
import { enqueue, type Job, type JobHandler, maxAttempts, runDueJobs, startWorker } from './jobs.server'
import { laneOf, lanes, outward } from './lanes'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.each(engines)('a worker on %s', (engine) => {
  test('told to stop finishes the job in hand and begins no other', async () => {
    const db = await freshDatabase(engine)
    await inTransaction(db, async (tx) => {
      for (let job = 0; job < 5; job++) await enqueue(tx, 'slow', {})
    })
    let begun = 0
    let finished = 0
    const handlers = {
      slow: async () => {
        begun++
        await pause(200)
        finished++
      },
    }
    const worker = startWorker(db, handlers, { name: 'test' })
    while (begun === 0) await pause(5)
    await worker.stop()
    expect([begun, finished]).toEqual([1, 1])
    const rows = await db.selectFrom('job').select('status').execute()
    expect(rows.map(({ status }) => status).sort()).toEqual(['done', 'waiting', 'waiting', 'waiting', 'waiting'])
  })

  test('lets nothing wait for other machines but what waits for its like, so many at a time', async () => {
    const db = await freshDatabase(engine)
    const now = Date.parse(await databaseNow(db))
    const at = (ms: number) => new Date(now + ms).toISOString()
    await inTransaction(db, async (tx) => {
      for (const kind of Object.keys(outward)) {
        for (let job = 0; job < 20; job++) await enqueue(tx, kind, {}, { runAt: at(-60_000 + job) })
      }
      for (let job = 0; job < 5; job++) await enqueue(tx, 'openBids', { job }, { runAt: at(-5_000 + job) })
    })
    const begun: Record<string, number> = {}
    const opened: unknown[] = []
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const holds: JobHandler = async (_, { kind }) => {
      const lane = laneOf(kind)
      begun[lane] = (begun[lane] ?? 0) + 1
      await held
    }
    const handlers = {
      ...Object.fromEntries(Object.keys(outward).map((kind) => [kind, holds])),
      openBids: async (_: Db, { payload }: Job) => void opened.push(payload.job),
    }
    const worker = startWorker(db, handlers, { name: 'test', everyMs: 5 })
    const { own: _, ...others } = lanes
    while (opened.length < 5 || Object.entries(others).some(([lane, width]) => (begun[lane] ?? 0) < width)) await pause(5)
    // A few looks more, and still no more of each.
    await pause(100)
    expect(begun).toEqual(others)
    expect(opened).toEqual([0, 1, 2, 3, 4])
    const stopped = worker.stop()
    letGo()
    await stopped
    const rows = await db.selectFrom('job').select(['lane', 'status']).where('status', '<>', 'waiting').execute()
    const done = rows.filter(({ status }) => status === 'done').map(({ lane }) => lane)
    expect(rows.length).toBe(done.length)
    expect(Object.fromEntries(Object.keys(lanes).map((lane) => [lane, done.filter((each) => each === lane).length]))).toEqual({
      ...others,
      own: 5,
    })
  })

  test('keeps a job for as long as its handler takes, however short the lease', async () => {
    const db = await freshDatabase(engine)
    await inTransaction(db, (tx) => enqueue(tx, 'long', {}))
    let begun = 0
    const handlers = {
      long: async () => {
        begun++
        await pause(2_500)
      },
    }
    const leaseMs = 1_500
    const first = runDueJobs(db, handlers, 'first', 1, leaseMs)
    while (begun === 0) await pause(5)
    let isOver = false
    const others = (async () => {
      while (!isOver) {
        await runDueJobs(db, handlers, 'second', 1, leaseMs)
        await pause(20)
      }
    })()
    await first
    isOver = true
    await others
    expect(begun).toBe(1)
    expect(await db.selectFrom('job').select(['status', 'attempts']).execute()).toEqual([{ status: 'done', attempts: 1 }])
  })

  test('takes over what a worker that died was doing, once its lease is over and not before', async () => {
    const db = await freshDatabase(engine)
    await inTransaction(db, (tx) => enqueue(tx, 'left', {}))
    const now = Date.parse(await databaseNow(db))
    const leftBehind = (leaseUntil: number) =>
      db
        .updateTable('job')
        .set({ status: 'running', attempts: 1, leasedBy: 'dead', leaseUntil: new Date(leaseUntil).toISOString() })
        .execute()
    let done = 0
    const handlers = { left: async () => void done++ }
    await leftBehind(now + 60_000)
    expect([await runDueJobs(db, handlers, 'heir'), done]).toEqual([0, 0])
    await leftBehind(now - 1)
    expect([await runDueJobs(db, handlers, 'heir'), done]).toEqual([1, 1])
    expect(await db.selectFrom('job').select(['status', 'attempts']).execute()).toEqual([{ status: 'done', attempts: 2 }])
  })

  test('tries a job that always fails eight times, ever later, then puts it aside for a person', async () => {
    const db = await freshDatabase(engine)
    await inTransaction(db, (tx) => enqueue(tx, 'poison', {}))
    let tries = 0
    const handlers = {
      poison: async () => {
        tries++
        throw new Error('no good')
      },
    }
    const pauses: number[] = []
    for (let round = 0; round < 12; round++) {
      const now = await databaseNow(db)
      await runDueJobs(db, handlers, 'test')
      const { runAt, status } = await db.selectFrom('job').select(['runAt', 'status']).executeTakeFirstOrThrow()
      if (status === 'waiting') pauses.push(Date.parse(runAt) - Date.parse(now))
      await db.updateTable('job').set({ runAt: now }).execute()
    }
    expect(tries).toBe(maxAttempts)
    expect(await db.selectFrom('job').select(['status', 'lastError']).execute()).toEqual([{ status: 'parked', lastError: 'no good' }])
    expect(pauses.length).toBe(maxAttempts - 1)
    expect(pauses.at(-1)).toBeGreaterThan(pauses[0]! * 8)
  })

  test('prepares once, and tries again when the database does not let it', async () => {
    const db = await freshDatabase(engine)
    let tries = 0
    const worker = startWorker(
      db,
      {},
      {
        name: 'test',
        everyMs: 5,
        prepare: async () => {
          if (++tries < 3) throw new Error('not yet')
        },
      },
    )
    await pause(150)
    await worker.stop()
    expect(tries).toBe(3)
  })
})

test('what has a lane beside the portal’s own is a job that there is', () => {
  expect(Object.keys(outward).filter((kind) => !(kind in jobHandlers))).toEqual([])
})
