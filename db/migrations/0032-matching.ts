import type { Kysely } from 'kysely'

/** What vendors state of themselves, and whom buyers have invited. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('companyCapability')
    .addColumn('companyId', 'text', (column) => column.primaryKey().notNull().references('company.id'))
    .addColumn('verticalsJson', 'text', (column) => column.notNull())
    .addColumn('teamSize', 'bigint')
    .addColumn('updatedAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('companyCertificate')
    .addColumn('companyId', 'text', (column) => column.notNull().references('company.id'))
    .addColumn('ordinal', 'bigint', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('expiresOn', 'text')
    .addPrimaryKeyConstraint('companyCertificate_primary', ['companyId', 'ordinal'])
    .execute()
  await db.schema
    .createTable('bidInvitation')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('requestId', 'text', (column) => column.notNull().references('request.id'))
    .addColumn('companyId', 'text', (column) => column.notNull().references('company.id'))
    .addColumn('invitedBy', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('bidInvitation_once').on('bidInvitation').columns(['requestId', 'companyId']).unique().execute()
  await db.schema.createIndex('bidInvitation_companyId').on('bidInvitation').columns(['companyId']).execute()
  await db.schema.createIndex('bidInvitation_invitedBy').on('bidInvitation').columns(['invitedBy']).execute()
}
