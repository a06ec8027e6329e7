/** Texts are compared by their beginnings; a problem is told in its first lines. */
const comparedLength = 600
/** From this likeness on, a moderator should have a look. */
export const likelyFrom = 0.35

/**
 * How alike two texts are, from 0 to 1: the Dice coefficient of their character pairs (Dice 1945), blanks and punctuation left out. Pairs of
 * characters serve Chinese, which has no spaces between words, as well as English.
 */
export function likeness(one: string, other: string): number {
  return dice(pairsOf(one), pairsOf(other))
}

export interface Candidate {
  text: string
}

/** The candidates that look like the text, most alike first, at most `limit`. */
export function likelyDuplicates<T extends Candidate>(
  text: string,
  candidates: readonly T[],
  limit = 5,
): { candidate: T; likeness: number }[] {
  const pairs = pairsOf(text)
  return candidates
    .map((candidate) => ({ candidate, likeness: dice(pairs, pairsOf(candidate.text)) }))
    .filter((found) => found.likeness >= likelyFrom)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, limit)
}

function pairsOf(text: string): Map<string, number> {
  const characters = [
    ...text
      .slice(0, comparedLength)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}\p{S}]+/gu, ''),
  ]
  const pairs = new Map<string, number>()
  for (let index = 0; index + 1 < characters.length; index++) {
    const pair = `${characters[index]}${characters[index + 1]}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

function dice(one: Map<string, number>, other: Map<string, number>): number {
  const [size, otherSize] = [sizeOf(one), sizeOf(other)]
  if (size + otherSize === 0) return 0
  let shared = 0
  for (const [pair, count] of one) shared += Math.min(count, other.get(pair) ?? 0)
  return (2 * shared) / (size + otherSize)
}

const sizeOf = (pairs: Map<string, number>): number => [...pairs.values()].reduce((sum, count) => sum + count, 0)
