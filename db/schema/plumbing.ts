import type { Flag, InstantText } from './columns'

export interface JobTable {
  id: string
  kind: string
  /** Jobs of one lane wait for each other, never for those of another. */
  lane: 'own' | 'mail' | 'webhooks' | 'machine' | 'files'
  payloadJson: string
  status: 'waiting' | 'running' | 'done' | 'parked'
  /** At most one waiting or running job per key. */
  uniqueKey: string | null
  attempts: number
  runAt: InstantText
  leaseUntil: InstantText | null
  leasedBy: string | null
  lastError: string | null
  createdAt: InstantText
  finishedAt: InstantText | null
}

/** An answer already given to a form with this key, so that a second press gives it again. */
export interface IdempotencyTable {
  /** SHA-256 of person, route and key. */
  id: string
  location: string
  createdAt: InstantText
}

/** Named numbers: `public` grows whenever a page that visitors see may have changed. */
export interface CounterTable {
  name: string
  value: number
}

export interface FileTable {
  id: string
  /** Key in file storage. */
  storageKey: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
  /** What it hangs on; access follows that. */
  ownerKind: 'request' | 'bid' | 'company' | 'delivery' | 'verdict' | 'message'
  ownerId: string
  uploadedBy: string
  /** 1: stored encrypted (files of sealed bids). */
  isSealed: Flag
  createdAt: InstantText
}

export interface PlumbingTables {
  job: JobTable
  idempotency: IdempotencyTable
  counter: CounterTable
  file: FileTable
}
