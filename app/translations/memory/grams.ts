import type { LanguageTag } from '#db/schema'
import { codePoints } from './normal-form'

/**
 * A gram is a piece of a text that finds the text again, hashed to 32 bits (`| 0`: signed, as both engines store it). Chinese gives three
 * characters in a row, English words and pairs of words; codes and Latin words in Chinese stay whole. Short texts give smaller pieces besides,
 * since one edit spoils all their larger ones.
 */

/** Texts up to this many code points give pairs of characters, too. */
const shortChinese = 9
/** Texts up to this many code points give three letters in a row, too. */
const shortEnglish = 32

const piece = /\p{Script=Han}+|[^\p{Script=Han}\p{P}\p{S}\s]+(?:[-./_][^\p{Script=Han}\p{P}\p{S}\s]+)*/gu
const isHan = /^\p{Script=Han}/u

/** The distinct grams of a text in its normal form. */
export function gramsOf(normal: string, language: LanguageTag): number[] {
  const grams = new Set<number>()
  const length = codePoints(normal)
  let wordBefore = ''
  for (const [token] of normal.matchAll(piece)) {
    if (isHan.test(token)) {
      addHan(grams, token, language === 'zh-CN' && length <= shortChinese)
      wordBefore = ''
    } else {
      grams.add(wordGram(token))
      // The family of a code: S7-1200 and S7-1500 are both S7.
      const family = /^[^-./_]+(?=[-./_])/.exec(token)?.[0]
      if (family && /\d/.test(token)) grams.add(wordGram(family))
      if (language === 'en' && wordBefore) grams.add(hash(kinds.pair, `${wordBefore} ${token}`))
      wordBefore = token
    }
  }
  if (language === 'en' && length <= shortEnglish) {
    const padded = ` ${normal} `
    for (let at = 0; at + 3 <= padded.length; at++) grams.add(hash(kinds.letters, padded.slice(at, at + 3)))
  }
  return [...grams]
}

/** So many units wait before their grams are worth writing together; until then a look-up reads them one by one. */
export const worthIndexing = 32
/** More never wait: a look-up reads no more of them. */
export const mostWaiting = 256

/** Found by equal texts only. */
export const exactGram = (normal: string): number => hash(kinds.exact, normal)
export const skeletonGram = (skeleton: string): number => hash(kinds.skeleton, skeleton)

/** A stretch of neighbouring grams, any of which stands in every text that contains something. */
export interface GramRange {
  from: number
  to: number
}

/**
 * Ranges of which a text that contains `term` (in normal form) has a gram of each: for three characters and more their trigrams, for two all
 * trigrams that begin with them, for other words the word or the pair. Empty for what cannot be found that way.
 */
export function rangesOf(term: string): GramRange[] {
  const ranges: GramRange[] = []
  const exactly = (gram: number) => ranges.push({ from: gram, to: gram })
  let wordBefore = ''
  const hasHan = /\p{Script=Han}/u.test(term)
  for (const [token] of term.matchAll(piece)) {
    if (isHan.test(token)) {
      const characters = [...token].map((character) => character.codePointAt(0)!)
      if (characters.length === 2) {
        const first = pairHash(characters[0]!, characters[1]!)
        ranges.push({ from: first | 0, to: first | 0xfff | 0 })
      }
      for (let at = 0; at + 3 <= characters.length; at++) exactly(trigram(characters[at]!, characters[at + 1]!, characters[at + 2]!))
      wordBefore = ''
    } else {
      exactly(wordGram(token))
      if (!hasHan && wordBefore) exactly(hash(kinds.pair, `${wordBefore} ${token}`))
      wordBefore = token
    }
  }
  return ranges
}

/** The last two characters of a run, as if an end followed; and two characters anywhere, in short texts. */
const [END, ANYWHERE] = [0, 1]

function addHan(grams: Set<number>, run: string, isShort: boolean) {
  const characters = [...run].map((character) => character.codePointAt(0)!)
  for (let at = 0; at + 3 <= characters.length; at++) grams.add(trigram(characters[at]!, characters[at + 1]!, characters[at + 2]!))
  const last = characters.length - 1
  if (last > 0) grams.add(pairHash(characters[last - 1]!, characters[last]!) | END)
  else grams.add(pairHash(0, characters[0]!) | END)
  if (isShort) for (let at = 0; at + 2 <= characters.length; at++) grams.add(pairHash(characters[at]!, characters[at + 1]!) | ANYWHERE)
}

/** The first two characters decide the upper 20 bits, so that texts with a pair stand together in the index; the third the lower 12. */
const trigram = (first: number, second: number, third: number) => pairHash(first, second) | (2 + ((mixed(third) >>> 8) % 4094)) | 0

const pairHash = (first: number, second: number) => mixed(Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) & 0xfffff000

const kinds = { word: 1, pair: 2, letters: 3, exact: 4, skeleton: 5 } as const

const wordGram = (word: string) => hash(kinds.word, word)

/** FNV-1a over UTF-16 units, then mixed: near texts must not give near numbers. */
function hash(kind: number, text: string): number {
  let value = 0x811c9dc5 ^ kind
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return mixed(value) | 0
}

/** The finaliser of MurmurHash3 (Appleby, public domain). */
function mixed(value: number): number {
  let bits = value ^ (value >>> 16)
  bits = Math.imul(bits, 0x85ebca6b)
  bits ^= bits >>> 13
  bits = Math.imul(bits, 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
