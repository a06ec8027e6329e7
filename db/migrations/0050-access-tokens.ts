import { type Kysely, sql } from 'kysely'

/** Tokens with which programs read in a member's name. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('accessToken')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('companyId', 'text', (column) => column.notNull().references('company.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('ending', 'text', (column) => column.notNull())
    .addColumn('scopesJson', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('expiresAt', 'text', (column) => column.notNull())
    .addColumn('lastUsedOn', 'text')
    .addColumn('endedAt', 'text')
    .execute()
  await sql`create unique index ${sql.id('accessToken_personId_name_partial')} on ${sql.id('accessToken')} (${sql.id('personId')}, ${sql.id('name')}) where "endedAt" is null`.execute(
    db,
  )
  await db.schema.createIndex('accessToken_companyId').on('accessToken').columns(['companyId']).execute()
}
