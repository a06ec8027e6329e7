import { type Kysely, sql } from 'kysely'

/** What one side puts to the other about the engagement as a whole, and the times in which its clock stands still. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('motion')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('engagementId', 'text', (column) => column.notNull().references('engagement.id'))
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('side', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('documentId', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('proposedBy', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('decidedBy', 'text', (column) => column.references('person.id'))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('readyAt', 'text')
    .addColumn('decidedAt', 'text')
    .execute()
  await db.schema
    .createTable('pause')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('engagementId', 'text', (column) => column.notNull().references('engagement.id'))
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('motionId', 'text', (column) => column.references('motion.id'))
    .addColumn('disputeId', 'text', (column) => column.references('dispute.id'))
    .addColumn('documentId', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('startedBy', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('startedAt', 'text', (column) => column.notNull())
    .addColumn('resumedBy', 'text', (column) => column.references('person.id'))
    .addColumn('resumedAt', 'text')
    .addColumn('workingDays', 'bigint')
    .execute()
  await db.schema.createIndex('motion_engagementId_number').unique().on('motion').columns(['engagementId', 'number']).execute()
  await sql`create unique index ${sql.id('motion_engagementId_partial')} on ${sql.id('motion')} (${sql.id('engagementId')}) where "status" = 'proposed'`.execute(
    db,
  )
  await db.schema.createIndex('motion_documentId').unique().on('motion').columns(['documentId']).execute()
  await db.schema.createIndex('motion_proposedBy').on('motion').columns(['proposedBy']).execute()
  await db.schema.createIndex('motion_decidedBy').on('motion').columns(['decidedBy']).execute()
  await sql`create unique index ${sql.id('pause_engagementId_partial')} on ${sql.id('pause')} (${sql.id('engagementId')}) where "resumedAt" is null`.execute(
    db,
  )
  await db.schema.createIndex('pause_engagementId_startedAt_id').on('pause').columns(['engagementId', 'startedAt', 'id']).execute()
  await db.schema.createIndex('pause_motionId').on('pause').columns(['motionId']).execute()
  await db.schema.createIndex('pause_disputeId').on('pause').columns(['disputeId']).execute()
  await db.schema.createIndex('pause_documentId').on('pause').columns(['documentId']).execute()
  await db.schema.createIndex('pause_startedBy').on('pause').columns(['startedBy']).execute()
  await db.schema.createIndex('pause_resumedBy').on('pause').columns(['resumedBy']).execute()
}
