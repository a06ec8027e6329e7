import type { Kysely } from 'kysely'

/**
 * The Chinese–English dictionary, loaded from a file by `npm run dictionary`. Editions stand side by side while a new one is loaded; the
 * counter `dictionary` says which one is read (0: none).
 */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('dictionaryEntry')
    .addColumn('edition', 'bigint', (column) => column.notNull())
    .addColumn('simplified', 'text', (column) => column.notNull())
    .addColumn('ordinal', 'bigint', (column) => column.notNull())
    .addColumn('traditional', 'text', (column) => column.notNull())
    .addColumn('pinyin', 'text', (column) => column.notNull())
    .addColumn('senses', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('dictionaryEntry_primary', ['edition', 'simplified', 'ordinal'])
    .execute()
  await db.schema.createIndex('dictionaryEntry_traditional').on('dictionaryEntry').columns(['edition', 'traditional']).execute()
  await db.insertInto('counter').values({ name: 'dictionary', value: 0 }).execute()
}
