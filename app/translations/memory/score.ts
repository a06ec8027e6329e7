import { distance } from 'fastest-levenshtein'
import type { LanguageTag } from '#db/schema'

/**
 * How near two texts in normal form are, 0 to 100, whole numbers; 100 only for equal ones. 100 × (1 − Levenshtein / longer): in Chinese by code
 * points, in English the mean of characters and words, so that another word costs what it costs a translator.
 */
export const similarity = (one: string, other: string, language: LanguageTag): number => scorerOf(one, language)(other)

/** The likeness of many texts to one. What cannot reach `floor` may be answered with 0. */
export function scorerOf(text: string, language: LanguageTag): (other: string, floor?: number) => number {
  const codes = new Map<string, string>()
  const words = language === 'en' ? wordsOf(text).map((word) => codeOf(word, codes)) : []
  const coded = words.join('')
  return (other, floor = 0) => {
    if (other === text) return 100
    const characters = near(...comparable(text, other))
    if (language !== 'en') return Math.min(99, Math.floor(characters))
    if ((characters + 100) / 2 < floor) return 0
    // Words that only the other text has need not be told apart: none of them equals one of ours.
    const others = wordsOf(other).map((word) => codes.get(word) ?? '\uffff')
    return Math.min(99, Math.floor((characters + near(coded, others.join(''))) / 2))
  }
}

const near = (one: string, other: string): number => {
  const longer = Math.max(one.length, other.length)
  return longer === 0 ? 0 : 100 * (1 - distance(one, other) / longer)
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? []

/** The distance counts UTF-16 units: characters that take two of them are given one of their own. */
function comparable(one: string, other: string): [string, string] {
  if (!/[\ud800-\udfff]/.test(one) && !/[\ud800-\udfff]/.test(other)) return [one, other]
  const codes = new Map<string, string>()
  const single = (text: string) => [...text].map((character) => codeOf(character, codes)).join('')
  return [single(one), single(other)]
}

function codeOf(part: string, codes: Map<string, string>): string {
  const known = codes.get(part)
  if (known !== undefined) return known
  const code = String.fromCharCode(codes.size + 1)
  codes.set(part, code)
  return code
}
