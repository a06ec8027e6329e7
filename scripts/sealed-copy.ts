import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { appendFile, open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import SQLite from 'better-sqlite3'
import { connectSqlite } from '#db/connect'
import type { ChainVerdict } from '~/audit/entry'
import { verifyChain } from '~/audit/queries.server'
import type { Count } from './file-archive'

const magic = Buffer.from('SETUQIAO1')
const saltLength = 16
const ivLength = 12
const tagLength = 16
const headLength = magic.length + saltLength + ivLength

/** What lies beside a backup, readable without the key. */
export interface Manifest {
  createdAt: string
  /** SHA-256 of the encrypted file, hexadecimal. */
  sealedSha256: string
  /** SHA-256 of the database file inside. */
  databaseSha256: string
  databaseBytes: number
  rows: Record<string, number>
  /** What a check of the audit's chain said of the copy. */
  audit: ChainVerdict
  /** The uploaded files, in an encrypted archive beside the database; null when they lie in S3-compatible storage. */
  files: (Count & { sealedSha256: string }) | null
}

/** Compresses and encrypts a file or a stream: AES-256-GCM under a key derived (HKDF-SHA-256) from `key` and a salt of its own. */
export async function seal(from: string | AsyncIterable<Buffer>, to: string, key: string): Promise<void> {
  const salt = randomBytes(saltLength)
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', derive(key, salt), iv)
  cipher.setAAD(magic)
  const output = createWriteStream(to, { mode: 0o600, flags: 'wx' })
  output.write(Buffer.concat([magic, salt, iv]))
  await pipeline(typeof from === 'string' ? createReadStream(from) : Readable.from(from), createGzip({ level: 6 }), cipher, output)
  await appendFile(to, cipher.getAuthTag())
  await synced(to)
}

/** The opposite of `seal`. Throws when the key is another one or a single bit has changed; `to` is then not to be trusted. */
export async function unseal(from: string, to: string, key: string): Promise<void> {
  await unsealInto(from, key, (plain) => pipeline(plain, createWriteStream(to, { mode: 0o600, flags: 'wx' })))
  await synced(to)
}

/** As `unseal`, for whoever takes a stream: what was taken is to be trusted only when this has returned. */
export async function unsealInto(from: string, key: string, take: (plain: AsyncIterable<Buffer>) => Promise<unknown>): Promise<void> {
  const { size } = await stat(from)
  if (size < headLength + tagLength) throw new Error('this is not a SetuQiao backup')
  const file = await open(from)
  const head = Buffer.alloc(headLength)
  const tag = Buffer.alloc(tagLength)
  await file.read(head, 0, headLength, 0)
  await file.read(tag, 0, tagLength, size - tagLength)
  await file.close()
  if (!head.subarray(0, magic.length).equals(magic)) throw new Error('this is not a SetuQiao backup')
  const salt = head.subarray(magic.length, magic.length + saltLength)
  const decipher = createDecipheriv('aes-256-gcm', derive(key, salt), head.subarray(magic.length + saltLength))
  decipher.setAAD(magic)
  decipher.setAuthTag(tag)
  const input = createReadStream(from, { start: headLength, end: size - tagLength - 1 })
  await pipeline(input, decipher, createGunzip(), take)
}

/** Opens a copy for reading, checks every page and every reference, and counts its rows. Throws with SQLite's own words. */
export function examine(path: string): Record<string, number> {
  const copy = new SQLite(path, { readonly: true })
  try {
    const verdict = copy.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') throw new Error(`integrity_check: ${verdict}`)
    const strays = copy.pragma('foreign_key_check') as unknown[]
    if (strays.length > 0) throw new Error(`foreign_key_check: ${strays.length} rows refer to nothing`)
    const tables = copy
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
      .pluck()
      .all() as string[]
    const count = (table: string) =>
      copy
        .prepare(`select count(*) from "${table.replaceAll('"', '""')}"`)
        .pluck()
        .get() as number
    return Object.fromEntries(tables.map((table) => [table, count(table)]))
  } finally {
    copy.close()
  }
}

/** What a check of the audit's chain says of a copy. */
export async function auditOf(path: string): Promise<ChainVerdict> {
  const copy = connectSqlite(new SQLite(path, { readonly: true }))
  try {
    return await verifyChain(copy)
  } finally {
    await copy.destroy()
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

const derive = (key: string, salt: Buffer): Buffer => Buffer.from(hkdfSync('sha256', key, salt, 'setuqiao backup', 32))

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
}
