import type { InstantText } from './columns'

/** What one side puts to the other about the engagement as a whole. A partial unique index keeps at most one unanswered per engagement. */
export interface MotionTable {
  id: string
  engagementId: string
  number: number
  kind: 'suspend' | 'terminate'
  side: 'buyer' | 'vendor'
  status: 'proposed' | 'agreed' | 'declined' | 'withdrawn'
  /** Its reason and, where the engagement shall end, what is still to be done. */
  documentId: string
  proposedBy: string
  decidedBy: string | null
  createdAt: InstantText
  /** When both languages were verified. */
  readyAt: InstantText | null
  decidedAt: InstantText | null
}

/** A time in which an engagement's clock stands still. At most one is open. */
export interface PauseTable {
  id: string
  engagementId: string
  cause: 'agreement' | 'mediation'
  motionId: string | null
  disputeId: string | null
  /** Where the reason stands. */
  documentId: string
  startedBy: string
  startedAt: InstantText
  resumedBy: string | null
  resumedAt: InstantText | null
  /** Common working days that it took: added to the due days. */
  workingDays: number | null
}

export type DisputeStatus = 'raised' | 'answered' | 'mediation' | 'settled' | 'decided' | 'withdrawn'

/** What one side holds against the other. At most one is open per engagement. */
export interface DisputeTable {
  id: string
  engagementId: string
  number: number
  side: 'buyer' | 'vendor'
  status: DisputeStatus
  /** Title, what happened, what is wanted. */
  documentId: string
  raisedBy: string
  createdAt: InstantText
  /** Five common working days; nothing happens by itself when they are over. */
  answerDueAt: InstantText
  answerDocumentId: string | null
  answeredBy: string | null
  answeredAt: InstantText | null
  /** A moderator who had no part in the request. */
  mediatorId: string | null
  mediationAt: InstantText | null
  closedBy: string | null
  closedAt: InstantText | null
}

/** A criterion or a delivered file that a dispute is about. */
export interface DisputeReferenceTable {
  id: string
  disputeId: string
  criterionId: string | null
  fileId: string | null
}

/** A reminder of a due answer that was sent: each once. */
export interface DisputeReminderTable {
  disputeId: string
  /** Per cent of the time to answer: 50, 80, 100. */
  share: number
  createdAt: InstantText
}

/** A word of the mediator or of a side. */
export interface DisputeStatementTable {
  id: string
  disputeId: string
  number: number
  speaker: 'buyer' | 'vendor' | 'mediator'
  /** Whom the mediator asks; null for a side's own word. */
  addressee: 'buyer' | 'vendor' | 'both' | null
  documentId: string
  authorId: string
  createdAt: InstantText
}

/** A settlement that the mediator proposes, or the mediator's decision. At most one counts per dispute. */
export interface DisputeOutcomeTable {
  id: string
  disputeId: string
  number: number
  kind: 'settlement' | 'decision'
  status: 'in_translation' | 'ready' | 'superseded' | 'accepted' | 'in_force'
  documentId: string
  authorId: string
  /** The whole text in each language, once both are verified. */
  textZh: string | null
  textEn: string | null
  sha256Zh: string | null
  sha256En: string | null
  createdAt: InstantText
  readyAt: InstantText | null
  closedAt: InstantText | null
}

export interface DisputeAcceptanceTable {
  id: string
  outcomeId: string
  side: 'buyer' | 'vendor'
  personId: string
  /** As the signer typed it. */
  name: string
  sha256Zh: string
  sha256En: string
  createdAt: InstantText
}

export interface DisputesTables {
  motion: MotionTable
  pause: PauseTable
  dispute: DisputeTable
  disputeReference: DisputeReferenceTable
  disputeReminder: DisputeReminderTable
  disputeStatement: DisputeStatementTable
  disputeOutcome: DisputeOutcomeTable
  disputeAcceptance: DisputeAcceptanceTable
}
