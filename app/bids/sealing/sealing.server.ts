import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { type CanonicalValue, canonicalJson } from './canonical'

/**
 * Sealed bids. Three layers of keys, AES-256-GCM each: a bid's content under a random key of its own (one per bid and version), that key under its
 * request's key, that one under a master key derived from the configured secret. The database holds only what is wrapped, so neither a dump nor a
 * backup opens a bid. The formats are frozen by the vectors in the tests; README.md says how anybody recomputes a commitment.
 */
export interface MasterKey {
  /** Names the key without revealing it; stands in front of all that it wraps. */
  id: string
  key: Buffer
}

/** The first key wraps; the others only open what was wrapped before the secret changed. */
export type Keyring = readonly [MasterKey, ...MasterKey[]]

/** Which bid and which of its versions a sealed text belongs to: it opens for no other. */
export interface BidVersion {
  bidId: string
  version: number
}

export type Opened<T> = { ok: true; value: T } | { ok: false; reason: UnsealRefusal }
export type UnsealRefusal = 'malformed' | 'unknownKey' | 'tampered'

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
const NONCE_BYTES = 32
/** Bids are padded to whole blocks, so that their stored size does not tell a long offer from a short one. */
const PADDED_TO = 2048

/** HKDF-SHA-256 of the secret. Secrets under 32 bytes are refused. */
export function masterKey(secret: string): MasterKey {
  const input = Buffer.from(secret, 'utf8')
  if (input.length < 32) throw new RangeError('the secret for sealing must have at least 32 bytes')
  const derive = (info: string, bytes: number) => Buffer.from(hkdfSync('sha256', input, 'setuqiao/sealing/v1', info, bytes))
  return { id: derive('master key id', 8).toString('hex'), key: derive('master key', KEY_BYTES) }
}

/** The current secret first, then earlier ones that still open old requests. */
export const keyring = (secret: string, earlier: readonly string[] = []): Keyring => [masterKey(secret), ...earlier.map(masterKey)]

/** A fresh key for one request, wrapped for storage. */
export const newRequestKey = (ring: Keyring, requestId: string): string => wrapRequestKey(ring, requestId, randomBytes(KEY_BYTES))

export function openRequestKey(ring: Keyring, requestId: string, wrapped: string): Opened<Buffer> {
  const [version, id, body] = wrapped.split('.', 4)
  if (version !== 'v1' || !id || !body || wrapped.split('.').length !== 3) return { ok: false, reason: 'malformed' }
  const master = ring.find((each) => each.id === id)
  if (!master) return { ok: false, reason: 'unknownKey' }
  return decrypt(`v1.${body}`, master.key, requestContext(requestId, id))
}

/** The same request key under the current secret: for the rotation of secrets. */
export function rewrapRequestKey(ring: Keyring, requestId: string, wrapped: string): Opened<string> {
  const opened = openRequestKey(ring, requestId, wrapped)
  return opened.ok ? { ok: true, value: wrapRequestKey(ring, requestId, opened.value) } : opened
}

export interface SealedBid {
  /** Content and nonce, encrypted under the bid's own key. */
  sealed: string
  /** The bid's own key, encrypted under the request's key. */
  wrappedKey: string
  /** For the receipt. The nonce stays inside the seal: whoever had both could try prices until one fits. */
  commitment: string
}

/** Seals one version of a bid under a new key and nonce and commits to its content. */
export function sealBid(content: CanonicalValue, of: BidVersion, requestKey: Buffer): SealedBid {
  const key = randomBytes(KEY_BYTES)
  const nonce = newNonce()
  return {
    sealed: seal({ content, nonce }, key, of),
    wrappedKey: encrypt(key, requestKey, context('bid key', of)),
    commitment: commitment(content, nonce),
  }
}

export function unsealBid(
  { sealed, wrappedKey }: Pick<SealedBid, 'sealed' | 'wrappedKey'>,
  of: BidVersion,
  requestKey: Buffer,
): Opened<{ content: CanonicalValue; nonce: string }> {
  const key = openBidKey(wrappedKey, of, requestKey)
  return key.ok ? (unseal(sealed, key.value, of) as Opened<{ content: CanonicalValue; nonce: string }>) : key
}

