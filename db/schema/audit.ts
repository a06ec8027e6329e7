import type { InstantText } from './columns'

export interface AuditEntryTable {
  id: string
  /** 1, 2, 3 … without gaps. */
  number: number
  at: InstantText
  actorId: string | null
  event: string
  subjectType: string
  subjectId: string
  detailJson: string
  /** Hash of the entry before; the first one has 64 zeros. */
  previousHash: string
  hash: string
}

export interface AuditHeadTable {
  id: string
  number: number
  hash: string
}

/** One nightly check of the audit's chain. */
export interface AuditCheckTable {
  id: string
  checkedAt: InstantText
  /** How many entries fitted. */
  entries: number
  /** Number of the first entry that did not fit. */
  brokenNumber: number | null
}

export interface AuditTables {
  auditEntry: AuditEntryTable
  auditHead: AuditHeadTable
  auditCheck: AuditCheckTable
}
