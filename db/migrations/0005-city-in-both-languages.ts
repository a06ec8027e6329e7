import type { Kysely } from 'kysely'

/** A company's city in Chinese and in English: what was written goes where its script belongs; the other half stays open. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('company')
    .addColumn('cityZh', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await db.schema
    .alterTable('company')
    .addColumn('cityEn', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  const written: { city: string }[] = await db.selectFrom('company').select('city').distinct().where('city', '<>', '').execute()
  for (const { city } of written) {
    const column = /\p{Script=Han}/u.test(city) ? 'cityZh' : 'cityEn'
    await db
      .updateTable('company')
      .set({ [column]: city })
      .where('city', '=', city)
      .execute()
  }
  await db.schema.alterTable('company').dropColumn('city').execute()
}
