import { createHmac, hkdfSync } from 'node:crypto'
import type { Tx } from '#db/connect'
import type { InstantText } from '#db/schema'
import { record } from '~/audit/record.server'
import { config } from '~/platform/config.server'
import { type CanonicalValue, canonicalJson } from './canonical'
import { requestKeyOf, ring } from './queries.server'
import { newRequestKey, sealBid } from './sealing.server'

const auditKey = Buffer.from(hkdfSync('sha256', config.secret, 'setuqiao/sealing/v1', 'audit subject', 32))

/** The request's key; made when the first bidder needs it. */
async function makeRequestKey(tx: Tx, requestId: string, now: InstantText): Promise<Buffer> {
  await tx
    .insertInto('requestKey')
    .values({ requestId, wrappedKey: newRequestKey(ring, requestId), keyId: ring[0].id, createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const opened = await requestKeyOf(tx, requestId)
  if (!opened.ok) throw new Error(`The sealing key of request ${requestId} does not open: ${opened.reason}`)
  return opened.value
}

interface Version {
  bidId: string
  requestId: string
  /** 0 is the working draft, which is replaced in place and commits to nothing. */
  number: number
  content: CanonicalValue
  requestRevisionId: string
  personId: string
  now: InstantText
}

/** Seals one version of a bid into its row and answers its commitment. */
export async function sealVersion(
  tx: Tx,
  { bidId, requestId, number, content, requestRevisionId, personId, now }: Version,
): Promise<string> {
  const key = await makeRequestKey(tx, requestId, now)
  const { sealed, wrappedKey, commitment } = sealBid(content, { bidId, version: number }, key)
  const row = {
    ciphertext: sealed,
    wrappedKey,
    commitment: number === 0 ? null : commitment,
    requestRevisionId,
    submittedBy: personId,
    submittedAt: now,
  }
  await tx
    .insertInto('bidVersion')
    .values({ bidId, number, nonceOpened: null, contentOpened: null, ...row })
    .onConflict((conflict) =>
      number === 0 ? conflict.columns(['bidId', 'number']).doUpdateSet(row) : conflict.columns(['bidId', 'number']).doNothing(),
    )
    .execute()
  return commitment
}

export type SealedDeed = 'drafted' | 'submitted' | 'reconfirmed' | 'withdrawn'

interface SealedEntry {
  deed: SealedDeed
  bidId: string
  version: number
  commitment: string | null
}

/** One-way name of what was done to a sealed bid: the same for nobody else, unlinkable until the opening names it again. */
export const sealedSubject = ({ deed, bidId, version, commitment }: SealedEntry): string =>
  createHmac('sha256', auditKey)
    .update(canonicalJson([deed, bidId, version, commitment]))
    .digest('hex')

/**
 * The audit row of a deed on a sealed bid. It binds the deed and the commitment, but names no bid, request, company or person, and the
 * beginning of a draft leaves the same trace as a submission: readers of the audit learn neither who bids nor how many. The opening
 * records these names beside the bids, so that the chain before it can be checked.
 */
export const recordSealed = (tx: Tx, entry: SealedEntry): Promise<void> =>
  record(tx, { actorId: null, event: 'bid.sealed', subjectType: 'sealedBid', subjectId: sealedSubject(entry) })
