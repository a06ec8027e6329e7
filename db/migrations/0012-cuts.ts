import type { Kysely } from 'kysely'

/** Where people cut a document's sentences otherwise than the rules do: applied to each later revision as well. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('segmentCut')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('documentId', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('place', 'bigint', (column) => column.notNull())
    .addColumn('nth', 'bigint', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('segmentCut_documentId').on('segmentCut').columns(['documentId', 'id']).execute()
  await db.schema.createIndex('segmentCut_personId').on('segmentCut').columns(['personId']).execute()
}
