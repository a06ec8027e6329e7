import { sql } from 'kysely'
import type { Phrase, Reach, SearchEngine, Wanted } from './face'

const columns: Record<Reach, string> = { title: 'title', summary: '{title summary}', text: '{title summary body}' }

/** SQLite's FTS5 over tokens that we have cut ourselves: `unicode61` finds nothing left to cut. */
export const fts5: SearchEngine = {
  async put(tx, { number, titleTokens, summaryTokens, bodyTokens, facetTokens }) {
    await sql`insert into "searchIndex" (rowid, title, summary, body, facets) values (${number}, ${titleTokens}, ${summaryTokens}, ${bodyTokens}, ${facetTokens})`.execute(
      tx,
    )
  },
  async remove(tx, number) {
    await sql`delete from "searchIndex" where rowid = ${number}`.execute(tx)
  },
  async find(db, wanted) {
    const { rows } = await sql<{ number: number }>`
      select rowid as number from "searchIndex" where "searchIndex" match ${matchOf(wanted)} ${wanted.before === undefined ? sql`` : sql`and rowid < ${wanted.before}`}
      ${wanted.only === undefined ? sql`` : sql`and rowid = ${wanted.only}`}
      order by rowid desc limit ${wanted.limit}`.execute(db)
    return rows.map(({ number }) => number)
  },
  list: (numbers) => sql<number>`(select value from json_each(${JSON.stringify(numbers)}))`,
}

/** https://www.sqlite.org/fts5.html#full_text_query_syntax; tokens hold letters and digits only, so nothing needs an escape. */
function matchOf({ groups, reach, facets }: Wanted): string {
  const texts = groups.map((phrases) => `${columns[reach]} : (${phrases.map(phraseOf).join(' OR ')})`)
  const filters = facets.map((tokens) => `facets : (${tokens.map((token) => `"${token}"`).join(' OR ')})`)
  return [...texts, ...filters].join(' AND ')
}

const phraseOf = ({ tokens, isPrefix }: Phrase) => `"${tokens.join(' ')}"${isPrefix ? ' *' : ''}`