/** The key of a sealed bid, to seal and unseal its files with. */
export const openBidKey = (wrappedKey: string, of: BidVersion, requestKey: Buffer): Opened<Buffer> =>
  decrypt(wrappedKey, requestKey, context('bid key', of))

/** Encrypts content as canonical JSON, bound to a bid and its version. */
export function seal(content: CanonicalValue, key: Buffer, of: BidVersion): string {
  const json = Buffer.from(canonicalJson(content), 'utf8')
  const padded = Buffer.alloc(Math.ceil(json.length / PADDED_TO) * PADDED_TO, ' ')
  json.copy(padded)
  return encrypt(padded, key, context('bid content', of))
}

export function unseal(sealed: string, key: Buffer, of: BidVersion): Opened<CanonicalValue> {
  const opened = decrypt(sealed, key, context('bid content', of))
  return opened.ok ? { ok: true, value: JSON.parse(opened.value.toString('utf8')) } : opened
}

/** Encrypts an attachment of a bid; `fileId` binds the bytes to their place. */
export const sealFile = (bytes: Uint8Array, key: Buffer, of: BidVersion, fileId: string): Buffer =>
  encryptBytes(bytes, key, context(`bid file ${JSON.stringify(fileId)}`, of))

export const unsealFile = (sealed: Uint8Array, key: Buffer, of: BidVersion, fileId: string): Opened<Buffer> =>
  decryptBytes(sealed, key, context(`bid file ${JSON.stringify(fileId)}`, of))

/** 32 random bytes as 64 hexadecimal digits. */
export const newNonce = () => randomBytes(NONCE_BYTES).toString('hex')

/** SHA-256 over the canonical JSON of the content in UTF-8 followed by the 32 bytes of the nonce, in hexadecimal. */
export function commitment(content: CanonicalValue, nonce: string): string {
  if (!/^[0-9a-f]{64}$/.test(nonce)) throw new RangeError('a nonce is 64 lower-case hexadecimal digits')
  return createHash('sha256').update(canonicalJson(content), 'utf8').update(Buffer.from(nonce, 'hex')).digest('hex')
}

/** Whether a bid as opened is the one that was committed to. */
export function matchesCommitment(content: CanonicalValue, nonce: string, committed: string): boolean {
  const computed = Buffer.from(commitment(content, nonce))
  const given = Buffer.from(committed)
  return computed.length === given.length && timingSafeEqual(computed, given)
}

function wrapRequestKey([current]: Keyring, requestId: string, key: Buffer): string {
  const [, body] = encrypt(key, current.key, requestContext(requestId, current.id)).split('.')
  return `v1.${current.id}.${body}`
}

const context = (purpose: string, { bidId, version }: BidVersion) => canonicalJson(['setuqiao v1', purpose, bidId, version])
const requestContext = (requestId: string, keyId: string) => canonicalJson(['setuqiao v1', 'request key', requestId, keyId])

/** `v1.` and base64url of iv, ciphertext and tag. */
const encrypt = (plain: Uint8Array, key: Buffer, bound: string) => `v1.${encryptBytes(plain, key, bound).toString('base64url')}`

function decrypt(text: string, key: Buffer, bound: string): Opened<Buffer> {
  const body = text.startsWith('v1.') ? text.slice(3) : ''
  const bytes = Buffer.from(body, 'base64url')
  // Several base64 texts stand for the same bytes; only the one that we write is taken.
  if (body === '' || bytes.toString('base64url') !== body) return { ok: false, reason: 'malformed' }
  return decryptBytes(bytes, key, bound)
}

function encryptBytes(plain: Uint8Array, key: Buffer, bound: string): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(bound, 'utf8'))
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function decryptBytes(bytes: Uint8Array, key: Buffer, bound: string): Opened<Buffer> {
  if (bytes.length < IV_BYTES + TAG_BYTES) return { ok: false, reason: 'malformed' }
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(bound, 'utf8')).setAuthTag(bytes.subarray(-TAG_BYTES))
  const plain = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES))
  try {
    return { ok: true, value: Buffer.concat([plain, decipher.final()]) }
  } catch {
    return { ok: false, reason: 'tampered' }
  }
}
