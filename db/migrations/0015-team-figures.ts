import type { Kysely } from 'kysely'

/** What the team of translators gets done, counted where it is done, and how soon an operator wants it. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('translation').addColumn('firstText', 'text').execute()
  await db.schema
    .alterTable('translation')
    .addColumn('isReturned', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('translation')
    .addColumn('isCounted', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('translationTask').addColumn('claimedAt', 'text').execute()

  await db.schema
    .createTable('serviceHours')
    .addColumn('kind', 'text', (column) => column.primaryKey().notNull())
    .addColumn('hours', 'bigint', (column) => column.notNull())
    .addColumn('changedBy', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('changedAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('serviceHours_changedBy').on('serviceHours').column('changedBy').execute()

  await db.schema
    .createTable('teamDay')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('characters', 'bigint', (column) => column.notNull())
    .addColumn('sentences', 'bigint', (column) => column.notNull())
    .addColumn('returned', 'bigint', (column) => column.notNull())
    .addColumn('handedIn', 'bigint', (column) => column.notNull())
    .addColumn('edited', 'bigint', (column) => column.notNull())
    .addColumn('reviewedCharacters', 'bigint', (column) => column.notNull())
    .addColumn('reviews', 'bigint', (column) => column.notNull())
    .addColumn('reviewSeconds', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('teamDay_primary', ['day', 'personId'])
    .execute()
  await db.schema.createIndex('teamDay_person').on('teamDay').columns(['personId', 'day']).execute()
}
