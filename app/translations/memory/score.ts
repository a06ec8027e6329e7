import { distance } from 'fastest-levenshtein'
import type { LanguageTag } from '#db/schema'

/**
 * How near two texts in normal form are, 0 to 100, whole numbers; 100 only for equal ones. 100 × (1 − Levenshtein / longer): in Chinese by code
 * points, in English the mean of characters and words, so that another word costs what it costs a translator.
 */
export function similarity(one: string, other: string, language: LanguageTag): number {
  if (one === other) return 100
  const characters = near(...asUnits([...one], [...other]))
  const score = language === 'en' ? (characters + near(...asUnits(wordsOf(one), wordsOf(other)))) / 2 : characters
  return Math.min(99, Math.floor(score))
}

const near = (one: string, other: string): number => {
  const longer = Math.max(one.length, other.length)
  return longer === 0 ? 0 : 100 * (1 - distance(one, other) / longer)
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? []

/** Each distinct part as one UTF-16 unit, as the distance wants it; past 65,535 kinds they would meet, which no text of ours has. */
function asUnits(one: readonly string[], other: readonly string[]): [string, string] {
  const units = new Map<string, string>()
  const unitOf = (part: string) => {
    let unit = units.get(part)
    if (unit === undefined) {
      unit = String.fromCharCode(units.size + 1)
      units.set(part, unit)
    }
    return unit
  }
  return [one.map(unitOf).join(''), other.map(unitOf).join('')]
}
