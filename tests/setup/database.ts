import SQLite from 'better-sqlite3'
import pg from 'pg'
import { inject } from 'vitest'
import { connect, connectSqlite, type Db } from '../../db/connect'
import { migrate } from '../../db/migrate'
import { databaseUrl } from './postgres'

export const engines = ['sqlite', 'postgres'] as const
export type EngineName = (typeof engines)[number]

const opened: Array<() => Promise<void>> = []

/** After each test; `each.ts` sees to it, since hooks belong to the file that is running when a module is first read. */
export async function closeDatabases(): Promise<void> {
  for (const close of opened.splice(0)) await close()
}

/**
 * A database of its own for one test, migrated and empty, closed after it. SQLite in memory is copied from a migrated image; on
 * PostgreSQL tests take turns in copies of the run's template, which are emptied between them.
 */
export async function freshDatabase(engine: EngineName): Promise<Db> {
  return engine === 'sqlite' ? freshSqlite() : freshPostgres()
}

let image: Buffer | undefined

async function freshSqlite(): Promise<Db> {
  if (!image) {
    const first = new SQLite(':memory:')
    await migrate(connectSqlite(first))
    image = first.serialize()
    first.close()
  }
  const handle = new SQLite(image)
  handle.pragma('foreign_keys = ON')
  const db = connectSqlite(handle)
  opened.push(() => db.destroy())
  return db
}

/**
 * A migrated database on the run's PostgreSQL that tests use in turn; `client` empties it between them. `keeper` holds its lock, so that
 * a file that runs at the same time takes another.
 */
interface Room {
  name: string
  client: pg.Client
  keeper: pg.Client
}
let spare: Room | undefined

/** After each file. */
export async function leaveRoom(): Promise<void> {
  if (spare) await leave(spare)
  spare = undefined
}

/** Copying and dropping a database costs ten times as much as emptying one: the rooms of a file are left to the files after it. */
async function freshPostgres(): Promise<Db> {
  const { url } = inject('postgres')
  const room = spare ?? (await enter())
  spare = undefined
  const db = connect(databaseUrl(url, room.name))
  opened.push(async () => {
    await db.destroy()
    if (!(await isEmptied(room))) await tearDown(room)
    else if (spare) await leave(room)
    else spare = room
  })
  return db
}

/** The first room that nobody is in, as the migrations left it. */
async function enter(): Promise<Room> {
  const { url, template } = inject('postgres')
  const keeper = new pg.Client({ connectionString: url })
  await keeper.connect()
  for (let number = 0; ; number++) {
    const { rows } = await keeper.query('select pg_try_advisory_lock(hashtext($1), $2) as free', [template, number])
    if (!rows[0].free) continue
    const name = `${template}_${number}`
    const { rowCount } = await keeper.query('select from pg_database where datname = $1', [name])
    if (!rowCount) await copyTemplate(keeper, name, template)
    const client = new pg.Client({ connectionString: databaseUrl(url, name) })
    await client.connect()
    const room = { name, client, keeper }
    // A file that was broken off leaves its room as it was.
    if (!rowCount || (await isEmptied(room))) return room
    await tearDown(room)
    return enter()
  }
}

/** Copies wait for each other: PostgreSQL copies a template for one session at a time. */
async function copyTemplate(client: pg.Client, name: string, template: string) {
  for (let tries = 0; ; tries++) {
    try {
      await client.query(`create database ${name} template ${template} strategy file_copy`)
      return
    } catch (error) {
      if (tries > 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 50))
    }
  }
}

/** The end of a session gives its locks back. */
async function leave({ client, keeper }: Room) {
  await client.end()
  await keeper.end()
}

async function tearDown({ name, client, keeper }: Room) {
  await client.end()
  await keeper.query(`drop database if exists ${name} with (force)`)
  await keeper.end()
}

/** Every trigger on again that a test has switched off, and every row gone, without asking triggers and foreign keys. */
const empty = `do $$ declare name text; owner text; begin
  for owner, name in select tgrelid::regclass, tgname from pg_trigger where tgenabled <> 'O' loop
    execute format('alter table %s enable trigger %I', owner, name);
  end loop;
  set local session_replication_role = replica;
  for name in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
    execute format('delete from public.%I', name);
  end loop;
end $$`

/**
 * Back to what the migrations left, for the next test; false when a test has left something locked.
 */
async function isEmptied({ client }: Room): Promise<boolean> {
  try {
    await client.query("set lock_timeout = '2s'")
    await client.query(empty)
    for (const [table, rows] of Object.entries(inject('postgres').firstRows))
      await client.query(`insert into "${table}" select * from json_populate_recordset(null::"${table}", $1)`, [rows])
    return true
  } catch {
    return false
  }
}
