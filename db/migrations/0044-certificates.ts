import type { Kysely } from 'kysely'

/** Acceptance certificates, their printed form, and whether each side wants the value on them. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('certificate')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('engagementId', 'text', (column) => column.notNull().references('engagement.id'))
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('number', 'text', (column) => column.notNull())
    .addColumn('isPriced', 'bigint', (column) => column.notNull())
    .addColumn('contentJson', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('issuedAt', 'text', (column) => column.notNull())
    .addColumn('supersededAt', 'text')
    .execute()
  await db.schema
    .createTable('certificatePaper')
    .addColumn('certificateId', 'text', (column) => column.primaryKey().notNull().references('certificate.id'))
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('certificateChoice')
    .addColumn('engagementId', 'text', (column) => column.notNull().references('engagement.id'))
    .addColumn('side', 'text', (column) => column.notNull())
    .addColumn('isPriced', 'bigint', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('certificateChoice_primary', ['engagementId', 'side'])
    .execute()
  await db.schema.createIndex('certificate_number').unique().on('certificate').columns(['number']).execute()
  await db.schema.createIndex('certificate_engagementId_version').unique().on('certificate').columns(['engagementId', 'version']).execute()
  await db.schema.createIndex('certificateChoice_personId').on('certificateChoice').columns(['personId']).execute()
}
