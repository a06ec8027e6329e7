import { sql } from 'kysely'
import type { Db } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import { boardStates } from '~/requests/board/filters'
import { namesIn } from '~/translations/terms/queries.server'
import { folded } from '~/translations/terms/term'
import { chineseWords, learnTerms } from '../parting.server'
import { search } from '../queries.server'
import { groupsOf, phrasesOf } from '../question'
import { isHan, stemOf } from '../token'

const mostTerms = 4
const mostRelated = 6
const most = 8

/** What somebody who has typed so far may go on to: names of the term base that begin so, and titles of requests that hold it. */
export async function suggestionsFor(
  db: Db,
  { q, language, now }: { q: string; language: LanguageTag; now: InstantText },
): Promise<string[]> {
  if (q === '') return []
  const terms = await termsBeginning(db, folded(q), isHan(q) ? 'zh-CN' : 'en')
  const titles = await titlesHolding(db, q, language, now)
  return [...new Set([...terms, ...titles])].slice(0, most)
}

/** What one may look for instead or besides: terms that begin with the words, and what the term base calls the same in the reader's language. */
export async function relatedTo(
  db: Db,
  { q, language }: { q: string; language: LanguageTag },
): Promise<{ text: string; language: LanguageTag }[]> {
  const written = folded(q)
  const beginning = await termsBeginning(db, written, isHan(q) ? 'zh-CN' : 'en')
  const named = (await namesIn(db, q)).flatMap(({ names }) => names)
  // The term base knows inflections and spellings, too; here each thing is said once.
  const known = new Set([written, ...written.split(' ')].map(bareOf))
  const own = [...beginning, ...named].filter(
    (text) => !written.includes(folded(text)) && !known.has(bareOf(text)) && known.add(bareOf(text)),
  )
  const inLanguage = (text: string): LanguageTag => (isHan(text) ? 'zh-CN' : 'en')
  return own
    .map((text) => ({ text, language: inLanguage(text) }))
    .sort((one, other) => Number(other.language === language) - Number(one.language === language))
    .slice(0, mostRelated)
}

/** Without signs, and English words by their stems: schedule, schedules and schedulings are one thing. */
const bareOf = (text: string): string =>
  isHan(text)
    ? folded(text).replace(/[^\p{L}\p{N}]/gu, '')
    : folded(text)
        .split(/[^\p{L}\p{N}]+/u)
        .map(stemOf)
        .join('')

async function termsBeginning(db: Db, beginning: string, language: LanguageTag): Promise<string[]> {
  const rows = await db
    .selectFrom('term')
    .innerJoin('termConcept', 'termConcept.id', 'term.conceptId')
    .select('term.text')
    .where('term.language', '=', language)
    .where('term.status', 'in', ['preferred', 'admitted'])
    .where('termConcept.status', '=', 'active')
    // As a range, so that an index serves on both engines.
    .where('term.folded', '>=', beginning)
    .where('term.folded', '<', `${beginning}\u{10ffff}`)
    .orderBy(sql`length(${sql.ref('term.folded')})`)
    .orderBy('term.id')
    .limit(mostTerms)
    .execute()
  return rows.map(({ text }) => text)
}

/** The last word may still be unfinished. */
async function titlesHolding(db: Db, q: string, language: LanguageTag, now: InstantText): Promise<string[]> {
  await learnTerms(db, q)
  const groups = groupsOf(q, [], chineseWords)
  const last = groups.at(-1)
  if (!last) return []
  last.own = phrasesOf(last.said).map((phrase) => ({ ...phrase, isPrefix: true }))
  // A stem is no beginning of the word: schedul holds scheduling, but schedulin does not.
  if (/^[a-z]+$/i.test(last.said)) last.own.push({ tokens: [last.said.toLowerCase()], isPrefix: true })
  const { ids } = await search(db, { kind: 'request', groups, filters: {}, order: 'relevance', limit: most, now })
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('request')
    .innerJoin('publication', 'publication.documentId', 'request.documentId')
    .select(['request.id', 'publication.title'])
    .where('request.id', 'in', ids)
    .where('request.status', 'in', boardStates)
    .where('publication.language', '=', language)
    .execute()
  const byId = new Map(rows.map(({ id, title }) => [id, title]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
