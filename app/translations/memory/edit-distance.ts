import { codePoints } from './normal-form'

/**
 * Levenshtein's distance of many texts to one, in code points. Myers' bit vectors in Hyyrö's form for texts of more than 32 characters (Myers 1999,
 * Hyyrö 2003): what is known of the one text is reckoned once, and a text that is too far is left early.
 *
 * The answer is exact up to `most`, and something larger than `most` beyond.
 */
export function distanceTo(one: string): (other: string, most?: number) => number {
  const points = Array.from(one, (character) => character.codePointAt(0)!)
  const blocks = Math.ceil(points.length / 32)
  // Row 0 stays empty: characters that only the other text has.
  const rows = new Map<number, number>()
  for (const point of points) if (!rows.has(point)) rows.set(point, rows.size + 1)
  const masks = new Int32Array((rows.size + 1) * blocks)
  for (const [at, point] of points.entries()) masks[rows.get(point)! * blocks + (at >> 5)]! |= 1 << (at & 31)
  const plain = new Uint16Array(128)
  for (const [point, row] of rows) if (point < 128) plain[point] = row
  const [positive, negative] = [new Int32Array(blocks), new Int32Array(blocks)]
  const lastBit = (points.length - 1) & 31

  return (other, most = Number.POSITIVE_INFINITY) => {
    const end = other.length
    if (blocks === 0) return codePoints(other)
    positive.fill(-1)
    negative.fill(0)
    let distance = points.length
    for (let at = 0; at < end; at++) {
      let point = other.charCodeAt(at)
      if ((point & 0xfc00) === 0xd800) {
        point = other.codePointAt(at)!
        if (point > 0xffff) at++
      }
      const row = (point < 128 ? plain[point]! : (rows.get(point) ?? 0)) * blocks
      let more = 1
      let less = 0
      for (let block = 0; block < blocks; block++) {
        const up = positive[block]!
        const down = negative[block]!
        const equal = masks[row + block]!
        const vertical = equal | down
        const either = equal | less
        const horizontal = (((either & up) + up) ^ up) | either
        let plus = down | ~(horizontal | up)
        let minus = up & horizontal
        if (block === blocks - 1) distance += ((plus >>> lastBit) & 1) - ((minus >>> lastBit) & 1)
        const nextMore = plus >>> 31
        const nextLess = minus >>> 31
        plus = (plus << 1) | more
        minus = (minus << 1) | less
        positive[block] = minus | ~(vertical | plus)
        negative[block] = plus & vertical
        more = nextMore
        less = nextLess
      }
      if (distance - (end - 1 - at) > most) return most + 1
    }
    return distance
  }
}
