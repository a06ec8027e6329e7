import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
} from 'kysely'
import { isBusy } from './portable'

/** How long a write waits for another process to let go of the file, in ms. */
export const patienceMs = 2_000

/** The pause before a write tries again: short, since the other process may write again at once, and never the same for two processes. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 6))

/**
 * SQLite as we use it: a transaction begins IMMEDIATE (with Kysely's `begin`, one that reads and then writes fails at once when another process has
 * written meanwhile), changes of tables are part of it, and a file that another process has locked is waited for without stopping the event
 * loop or this process's readers.
 */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #settings: { database: SqliteDatabase }
  constructor(settings: { database: SqliteDatabase }) {
    super(settings)
    this.#settings = settings
  }
  override createAdapter() {
    return new OneFileAdapter()
  }
  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#settings)
  }
  override createQueryCompiler() {
    return new StandingSqliteQueryCompiler()
  }
}

/**
 * Writes `+?` for each value. SQLite as we have it (SQLITE_ENABLE_STAT4) looks at the values of a bare `?` when it plans, and so reads and plans
 * a kept statement anew each time that it is given others: four fifths of what a query by keys over a few tables costs. The sign changes nothing
 * else about a value (https://www.sqlite.org/lang_expr.html). Cost: an index of some rows only is taken where the text says which, not a value.
 */
class StandingSqliteQueryCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?'
  }
}

class OneFileAdapter extends SqliteAdapter {
  /** Kysely would take turns on the one connection by itself, but could not let others go ahead while one waits. */
  override get supportsMultipleConnections() {
    return true
  }
  /** Kysely says no of every SQLite; a table that is made inside a transaction goes away with it all the same. */
  override get supportsTransactionalDdl() {
    return true
  }
}

const begin = CompiledQuery.raw('begin immediate')

class ImmediateSqliteDriver extends SqliteDriver {
  /** Whose turn it is on the one connection. */
  readonly #turn = new Turns()
  /** Writes that found the file locked, in the order of their coming: only the first of them asks again and again. */
  readonly #line = new Turns()
  #isInTransaction = false
  #known: DatabaseConnection | undefined

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turn.take()
    const connection = await super.acquireConnection()
    if (connection !== this.#known) this.#waitForFile(connection)
    this.#known = connection
    return connection
  }
  override async releaseConnection(): Promise<void> {
    this.#turn.give()
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(begin)
    this.#isInTransaction = true
  }
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection)
    this.#isInTransaction = false
  }
  /** A full disk has SQLite roll back by itself; a complaint about that would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    this.#isInTransaction = false
    await super.rollbackTransaction(connection).catch((error: Error) => {
      if (!/no transaction is active/.test(error.message)) throw error
    })
  }

  /** A statement that finds the file locked, and holds no transaction, lets the others of this process go ahead and tries again. */
  #waitForFile(connection: DatabaseConnection): void {
    const execute = connection.executeQuery.bind(connection)
    const isWaited = (error: unknown) => !this.#isInTransaction && isBusy(error)
    connection.executeQuery = (async (...query: Parameters<typeof execute>) => {
      try {
        return await execute(...query)
      } catch (error) {
        if (!isWaited(error)) throw error
      }
      const giveUpAt = performance.now() + patienceMs
      this.#turn.give()
      await this.#line.take()
      try {
        for (;;) {
          await pause()
          await this.#turn.take()
          try {
            return await execute(...query)
          } catch (error) {
            // Whoever asked still has the turn, and gives it back.
            if (!isWaited(error) || performance.now() > giveUpAt) throw error
          }
          this.#turn.give()
        }
      } finally {
        this.#line.give()
      }
    }) as typeof execute
  }
}

/** One at a time, first come first served. */
class Turns {
  #isTaken = false
  readonly #waiting: Array<() => void> = []

  take(): Promise<void> | undefined {
    if (this.#isTaken) return new Promise((resolve) => this.#waiting.push(resolve))
    this.#isTaken = true
    return undefined
  }
  /** To the next one directly: nobody who comes in between is faster. */
  give(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#isTaken = false
  }
}
