import type { Kysely } from 'kysely'

/**
 * Which member of staff took a confidential annex: they sign no agreement, and act for no company. The file by its name, not by its key: its buyer may
 * still take it off a request that was returned, and then it is gone.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('annexInspection')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('requestId', 'text', (column) => column.notNull().references('request.id'))
    .addColumn('fileName', 'text', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('annexInspection_requestId_createdAt_id')
    .on('annexInspection')
    .columns(['requestId', 'createdAt', 'id'])
    .execute()
  await db.schema.createIndex('annexInspection_personId').on('annexInspection').columns(['personId']).execute()
}
