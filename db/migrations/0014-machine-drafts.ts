import type { Kysely } from 'kysely'

/** Drafts by a machine: what was asked, what left the house for it, and what each kind of text may. */
export async function up(db: Kysely<any>): Promise<void> {
  // The machine's words that a translation began with: kept, so that what came of them can be told.
  await db.schema.alterTable('translation').addColumn('machineText', 'text').execute()

  await db.schema
    .createTable('machineKind')
    .addColumn('kind', 'text', (column) => column.primaryKey().notNull())
    .addColumn('mayLeave', 'bigint', (column) => column.notNull())
    .addColumn('changedBy', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('changedAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('machineKind_changedBy').on('machineKind').column('changedBy').execute()

  await db.schema
    .createTable('machineDraft')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('taskId', 'text', (column) => column.notNull().references('translationTask.id'))
    .addColumn('segmentId', 'text', (column) => column.notNull().references('segment.id'))
    .addColumn('askedBy', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('askedAt', 'text', (column) => column.notNull())
    .addColumn('isFilling', 'bigint', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('doneAt', 'text')
    .execute()
  await db.schema.createIndex('machineDraft_segment').unique().on('machineDraft').columns(['taskId', 'segmentId']).execute()
  await db.schema.createIndex('machineDraft_segmentId').on('machineDraft').column('segmentId').execute()
  await db.schema.createIndex('machineDraft_askedBy').on('machineDraft').column('askedBy').execute()

  await db.schema
    .createTable('machineSending')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('taskId', 'text', (column) => column.notNull().references('translationTask.id'))
    .addColumn('segmentId', 'text', (column) => column.notNull().references('segment.id'))
    .addColumn('askedBy', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('characters', 'bigint', (column) => column.notNull())
    .addColumn('sentAt', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .execute()
  await db.schema.createIndex('machineSending_sentAt').on('machineSending').columns(['sentAt', 'id']).execute()
  await db.schema.createIndex('machineSending_taskId').on('machineSending').column('taskId').execute()
  await db.schema.createIndex('machineSending_segmentId').on('machineSending').column('segmentId').execute()
  await db.schema.createIndex('machineSending_askedBy').on('machineSending').column('askedBy').execute()

  await db.schema
    .createTable('machineDay')
    .addColumn('day', 'text', (column) => column.primaryKey().notNull())
    .addColumn('characters', 'bigint', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('machineHealth')
    .addColumn('host', 'text', (column) => column.primaryKey().notNull())
    .addColumn('failures', 'bigint', (column) => column.notNull())
    .addColumn('lastFault', 'text')
    .addColumn('restsUntil', 'text')
    .addColumn('changedAt', 'text', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('machineCache')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('machineCache_createdAt').on('machineCache').columns(['createdAt', 'key']).execute()
}
