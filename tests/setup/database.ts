import { randomBytes } from 'node:crypto'
import SQLite from 'better-sqlite3'
import pg from 'pg'
import { afterAll, afterEach, inject } from 'vitest'
import { connect, connectSqlite, type Db } from '../../db/connect'
import { migrate } from '../../db/migrate'
import { databaseUrl, onServer } from './postgres'

export const engines = ['sqlite', 'postgres'] as const
export type EngineName = (typeof engines)[number]

const opened: Array<() => Promise<void>> = []

afterEach(async () => {
  for (const close of opened.splice(0)) await close()
})

/**
 * A database of its own for one test, migrated and empty, closed after it. SQLite in memory is copied from a migrated image; on
 * PostgreSQL a file's tests take turns in a copy of the run's template, which is emptied between them.
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

/** A migrated database on the run's PostgreSQL that this file's tests use in turn; `client` empties it between them. */
interface Room {
  name: string
  client: pg.Client
}
let spare: Room | undefined

afterAll(async () => {
  if (spare) await tearDown(spare)
  spare = undefined
})

/** Copying and dropping a database costs ten times as much as emptying one. */
async function freshPostgres(): Promise<Db> {
  const { url } = inject('postgres')
  const room = spare ?? (await build())
  spare = undefined
  const db = connect(databaseUrl(url, room.name))
  opened.push(async () => {
    await db.destroy()
    if (!spare && (await isEmptied(room))) spare = room
    else await tearDown(room)
  })
  return db
}

async function build(): Promise<Room> {
  const { url, template } = inject('postgres')
  const name = `t_${randomBytes(8).toString('hex')}`
  // Copies wait for each other: PostgreSQL copies a template for one session at a time.
  for (let tries = 0; ; tries++) {
    try {
      await onServer(url, `create database ${name} template ${template} strategy file_copy`)
      break
    } catch (error) {
      if (tries > 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 50))
    }
  }
  const client = new pg.Client({ connectionString: databaseUrl(url, name) })
  await client.connect()
  return { name, client }
}

async function tearDown({ name, client }: Room) {
  await client.end()
  await onServer(inject('postgres').url, `drop database if exists ${name} with (force)`)
}

/** Every row gone, without asking triggers and foreign keys. */
const empty = `do $$ declare name text; begin
  set local session_replication_role = replica;
  for name in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
    execute format('delete from public.%I', name);
  end loop;
end $$`

/**
 * Back to what the migrations left, for the next test; false when a test has changed more than rows (switched a trigger off), or
 * left something locked.
 */
async function isEmptied({ client }: Room): Promise<boolean> {
  try {
    await client.query("set lock_timeout = '2s'")
    await client.query(empty)
    for (const [table, rows] of Object.entries(inject('postgres').firstRows))
      await client.query(`insert into "${table}" select * from json_populate_recordset(null::"${table}", $1)`, [rows])
    const { rows } = await client.query("select count(*)::int as odd from pg_trigger where tgenabled <> 'O'")
    return rows[0].odd === 0
  } catch {
    return false
  }
}
