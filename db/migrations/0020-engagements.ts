import type { Kysely } from 'kysely'

/** The work after an award: who works for whom, where it stands, what happened. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('engagement')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('ref', 'text', (column) => column.notNull())
    .addColumn('requestId', 'text', (column) => column.notNull().references('request.id'))
    .addColumn('bidId', 'text', (column) => column.notNull().references('bid.id'))
    .addColumn('buyerId', 'text', (column) => column.notNull().references('company.id'))
    .addColumn('vendorId', 'text', (column) => column.notNull().references('company.id'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('baseMinor', 'bigint', (column) => column.notNull())
    .addColumn('valueMinor', 'bigint', (column) => column.notNull())
    .addColumn('reasonText', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('activatedAt', 'text')
    .addColumn('suspendedAt', 'text')
    .addColumn('completedAt', 'text')
    .addColumn('endedAt', 'text')
    .execute()
  await db.schema.createIndex('engagement_ref').unique().on('engagement').columns(['ref']).execute()
  await db.schema.createIndex('engagement_requestId').unique().on('engagement').columns(['requestId']).execute()
  await db.schema.createIndex('engagement_bidId').unique().on('engagement').columns(['bidId']).execute()
  await db.schema.createIndex('engagement_buyerId').on('engagement').columns(['buyerId', 'id']).execute()
  await db.schema.createIndex('engagement_vendorId').on('engagement').columns(['vendorId', 'id']).execute()

  await db.schema
    .createTable('engagementEvent')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('engagementId', 'text', (column) => column.notNull().references('engagement.id'))
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('actorId', 'text', (column) => column.references('person.id'))
    .addColumn('detailJson', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('engagementEvent_engagementId').on('engagementEvent').columns(['engagementId', 'createdAt', 'id']).execute()
  await db.schema.createIndex('engagementEvent_actorId').on('engagementEvent').columns(['actorId']).execute()
}
