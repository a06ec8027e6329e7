import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What the two sides of an engagement write to each other, who has read how far, and what a person is to translate soon. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('message')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('engagementId', 'text', (column) => column.notNull().references('engagement.id'))
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('side', 'text', (column) => column.notNull())
    .addColumn('authorId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('documentId', 'text', (column) => column.references('document.id'))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('message_engagementId_number').unique().on('message').columns(['engagementId', 'number']).execute()
  await db.schema.createIndex('message_documentId').unique().on('message').columns(['documentId']).execute()
  await db.schema.createIndex('message_authorId').on('message').columns(['authorId']).execute()

  // What was said stays said: the table refuses to be rewritten, whoever asks.
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`create function "message_refuse"() returns trigger language plpgsql as $$ begin raise exception 'append-only table'; end $$`.execute(
      db,
    )
    await sql`create trigger "message_appendOnly" before update or delete on "message" for each row execute function "message_refuse"()`.execute(
      db,
    )
  } else {
    await sql`create trigger "message_noUpdate" before update on "message" begin select raise(abort, 'append-only table'); end`.execute(db)
    await sql`create trigger "message_noDelete" before delete on "message" begin select raise(abort, 'append-only table'); end`.execute(db)
  }

  await db.schema
    .createTable('messageWish')
    .addColumn('messageId', 'text', (column) => column.primaryKey().notNull().references('message.id'))
    .addColumn('askedBy', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('askedAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('messageWish_askedBy').on('messageWish').columns(['askedBy']).execute()

  await db.schema
    .createTable('messageReader')
    .addColumn('engagementId', 'text', (column) => column.notNull().references('engagement.id'))
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('readNumber', 'bigint', (column) => column.notNull())
    .addColumn('readAt', 'text')
    .addColumn('toldNumber', 'bigint', (column) => column.notNull())
    .addColumn('toldAt', 'text')
    .addPrimaryKeyConstraint('messageReader_primary', ['engagementId', 'personId'])
    .execute()
  await db.schema.createIndex('messageReader_personId').on('messageReader').columns(['personId']).execute()
}
