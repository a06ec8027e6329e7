import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { describe, expect, test, vi } from 'vitest'
import { databaseNow, minutes, plusMs } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { engines, freshDatabase } from '../../tests/setup/database'
import { createLoad } from './front-door/load.server'
import { createHealthHandler, createReadiness } from './health.server'
import { enqueue, lagOf } from './jobs.server'
import { lanes, outward } from './lanes'
import { createMetrics } from './metrics.server'

const idle = { load: createLoad({ maxInFlight: 1, maxWaitMs: 100 }) }
const disk = { directories: [tmpdir()], leastFreeBytes: 1024 }

describe.each(engines)('readiness on %s', (engine) => {
  test('traffic may come once the process serves, and until it is told to stop', async () => {
    const readiness = createReadiness({ db: await freshDatabase(engine), ...disk })
    expect((await readiness.read()).ready).toBe(false)
    readiness.serve(true)
    expect(await readiness.read()).toEqual({ ready: true, checks: { write: 'ok', outages: 'ok', disk: 'ok', jobs: 'ok' } })
    readiness.serve(false)
    expect((await readiness.read()).ready).toBe(false)
  })

  test('jobs that wait for long say that something is wrong', async () => {
    const db = await freshDatabase(engine)
    await inTransaction(db, async (tx) => enqueue(tx, 'notify', {}, { runAt: plusMs(await databaseNow(tx), -minutes(6)) }))
    const readiness = createReadiness({ db, ...disk })
    readiness.serve(true)
    expect(await readiness.read()).toMatchObject({ ready: false, checks: { jobs: 'failed', write: 'ok' } })
  })

  test('letters and calls that wait for long are no reason to send people away; the figures tell of them', async () => {
    const db = await freshDatabase(engine)
    await inTransaction(db, async (tx) => {
      const runAt = plusMs(await databaseNow(tx), -minutes(60))
      for (const kind of Object.keys(outward)) await enqueue(tx, kind, {}, { runAt })
    })
    const readiness = createReadiness({ db, ...disk })
    readiness.serve(true)
    expect(await readiness.read()).toMatchObject({ ready: true, checks: { jobs: 'ok' } })
    const figures = await createMetrics({ ...idle, lagOf: (lane) => lagOf(db, lane) }).text()
    const lags = new Map(
      [...figures.matchAll(/job_lag_seconds\{lane="(\w+)"\} (\d+)/g)].map(([, lane, seconds]) => [lane, Number(seconds)]),
    )
    expect([...lags.keys()].sort()).toEqual(Object.keys(lanes).sort())
    expect([...lags].filter(([, seconds]) => seconds < 3_600)).toEqual([['own', 0]])
  })

  test('a disk that is nearly full says so, while there is still room for what is under way', async () => {
    const readiness = createReadiness({ db: await freshDatabase(engine), ...disk, leastFreeBytes: Number.MAX_SAFE_INTEGER })
    readiness.serve(true)
    expect(await readiness.read()).toMatchObject({ ready: false, checks: { disk: 'failed', write: 'ok', jobs: 'ok' } })
  })

  test('requests that meet outages again and again say so, until they have stopped', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const readiness = createReadiness({ db: await freshDatabase(engine), ...disk })
    readiness.serve(true)
    for (const _ of [1, 2]) readiness.noteOutage()
    expect((await readiness.read()).ready).toBe(true)
    readiness.noteOutage()
    vi.advanceTimersByTime(3_000)
    expect(await readiness.read()).toMatchObject({ ready: false, checks: { write: 'ok', outages: 'failed' } })
    vi.advanceTimersByTime(10_000)
    expect((await readiness.read()).ready).toBe(true)
    vi.useRealTimers()
  })

  test('a database that does not answer is no place to write', async () => {
    const db = await freshDatabase(engine)
    await db.schema.dropTable('counter').execute()
    const readiness = createReadiness({ db, ...disk })
    readiness.serve(true)
    expect(await readiness.read()).toMatchObject({ ready: false, checks: { write: 'failed' } })
  })
})

describe('the health corner', () => {
  interface Asking {
    authorization?: string
    isPrivate?: boolean
    isServing?: boolean
    db?: Db
    directories?: string[]
  }
  const ask = async (url: string, { authorization, isPrivate = false, isServing = false, directories, db }: Asking = {}) => {
    const readiness = createReadiness({ ...disk, ...(directories ? { directories } : {}), db: db ?? (await freshDatabase('sqlite')) })
    readiness.serve(isServing)
    const handler = createHealthHandler({
      readiness,
      metrics: createMetrics({ ...idle, lagOf: async () => 0 }),
      token: 'a token of some length',
      standing: [['X-Content-Type-Options', 'nosniff']],
      isPrivate,
    })
    return new Promise<number | 'not mine'>((resolve) => {
      let status = 0
      const response = {
        req: { method: 'GET' },
        writeHead: (code: number) => {
          status = code
        },
        end: () => resolve(status),
      }
      if (!handler({ url, headers: { authorization } } as IncomingMessage, response as unknown as ServerResponse)) resolve('not mine')
    })
  }

  test('lives whatever its database and its disk do', async () => {
    const db = await freshDatabase('sqlite')
    await db.schema.dropTable('counter').execute()
    expect(await ask('/livez', { db, directories: ['/nowhere'] })).toBe(200)
    expect(await ask('/readyz', { db, directories: ['/nowhere'], isServing: true })).toBe(503)
  })

  test('says that it lives, and that it is not ready before it serves', async () => {
    expect(await ask('/healthz')).toBe(200)
    expect(await ask('/readyz?x')).toBe(503)
    expect(await ask('/zh')).toBe('not mine')
  })

  test('gives figures only on its own port or for the token', async () => {
    expect(await ask('/metrics')).toBe('not mine')
    expect(await ask('/metrics', { authorization: 'Bearer wrong' })).toBe('not mine')
    expect(await ask('/metrics', { authorization: 'Bearer a token of some length' })).toBe(200)
    expect(await ask('/metrics', { isPrivate: true })).toBe(200)
  })

  test('a database that is away takes the figures of its jobs along, and no others', async () => {
    const db = await freshDatabase('sqlite')
    await db.schema.dropTable('job').execute()
    const figures = await createMetrics({ ...idle, lagOf: (lane) => lagOf(db, lane) }).text()
    expect(figures).not.toMatch(/^job_lag_seconds\{/m)
    expect(figures).toMatch(/^http_requests_in_flight 0$/m)
  })
})
