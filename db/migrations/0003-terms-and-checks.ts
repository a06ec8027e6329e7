import type { Kysely } from 'kysely'

/** The term base, and the reasons for which findings of the checks are kept. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('termConcept')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('partOfSpeech', 'text', (column) => column.notNull())
    .addColumn('definitionZh', 'text', (column) => column.notNull())
    .addColumn('definitionEn', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('isKept', 'bigint', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('headword', 'text', (column) => column.notNull())
    .addColumn('starterKey', 'text')
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('createdBy', 'text', (column) => column.references('person.id'))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('updatedAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('termConcept_list').on('termConcept').columns(['status', 'headword', 'id']).execute()
  await db.schema.createIndex('termConcept_createdBy').on('termConcept').column('createdBy').execute()
  await db.schema.createIndex('termConcept_starterKey').unique().on('termConcept').column('starterKey').execute()

  await db.schema
    .createTable('term')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('conceptId', 'text', (column) => column.notNull().references('termConcept.id'))
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('folded', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('isCaseSensitive', 'bigint', (column) => column.notNull())
    .addColumn('isAllCaps', 'bigint', (column) => column.notNull())
    .addColumn('formsJson', 'text', (column) => column.notNull())
    .addColumn('ordinal', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('term_concept').unique().on('term').columns(['conceptId', 'language', 'folded']).execute()
  await db.schema.createIndex('term_folded').on('term').columns(['language', 'folded']).execute()

  await db.schema
    .createTable('checkKeep')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('segmentId', 'text', (column) => column.notNull().references('segment.id'))
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('checkKeep_segment').unique().on('checkKeep').columns(['segmentId', 'rule', 'about']).execute()
  await db.schema.createIndex('checkKeep_person').on('checkKeep').column('personId').execute()
  await db.schema.createIndex('checkKeep_rule').on('checkKeep').columns(['rule', 'createdAt', 'id']).execute()

  // Grows with every change, so that every process knows when to build its automaton again.
  await db.insertInto('counter').values({ name: 'terms', value: 1 }).execute()
}
