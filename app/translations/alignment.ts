import { distance } from 'fastest-levenshtein'

/**
 * What became of the segments when an author edited the source. `same` keeps its translation byte for byte, `changed` is queued with the old
 * translation to start from, `new` starts empty; `from` is the index of the old segment.
 */
export type AlignedSegment = { kind: 'same'; from: number } | { kind: 'changed'; from: number; similarity: number } | { kind: 'new' }

export interface Alignment {
  /** One entry for each new segment, in order. */
  segments: AlignedSegment[]
  /** Old segments that no new one continues; they stay in the history. */
  removed: number[]
}

/** Below this share of common characters an edited sentence is a new one. */
export const SIMILAR_FROM = 0.5

/** Longer segments are compared by their beginnings. */
const COMPARED_LENGTH = 500

/** The form of a segment that is hashed and compared: spelling variants of Unicode and blank ends do not make an edit. */
export const comparable = (text: string) => text.normalize('NFC').trim()

/**
 * Aligns new segments with old ones: equal texts first (in order as far as possible, then wherever they moved to), then similar ones between the
 * equal neighbours, then similar ones anywhere. Each old segment is used at most once. `hash` may shorten texts to keys, for callers that have
 * stored hashes; by default the comparable texts themselves are compared.
 */
export function alignSegments(
  oldTexts: readonly string[],
  newTexts: readonly string[],
  hash: (comparable: string) => string = (text) => text,
): Alignment {
  const before = oldTexts.map(comparable)
  const after = newTexts.map(comparable)
  const pairs = new Map<number, AlignedSegment>()
  const used = new Set<number>()
  const pair = (to: number, aligned: Exclude<AlignedSegment, { kind: 'new' }>) => {
    pairs.set(to, aligned)
    used.add(aligned.from)
  }
  const oldKeys = before.map(hash)
  const newKeys = after.map(hash)
  for (const [from, to] of commonInOrder(oldKeys, newKeys)) pair(to, { kind: 'same', from })
  for (const [from, to] of movedElsewhere(oldKeys, newKeys, used, pairs)) pair(to, { kind: 'same', from })
  for (const { from, to, similarity } of similarBetweenNeighbours(before, after, used, pairs))
    pair(to, { kind: 'changed', from, similarity })
  for (const { from, to, similarity } of similarAnywhere(before, after, used, pairs)) {
    if (!used.has(from) && !pairs.has(to)) pair(to, { kind: 'changed', from, similarity })
  }
  return {
    segments: after.map((_, to) => pairs.get(to) ?? { kind: 'new' }),
    removed: before.map((_, from) => from).filter((from) => !used.has(from)),
  }
}

/** 1 for equal texts, 0 for texts without anything in common: 1 − Levenshtein distance / length of the longer, in UTF-16 units. */
export function similarity(a: string, b: string): number {
  const [one, other] = [a.slice(0, COMPARED_LENGTH), b.slice(0, COMPARED_LENGTH)]
  const longer = Math.max(one.length, other.length)
  if (longer === 0) return 1
  // The distance is at least the difference of the lengths, so texts of very different lengths need not be compared: they count as unlike.
  if (Math.min(one.length, other.length) < longer * SIMILAR_FROM) return 0
  return 1 - distance(one, other) / longer
}

type Pair = [from: number, to: number]

interface Similar {
  from: number
  to: number
  similarity: number
}

/** A longest common subsequence of the keys, equal ends taken first. */
function commonInOrder(before: string[], after: string[]): Pair[] {
  let head = 0
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head++
  let tail = 0
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const rows = before.length - head - tail
  const columns = after.length - head - tail
  const best = weigh(rows, columns, (row, column) => (before[head + row] === after[head + column] ? 1 : 0))
  return [
    ...Array.from({ length: head }, (_, index): Pair => [index, index]),
    ...best.map(([row, column]): Pair => [head + row, head + column]),
    ...Array.from({ length: tail }, (_, index): Pair => [before.length - tail + index, after.length - tail + index]),
  ]
}

function movedElsewhere(before: string[], after: string[], used: ReadonlySet<number>, pairs: ReadonlyMap<number, unknown>): Pair[] {
  const free = new Map<string, number[]>()
  before.forEach((key, from) => {
    if (!used.has(from)) free.set(key, [...(free.get(key) ?? []), from])
  })
  return after.flatMap((key, to): Pair[] => {
    const from = pairs.has(to) ? undefined : free.get(key)?.shift()
    return from === undefined ? [] : [[from, to]]
  })
}

/** Between two segments that stayed in order, the order-preserving choice with the greatest sum of similarities. */
function similarBetweenNeighbours(
  before: string[],
  after: string[],
  used: ReadonlySet<number>,
  pairs: ReadonlyMap<number, AlignedSegment>,
): Similar[] {
  const found: Similar[] = []
  let gap: number[] = []
  let lowest = -1
  for (let to = 0; to <= after.length; to++) {
    const aligned = pairs.get(to)
    if (to < after.length && !aligned) gap.push(to)
    // A segment that moved up or down is no neighbour to measure from.
    if (to < after.length && (aligned?.kind !== 'same' || aligned.from <= lowest)) continue
    const highest = aligned?.kind === 'same' ? aligned.from : before.length
    const free = Array.from({ length: highest - lowest - 1 }, (_, index) => lowest + 1 + index).filter((from) => !used.has(from))
    const scores = free.map((from) => gap.map((each) => similarity(before[from] ?? '', after[each] ?? '')))
    const score = (row: number, column: number) => scores[row]?.[column] ?? 0
    const chosen = weigh(free.length, gap.length, (row, column) => (score(row, column) >= SIMILAR_FROM ? score(row, column) : 0))
    for (const [row, column] of chosen) found.push({ from: free[row] ?? 0, to: gap[column] ?? 0, similarity: score(row, column) })
    gap = []
    lowest = highest
  }
  return found
}

/** What is left, best pairs first; of equals the ones that moved least. */
function similarAnywhere(before: string[], after: string[], used: ReadonlySet<number>, pairs: ReadonlyMap<number, unknown>): Similar[] {
  const free = before.map((_, from) => from).filter((from) => !used.has(from))
  const candidates = after.flatMap((text, to) =>
    pairs.has(to) ? [] : free.map((from) => ({ from, to, similarity: similarity(before[from] ?? '', text) })),
  )
  return candidates
    .filter((each) => each.similarity >= SIMILAR_FROM)
    .sort((a, b) => b.similarity - a.similarity || Math.abs(a.from - a.to) - Math.abs(b.from - b.to) || a.to - b.to)
}

/** The pairs of the order-preserving matching with the greatest total weight; pairs of weight 0 are never taken. */
function weigh(rows: number, columns: number, weight: (row: number, column: number) => number): Pair[] {
  const width = columns + 1
  const total = new Float64Array((rows + 1) * width)
  const at = (row: number, column: number) => total[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const here = weight(row, column)
      const taken = here > 0 ? here + at(row + 1, column + 1) : 0
      total[row * width + column] = Math.max(taken, at(row + 1, column), at(row, column + 1))
    }
  }
  const pairs: Pair[] = []
  let [row, column] = [0, 0]
  while (row < rows && column < columns) {
    const here = weight(row, column)
    if (here > 0 && at(row, column) === here + at(row + 1, column + 1)) pairs.push([row++, column++])
    else if (at(row, column) === at(row + 1, column)) row++
    else column++
  }
  return pairs
}
