import type { Kysely } from 'kysely'

/** Saved searches and what was told of them, followed requests, and what each person wants to hear of. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('savedSearch')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('search', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('rhythm', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('savedSearch_search').on('savedSearch').columns(['personId', 'language', 'search']).unique().execute()

  await db.schema
    .createTable('searchAlert')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('requestId', 'text', (column) => column.notNull().references('request.id'))
    .addColumn('savedSearchId', 'text', (column) => column.notNull())
    .addColumn('isWaiting', 'bigint', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('searchAlert_once').on('searchAlert').columns(['personId', 'requestId']).unique().execute()
  await db.schema.createIndex('searchAlert_requestId').on('searchAlert').columns(['requestId']).execute()

  await db.schema
    .createTable('requestFollow')
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('requestId', 'text', (column) => column.notNull().references('request.id'))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('requestFollow_primary', ['personId', 'requestId'])
    .execute()
  await db.schema.createIndex('requestFollow_requestId').on('requestFollow').columns(['requestId']).execute()

  await db.schema
    .createTable('deadlineReminder')
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('requestId', 'text', (column) => column.notNull().references('request.id'))
    .addColumn('deadlineAt', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('deadlineReminder_primary', ['personId', 'requestId', 'deadlineAt'])
    .execute()
  await db.schema.createIndex('deadlineReminder_requestId').on('deadlineReminder').columns(['requestId']).execute()

  await db.schema
    .createTable('noticeChoice')
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('isShown', 'bigint', (column) => column.notNull())
    .addColumn('isMailed', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('noticeChoice_primary', ['personId', 'topic'])
    .execute()
}
