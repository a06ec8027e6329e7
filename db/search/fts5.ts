import { CompiledQuery, sql } from 'kysely'
import { type Db, inTransaction } from '../connect'
import { columnsOf, inLead, inTitle, standsElsewhere } from './columns'
import type { Phrase, Reach, SearchEngine, Wanted } from './face'

/**
 * SQLite's FTS5 over tokens that we have cut ourselves: `unicode61` finds nothing left to cut. A document stands under its number made negative:
 * FTS5 walks upwards in half the time that it takes downwards, and the newest are wanted first. Titles, summaries and single characters stand
 * there once more under words of their own (`columns.ts`).
 */
export const fts5: SearchEngine = {
  async put(tx, { number, facetTokens, ...tokens }) {
    const { title, summary, body, heading, lead, singles } = columnsOf(tokens)
    await sql`insert into "searchIndex" (rowid, title, summary, body, facets, heading, lead, singles)
      values (${-number}, ${title}, ${summary}, ${body}, ${facetTokens}, ${heading}, ${lead}, ${singles})`.execute(tx)
  },
  async remove(tx, number) {
    await sql`delete from "searchIndex" where rowid = ${-number}`.execute(tx)
  },
  async find(db, wanted) {
    const { before, since, only, limit } = wanted
    // Numbers are bound as REAL, which FTS5 takes for no end of its walk.
    const ends: [string, number | undefined][] = [
      ['>', before],
      ['<=', since],
      ['=', only],
    ]
    const set = ends.filter((each): each is [string, number] => each[1] !== undefined)
    const text = `select rowid as "number" from "searchIndex" where "searchIndex" match +? ${set.map(([sign]) => `and rowid ${sign} cast(+? as integer) `).join('')}order by rowid limit +?`
    const { rows } = await db.executeQuery<{ number: number }>(
      CompiledQuery.raw(text, [matchOf(wanted), ...set.map(([, number]) => -number), limit]),
    )
    return rows.map(({ number }) => -number)
  },
  async merge(db) {
    const { rows } = await sql<{ pieces: number }>`select count(distinct segid) as "pieces" from "searchIndex_idx"`.execute(db)
    if (rows[0]!.pieces <= fewPieces) return 0
    for (let steps = 1; ; steps++) if (!(await mergeSome(db))) return steps
  },
  list: (listed) => sql<number>`(select value from json_each(${listed}))`,
  listed: (numbers) => JSON.stringify(numbers),
}

/** A question opens every piece of the index for every word: with a dozen of them it spends more on that than on the first page of the newest. */
const fewPieces = 2
/** Pages written by one step: others write in between. */
const mergedPages = 250

/** https://www.sqlite.org/fts5.html#the_merge_command: a step that changes less than two rows was the last. */
const mergeSome = (db: Db): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const changes = async () => (await sql<{ many: number }>`select total_changes() as "many"`.execute(tx)).rows[0]!.many
    const before = await changes()
    await sql`insert into "searchIndex" ("searchIndex", rank) values ('merge', ${sql.lit(-mergedPages)})`.execute(tx)
    return (await changes()) - before >= 2
  })

/** https://www.sqlite.org/fts5.html#full_text_query_syntax; tokens hold letters and digits only, so nothing needs an escape. */
function matchOf({ groups, reach, facets }: Wanted): string {
  const texts = groups.map((phrases) => `(${phrases.map((phrase) => phraseOf(phrase, reach)).join(' OR ')})`)
  const filters = facets.map((tokens) => `facets : (${tokens.map((token) => `"${token}"`).join(' OR ')})`)
  return [...texts, ...filters].join(' AND ')
}

/** Columns are named only where a phrase may stand in one that is not meant: to look where each hit stands takes a third of the time. */
function phraseOf({ tokens, isPrefix }: Phrase, reach: Reach): string {
  const isSingle = isPrefix && tokens.length === 1 && /^\p{Script=Han}$/u.test(tokens[0] ?? '')
  const end = isPrefix && !isSingle ? ' *' : ''
  const said = (words: readonly string[]) => `"${words.join(' ')}"${end}`
  if (reach === 'title') return said(tokens.map(inTitle))
  if (reach === 'lead') return said(tokens.map(inLead))
  if (isSingle) return `singles : ${said(tokens)}`
  return end || tokens.every(standsElsewhere) ? `{title summary body} : ${said(tokens)}` : said(tokens)
}
