import { sql } from 'kysely'
import type { Db } from '#db/connect'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { termsIn } from '../terms/queries.server'
import {
  contextOf,
  type DictionaryWord,
  longestText,
  type Reading,
  readingOf,
  stretchesOf,
  wordsAt,
  wordsInside,
  wordsOf,
} from './dictionary'

/** What the portal's own term base says; comes before the dictionary. */
export interface DictionaryTerm {
  conceptId: string
  text: string
  /** The English word to use; the Chinese one where it stays as it is. */
  word: string
  definitionZh: string
  definitionEn: string
}

export interface LookUp {
  terms: DictionaryTerm[]
  words: DictionaryWord[]
}

const mostReadings = 6

/** The words that cover one character of a text, longest first, and those inside the longest; terms that cover it. */
export async function lookUpAt(db: Db, text: string, at: number): Promise<LookUp> {
  const context = contextOf(text, at)
  const [known, terms] = await Promise.all([readingsOf(db, stretchesOf(context.text)), termsOf(db, text)])
  return {
    terms: terms.filter(({ start, end }) => start <= at && at < end).map(({ start: _, end: __, ...term }) => term),
    words: wordsAt(context.text, context.at, (word) => known.has(word)).map((word) => ({ word, readings: known.get(word)! })),
  }
}

/**
 * A word with the words inside it or, where the dictionary has no such word, all words of a text in its order; the terms of both. Not
 * longer than `longestText`.
 */
export async function lookUp(db: Db, typed: string): Promise<LookUp> {
  const text = typed.slice(0, longestText)
  const [known, terms] = await Promise.all([readingsOf(db, [text, ...stretchesOf(text)]), termsOf(db, text)])
  const isKnown = (word: string) => known.has(word)
  const words = isKnown(text) ? [text, ...wordsInside(text, isKnown)] : wordsOf(text, isKnown)
  return {
    terms: [...new Map(terms.map(({ start: _, end: __, ...term }) => [term.conceptId, term])).values()],
    words: [...new Set(words)].filter(isKnown).map((word) => ({ word, readings: known.get(word)! })),
  }
}

/** Whether an edition has been loaded. */
export async function hasDictionary(db: Db): Promise<boolean> {
  const { value } = await db.selectFrom('counter').select('value').where('name', '=', 'dictionary').executeTakeFirstOrThrow()
  return value > 0
}

async function termsOf(db: Db, text: string) {
  const { places, concepts } = await termsIn(db, [text], 'zh-CN')
  return places[0]!.map(({ conceptId, text: said, start, end }) => {
    const { targets, isKept, definitionZh, definitionEn } = concepts[conceptId]!
    const word = isKept ? said : (targets.find(({ status }) => status === 'preferred') ?? targets[0])?.text
    return { conceptId, text: said, word: word ?? said, definitionZh, definitionEn, start, end }
  })
}

/** Words that one statement asks for. */
const asked = 128

async function readingsOf(db: Db, words: readonly string[]): Promise<Map<string, Reading[]>> {
  const wanted = new Set(words)
  const found = new Map<string, Reading[]>()
  for (let from = 0; from < words.length; from += asked) {
    const values = Object.fromEntries(Array.from({ length: asked }, (_, at) => [`word${at}`, words[from + at] ?? '']))
    for (const entry of await entriesOf(db, values)) {
      for (const word of new Set([entry.simplified, entry.traditional])) {
        if (!wanted.has(word)) continue
        const readings = found.get(word) ?? []
        if (readings.length < mostReadings) found.set(word, [...readings, readingOf(entry)])
      }
    }
  }
  return found
}

const entriesOf = keptQuery((db, slot: Slot<Record<string, string>>) => {
  const words = Array.from({ length: asked }, (_, at) => slot(`word${at}`))
  const columns = ['simplified', 'ordinal', 'traditional', 'pinyin', 'senses'] as const
  const edition = sql<number>`(select "value" from "counter" where "name" = 'dictionary')`
  return db
    .selectFrom('dictionaryEntry')
    .select(columns)
    .where('edition', '=', edition)
    .where('simplified', 'in', words)
    .union(db.selectFrom('dictionaryEntry').select(columns).where('edition', '=', edition).where('traditional', 'in', words))
    .orderBy('ordinal')
})
