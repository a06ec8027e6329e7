import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * The memory's index in blocks: a row of `tmBlock` holds hundreds of units that a gram stands in, where a row of `tmGram` held one. A look-up reads
 * ten times as much in less time, and the index takes a third of the room. What stands in the memory already is indexed anew by the worker.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  const number = isPostgres ? 'bigint' : 'integer'
  await db.schema
    .createTable('tmBlock')
    .addColumn('place', number, (column) => column.primaryKey().notNull())
    .addColumn('units', isPostgres ? 'bytea' : 'blob', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('tmCount')
    .addColumn('place', number, (column) => column.primaryKey().notNull())
    .addColumn('n', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('tmKey')
    .addColumn('side', 'bigint', (column) => column.notNull())
    .addColumn('key', 'bigint', (column) => column.notNull())
    .addColumn('unit', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('tmKey_primary', ['side', 'key', 'unit'])
    .modifyEnd(isPostgres ? sql`` : sql`without rowid`)
    .execute()

  // Only the grams were counted, the keys of equal texts never.
  await sql`
    insert into "tmKey" ("side", "key", "unit") select "side", "gram", "unit" from "tmGram"
    where not exists (select 1 from "tmGramDf" where "tmGramDf"."side" = "tmGram"."side" and "tmGramDf"."gram" = "tmGram"."gram")`.execute(
    db,
  )
  await sql`insert into "tmFresh" ("unit") select "number" from "tmUnit" where "number" not in (select "unit" from "tmFresh")`.execute(db)
  await sql`
    insert into "job" ("id", "kind", "payloadJson", "status", "uniqueKey", "attempts", "runAt", "createdAt")
    select 'memory-blocks', 'indexMemory', '{}', 'waiting', 'indexMemory', 0, "approvedAt", "approvedAt" from "tmUnit" limit 1`.execute(db)
  await db.schema.dropTable('tmGram').execute()
  await db.schema.dropTable('tmGramDf').execute()
}
