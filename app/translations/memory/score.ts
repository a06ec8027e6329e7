import type { LanguageTag } from '#db/schema'
import { distanceTo } from './edit-distance'
import { codePoints } from './normal-form'

/**
 * How near two texts in normal form are, 0 to 100, whole numbers; 100 only for equal ones. 100 × (1 − Levenshtein / longer): in Chinese by code
 * points, in English the mean of characters and words, so that another word costs what it costs a translator.
 */
export const similarity = (one: string, other: string, language: LanguageTag): number => scorerOf(one, language)(other)

/** The likeness of many texts to one. What cannot reach `floor` may be answered with 0. */
export function scorerOf(text: string, language: LanguageTag): (other: string, floor?: number) => number {
  const characters = likenessTo(text)
  if (language !== 'en') return (other, floor = 0) => (other === text ? 100 : Math.min(99, Math.floor(characters(other, floor))))
  const codes = new Map<string, string>()
  for (const word of wordsOf(text)) if (!codes.has(word)) codes.set(word, String.fromCharCode(codes.size + 1))
  const inCodes = (of: string) => {
    let own = ''
    // Words that only the other text has need not be told apart: none of them equals one of ours.
    for (const word of wordsOf(of)) own += codes.get(word) ?? '\uffff'
    return own
  }
  const words = likenessTo(inCodes(text))
  return (other, floor = 0) => {
    if (other === text) return 100
    // Words first: there are few of them, and mostly they leave the characters so much to make up that those are soon given up.
    const inWords = words(inCodes(other), 2 * floor - 100)
    const inCharacters = characters(other, 2 * floor - inWords)
    return Math.min(99, Math.floor((inCharacters + inWords) / 2))
  }
}

/** 100 × (1 − Levenshtein / longer); 0 for what is below `floor`. */
function likenessTo(one: string): (other: string, floor?: number) => number {
  const distance = distanceTo(one)
  const length = codePoints(one)
  return (other, floor = 0) => {
    const own = codePoints(other)
    const longer = Math.max(length, own)
    if (longer === 0) return 0
    const most = Math.ceil(longer * (1 - Math.max(0, floor) / 100))
    if (most < Math.abs(length - own)) return 0
    const found = distance(other, most)
    return found > most ? 0 : 100 * (1 - found / longer)
  }
}

/** Words and signs, in order: what the score of English counts beside characters. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  let from = -1
  for (let at = 0; at < text.length; at++) {
    const kind = kindOf[text.charCodeAt(at)]
    // The first character beyond ASCII leaves it to Unicode.
    if (kind === undefined) return text.match(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? []
    if (kind === kinds.word) {
      if (from < 0) from = at
      continue
    }
    if (from >= 0) words.push(text.slice(from, at))
    from = -1
    if (kind === kinds.sign) words.push(text[at]!)
  }
  if (from >= 0) words.push(text.slice(from))
  return words
}

const kinds = { word: 0, sign: 1, blank: 2 } as const
/** Of the characters of ASCII. */
const kindOf = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  return /[a-z0-9]/i.test(character) ? kinds.word : /\s/.test(character) ? kinds.blank : kinds.sign
})
