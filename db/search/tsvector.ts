import { sql } from 'kysely'
import type { Phrase, Reach, SearchEngine, Wanted } from './face'

const weights: Record<Reach, string> = { title: 'A', lead: 'AB', text: 'ABC' }
/** The largest position that a tsvector keeps; what stands behind it is found, but not as a part of a phrase. */
const lastPosition = 16_383

/**
 * PostgreSQL's tsvector, written as a literal: its own parser takes Chinese for letters or not as the database's locale has it, and cuts
 * part codes apart. Title, summary, body and facets are the weights A, B, C and D.
 */
export const tsvector: SearchEngine = {
  async put(tx, { number, titleTokens, summaryTokens, bodyTokens, facetTokens }) {
    const vector = vectorOf({ A: titleTokens, B: summaryTokens, C: bodyTokens, D: facetTokens })
    await sql`insert into "searchIndex" ("number", "tokens") values (${number}, ${vector}::tsvector) on conflict ("number") do update set "tokens" = excluded."tokens"`.execute(
      tx,
    )
  },
  async remove(tx, number) {
    await sql`delete from "searchIndex" where "number" = ${number}`.execute(tx)
  },
  async find(db, wanted) {
    const { rows } = await sql<{ number: number }>`
      select "number" from "searchIndex" where "tokens" @@ ${queryOf(wanted)}::tsquery ${wanted.before === undefined ? sql`` : sql`and "number" < ${wanted.before}`}
      ${wanted.since === undefined ? sql`` : sql`and "number" >= ${wanted.since}`}
      ${wanted.only === undefined ? sql`` : sql`and "number" = ${wanted.only}`}
      order by "number" desc limit ${wanted.limit}`.execute(db)
    return rows.map(({ number }) => number)
  },
  // One index, which its server cleans by itself.
  merge: async () => 0,
  list: (listed) => sql<number>`(select unnest(${listed}::bigint[]))`,
  listed: (numbers) => numbers,
}

function vectorOf(parts: Record<string, string>): string {
  const places = new Map<string, string[]>()
  let position = 0
  for (const [weight, tokens] of Object.entries(parts)) {
    // A gap, so that no phrase goes from one part into the next.
    position += 2
    for (const token of tokens.split(' ')) {
      if (token === '') continue
      position++
      const known = places.get(token)
      const place = `${Math.min(position, lastPosition)}${weight}`
      // A word has at most 255 places.
      if (!known) places.set(token, [place])
      else if (known.length < 250) known.push(place)
    }
  }
  return Array.from(places, ([token, at]) => `'${token}':${at.join(',')}`).join(' ')
}

function queryOf({ groups, reach, facets }: Wanted): string {
  const texts = groups.map((phrases) => `(${phrases.map((phrase) => phraseOf(phrase, weights[reach])).join(' | ')})`)
  const filters = facets.map((tokens) => `(${tokens.map((token) => `'${token}':D`).join(' | ')})`)
  return [...texts, ...filters].join(' & ')
}

const phraseOf = ({ tokens, isPrefix }: Phrase, weight: string) =>
  `(${tokens.map((token, index) => `'${token}':${isPrefix && index === tokens.length - 1 ? '*' : ''}${weight}`).join(' <-> ')})`
