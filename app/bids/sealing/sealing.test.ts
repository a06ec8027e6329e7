import { createCipheriv, createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  commitment,
  keyring,
  masterKey,
  matchesCommitment,
  newNonce,
  newRequestKey,
  openBidKey,
  openRequestKey,
  rewrapRequestKey,
  seal,
  sealBid,
  sealFile,
  unseal,
  unsealBid,
  unsealFile,
} from './sealing.server'

const secret = 'a secret of at least thirty-two bytes, for tests'
const ring = keyring(secret)
const of = { bidId: 'bid-1', version: 2 }
const content = { currency: 'INR', items: [{ price: 18_000_000, title: '标签 label' }] }
const nonce = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'
const bidKey = Buffer.alloc(32, 7)

function requestKey(id = 'request-1'): Buffer {
  const opened = openRequestKey(ring, id, newRequestKey(ring, id))
  if (!opened.ok) throw new Error(opened.reason)
  return opened.value
}

// Whoever changes a value below can no longer open what was sealed before, or breaks receipts that vendors hold.
describe('the frozen formats', () => {
  test('of a commitment', () => {
    expect(commitment(content, nonce)).toBe('b87f8b14b57ec80baaa702720c89c77682b1891e0d9322804facb70bc53451ab')
    const text = '{"currency":"INR","items":[{"price":18000000,"title":"标签 label"}]}'
    expect(createHash('sha256').update(text).update(Buffer.from(nonce, 'hex')).digest('hex')).toBe(commitment(content, nonce))
  })

  test('of the master key', () => {
    const { id, key } = masterKey(secret)
    expect(id).toBe('ca6874ab318b5fb8')
    expect(key.toString('hex')).toBe('67eea1423bdd1a4628f594013cbf1ddc7a4b3a404296ae3a0b9ddd3c675e0bce')
  })

  test('of a wrapped request key and a wrapped bid key', () => {
    const wrapped = 'v1.ca6874ab318b5fb8.oFfDmkVw58N3e3RNCK92NFJIDx0VJXAKgXWQx7paVN4Mxu0Wsw8_XOUAbRP-aoMkfHXwIeYAqAWZ83Np'
    const opened = openRequestKey(ring, 'request-1', wrapped)
    expect(opened.ok && opened.value.toString('hex')).toBe('c9ac5b51405d5bc363b4e79318164a130614d2a238982e9ab378644cf2cf1b27')
    const key = Buffer.from('c9ac5b51405d5bc363b4e79318164a130614d2a238982e9ab378644cf2cf1b27', 'hex')
    const wrappedBidKey = 'v1.dN5zuBw89rG7iBnfIO-j9y7TvY5ElMbAd4IIBFa5MliK9gGWTtsopHuzydnTd2ZA5GQ7hQURO6XvMxQO'
    expect(openBidKey(wrappedBidKey, of, key)).toMatchObject({ ok: true })
  })

  test('of sealed content, built here step by step', () => {
    const iv = Buffer.alloc(12, 9)
    const cipher = createCipheriv('aes-256-gcm', bidKey, iv).setAAD(Buffer.from('["setuqiao v1","bid content","bid-1",2]'))
    const json = '{"currency":"INR","items":[{"price":18000000,"title":"标签 label"}]}'
    const padding = ' '.repeat(2048 - Buffer.byteLength(json))
    const body = Buffer.concat([iv, cipher.update(json + padding), cipher.final(), cipher.getAuthTag()])
    expect(unseal(`v1.${body.toString('base64url')}`, bidKey, of)).toEqual({ ok: true, value: content })
  })
})

describe('a commitment', () => {
  test('fits its content and nonce only', () => {
    const committed = commitment(content, nonce)
    expect(matchesCommitment(content, nonce, committed)).toBe(true)
    expect(matchesCommitment({ ...content, currency: 'USD' }, nonce, committed)).toBe(false)
    expect(matchesCommitment(content, newNonce(), committed)).toBe(false)
    expect(matchesCommitment(content, nonce, committed.slice(1))).toBe(false)
  })

  test('needs a whole nonce', () => {
    for (const bad of ['', 'ab', nonce.toUpperCase(), `${nonce}00`, 'g'.repeat(64)])
      expect(() => commitment(content, bad)).toThrow(RangeError)
  })
})

