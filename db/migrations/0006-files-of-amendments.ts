import type { Kysely } from 'kysely'

/** Attachments wait in an amendment until it takes effect, and stay in the history once one has taken them off. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('requestFile')
    .addColumn('state', 'text', (column) => column.notNull().defaultTo('current'))
    .execute()
  await db.schema.alterTable('requestFile').addColumn('removedAt', 'text').execute()
}
