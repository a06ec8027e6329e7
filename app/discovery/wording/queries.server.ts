import { distance } from 'fastest-levenshtein'
import type { Db } from '#db/connect'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { namesIn } from '~/translations/terms/queries.server'
import { chineseWords, learnTerms } from '../parting.server'
import { type Group, groupsOf, lettersWrong, longestQuestion, mistakable } from '../question'
import { stemOf } from '../token'

export interface Wording {
  groups: Group[]
  /** Words that nothing holds, and what was looked for besides: `scheduleing`, `scheduling`. */
  corrections: { from: string; to: string }[]
}

/** A question as it is asked of the index: with other names from the term base, and with the words that were probably meant. */
export async function wordingOf(db: Db, question: string): Promise<Wording> {
  const text = question.slice(0, longestQuestion)
  const corrections: Wording['corrections'] = []
  await learnTerms(db, text)
  let mended = text
  for (const group of groupsOf(text, await namesIn(db, text), chineseWords)) {
    const word = mistakable(group)
    const meant = word === null || (await isKnown(db, word)) ? undefined : (await nearestWords(db, word))[0]
    // An inflection that stands nowhere is no mistake.
    if (word === null || meant === undefined || stemOf(meant) === stemOf(word)) continue
    corrections.push({ from: group.said, to: meant })
    mended = mended.replace(group.said, meant)
  }
  // Read again: what was meant may be a part of a term.
  return { groups: groupsOf(mended, await namesIn(db, mended), chineseWords), corrections }
}

const wordQuery = keptQuery((db, slot: Slot<{ word: string }>) =>
  db.selectFrom('searchWord').select('searchWord.documents').where('searchWord.word', '=', slot('word')),
)

const isKnown = async (db: Db, word: string) => (await wordQuery(db, { word })).length > 0

const wordsByLength = keptQuery((db, slot: Slot<{ length: number; from: string; to: string; limit: number }>) =>
  db
    .selectFrom('searchWord')
    .select(['searchWord.word', 'searchWord.documents'])
    .where('searchWord.length', '=', slot('length'))
    .where('searchWord.word', '>=', slot('from'))
    .where('searchWord.word', '<', slot('to'))
    .limit(slot('limit')),
)

/** Words of one length that are compared, at most. */
const mostCompared = 5_000

/** Words of the index that differ by a letter (by two from eight letters on), the likeliest first: nearer, then more frequent. */
async function nearestWords(db: Db, word: string): Promise<string[]> {
  const wrong = lettersWrong(word)
  // People seldom mistype the first letter.
  for (const [from, to] of [
    [word[0]!, String.fromCharCode(word.charCodeAt(0) + 1)],
    ['a', '{'],
  ] as const) {
    const near: { word: string; far: number; documents: number }[] = []
    for (let length = word.length - wrong; length <= word.length + wrong; length++) {
      for (const known of await wordsByLength(db, { length, from, to, limit: mostCompared })) {
        const far = farFrom(word, known.word)
        if (far <= wrong) near.push({ ...known, far })
      }
    }
    if (near.length > 0) {
      near.sort((one, other) => one.far - other.far || other.documents - one.documents || (one.word < other.word ? -1 : 1))
      return near.map((each) => each.word)
    }
  }
  return []
}

/** Levenshtein's distance, with two neighbours exchanged counted as one mistake. */
function farFrom(one: string, other: string): number {
  const far = distance(one, other)
  if (far !== 2 || one.length !== other.length) return far
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2) ? 1 : far
}
