import { type Kysely, sql } from 'kysely'

/** Requests in which both sides bring something: what each brings, which milestone is the pilot, and what both say after it. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('request')
    .addColumn('mode', 'text', (column) => column.notNull().defaultTo('buy'))
    .execute()
  await db.schema.alterTable('request').addColumn('togetherJson', 'text').execute()
  // The board's filter: those built together are few, and a walk along all others would not end.
  await db.schema.createIndex('request_mode').on('request').columns(['mode', 'status', 'publishedAt', 'id']).execute()
  await db.schema.alterTable('engagement').addColumn('pilotNumber', 'bigint').execute()
  await db.schema.alterTable('engagement').addColumn('scaleRound', 'bigint').execute()
  await db.schema.alterTable('engagement').addColumn('scaleOutcome', 'text').execute()
  await db.schema
    .createTable('scaleStatement')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('engagementId', 'text', (column) => column.notNull().references('engagement.id'))
    .addColumn('round', 'bigint', (column) => column.notNull())
    .addColumn('side', 'text', (column) => column.notNull())
    .addColumn('choice', 'text', (column) => column.notNull())
    .addColumn('documentId', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('statedBy', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('isCurrent', 'bigint', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await sql`create unique index ${sql.id('scaleStatement_current')} on ${sql.id('scaleStatement')} (${sql.join(['engagementId', 'round', 'side'].map((name) => sql.id(name)))}) where "isCurrent" = 1`.execute(
    db,
  )
  await db.schema
    .createIndex('scaleStatement_engagementId')
    .on('scaleStatement')
    .columns(['engagementId', 'round', 'createdAt', 'id'])
    .execute()
  await db.schema.createIndex('scaleStatement_documentId').on('scaleStatement').columns(['documentId']).execute()
  await db.schema.createIndex('scaleStatement_statedBy').on('scaleStatement').columns(['statedBy']).execute()
}
