import { type Kysely, sql } from 'kysely'

/** Where companies want to be told by program, and what was told. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('webhookEndpoint')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('companyId', 'text', (column) => column.notNull().references('company.id'))
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('kindsJson', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('secretNumber', 'bigint', (column) => column.notNull())
    .addColumn('formerUntil', 'text')
    .addColumn('failingSince', 'text')
    .addColumn('createdBy', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await sql`create unique index ${sql.id('webhookEndpoint_companyId_url_partial')} on ${sql.id('webhookEndpoint')} (${sql.id('companyId')}, ${sql.id('url')}) where "status" <> 'removed'`.execute(
    db,
  )
  await db.schema.createIndex('webhookEndpoint_createdBy').on('webhookEndpoint').columns(['createdBy']).execute()
  await db.schema.createIndex('webhookEndpoint_status').on('webhookEndpoint').columns(['status', 'id']).execute()

  await db.schema
    .createTable('webhookDelivery')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('endpointId', 'text', (column) => column.notNull().references('webhookEndpoint.id'))
    .addColumn('eventKey', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('bodyJson', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('answered', 'bigint')
    .addColumn('fault', 'text')
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('attemptedAt', 'text')
    .addColumn('nextAt', 'text')
    .execute()
  await db.schema.createIndex('webhookDelivery_once').on('webhookDelivery').columns(['endpointId', 'eventKey']).unique().execute()
  await db.schema.createIndex('webhookDelivery_createdAt').on('webhookDelivery').columns(['createdAt']).execute()
  await db.schema.createIndex('webhookDelivery_newest').on('webhookDelivery').columns(['endpointId', 'id']).execute()
}
