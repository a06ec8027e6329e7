import { v7 } from 'uuid'

/** A new row's id: UUIDv7, so that ids sort by time of creation. Never shown as a public reference. */
export const newId = (): string => v7()

/** No 0 O 1 I L U: what is read out over the telephone arrives. */
export const readableLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A short public reference such as `R-4K7P2MXW`: 8 random characters (39 bits), uniqueness is the table's index. */
export const newRef = (prefix: 'R' | 'B' | 'C' | 'Q' | 'E'): string => `${prefix}-${randomLetters(8)}`

/** So many random characters that can be read out; at most 24. */
export function randomLetters(count: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(64))
  let letters = ''
  for (const byte of bytes) {
    // 240 = 8 × 30: bytes above it would favour the first letters.
    if (byte < 240 && letters.length < count) letters += readableLetters[byte % 30]
  }
  return letters.length === count ? letters : randomLetters(count)
}
