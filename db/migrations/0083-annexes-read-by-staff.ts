import type { Kysely } from 'kysely'

/** Which member of staff took a confidential annex: they sign no agreement, and act for no company. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('annexInspection')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('requestId', 'text', (column) => column.notNull().references('request.id'))
    .addColumn('fileId', 'text', (column) => column.notNull().references('file.id'))
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('annexInspection_requestId_createdAt_id')
    .on('annexInspection')
    .columns(['requestId', 'createdAt', 'id'])
    .execute()
  await db.schema.createIndex('annexInspection_fileId').on('annexInspection').columns(['fileId']).execute()
  await db.schema.createIndex('annexInspection_personId').on('annexInspection').columns(['personId']).execute()
}
