import type { Kysely } from 'kysely'

/** The memory's words that a translation began with, and how much of what was taken (from the memory or a machine) people change until it is verified. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('translation').addColumn('memoryText', 'text').execute()
  for (const column of ['suggested', 'reworked']) {
    await db.schema
      .alterTable('teamDay')
      .addColumn(column, 'bigint', (each) => each.notNull().defaultTo(0))
      .execute()
  }
}
