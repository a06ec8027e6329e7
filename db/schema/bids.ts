import type { Currency, InstantText } from './columns'

export type BidStatus =
  | 'draft'
  | 'submitted'
  | 'withdrawn'
  | 'needs_reconfirm'
  | 'lapsed'
  | 'opened'
  | 'readable'
  | 'shortlisted'
  | 'won'
  | 'not_selected'
  | 'disqualified'

/** Nothing here tells what is in the bid; its content is sealed in `bidVersion` until opening. */
export interface BidTable {
  id: string
  ref: string
  requestId: string
  companyId: string
  status: BidStatus
  /** Number of the version that counts; 0 while only a draft exists. */
  version: number
  createdBy: string
  submittedAt: InstantText | null
  createdAt: InstantText
  /** Set at opening. */
  documentId: string | null
  currency: Currency | null
  totalMinor: number | null
  weeks: number | null
  teamSize: number | null
  mustCovered: number | null
  mustTotal: number | null
  /** Structured facts after opening (coverage answers, milestones' prices and weeks). */
  factsJson: string | null
  disqualifiedReason: string | null
}

/** One sealed content. Version 0 is the working draft, replaced in place; every submission is a new version. */
export interface BidVersionTable {
  bidId: string
  number: number
  /** AES-256-GCM of the padded canonical JSON, with its iv and tag: `v1.` and base64url. */
  ciphertext: string
  /** The bid's data key, wrapped by the request's key. */
  wrappedKey: string
  /** Hex SHA-256(canonical JSON || nonce); null for the draft. */
  commitment: string | null
  /** The 32-byte nonce, sealed with the content; released in the clear at opening. */
  nonceOpened: string | null
  /** Canonical JSON, released at opening so that everyone concerned can recompute the commitment. */
  contentOpened: string | null
  /** Revision of the request that the bidder had read. */
  requestRevisionId: string
  submittedBy: string
  submittedAt: InstantText
}

/** The request's sealing key, wrapped by a key that lives outside the database. */
export interface RequestKeyTable {
  requestId: string
  wrappedKey: string
  keyId: string
  createdAt: InstantText
}

export interface AwardTable {
  id: string
  /** Unique: one winner. */
  requestId: string
  bidId: string
  reasonCode: string
  /** The reason's words: a document in the buyer's language. */
  documentId: string
  awardedBy: string
  createdAt: InstantText
  /** When the verified words went out to the bidders. */
  reasonSentAt: InstantText | null
}

export interface BidsTables {
  bid: BidTable
  bidVersion: BidVersionTable
  requestKey: RequestKeyTable
  award: AwardTable
}
