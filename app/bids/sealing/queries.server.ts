import type { Db } from '#db/connect'
import { config } from '~/platform/config.server'
import type { CanonicalValue } from './canonical'
import { keyring, type Opened, openRequestKey, unsealBid } from './sealing.server'

/** Derived from the configured secret, which is in no database, backup or log. */
export const ring = keyring(config.secret)

export async function requestKeyOf(db: Db, requestId: string): Promise<Opened<Buffer>> {
  const row = await db.selectFrom('requestKey').select('wrappedKey').where('requestId', '=', requestId).executeTakeFirst()
  return row ? openRequestKey(ring, requestId, row.wrappedKey) : { ok: false, reason: 'unknownKey' }
}

/** Only for the bidder's own company, and for the opening at the deadline. */
export async function unsealVersion(
  db: Db,
  { bidId, requestId, number }: { bidId: string; requestId: string; number: number },
): Promise<Opened<{ content: CanonicalValue; nonce: string }>> {
  const row = await db
    .selectFrom('bidVersion')
    .select(['ciphertext', 'wrappedKey'])
    .where('bidId', '=', bidId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) return { ok: false, reason: 'malformed' }
  const key = await requestKeyOf(db, requestId)
  return key.ok ? unsealBid({ sealed: row.ciphertext, wrappedKey: row.wrappedKey }, { bidId, version: number }, key.value) : key
}
