import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

/**
 * A token as its owner sees it, once: `sqp_`, 43 characters of base 62 (256 bits of chance) and six of their CRC-32, so that scanners of
 * source code find it by its beginning and can tell it from what only looks like one without asking us. No sign in it ends a double click.
 */
export const newAccessToken = (): string => {
  const secret = base62(BigInt(`0x${randomBytes(32).toString('hex')}`), 43)
  return `${prefix}${secret}${checkOf(secret)}`
}

/** Whether a text can be one of ours at all: most that are not are turned away without asking the database. */
export const looksLikeAccessToken = (text: string): boolean =>
  /^sqp_[0-9A-Za-z]{49}$/.test(text) && checkOf(text.slice(4, 47)) === text.slice(47)

const prefix = 'sqp_'
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const checkOf = (secret: string): string => base62(BigInt(crc32(prefix + secret)), 6)

function base62(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest /= 62n) text = digits[Number(rest % 62n)]! + text
  return text
}
