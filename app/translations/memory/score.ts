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
  const words = likenessTo(
    wordsOf(text)
      .map((word) => codeOf(word, codes))
      .join(''),
  )
  return (other, floor = 0) => {
    if (other === text) return 100
    // Words equal, the characters would still have to reach this.
    const inCharacters = characters(other, Math.max(0, 2 * floor - 100))
    if ((inCharacters + 100) / 2 < floor) return 0
    // Words that only the other text has need not be told apart: none of them equals one of ours.
    const others = wordsOf(other).map((word) => codes.get(word) ?? '\uffff')
    return Math.min(99, Math.floor((inCharacters + words(others.join(''))) / 2))
  }
}

/** 100 × (1 − Levenshtein / longer); 0 for what is below `floor`. */
function likenessTo(one: string): (other: string, floor?: number) => number {
  const distance = distanceTo(one)
  const length = codePoints(one)
  return (other, floor = 0) => {
    const longer = Math.max(length, codePoints(other))
    if (longer === 0) return 0
    const most = Math.ceil(longer * (1 - floor / 100))
    const found = distance(other, most)
    return found > most ? 0 : 100 * (1 - found / longer)
  }
}

/** Words and signs, in order: what the score of English counts beside characters. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? []

function codeOf(part: string, codes: Map<string, string>): string {
  const known = codes.get(part)
  if (known !== undefined) return known
  const code = String.fromCharCode(codes.size + 1)
  codes.set(part, code)
  return code
}
