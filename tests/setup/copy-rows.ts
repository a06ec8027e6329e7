import { type Kysely, sql } from 'kysely'
import type { Db } from '../../db/connect'

/** PostgreSQL counts the parameters of a statement in 16 bits. */
const mostParameters = 60_000

/**
 * Every row of an SQLite file put into a migrated PostgreSQL in place of what is there: ten times as quick as playing the demonstration
 * through once more. What the engines keep each in their own way, the search index, is left to `reindex`.
 */
export async function copyRows(from: Db, to: Db): Promise<void> {
  const theirs = new Set((await from.introspection.getTables()).map(({ name }) => name))
  const tables = (await to.introspection.getTables()).filter(({ name, isView }) => !isView && theirs.has(name) && name !== 'searchIndex')
  await to.connection().execute(async (session) => {
    // Foreign keys and guards of what may only be added to have done their work where the rows come from.
    await sql`set session_replication_role = replica`.execute(session)
    for (const { name, columns } of tables) {
      const writing = session as unknown as Kysely<Record<string, Record<string, unknown>>>
      await writing.deleteFrom(name).execute()
      const rows = await (from as unknown as typeof writing).selectFrom(name).selectAll().execute()
      const atOnce = Math.floor(mostParameters / columns.length)
      for (let first = 0; first < rows.length; first += atOnce)
        await writing
          .insertInto(name)
          .values(rows.slice(first, first + atOnce))
          .execute()
    }
    await sql`set session_replication_role = origin`.execute(session)
  })
}
