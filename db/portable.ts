import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely'

/** The only file that may ask which engine it is talking to. */
export type Engine = 'sqlite' | 'postgres'

export const engineOf = (db: Kysely<any>): Engine => (db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite')

/** The database's clock as ISO-8601 UTC text with milliseconds, at the time of asking (not of the transaction's begin). */
export const clockExpression = (db: Kysely<any>): RawBuilder<string> =>
  engineOf(db) === 'postgres'
    ? sql<string>`to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`

/** Row locks where the engine has them; SQLite's IMMEDIATE transactions have the whole file already. */
export const forUpdate = (db: Kysely<any>): RawBuilder<unknown> => (engineOf(db) === 'postgres' ? sql`for update` : sql``)

/** As `forUpdate`, passing over rows that another worker holds. */
export const forUpdateSkipLocked = (db: Kysely<any>): RawBuilder<unknown> =>
  engineOf(db) === 'postgres' ? sql`for update skip locked` : sql``

/** SQLite's "somebody else is writing", PostgreSQL's serialisation failure and deadlock: worth another try. */
export function isBusy(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === 'SQLITE_BUSY' || code === 'SQLITE_BUSY_SNAPSHOT' || code === '40001' || code === '40P01'
}

/** A unique index said no. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === '23505'
}