describe('a sealed bid', () => {
  test('opens with its request key, and what it opens to fits the commitment on the receipt', () => {
    const key = requestKey()
    const bid = sealBid(content, of, key)
    const opened = unsealBid(bid, of, key)
    expect(opened).toMatchObject({ ok: true, value: { content } })
    expect(opened.ok && matchesCommitment(opened.value.content, opened.value.nonce, bid.commitment)).toBe(true)
  })

  test('comes back whatever it says', () => {
    const contents = fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.boolean()))
    fc.assert(
      fc.property(contents, (each) => {
        expect(unseal(seal(each, bidKey, of), bidKey, of)).toEqual({ ok: true, value: JSON.parse(JSON.stringify(each)) })
      }),
    )
  })

  test('opens for no other bid, version, request or purpose', () => {
    const key = requestKey()
    const bid = sealBid(content, of, key)
    const tampered = { ok: false, reason: 'tampered' }
    expect(unsealBid(bid, { bidId: 'bid-2', version: 2 }, key)).toEqual(tampered)
    expect(unsealBid(bid, { bidId: 'bid-1', version: 3 }, key)).toEqual(tampered)
    expect(unsealBid(bid, of, requestKey())).toEqual(tampered)
    expect(openBidKey(bid.sealed, of, key)).toEqual(tampered)
    expect(unsealBid({ ...bid, sealed: sealBid(content, of, key).sealed }, of, key)).toEqual(tampered)
  })

  test('does not open when any of its bytes is changed', () => {
    const sealed = Buffer.from(seal(content, bidKey, of).slice(3), 'base64url')
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(unseal(`v1.${changed.toString('base64url')}`, bidKey, of), `byte ${at}`).toEqual({ ok: false, reason: 'tampered' })
    }
  })

  test('does not open when any character of its text is changed, dropped or added', () => {
    const text = seal(content, bidKey, of)
    const every = Array.from({ length: text.length }, (_, at) => at).filter((at) => at < 40 || at > text.length - 40)
    for (const at of every) {
      for (const other of ['A', 'B', '-', '=', '.', ' ', '']) {
        const changed = text.slice(0, at) + other + text.slice(at + 1)
        if (changed !== text) expect(unseal(changed, bidKey, of).ok, `${at} ${other}`).toBe(false)
      }
    }
    for (const bad of ['', 'v1.', 'v2.AAAA', 'v1.AAAA', `${text}A`, `${text}=`, `${text}\n`, ` ${text}`])
      expect(unseal(bad, bidKey, of).ok).toBe(false)
  })

  test('shows neither its text nor its length', () => {
    const short = sealBid({ text: 'a' }, of, requestKey())
    const long = sealBid({ text: '价格'.repeat(200) }, of, requestKey())
    expect(short.sealed.length).toBe(long.sealed.length)
    expect(Buffer.from(long.sealed.slice(3), 'base64url').includes(Buffer.from('价格'))).toBe(false)
  })

  test('is never sealed twice alike', () => {
    const key = requestKey()
    const sealed = Array.from({ length: 50 }, () => sealBid(content, of, key))
    for (const part of ['sealed', 'wrappedKey', 'commitment'] as const) expect(new Set(sealed.map((each) => each[part])).size).toBe(50)
  })

  test('takes files along under its own key, each in its place', () => {
    const bytes = Buffer.from([0, 1, 2, 250])
    const sealed = sealFile(bytes, bidKey, of, 'file-1')
    const opened = unsealFile(sealed, bidKey, of, 'file-1')
    expect(opened.ok && opened.value.equals(bytes)).toBe(true)
    expect(unsealFile(sealed, bidKey, of, 'file-2')).toEqual({ ok: false, reason: 'tampered' })
    expect(unsealFile(sealed.subarray(0, 20), bidKey, of, 'file-1')).toEqual({ ok: false, reason: 'malformed' })
    const empty = unsealFile(sealFile(new Uint8Array(), bidKey, of, 'f'), bidKey, of, 'f')
    expect(empty.ok && empty.value.length).toBe(0)
  })
})

describe('a request key', () => {
  test('opens for its own request only', () => {
    const wrapped = newRequestKey(ring, 'request-1')
    expect(openRequestKey(ring, 'request-2', wrapped)).toEqual({ ok: false, reason: 'tampered' })
    for (const bad of ['', 'v1', 'v1.x', 'v2.a.b', `${wrapped}.a`])
      expect(openRequestKey(ring, 'request-1', bad)).toEqual({ ok: false, reason: 'malformed' })
  })

  test('stays open when the secret changes, as long as the old one is known', () => {
    const wrapped = newRequestKey(ring, 'request-1')
    const rotated = keyring('another secret that is long enough for sealing', [secret])
    const rewrapped = rewrapRequestKey(rotated, 'request-1', wrapped)
    if (!rewrapped.ok) throw new Error(rewrapped.reason)
    const onlyNew = keyring('another secret that is long enough for sealing')
    expect(openRequestKey(onlyNew, 'request-1', wrapped)).toEqual({ ok: false, reason: 'unknownKey' })
    expect(openRequestKey(onlyNew, 'request-1', rewrapped.value)).toEqual(openRequestKey(ring, 'request-1', wrapped))
  })
})

test('a short secret is refused', () => expect(() => masterKey('short')).toThrow(RangeError))
