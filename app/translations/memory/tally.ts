/**
 * Adds up what units have of a text's grams. One number for every unit of the memory, found by the unit's own: a table of those that occur would take
 * longer to fill than their blocks take to read. Give it back with `end`.
 */
export class Tally {
  #weights = free.pop() ?? new Uint16Array(0)
  #seen = new Int32Array(4_096)
  #count = 0

  /** Gives `weight` to the units of a packed block (`blocks.ts`); all weights of one unit together stay below 65,536. */
  add(block: Uint8Array, weight: number): void {
    let weights = this.#weights
    let unit = 0
    for (let at = 0; at < block.length; ) {
      let byte = block[at++]!
      let difference = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = block[at++]!
        difference |= (byte & 127) << shift
      }
      unit += difference
      if (unit >= weights.length) weights = this.#weights = grown(weights, unit)
      const before = weights[unit]!
      weights[unit] = before + weight
      if (before > 0) continue
      if (this.#count === this.#seen.length) this.#seen = grown(this.#seen, this.#count)
      this.#seen[this.#count++] = unit
    }
  }

  /** The units with most, those with most first, newer ones before older; all of those that have as much as the last, up to twice as many. */
  best(most: number, taken: ReadonlySet<number>): number[] {
    const weights = this.#weights
    const seen = this.#seen.subarray(0, this.#count)
    const wanted = most + taken.size
    histogram.fill(0)
    for (const unit of seen) histogram[weights[unit]!]!++
    let from = histogram.length - 1
    for (let sum = histogram[from]!; from > 0 && sum < wanted; ) sum += histogram[--from]!
    const found: number[] = []
    for (const unit of seen) if (weights[unit]! >= from && !taken.has(unit)) found.push(unit)
    found.sort((a, b) => weights[b]! - weights[a]! || b - a)
    let end = Math.min(most, found.length)
    while (end < found.length && end < 2 * most && weights[found[end]!] === weights[found[end - 1]!]) end++
    return found.slice(0, end)
  }

  end(): void {
    for (let at = 0; at < this.#count; at++) this.#weights[this.#seen[at]!] = 0
    if (free.length < mostKept) free.push(this.#weights)
  }
}

/** How many units have each weight. */
const histogram = new Int32Array(65_536)

/** Look-ups wait for the database, so some are under way at the same time. */
const mostKept = 4
const free: Uint16Array<ArrayBuffer>[] = []

function grown<List extends Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(list: List, index: number): List {
  const larger = new (list.constructor as new (length: number) => List)(2 ** Math.ceil(Math.log2(index + 2)))
  larger.set(list)
  return larger
}
