import type { Kysely } from 'kysely'

/** Files that came from translation tools: jobs looked at before they count, memories read bit by bit. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('taskImport')
    .addColumn('taskId', 'text', (column) => column.notNull().references('translationTask.id'))
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('fileName', 'text', (column) => column.notNull())
    .addColumn('fileJson', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('taskImport_primary', ['taskId', 'personId'])
    .execute()
  await db.schema.createIndex('taskImport_personId').on('taskImport').columns(['personId']).execute()

  await db.schema
    .createTable('memoryImport')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('fileName', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('storageKey', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('total', 'bigint', (column) => column.notNull())
    .addColumn('done', 'bigint', (column) => column.notNull())
    .addColumn('added', 'bigint', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('updatedAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('memoryImport_personId').on('memoryImport').columns(['personId']).execute()
}
