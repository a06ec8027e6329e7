import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import { Kysely, PostgresDialect, type SqliteDatabase, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { isBusy, isOutage } from './portable'
import type { Database } from './schema'
import { ImmediateSqliteDialect, patienceMs } from './sqlite-driver'

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

/** Sums and counts are int8 on PostgreSQL; all of ours fit a JavaScript number. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Opens the database that a URL names: `file:/path/to.db`, `file::memory:` or `postgres://…`. */
export function connect(url: string): Db {
  if (url.startsWith('postgres://') || url.startsWith('postgresql://')) return connectPostgres(url)
  if (url.startsWith('file:')) return connectSqlite(openSqlite(url.slice('file:'.length)))
  throw new Error(`DATABASE_URL must begin with file: or postgres://, not "${url.split(':')[0]}:"`)
}

/** Kysely over an SQLite handle that is already open. */
export const connectSqlite = (database: SQLite.Database): Db =>
  new Kysely<Database>({ dialect: new ImmediateSqliteDialect({ database: withKeptStatements(database) }) })

/** As many as a process's queries have shapes; the one unused the longest goes first. */
const mostStatements = 500

/** Prepares each text once: SQLite spends longer on reading a query than on answering most of ours. */
function withKeptStatements(database: SQLite.Database): SqliteDatabase {
  const kept = new Map<string, SQLite.Statement<unknown[]>>()
  return {
    close: () => void database.close(),
    prepare(text) {
      // Whatever is no plain read or write may change tables under the statements that are kept.
      if (!/^\s*(?:select|insert|update|delete|begin immediate$|commit$|rollback$)/.test(text)) {
        kept.clear()
        return database.prepare<unknown[]>(text)
      }
      const statement = kept.get(text) ?? database.prepare<unknown[]>(text)
      kept.delete(text)
      kept.set(text, statement)
      if (kept.size > mostStatements) kept.delete(kept.keys().next().value!)
      return statement
    },
  }
}

function connectPostgres(url: string): Db {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 })
  // A connection lost while idle (the server restarted) is dropped and replaced; without a listener it would end the process.
  // Queries under way report their own errors.
  pool.on('error', () => {})
  // The same for a connection lost between two queries of a transaction, when the pool does not listen: its next query fails.
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}

/**
 * Opens an SQLite file for durable use. `synchronous=FULL` is set after `journal_mode=WAL` because better-sqlite3's build
 * lowers it to NORMAL for WAL, which loses acknowledged commits at a power cut.
 */
export function openSqlite(path: string): SQLite.Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new SQLite(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  // SQLite waits by stopping the whole process. We wait ourselves, see `sqlite-driver.ts`.
  database.pragma('busy_timeout = 0')
  database.pragma('journal_size_limit = 67108864')
  database.pragma('cache_size = -65536')
  database.pragma('temp_store = MEMORY')
  return database
}

/** Marks the run of a transaction, so that a second one begun inside it fails loudly instead of waiting for itself. */
const running = new AsyncLocalStorage<true>()

/**
 * Runs `work` as one transaction (IMMEDIATE on SQLite, READ COMMITTED on PostgreSQL). A refusal — a returned
 * `{ ok: false }` — rolls back; so does a throw. A locked SQLite file, or a conflict on PostgreSQL, is tried again, with jitter, for up to two seconds.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (running.getStore()) throw new Error('A transaction was begun inside a transaction: pass tx on instead')
  const giveUpAt = performance.now() + patienceMs
  for (;;) {
    try {
      return await running.run(true, () => runOnce(db, work))
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error
      await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 20))
    }
  }
}

/**
 * A part of a transaction that may fail without the rest: what it had written is undone, and the transaction goes on. An outage or a conflict
 * strikes the whole, and is thrown on.
 */
export async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; error: unknown }> {
  await sql`savepoint part`.execute(tx)
  try {
    const value = await work()
    await sql`release savepoint part`.execute(tx)
    return { ok: true, value }
  } catch (error) {
    if (isOutage(error)) throw error
    await sql`rollback to savepoint part`.execute(tx)
    await sql`release savepoint part`.execute(tx)
    return { ok: false, error }
  }
}

class Refused extends Error {
  constructor(readonly answer: unknown) {
    super('refused')
  }
}

async function runOnce<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(async (tx) => {
      const answer = await work(tx)
      if (isRefusal(answer)) throw new Refused(answer)
      return answer
    })
  } catch (error) {
    if (error instanceof Refused) return error.answer as T
    throw error
  }
}

const isRefusal = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && (answer as { ok: unknown }).ok === false
