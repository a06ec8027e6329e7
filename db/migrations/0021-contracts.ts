import { type Kysely, sql } from 'kysely'

/** The terms of an engagement: proposals in turn, and the signatures under one of them. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('contractProposal')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('engagementId', 'text', (column) => column.notNull().references('engagement.id'))
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('side', 'text', (column) => column.notNull())
    .addColumn('proposedBy', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('documentId', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('termsJson', 'text', (column) => column.notNull())
    .addColumn('textZh', 'text')
    .addColumn('textEn', 'text')
    .addColumn('sha256Zh', 'text')
    .addColumn('sha256En', 'text')
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('readyAt', 'text')
    .execute()
  await db.schema
    .createTable('contractSignature')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('proposalId', 'text', (column) => column.notNull().references('contractProposal.id'))
    .addColumn('side', 'text', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('sha256Zh', 'text', (column) => column.notNull())
    .addColumn('sha256En', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('contractProposal_engagementId_number')
    .unique()
    .on('contractProposal')
    .columns(['engagementId', 'number'])
    .execute()
  await db.schema.createIndex('contractProposal_proposedBy').on('contractProposal').columns(['proposedBy']).execute()
  await db.schema.createIndex('contractProposal_documentId').unique().on('contractProposal').columns(['documentId']).execute()
  await sql`create unique index ${sql.id('contractProposal_engagementId_partial')} on ${sql.id('contractProposal')} (${sql.join(['engagementId'].map((name) => sql.id(name)))}) where "status" in ('in_translation', 'ready', 'signed')`.execute(
    db,
  )
  await db.schema
    .createIndex('contractSignature_proposalId_side')
    .unique()
    .on('contractSignature')
    .columns(['proposalId', 'side'])
    .execute()
  await db.schema.createIndex('contractSignature_personId').on('contractSignature').columns(['personId']).execute()
}
