import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseUrl, onServer } from '../tests/setup/postgres'
import { startCluster } from '../tests/setup/postgres-cluster'
import { connect, connectSqlite, type Db, inTransaction, openSqlite } from './connect'
import { migrate } from './migrate'
import { isOutage } from './portable'

const directory = mkdtempSync(join(tmpdir(), 'outage-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const write = (db: Db, key: string) =>
  inTransaction(db, (tx) => tx.insertInto('throttle').values({ key, hits: 1, windowEndsAt: '2026-01-01T00:00:00.000Z' }).execute())
const written = async (db: Db) => new Set((await db.selectFrom('throttle').select('key').execute()).map(({ key }) => key))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('an SQLite file that another process has locked', () => {
  test('is read as ever, and holds neither the loop nor the writers for longer than two seconds', async () => {
    const path = join(directory, 'locked.db')
    const db = connectSqlite(openSqlite(path))
    await migrate(db)
    const timed = async () => {
      const asked = performance.now()
      await db.selectFrom('counter').selectAll().execute()
      return performance.now() - asked
    }
    const before: number[] = []
    for (let read = 0; read < 50; read++) before.push(await timed())
    const other = new SQLite(path)
    other.exec('begin immediate')
    const beats = heartbeat()
    const writers = Array.from({ length: 20 }, (_, index) => write(db, `locked-${index}`).catch((error: unknown) => error))
    const bare = db
      .deleteFrom('throttle')
      .execute()
      .catch((error: unknown) => error)
    const reads: number[] = []
    for (let read = 0; read < 50; read++) {
      reads.push(await timed())
      await pause(20)
    }
    // They give up although the lock stands.
    const errors = await Promise.all([...writers, bare])
    expect(errors.every(isOutage)).toBe(true)
    // Medians, against this machine's own pace: the worst of them says more about whatever else it does.
    const usual = median(before) ?? 0
    expect(median(reads)).toBeLessThan(50 + 20 * usual)
    expect(median(beats.stop())).toBeLessThan(50 + 20 * usual)
    // Whoever writes when the lock goes away within the two seconds does not even notice.
    const late = write(db, 'late')
    await pause(200)
    other.exec('rollback')
    await late
    expect([...(await written(db))]).toEqual(['late'])
    other.close()
    await db.destroy()
  })

  test('for one second has transactions, single writes and migrations wait it out, while reads and the loop go on', async () => {
    const path = join(directory, 'second.db')
    const db = connectSqlite(openSqlite(path))
    await migrate(db)
    const other = new SQLite(path)
    other.exec('begin immediate')
    const row = (key: string) => ({ key, hits: 1, windowEndsAt: '2026-01-01T00:00:00.000Z' })
    const beats = heartbeat()
    const writes = [
      ...Array.from({ length: 10 }, (_, index) => write(db, `transaction-${index}`)),
      ...Array.from({ length: 10 }, (_, index) =>
        db
          .insertInto('throttle')
          .values(row(`single-${index}`))
          .execute(),
      ),
      db.schema.createTable('later').addColumn('id', 'text').execute(),
    ]
    let isOver = false
    const all = Promise.all(writes).finally(() => {
      isOver = true
    })
    let reads = 0
    for (const from = performance.now(); performance.now() - from < 1_000; reads++) {
      await db.selectFrom('counter').selectAll().execute()
      await pause(5)
    }
    expect(isOver).toBe(false)
    // A hundred and more on an idle machine; waiting for the lock they would be none.
    expect(reads).toBeGreaterThan(10)
    expect(beats.stop().length).toBeGreaterThan(10)
    other.exec('rollback')
    await all
    expect((await written(db)).size).toBe(20)
    other.close()
    await db.destroy()
  })

  test('a full disk refuses writes, keeps what it acknowledged, and takes writes again when there is room', async () => {
    const path = join(directory, 'full.db')
    const file = openSqlite(path)
    const db = connectSqlite(file)
    await migrate(db)
    const most = (file.pragma('page_count', { simple: true }) as number) + 4
    file.pragma(`max_page_count = ${most}`)
    const acknowledged: string[] = []
    const errors: unknown[] = []
    for (let index = 0; index < 40; index++) {
      const key = `${index}-${'x'.repeat(1000)}`
      await write(db, key).then(
        () => acknowledged.push(key),
        (error) => errors.push(error),
      )
    }
    expect(errors.length).toBeGreaterThan(0)
    expect(errors.map((error) => (error as { code: string }).code)).toEqual(errors.map(() => 'SQLITE_FULL'))
    expect(errors.every(isOutage)).toBe(true)
    expect([...(await written(db))].sort()).toEqual(acknowledged.sort())
    file.pragma('max_page_count = 100000')
    await write(db, 'room again')
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
    await db.destroy()
  })
})

describe('a PostgreSQL that goes away', () => {
  let cluster: Awaited<ReturnType<typeof startCluster>>
  beforeAll(async () => {
    cluster = await startCluster()
  })
  afterAll(() => cluster?.stop())

  test('and comes back loses nothing that was acknowledged; writers go on by themselves', async () => {
    await onServer(cluster.url, 'create database gone')
    const db = connect(databaseUrl(cluster.url, 'gone'))
    await migrate(db)
    const acknowledged: string[] = []
    const errors: unknown[] = []
    let isOver = false
    let lastAt = 0
    const writer = async (name: number) => {
      for (let index = 0; !isOver; index++) {
        const key = `${name}-${index}`
        await write(db, key).then(
          () => {
            acknowledged.push(key)
            lastAt = performance.now()
          },
          async (error) => {
            errors.push(error)
            await pause(20)
          },
        )
      }
    }
    const writers = [0, 1, 2, 3].map(writer)
    await pause(300)
    await onServer(cluster.url, "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'gone'").catch(() => {})
    await pause(300)
    await cluster.down()
    const before = acknowledged.length
    await pause(300)
    await cluster.up()
    const upAt = performance.now()
    while (acknowledged.length < before + 20 && performance.now() - upAt < 30_000) await pause(10)
    // Half a second as a rule; a busy machine takes longer to start PostgreSQL's own processes.
    expect(lastAt - upAt).toBeLessThan(20_000)
    isOver = true
    await Promise.all(writers)
    expect(before).toBeGreaterThan(20)
    expect(acknowledged.length).toBeGreaterThanOrEqual(before + 20)
    const kept = await written(db)
    expect(acknowledged.filter((key) => !kept.has(key))).toEqual([])
    expect(errors.length).toBeGreaterThan(0)
    expect(errors.filter((error) => !isOutage(error)).map(String)).toEqual([])
    await db.destroy()
  })

  test('says so as an outage, whatever was asked', async () => {
    const db = connect('postgres://nobody:nothing@127.0.0.1:1/none')
    expect(isOutage(await sql`select 1`.execute(db).catch((error: unknown) => error))).toBe(true)
    await db.destroy()
  })
})

test('a refusal of the domain, a broken rule and a visitor who hung up are no outages', () => {
  const coded = (code: string, more = {}) => Object.assign(new Error('x'), { code, ...more })
  expect(
    [coded('SQLITE_CONSTRAINT_UNIQUE'), coded('23505'), coded('42601'), coded('ECONNRESET'), new Error('no'), null].map(isOutage),
  ).toEqual(Array(6).fill(false))
  expect(isOutage(coded('ECONNRESET', { syscall: 'read' }))).toBe(true)
  expect(isOutage(new Error('could not store', { cause: coded('ENOSPC') }))).toBe(true)
})

const median = (numbers: number[]) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)]

/** The gaps between two beats of the event loop, in ms. */
function heartbeat() {
  let last = performance.now()
  const gaps: number[] = []
  const timer = setInterval(() => {
    gaps.push(performance.now() - last)
    last = performance.now()
  }, 5)
  return {
    stop: () => {
      clearInterval(timer)
      return gaps
    },
  }
}
