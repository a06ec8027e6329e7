import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql, type TableMetadata } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect, type Db } from '../db/connect'
import { migrate, migratorOf } from '../db/migrate'
import { byEngine } from '../db/portable'
import { builtScript } from './setup/built'
import { type EngineName, engines } from './setup/database'
import { databaseUrl, onServer } from './setup/postgres'
import { root, textOf } from './setup/source'

const kills = Number(process.env.KILLS ?? 6)
const directory = mkdtempSync(join(tmpdir(), 'migrations-'))
let script = ''
let remove = () => {}
beforeAll(async () => {
  ;({ script, remove } = await builtScript('tests/setup/migrator.ts'))
})
afterAll(() => {
  rmSync(directory, { recursive: true, force: true })
  remove()
})

let made = 0
async function emptyDatabase(engine: EngineName): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `migrating_${process.pid}_${made++}`
  if (engine === 'sqlite') return { url: `file:${join(directory, name)}`, drop: async () => {} }
  const server = inject('postgres').url
  await onServer(server, `create database ${name}`)
  return { url: databaseUrl(server, name), drop: () => onServer(server, `drop database ${name} with (force)`).then(() => {}) }
}

/** Everything that migrations make, as text: tables, columns, indexes, triggers. */
async function shapeOf(db: Db): Promise<string[]> {
  const asked = byEngine(db, {
    sqlite: sql<{ said: string }>`
      select type || ' ' || name || ' ' || coalesce(sql, '') as said from sqlite_master where name not like 'kysely%' and name not like 'sqlite%'`,
    postgres: sql<{ said: string }>`
      select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) as said from information_schema.columns
        where table_schema = 'public' and table_name not like 'kysely%'
      union all select indexdef from pg_indexes where schemaname = 'public' and tablename not like 'kysely%'
      union all select concat_ws(' ', tgname, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal`,
  })
  return (await asked.execute(db)).rows.map(({ said }) => said).sort()
}

const ranIn = async (db: Db) => (await migratorOf(db).getMigrations()).filter(({ executedAt }) => executedAt).length

describe.each(engines)('migrating on %s', (engine) => {
  test('killed in the middle it leaves whole migrations, and goes on from there', { timeout: 180_000 }, async () => {
    const whole = await emptyDatabase(engine)
    const db = connect(whole.url)
    const shapes = [await shapeOf(db)]
    for (;;) {
      const { error, results = [] } = await migratorOf(db).migrateUp()
      expect(error).toBeUndefined()
      if (results.length === 0) break
      shapes.push(await shapeOf(db))
    }
    await db.destroy()
    await whole.drop()

    const counted = await emptyDatabase(engine)
    const statements = Number((await promisify(execFile)(process.execPath, [script, counted.url, '0'])).stdout)
    await counted.drop()
    expect(statements).toBeGreaterThan(100)

    const rounds = engine === 'sqlite' ? kills : Math.max(2, Math.ceil(kills / 3))
    const leftAt: number[] = []
    for (let round = 1; round <= rounds; round++) {
      const last = Math.floor((statements * round) / (rounds + 1))
      const { url, drop } = await emptyDatabase(engine)
      const died = await promisify(execFile)(process.execPath, [script, url, String(last)]).catch((error: { signal: string }) => error)
      expect(died).toMatchObject({ signal: 'SIGKILL' })
      const survivor = connect(url)
      const ran = await ranIn(survivor)
      leftAt.push(ran)
      expect(await shapeOf(survivor), `after statement ${last}`).toEqual(shapes[ran])
      expect(await migrate(survivor)).toHaveLength(shapes.length - 1 - ran)
      expect(await shapeOf(survivor)).toEqual(shapes.at(-1))
      if (engine === 'sqlite') expect((await sql`pragma integrity_check`.execute(survivor)).rows).toEqual([{ integrity_check: 'ok' }])
      await survivor.destroy()
      await drop()
    }
    // The moments lie in different migrations.
    expect(new Set(leftAt).size).toBeGreaterThan(1)
  })

  // While a rolling restart goes on, the old processes work on the schema of the new ones.
  test.skipIf(!newestRelease())('takes nothing away from the newest release, which may still be running', async () => {
    const { url, drop } = await emptyDatabase(engine)
    const db = connect(url)
    const files = released('ls-tree', '-r', '--name-only', newestRelease()!, 'db/migrations').split('\n').filter(Boolean)
    for (const file of files)
      expect(textOf(file), `${file} was released and is frozen`).toBe(released('show', `${newestRelease()}:${file}`))
    await migratorOf(db).migrateTo(files.at(-1)!.split('/').at(-1)!.replace('.ts', ''))
    const before = await db.introspection.getTables()
    await migrate(db)
    expect(takenAway(before, await db.introspection.getTables())).toEqual([])
    await db.destroy()
    await drop()
  })
})

function released(...args: string[]): string {
  return spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout
}

/** Tags are v1.2.3; undefined as long as there is none, or outside a clone. */
function newestRelease(): string | undefined {
  const { status, stdout } = spawnSync('git', ['describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*'], { cwd: root, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

/** What code that knows the tables `before` would miss, or could not write, among those `after`. */
function takenAway(before: readonly TableMetadata[], after: readonly TableMetadata[]): string[] {
  return before.flatMap((table) => {
    const now = after.find(({ name }) => name === table.name)
    if (!now) return [`${table.name} is gone`]
    const known = new Set(table.columns.map(({ name }) => name))
    return [
      ...table.columns.flatMap((column) => {
        const same = now.columns.find(({ name }) => name === column.name)
        const place = `${table.name}.${column.name}`
        if (!same) return [`${place} is gone`]
        if (same.dataType !== column.dataType) return [`${place} was ${column.dataType}`]
        return column.isNullable && !same.isNullable ? [`${place} may no longer be empty`] : []
      }),
      ...now.columns
        .filter(({ name, isNullable, hasDefaultValue }) => !known.has(name) && !isNullable && !hasDefaultValue)
        .map(({ name }) => `${table.name}.${name} must be given`),
    ]
  })
}

test('what would break old code on a new schema is recognised', async () => {
  const db = connect('file::memory:')
  await sql`create table kept (a text, b text not null, c text)`.execute(db)
  await sql`create table dropped (a text)`.execute(db)
  const before = await db.introspection.getTables()
  expect(takenAway(before, before)).toEqual([])
  await sql`alter table kept add column d text`.execute(db)
  await sql`alter table kept add column e integer not null default 0`.execute(db)
  expect(takenAway(before, await db.introspection.getTables())).toEqual([])
  await sql`drop table dropped`.execute(db)
  await sql`drop table kept`.execute(db)
  await sql`create table kept (a text not null, b integer not null, f text not null)`.execute(db)
  expect(takenAway(before, await db.introspection.getTables())).toEqual([
    'dropped is gone',
    'kept.a may no longer be empty',
    'kept.b was TEXT',
    'kept.c is gone',
    'kept.f must be given',
  ])
  await db.destroy()
})
