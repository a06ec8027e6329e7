/**
 * The index of the memory: for each gram the units whose text has it, in blocks. A block holds units of about the same length of text, ascending,
 * as differences of seven bits a byte, so that a block of hundreds takes hundreds of bytes.
 */

/** A full block; a further unit begins the next one. Small enough to be written anew for one unit, large enough that few are read. */
export const mostInBlock = 512

/** Classes of length, each 1.19 times as long as the one before, the last one all that is longer. */
const sizes = 32
export const sizeOf = (length: number): number => Math.min(sizes - 1, Math.floor(4 * Math.log2(Math.max(1, length))))
/** A length in the middle of a class. */
export const lengthIn = (size: number): number => 2 ** ((size + 0.5) / 4)

const blocksOfGram = 2 ** 15

export interface Posting {
  side: number
  gram: number
  size: number
}

/** Where the blocks of a gram begin: side, gram, size and block in one whole number below 2 ** 53, which is the order in which they are read. */
export const placeOf = ({ side, gram, size }: Posting): number => ((side * 2 ** 32 + (gram >>> 0)) * sizes + size) * blocksOfGram
/** The last place that the blocks of the same gram and size could have. */
export const lastOf = (place: number): number => place + blocksOfGram - 1
export const lastSize = sizes - 1
export const gramAt = (place: number): number => (Math.floor(place / blocksOfGram / sizes) % 2 ** 32) | 0
export const sizeAt = (place: number): number => Math.floor(place / blocksOfGram) % sizes

/** Packs ascending numbers. */
export function pack(units: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(units.length * 5)
  let at = 0
  let before = 0
  for (const unit of units) {
    let rest = unit - before
    before = unit
    while (rest > 127) {
      bytes[at++] = (rest & 127) | 128
      rest >>>= 7
    }
    bytes[at++] = rest
  }
  return Buffer.from(bytes.subarray(0, at))
}

export function unpack(bytes: Uint8Array): number[] {
  const units: number[] = []
  let before = 0
  for (let at = 0; at < bytes.length; ) {
    let byte = bytes[at++]!
    let difference = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!
      difference |= (byte & 127) << shift
    }
    before += difference
    units.push(before)
  }
  return units
}

/** Numbers of two lists, ascending and each once. */
export const merged = (one: readonly number[], other: readonly number[]): number[] => [...new Set([...one, ...other])].sort((a, b) => a - b)
