import type { Kysely } from 'kysely'

/** Units of the translation memory whose grams are not in the index yet: a few, which a look-up reads one by one. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('tmFresh')
    .addColumn('unit', 'bigint', (column) => column.primaryKey().notNull().references('tmUnit.number'))
    .execute()
}
