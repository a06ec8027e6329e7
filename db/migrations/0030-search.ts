import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What can be found, what is still to be looked at, and each engine's own full-text index over the same tokens. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('searchDocument')
    .addColumn('number', 'bigint', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subjectId', 'text', (column) => column.notNull())
    .addColumn('titleTokens', 'text', (column) => column.notNull())
    .addColumn('summaryTokens', 'text', (column) => column.notNull())
    .addColumn('bodyTokens', 'text', (column) => column.notNull())
    .addColumn('facetTokens', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('publishedAt', 'text', (column) => column.notNull())
    .addColumn('foundUntil', 'text')
    .addColumn('deadlineAt', 'text')
    .addColumn('budgetUsd', 'bigint')
    .addColumn('indexedAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('searchDocument_subject').on('searchDocument').columns(['kind', 'subjectId']).unique().execute()

  await db.schema
    .createTable('searchWord')
    .addColumn('word', 'text', (column) => column.primaryKey().notNull())
    .addColumn('length', 'bigint', (column) => column.notNull())
    .addColumn('documents', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('searchWord_length').on('searchWord').columns(['length', 'word']).execute()

  await db.schema
    .createTable('searchQueue')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subjectId', 'text', (column) => column.notNull())
    .execute()

  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`create table "searchIndex" ("number" bigint primary key, "tokens" tsvector not null)`.execute(db)
    await sql`create index "searchIndex_tokens" on "searchIndex" using gin ("tokens") with (fastupdate = off)`.execute(db)
    return
  }
  // Only the index: the tokens stand in searchDocument already.
  await sql`create virtual table "searchIndex" using fts5(title, summary, body, facets, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0')`.execute(
    db,
  )
}
