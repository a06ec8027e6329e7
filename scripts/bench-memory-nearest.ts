import { distance } from 'fastest-levenshtein'
import type { LanguageTag } from '#db/schema'
import { similarity } from '~/translations/memory/score'

/** The score of the nearest of all sentences from `from` up, 0 where none is so near; every one is compared, as far as it needs. */
export function exhaustive(text: string, known: readonly string[], language: LanguageTag, from: number): number {
  let best = from - 1
  for (const other of known) {
    if (other === text) return 100
    const longer = Math.max(text.length, other.length)
    const ceiling = (share: number) => (language === 'en' ? 50 * (1 + share) : 100 * share)
    if (ceiling(Math.min(text.length, other.length) / longer) <= best) continue
    if (ceiling(1 - distance(text, other) / longer) <= best) continue
    best = Math.max(best, similarity(text, other, language))
  }
  return best < from ? 0 : best
}

const kinds = 32

/**
 * Whether any of all sentences is nearer than `best`, and how near the nearest is: exact as `exhaustive` is, but quick, since how often each character
 * occurs says already for most sentences that they are too far (the bag distance is never more than Levenshtein's).
 */
export function nearestOf(known: readonly string[], language: LanguageTag) {
  const bags = new Uint8Array(kinds * known.length)
  for (const [index, text] of known.entries()) count(text, bags, index * kinds)
  return (text: string, best: number): number => {
    const own = count(text, new Uint8Array(kinds), 0)
    let nearest = best
    for (let index = 0; index < known.length; index++) {
      const other = known[index]!
      const longer = Math.max(text.length, other.length)
      // In English the characters are half of the score.
      const least = longer * (language === 'en' ? nearest / 50 - 1 : nearest / 100)
      if (Math.min(text.length, other.length) <= least) continue
      let [more, less] = [0, 0]
      for (let kind = 0, at = index * kinds; kind < kinds; kind++, at++) {
        const difference = own[kind]! - bags[at]!
        if (difference > 0) more += difference
        else less -= difference
      }
      if (longer - Math.max(more, less) > least) nearest = Math.max(nearest, similarity(text, other, language))
    }
    return nearest
  }
}

function count(text: string, bags: Uint8Array, from: number): Uint8Array {
  for (let at = 0; at < text.length; at++) {
    const kind = from + (Math.imul(text.charCodeAt(at), 0x9e3779b1) >>> 27)
    if (bags[kind]! < 255) bags[kind]!++
  }
  return bags
}
