import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Jieba } from '@node-rs/jieba'
import type { Db } from '#db/connect'
import { chineseNames } from '~/translations/terms/queries.server'

// Asked for when the first longer question in Chinese comes: the dictionary takes 47 MB, and a fifth of a second to load.
const load = createRequire(import.meta.url)

/** Names of the term base are words, however seldom the newspapers write them that jieba's figures come from. */
const termFrequency = 100_000

let jieba: Jieba | undefined
const learnt = new Set<string>()
let unread: string[] = []

function dictionary(): Jieba {
  if (!jieba) {
    const { Jieba } = load('@node-rs/jieba') as typeof import('@node-rs/jieba')
    jieba = Jieba.withDict(readFileSync(load.resolve('@node-rs/jieba/dict.txt')))
  }
  if (unread.length > 0) jieba.loadDict(Buffer.from(unread.map((name) => `${name} ${termFrequency}`).join('\n')))
  unread = []
  return jieba
}

/**
 * Takes the Chinese names of the term base for words from now on, before a question is parted that has something to part. What has been a word stays
 * one until the process ends: it only parts questions.
 */
export async function learnTerms(db: Db, question: string): Promise<void> {
  if (!/\p{Script=Han}{3}/u.test(question)) return
  for (const name of await chineseNames(db)) {
    if (learnt.has(name)) continue
    learnt.add(name)
    unread.push(name)
  }
}

/** The words of a run of Chinese, by jieba: its dictionary, the term base, and what its model makes of characters that neither knows. */
export const chineseWords = (run: string): string[] => dictionary().cut(run, true).flatMap(shorterWords)

/**
 * A long word by the words that make it up, where the dictionary knows them all: 数控车床 is also meant where 数控 and 车床 stand apart. What the
 * term base calls by one name is one.
 */
function shorterWords(word: string): string[] {
  if ([...word].length < 4 || learnt.has(word)) return [word]
  const known = dictionary()
    .cutForSearch(word, true)
    .filter((part) => part !== word)
  const parts: string[] = []
  for (let at = 0; at < word.length; ) {
    const next = known.filter((part) => word.startsWith(part, at)).sort((one, other) => other.length - one.length)[0]
    if (next === undefined) return [word]
    parts.push(next)
    at += next.length
  }
  return parts
}
