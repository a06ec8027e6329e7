import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * The translation memory: what was approved, in both languages, with the grams that find it again. `side` is the language of the text that a
 * gram comes from (0 Chinese, 1 English), so that one look-up meets both directions.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  // On SQLite a key of type INTEGER is the row's own number, and needs no index beside the table.
  const number = isPostgres ? 'bigint' : 'integer'
  await db.schema
    .createTable('tmUnit')
    .addColumn('number', number, (column) => column.primaryKey().notNull())
    .addColumn('sourceLanguage', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('uses', 'bigint', (column) => column.notNull())
    .addColumn('originId', 'text', (column) => column.notNull())
    .addColumn('approvedAt', 'text', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('tmOrigin')
    .addColumn('originId', 'text', (column) => column.primaryKey().notNull())
    .addColumn('unit', 'bigint', (column) => column.notNull().references('tmUnit.number'))
    .execute()
  await db.schema.createIndex('tmOrigin_unit').on('tmOrigin').columns(['unit', 'originId']).execute()

  // Without a foreign key: that would want a second index as large as the table. Grams go with their unit, in its transaction.
  const withoutRowid = isPostgres ? sql`` : sql`without rowid`
  // Tens of millions of rows: PostgreSQL has types as narrow as SQLite's own numbers.
  const narrow = isPostgres ? 'integer' : 'bigint'
  await db.schema
    .createTable('tmGram')
    .addColumn('side', narrow, (column) => column.notNull())
    .addColumn('gram', narrow, (column) => column.notNull())
    .addColumn('len', narrow, (column) => column.notNull())
    .addColumn('unit', narrow, (column) => column.notNull())
    .addPrimaryKeyConstraint('tmGram_primary', ['side', 'gram', 'len', 'unit'])
    .modifyEnd(withoutRowid)
    .execute()
  await db.schema
    .createTable('tmGramDf')
    .addColumn('side', narrow, (column) => column.notNull())
    .addColumn('gram', narrow, (column) => column.notNull())
    .addColumn('n', narrow, (column) => column.notNull())
    .addPrimaryKeyConstraint('tmGramDf_primary', ['side', 'gram'])
    .modifyEnd(withoutRowid)
    .execute()

  // Whoever adds a unit takes the next number here, and by that waits for others who do.
  await db.insertInto('counter').values({ name: 'tmUnit', value: 0 }).execute()

  for (const name of ['charactersNew', 'charactersKnown'])
    await db.schema
      .alterTable('translationTask')
      .addColumn(name, 'bigint', (column) => column.notNull().defaultTo(0))
      .execute()
}
