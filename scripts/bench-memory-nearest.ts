import { distance } from 'fastest-levenshtein'
import type { LanguageTag } from '#db/schema'
import { similarity, wordsOf } from '~/translations/memory/score'

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
 * and which words occur says already for most sentences that they are too far (what two texts share is never less than what edits leave alone).
 */
export function nearestOf(known: readonly string[], language: LanguageTag) {
  const bags = new Uint8Array(kinds * known.length)
  for (const [index, text] of known.entries()) count(text, bags, index * kinds)
  const words = language === 'en' ? new Words(known) : undefined
  return (text: string, best: number): number => {
    const own = count(text, new Uint8Array(kinds), 0)
    const inWords = words?.boundsFor(text)
    let nearest = best
    for (let index = 0; index < known.length; index++) {
      const other = known[index]!
      const longer = Math.max(text.length, other.length)
      // In English the characters are half of the score.
      const least = longer * (inWords ? (2 * nearest - inWords(index)) / 100 : nearest / 100)
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

/** The words of all sentences, as numbers, one after another. */
class Words {
  readonly #numbers = new Map<string, number>()
  readonly #starts: Uint32Array
  readonly #all: Uint32Array
  constructor(known: readonly string[]) {
    this.#starts = new Uint32Array(known.length + 1)
    const all: number[][] = known.map((text) =>
      wordsOf(text).map((word) => {
        const number = this.#numbers.get(word) ?? this.#numbers.size
        this.#numbers.set(word, number)
        return number
      }),
    )
    for (const [index, own] of all.entries()) this.#starts[index + 1] = this.#starts[index]! + own.length
    this.#all = new Uint32Array(this.#starts.at(-1)!)
    for (const [index, own] of all.entries()) this.#all.set(own, this.#starts[index])
  }
  /** The most that a sentence's words can be like those of `text`, of 100. */
  boundsFor(text: string): (index: number) => number {
    const isOwn = new Uint8Array(this.#numbers.size)
    const words = wordsOf(text)
    for (const word of words) {
      const number = this.#numbers.get(word)
      if (number !== undefined) isOwn[number] = 1
    }
    const [starts, all] = [this.#starts, this.#all]
    return (index) => {
      const [from, to] = [starts[index]!, starts[index + 1]!]
      let common = 0
      for (let at = from; at < to; at++) common += isOwn[all[at]!]!
      return (100 * common) / Math.max(words.length, to - from)
    }
  }
}

function count(text: string, bags: Uint8Array, from: number): Uint8Array {
  for (let at = 0; at < text.length; at++) {
    const kind = from + (Math.imul(text.charCodeAt(at), 0x9e3779b1) >>> 27)
    if (bags[kind]! < 255) bags[kind]!++
  }
  return bags
}
