import { type Kysely, PostgresAdapter, sql } from 'kysely'
import { columnsOf } from '../search/columns'

/** Rows of one step. */
const some = 1_000

/**
 * SQLite's index has its documents under negative numbers, so that it walks from the newest on without turning round, and titles, summaries and
 * single characters once more under words of their own. A row carries no longer what only the index needs, and its longest part comes last.
 */
export async function up(db: Kysely<any>): Promise<void> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) await renewIndex(db)
  for (const name of ['titleTokens', 'summaryTokens', 'bodyTokens']) await db.schema.alterTable('searchDocument').dropColumn(name).execute()
  await db.schema.alterTable('searchDocument').renameColumn('words', 'formerWords').execute()
  await db.schema
    .alterTable('searchDocument')
    .addColumn('words', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await sql`update "searchDocument" set "words" = "formerWords"`.execute(db)
  await db.schema.alterTable('searchDocument').dropColumn('formerWords').execute()
  // All that is read of a thousand hits, side by side.
  await db.schema
    .createIndex('searchDocument_hit')
    .on('searchDocument')
    .columns(['number', 'facetTokens', 'publishedAt', 'deadlineAt', 'budgetUsd', 'foundUntil'])
    .execute()
}

interface Tokens {
  number: number
  titleTokens: string
  summaryTokens: string
  bodyTokens: string
  facetTokens: string
}

async function renewIndex(db: Kysely<any>): Promise<void> {
  await sql`drop table "searchIndex"`.execute(db)
  await sql`create virtual table "searchIndex" using fts5(title, summary, body, facets, heading, lead, singles, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0')`.execute(
    db,
  )
  // From the newest on: the numbers of the index grow.
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const { rows } = await sql<Tokens>`select "number", "titleTokens", "summaryTokens", "bodyTokens", "facetTokens" from "searchDocument"
      where "number" < ${before} order by "number" desc limit ${some}`.execute(db)
    for (const { number, facetTokens, ...tokens } of rows) {
      const { title, summary, body, heading, lead, singles } = columnsOf(tokens)
      await sql`insert into "searchIndex" (rowid, title, summary, body, facets, heading, lead, singles)
        values (${-number}, ${title}, ${summary}, ${body}, ${facetTokens}, ${heading}, ${lead}, ${singles})`.execute(db)
    }
    if (rows.length < some) return
    before = rows.at(-1)!.number
  }
}
