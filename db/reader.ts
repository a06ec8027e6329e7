import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import pg from 'pg'
import type { Db } from './connect'
import { outageCode } from './portable'
import type { Answer, Question } from './reader-thread'
import type { Database } from './schema'

/** Longest time for one statement of a long read, in ms. */
export const readLimitMs = 10_000

/**
 * A second handle on the database for what may read long: exports, searches through much, the check of the audit. It cannot write, a statement
 * that lasts longer than `limitMs` is given up as an outage (503), and nobody else waits for it: on SQLite it works in a thread of its own,
 * on PostgreSQL in sessions of its own. It sees whatever is committed. No transactions: long reads go page by page, so that the
 * write-ahead log is not held back. A database in memory exists once, so there `db` itself answers.
 */
export function connectReader(url: string, db: Db, limitMs = readLimitMs): Db {
  if (!url.startsWith('file:')) return connectReadOnly(url, limitMs)
  const path = url.slice('file:'.length)
  if (path === ':memory:') return db
  return new Kysely<Database>({
    dialect: {
      createDriver: () => new ThreadDriver(path, limitMs),
      createAdapter: () => new SqliteAdapter(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (introspected) => new SqliteIntrospector(introspected),
    },
  })
}

function connectReadOnly(connectionString: string, limitMs: number): Db {
  const pool = new pg.Pool({
    connectionString,
    max: 3,
    connectionTimeoutMillis: 5_000,
    allowExitOnIdle: true,
    statement_timeout: limitMs,
    options: '-c default_transaction_read_only=on',
  })
  // As in `connect`: a session that ends while nobody uses it is replaced.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}

/** Beside the source, beside the built entry, or above the built parts: wherever this module came to lie. */
const threadFile = () =>
  ['./reader-thread.ts', './reader-thread.js', '../reader-thread.js']
    .map((place) => new URL(place, import.meta.url))
    .find((place) => existsSync(place))

const outage = (message: string) => Object.assign(new Error(message), { code: outageCode })

/** One thread per process, begun by the first question; it answers one after the other. */
class ThreadDriver implements Driver {
  #thread: Worker | undefined
  #last: Promise<unknown> = Promise.resolve()
  readonly #path: string
  readonly #limitMs: number

  constructor(path: string, limitMs: number) {
    this.#path = path
    this.#limitMs = limitMs
  }

  async init() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return {
      executeQuery: <R>(query: CompiledQuery) => {
        const answer = this.#last.then(() => this.#ask(query))
        this.#last = answer.catch(() => {})
        return answer as Promise<QueryResult<R>>
      },
      streamQuery: () => {
        throw new Error('The reader answers whole pages')
      },
    }
  }

  async #ask({ sql, parameters }: CompiledQuery): Promise<QueryResult<unknown>> {
    this.#thread ??= this.#begin()
    const thread = this.#thread
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const lost = (error?: Error) => {
      this.#thread = undefined
      reject(outage(`The reader's thread ended: ${error?.message ?? 'no reason given'}`))
    }
    // The thread gives up by itself between two rows; this is for a single step that lasts.
    const patience = setTimeout(() => {
      this.#thread = undefined
      void thread.terminate()
      reject(outage('A long read was given up'))
    }, this.#limitMs + 1_000)
    thread.ref()
    thread.once('message', resolve).once('error', lost).once('exit', lost)
    thread.postMessage({ sql, parameters, limitMs: this.#limitMs } satisfies Question)
    try {
      const answer = await promise
      if ('rows' in answer) return { rows: answer.rows }
      throw answer.isLate ? outage('A long read was given up') : Object.assign(new Error(answer.message), { code: answer.code })
    } finally {
      clearTimeout(patience)
      thread.off('message', resolve).off('error', lost).off('exit', lost)
      thread.unref()
    }
  }

  #begin(): Worker {
    const file = threadFile()
    if (!file) throw new Error('The reader’s thread is not where the build puts it')
    const thread = new Worker(file, { workerData: this.#path })
    // Between two questions nobody else listens, and an error that nobody hears ends the process.
    thread.on('error', () => {
      if (this.#thread === thread) this.#thread = undefined
    })
    return thread
  }

  async releaseConnection() {}
  async beginTransaction(): Promise<never> {
    throw new Error('The reader has no transactions')
  }
  async commitTransaction() {}
  async rollbackTransaction() {}

  async destroy() {
    await this.#last
    await this.#thread?.terminate()
    this.#thread = undefined
  }
}
