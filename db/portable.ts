import { type CompiledQuery, type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely'

/** The only file that may ask which engine it is talking to. */
export type Engine = 'sqlite' | 'postgres'

export const engineOf = (db: Kysely<any>): Engine => (db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite')

/** What stands for one thing on each engine. */
export const byEngine = <T>(db: Kysely<any>, choices: Record<Engine, T>): T => choices[engineOf(db)]

/** The database's clock as ISO-8601 UTC text with milliseconds, at the time of asking (not of the transaction's begin). */
export const clockExpression = (db: Kysely<any>): RawBuilder<string> =>
  engineOf(db) === 'postgres'
    ? sql<string>`to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`

// Every request asks for the time; the text of the question is put together once per engine.
const clockQueries: Partial<Record<Engine, CompiledQuery<{ now: string }>>> = {}

/** The database's clock as a statement of its own, compiled. */
export function clockQuery(db: Kysely<any>): CompiledQuery<{ now: string }> {
  const engine = engineOf(db)
  clockQueries[engine] ??= sql<{ now: string }>`select ${clockExpression(db)} as now`.compile(db)
  return clockQueries[engine]
}

/**
 * Row locks where the engine has them; SQLite's IMMEDIATE transactions have the whole file already. Not plain `for update`: that
 * also waits for rows which merely refer to this one, and two commands then wait for each other. Ids never change here.
 */
export const forUpdate = (db: Kysely<any>): RawBuilder<unknown> => (engineOf(db) === 'postgres' ? sql`for no key update` : sql``)

/**
 * Lets one transaction at a time past a place, until it ends: what it reads after that is no older than what the one before it wrote. SQLite's IMMEDIATE
 * transactions are one at a time as they are.
 */
export async function oneAtATime(tx: Kysely<any>, place: string): Promise<void> {
  if (engineOf(tx) === 'postgres') await sql`select pg_advisory_xact_lock(hashtextextended(${place}, 0))`.execute(tx)
}

/** Whole numbers, given as a JSON list, as the rows of a subquery with the column `number`: one statement serves lists of every length. */
export const numbersOf = (db: Kysely<any>, list: RawBuilder<string>): RawBuilder<{ number: number }> =>
  byEngine(db, {
    sqlite: sql<{ number: number }>`(select "value" as "number" from json_each(${list}))`,
    // As an array: JSON would be read as text, number by number.
    postgres: sql<{ number: number }>`(select unnest(cast(translate(${list}, '[]', '{}') as bigint[])) as "number")`,
  })

/** Objects, given as a JSON list, as the rows of a subquery with these columns: one statement serves lists of every length. */
export function recordsOf<Column extends string>(db: Kysely<any>, list: RawBuilder<string>, columns: Record<Column, 'bigint' | 'text'>) {
  const named = Object.entries<string>(columns)
  return byEngine(db, {
    sqlite: () =>
      sql`(select ${sql.join(named.map(([name]) => sql`"value" ->> ${sql.lit(name)} as ${sql.ref(name)}`))} from json_each(${list}))`,
    postgres: () =>
      sql`(select * from json_to_recordset(cast(${list} as json)) as "record" (${sql.join(named.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`))}))`,
  })()
}

/**
 * Writes as few statements as the engine takes: on PostgreSQL each is a journey to the server, so that it gets all in one, as parts of a `with`. None
 * of them may need what another one writes.
 */
export function together<Row>(db: Kysely<any>, writes: readonly CompiledQuery<Row>[]): CompiledQuery<Row>[] {
  if (engineOf(db) === 'sqlite' || writes.length < 2) return [...writes]
  const parameters: unknown[] = []
  const parts = writes.map((write) => {
    const before = parameters.length
    parameters.push(...write.parameters)
    return write.sql.replace(/\$(\d+)/g, (_, number) => `$${before + Number(number)}`)
  })
  const last = parts.pop()!
  return [{ ...writes.at(-1)!, sql: `with ${parts.map((part, at) => `"part${at}" as (${part})`).join(', ')} ${last}`, parameters }]
}

/** SQLite's "somebody else is writing", PostgreSQL's serialisation failure and deadlock: worth another try. */
export function isBusy(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && (/^SQLITE_BUSY(_\w+)?$/.test(code) || code === '40001' || code === '40P01')
}

/** For an error of our own that passes an outage on. */
export const outageCode = 'EOUTAGE'

/**
 * The database or the disk behind it cannot work right now, through no fault of the request: locked for longer than we wait, full, read-only,
 * stopped, out of connections. Nothing was acknowledged, and the same request may well succeed later. Errors are asked down to their causes.
 */
export function isOutage(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    const { code, syscall } = each as { code?: unknown; syscall?: unknown }
    if (isBusy(each) || outageMessages.test(each.message)) return true
    // A visitor who hangs up is an ECONNRESET too, but not one of a system call of ours.
    if (typeof code === 'string' && outageCodes.test(code) && (code !== 'ECONNRESET' || syscall)) return true
  }
  return false
}

// SQLite's result codes, PostgreSQL's SQLSTATE classes 08, 53, 57P and 58, a statement past its time limit (57014), and what the operating system says of sockets and disks.
const outageCodes =
  /^(SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOMEM)(_\w+)?|08\w{3}|53\w{3}|57014|57P0\d|58\w{3}|25006|ENOSPC|EDQUOT|EROFS|EIO|EOUTAGE|EMFILE|ENFILE|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
// The PostgreSQL driver says these without a code.
const outageMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed and is not queryable)/

/** A unique index said no. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === '23505'
}

/** 3.51.3 mends a corruption of the WAL when a checkpoint and a reader meet. */
export const oldestSqlite = '3.51.3'

/** Why the engine behind `db` cannot be trusted with other people's work, or undefined. Begins with a verb: "is too old …". */
export async function faultOfEngine(db: Kysely<any>): Promise<string | undefined> {
  if (engineOf(db) === 'postgres') {
    const { rows } = await sql<{
      version: string
      fsync: string
    }>`select current_setting('server_version_num') as version, current_setting('fsync') as fsync`.execute(db)
    if (Number(rows[0]!.version) < 140_000) return 'is older than PostgreSQL 14'
    return rows[0]!.fsync === 'on' ? undefined : 'runs with fsync off, which loses acknowledged work'
  }
  const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db)
  const { version } = rows[0]!
  if (compareVersions(version, oldestSqlite) < 0)
    return `is SQLite ${version}, and ${oldestSqlite} is the oldest that does not damage its log: run "npm ci" again, which brings a newer one`
  const { rows: levels } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db)
  return levels[0]!.synchronous >= 2 ? undefined : 'is not opened with synchronous=FULL'
}

/** The engine and its version, as it says them itself. */
export async function nameOfEngine(db: Kysely<any>): Promise<string> {
  const asked = byEngine(db, {
    sqlite: sql<{ version: string }>`select sqlite_version() as version`,
    postgres: sql<{ version: string }>`select current_setting('server_version') as version`,
  })
  const { rows } = await asked.execute(db)
  return `${byEngine(db, { sqlite: 'SQLite', postgres: 'PostgreSQL' })} ${rows[0]!.version}`
}

/** Negative when `one` is older, 0 when they are the same, else positive. Missing parts count as 0: 3.52 is 3.52.0. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one.split('.').map(Number), other.split('.').map(Number)]
  return [0, 1, 2, 3].map((part) => (a[part] ?? 0) - (b[part] ?? 0)).find(Boolean) ?? 0
}
