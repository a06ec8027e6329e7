import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { engines, freshDatabase } from '../tests/setup/database'
import { databaseNow } from './clock'
import { connect, connectSqlite, inSavepoint, inTransaction } from './connect'
import { compareVersions, faultOfEngine, isUniqueViolation, nameOfEngine, oldestSqlite } from './portable'

test('a database that does not keep its word is named, one that does is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'connect-'))
  const sound = connect(`file:${join(folder, 'sound.db')}`)
  const careless = new SQLite(':memory:')
  careless.pragma('synchronous = OFF')
  const hasty = connectSqlite(careless)
  expect(await faultOfEngine(sound)).toBeUndefined()
  expect(await faultOfEngine(hasty)).toContain('synchronous=FULL')
  // The run's own PostgreSQL syncs nothing, since it is thrown away.
  if (!process.env.TEST_DATABASE_URL) expect(await faultOfEngine(await freshDatabase('postgres'))).toContain('fsync off')
  await Promise.all([sound.destroy(), hasty.destroy()])
  rmSync(folder, { recursive: true })
})

test.each([
  ['3.51.3', false],
  ['3.51.4', false],
  ['3.52', false],
  ['3.52.0', false],
  ['3.100.0', false],
  ['4.0.0', false],
  ['3.51.2', true],
  ['3.51', true],
  ['3.50.7', true],
  ['3.9.2', true],
  ['2.99.99', true],
])('SQLite %s is too old: %s', async (version, isTooOld) => {
  expect(compareVersions(version, oldestSqlite) < 0).toBe(isTooOld)
  // Asked of an engine that calls itself so: what it says at start is what decides.
  const handle = new SQLite(':memory:')
  handle.function('sqlite_version', () => version)
  const db = connectSqlite(handle)
  const fault = await faultOfEngine(db)
  expect(await nameOfEngine(db)).toBe(`SQLite ${version}`)
  if (isTooOld) expect(fault).toContain(`is SQLite ${version}, and 3.51.3 is the oldest`)
  else expect(fault ?? '').not.toContain('oldest')
  await db.destroy()
})

describe.each(engines)('a transaction on %s', (engine) => {
  test('that refuses leaves nothing behind', async () => {
    const db = await freshDatabase(engine)
    const answer = await inTransaction(db, async (tx) => {
      await tx.insertInto('counter').values({ name: 'x', value: 1 }).execute()
      return { ok: false, reason: 'no' } as const
    })
    expect(answer).toEqual({ ok: false, reason: 'no' })
    expect(await db.selectFrom('counter').selectAll().where('name', '=', 'x').execute()).toEqual([])
  })

  test('outlives a part of it that fails, of which nothing stays; an outage ends the whole', async () => {
    const db = await freshDatabase(engine)
    const names = async () =>
      (await db.selectFrom('counter').select('name').where('name', 'like', 'part%').orderBy('name').execute()).map(({ name }) => name)
    const tried = await inTransaction(db, async (tx) => {
      const write = (name: string) => tx.insertInto('counter').values({ name, value: 1 }).execute()
      await write('part1')
      const failed = await inSavepoint(tx, async () => {
        await write('part2')
        await write('part1')
      })
      const done = await inSavepoint(tx, async () => {
        const inner = await inSavepoint(tx, () => write('part1'))
        await write('part3')
        return inner.ok
      })
      return { isFailed: !failed.ok && isUniqueViolation(failed.error), done }
    })
    expect(tried).toEqual({ isFailed: true, done: { ok: true, value: false } })
    expect(await names()).toEqual(['part1', 'part3'])
    const outage = inTransaction(db, async (tx) => {
      await tx.insertInto('counter').values({ name: 'part4', value: 1 }).execute()
      return inSavepoint(tx, () => Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' })))
    })
    await expect(outage).rejects.toThrow('no room')
    expect(await names()).toEqual(['part1', 'part3'])
  })

  test('cannot be begun inside another', async () => {
    const db = await freshDatabase(engine)
    await expect(inTransaction(db, () => inTransaction(db, async () => 1))).rejects.toThrow('inside a transaction')
  })

  test('reads the database clock as ISO text in UTC', async () => {
    const db = await freshDatabase(engine)
    const now = await databaseNow(db)
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5_000)
  })

  test('sums come back as numbers', async () => {
    const db = await freshDatabase(engine)
    const { rows } = await sql<{ total: number }>`select sum(value) as total from counter where name = 'public'`.execute(db)
    expect(Number(rows[0]?.total)).toBe(1)
  })
})

test('SQLite is given values in a way that leaves a kept statement planned, and takes each as it is', async () => {
  const db = connectSqlite(new SQLite(':memory:'))
  const query = sql<{ text: string; number: number; nothing: null; bytes: Buffer }>`
    select ${'007'} as "text", ${7} as "number", ${null} as "nothing", ${Buffer.from([0, 7])} as "bytes", typeof(${'007'}) as "kind"`
  expect(query.compile(db).sql.match(/\S\?/g)).toEqual(Array(5).fill('+?'))
  const { rows } = await query.execute(db)
  expect(rows).toEqual([{ text: '007', number: 7, nothing: null, bytes: Buffer.from([0, 7]), kind: 'text' }])
  await db.destroy()
})
