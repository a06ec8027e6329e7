import { canReadTasks } from '../tasks/task'

/** What a Chinese word means, from CC-CEDICT (mdbg.net, CC BY-SA 4.0): help for readers, never an authority over the term base. */

export const canReadDictionary = canReadTasks

/** Longest text that is taken apart into words at once. */
export const longestText = 200
/** Longer words are names and sayings, found by themselves but not inside a text. */
export const longestWord = 8

/** The dictionary's page with a word or a text. */
export const dictionaryPath = (lang: string, word: string): string => `/${lang}/translate/dictionary?${new URLSearchParams({ word })}`

/** One line of the dictionary's file: `傳統 传统 [chuan2 tong3] /tradition/traditional/`. */
export interface DictionaryLine {
  traditional: string
  simplified: string
  /** Syllables with the figure of their tone. */
  pinyin: string
  /** English meanings, between slashes. */
  senses: string
}

/** An entry of the file, or null for a comment or an empty line; undefined for what is neither. */
export function readLine(line: string): DictionaryLine | null | undefined {
  if (line.trim() === '' || line.startsWith('#')) return null
  const [, traditional, simplified, pinyin, senses] = /^(\S+) (\S+) \[([^\]]*)\] \/(.+)\/\s*$/.exec(line) ?? []
  return senses === undefined ? undefined : { traditional: traditional!, simplified: simplified!, pinyin: pinyin!, senses }
}

/** A reading of a word as pages show it. */
export interface Reading {
  /** With tone marks: `chuántǒng`. */
  pinyin: string
  senses: string[]
  /** Where it is written differently. */
  traditional: string | null
}

export interface DictionaryWord {
  word: string
  readings: Reading[]
}

export const readingOf = ({ traditional, simplified, pinyin, senses }: DictionaryLine): Reading => ({
  pinyin: withTones(pinyin),
  senses: senses.split('/').map(plainSense),
  traditional: traditional === simplified ? null : traditional,
})

/** `黃帝|黄帝[Huang2 di4]` in a meaning is 黄帝 (Huáng dì); `CL:個|个[ge4]` names the word's measure words. */
const plainSense = (sense: string): string =>
  sense
    .replace(/[^\s,:;()/|]+\|([^\s,:;()/[]+)/g, '$1')
    .replace(/\[([^\]]+)\]/g, (_, pinyin: string) => ` (${withTones(pinyin)})`)
    .replace(/^CL:/, 'CL: ')
    .replace(/\),(?=\S)/g, '), ')

const marks: Record<string, string> = { a: 'āáǎà', e: 'ēéěè', i: 'īíǐì', o: 'ōóǒò', u: 'ūúǔù', ü: 'ǖǘǚǜ' }

/** `lu:4 se4` as `lǜ sè`. The mark stands on a or e, on the o of ou, else on the last vowel (GB/T 16159). */
export const withTones = (pinyin: string): string =>
  pinyin.replace(/([A-Za-zü:]+)([1-5])/g, (_, letters: string, tone: string) => syllable(letters, Number(tone)))

function syllable(letters: string, tone: number): string {
  const plain = letters.replace(/u:/g, 'ü').replace(/U:/g, 'Ü').replace(/v/g, 'ü')
  if (tone === 5) return plain
  const lower = plain.toLowerCase()
  const at = /[ae]/.test(lower) ? lower.search(/[ae]/) : lower.includes('ou') ? lower.indexOf('o') : lastVowel(lower)
  if (at < 0) return plain
  const marked = marks[lower[at]!]![tone - 1]!
  return plain.slice(0, at) + (plain[at] === lower[at] ? marked : marked.toUpperCase()) + plain.slice(at + 1)
}

const lastVowel = (text: string): number => Math.max(...[...'iouü'].map((vowel) => text.lastIndexOf(vowel)))

const han = /[\p{Script=Han}〇]+/gu

/** Every stretch of Han up to `longestWord` long that stands in a text: what the dictionary is asked for. */
export function stretchesOf(text: string): string[] {
  const stretches = new Set<string>()
  for (const [run] of text.matchAll(han)) {
    const signs = [...run]
    for (let start = 0; start < signs.length; start++) {
      for (let length = 1; length <= longestWord && start + length <= signs.length; length++) {
        stretches.add(signs.slice(start, start + length).join(''))
      }
    }
  }
  return [...stretches]
}

/** The part of a text in which a word that covers the character at `at` can stand, and where that character is in it. */
export function contextOf(text: string, at: number): { text: string; at: number } {
  const start = Math.max(0, at - longestWord + 1)
  return { text: text.slice(start, at + longestWord), at: at - start }
}

/** Words that cover the character at `at`, the longest first, then the words inside that one. */
export function wordsAt(text: string, at: number, isKnown: (word: string) => boolean): string[] {
  const covering: string[] = []
  for (let start = Math.max(0, at - longestWord + 1); start <= at; start++) {
    for (let end = at + 1; end <= Math.min(text.length, start + longestWord); end++) {
      const word = text.slice(start, end)
      if (isKnown(word)) covering.push(word)
    }
  }
  covering.sort((one, other) => other.length - one.length)
  return [...new Set([...covering, ...(covering[0] ? wordsInside(covering[0], isKnown) : [])])]
}

/** The words that a word is made of, longest first; itself is none of them. */
export const wordsInside = (word: string, isKnown: (word: string) => boolean): string[] =>
  stretchesOf(word)
    .filter((each) => each !== word && isKnown(each))
    .sort((one, other) => other.length - one.length || word.indexOf(one) - word.indexOf(other))

/** A text in as few words as will do, in its order; what is no Han is left out, what is no word stands alone. */
export function wordsOf(text: string, isKnown: (word: string) => boolean): string[] {
  return Array.from(text.matchAll(han)).flatMap(([run]) => fewest([...run], isKnown))
}

function fewest(signs: readonly string[], isKnown: (word: string) => boolean): string[] {
  // From the end: the cost of what follows each place, and how long the word is that begins there.
  const cost: number[] = [...signs.map(() => Number.POSITIVE_INFINITY), 0]
  const length = signs.map(() => 1)
  for (let start = signs.length - 1; start >= 0; start--) {
    for (let long = Math.min(longestWord, signs.length - start); long >= 1; long--) {
      const isWord = isKnown(signs.slice(start, start + long).join(''))
      if (!isWord && long > 1) continue
      // A character alone is seldom what was meant.
      const own = (isWord ? 1 : 2) + (long === 1 ? 0.1 : 0) + cost[start + long]!
      if (own < cost[start]!) {
        cost[start] = own
        length[start] = long
      }
    }
  }
  const words: string[] = []
  for (let start = 0; start < signs.length; start += length[start]!) words.push(signs.slice(start, start + length[start]!).join(''))
  return words
}
