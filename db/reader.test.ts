import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { engines } from '../tests/setup/database'
import { databaseUrl, onServer } from '../tests/setup/postgres'
import { connect, type Db } from './connect'
import { migrate } from './migrate'
import { isOutage } from './portable'
import { connectReader } from './reader'

/** Counts up to a number: as slow as one likes, row after row. */
const counting = (to: number) => sql<{ n: number }>`with recursive c(n) as (select 1 union all select n + 1 from c where n < ${sql.lit(to)})
  select n from c where n % 1000 = 0`
const endless = sql`with recursive c(n) as (select 1 union all select n + 1 from c) select n from c`

describe.each(engines)('a reader of a database on %s', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'))
  const name = `reader_${process.pid}`
  let db: Db
  let reader: Db
  let hasty: Db
  beforeAll(async () => {
    const server = inject('postgres').url
    const url = engine === 'sqlite' ? `file:${join(folder, 'portal.db')}` : databaseUrl(server, name)
    if (engine === 'postgres') await onServer(server, `create database ${name}`)
    db = connect(url)
    await migrate(db)
    reader = connectReader(url, db, 60_000)
    hasty = connectReader(url, db, 200)
  })
  afterAll(async () => {
    await Promise.all([reader.destroy(), hasty.destroy(), db.destroy()])
    if (engine === 'postgres') await onServer(inject('postgres').url, `drop database ${name} with (force)`)
    rmSync(folder, { recursive: true, force: true })
  })
  const write = (key: string, by: Db = db) =>
    by.insertInto('throttle').values({ key, hits: 1, windowEndsAt: '2026-01-01T00:00:00.000Z' }).execute()

  test('sees what was committed a moment ago, in the types of the main handle', async () => {
    await write('seen')
    const asked = (by: Db) => by.selectFrom('throttle').selectAll().where('key', '=', 'seen').execute()
    expect(await asked(reader)).toEqual(await asked(db))
    expect((await sql<{ n: number }>`select count(*) as n from throttle`.execute(reader)).rows).toEqual([{ n: 1 }])
  })

  test('cannot write', async () => {
    await expect(write('unseen', reader)).rejects.toThrow(/read-?only/)
    await expect(sql`delete from throttle`.execute(reader)).rejects.toThrow(/read-?only/)
    expect(await db.selectFrom('throttle').select('key').execute()).toEqual([{ key: 'seen' }])
  })

  test('gives a statement without end up as an outage, and answers the next one', async () => {
    const error = await endless.execute(hasty).catch((thrown: Error) => thrown)
    expect(isOutage(error)).toBe(true)
    expect((await sql<{ one: number }>`select 1 as one`.execute(hasty)).rows).toEqual([{ one: 1 }])
  })

  test('passes on what is wrong with a statement', async () => {
    const error = await sql`select a from nowhere`.execute(reader).catch((thrown: Error) => thrown)
    expect(String(error)).toContain('nowhere')
    expect(isOutage(error)).toBe(false)
  })

  test('answers many who ask at once, each with its own', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => sql<{ n: number }>`select ${sql.lit(n)} as n`.execute(reader)))
    expect(answers.map(({ rows }) => rows[0]?.n)).toEqual(Array.from({ length: 40 }, (_, n) => n))
  })

  test('keeps nobody waiting while it reads long', async () => {
    const turns = await turnsDuring(() => counting(1_500_000).execute(reader))
    // Not a time: however slow the machine, others had their turn all along.
    expect(turns).toBeGreaterThan(20)
    if (engine === 'sqlite') expect(await turnsDuring(() => counting(1_500_000).execute(db))).toBeLessThan(3)
  })
})

/** How often the event loop came round while something was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  const beat = setInterval(() => turns++, 5)
  await work()
  clearInterval(beat)
  return turns
}
