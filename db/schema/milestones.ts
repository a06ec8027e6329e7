import type { DayText, Flag, InstantText } from './columns'

export type MilestoneStatus = 'planned' | 'in_progress' | 'delivered' | 'rejected' | 'accepted'

export interface MilestoneTable {
  id: string
  engagementId: string
  number: number
  status: MilestoneStatus
  priceMinor: number
  dueOn: DayText
  /** From when its time is counted: the signature, or the day the milestone before it is due. */
  countsFromAt: InstantText
  /** Where its title stands: `titleField` of this document. */
  documentId: string
  titleField: string
  startedAt: InstantText | null
  /** Of the last delivery. */
  deliveredAt: InstantText | null
  acceptedAt: InstantText | null
}

/** One thing that a delivery is judged by; its words are a field of a verified document. */
export interface CriterionTable {
  id: string
  milestoneId: string
  number: number
  documentId: string
  field: string
  /** The change order that added it. */
  addedBy: string | null
}

export interface DeliveryTable {
  id: string
  milestoneId: string
  number: number
  /** The vendor's note; its files are those of owner kind `delivery`. */
  documentId: string
  deliveredBy: string
  createdAt: InstantText
}

/** What the buyer said to one delivery. */
export interface VerdictTable {
  id: string
  deliveryId: string
  decision: 'accepted' | 'rejected'
  /** Reasons per criterion and a note; null when there was nothing to say. */
  documentId: string | null
  decidedBy: string
  createdAt: InstantText
}

export interface CriterionVerdictTable {
  verdictId: string
  criterionId: string
  isMet: Flag
}

/** A reminder that was sent: each once per due day. */
export interface MilestoneReminderTable {
  milestoneId: string
  /** Per cent of the time: 50, 80, 100. */
  share: number
  dueOn: DayText
  createdAt: InstantText
}

export type PaymentKind = 'invoiced' | 'sent' | 'received'

/** What one side states about a payment; the portal holds no money. A correction makes the one before it no longer current. */
export interface PaymentFactTable {
  id: string
  milestoneId: string
  kind: PaymentKind
  amountMinor: number
  onDay: DayText
  /** Number of the invoice or of the transfer. */
  reference: string
  recordedBy: string
  isCurrent: Flag
  createdAt: InstantText
}

/** What was accepted, as it can be shown to others. A new one supersedes the one before; nothing in one ever changes. */
export interface CertificateTable {
  id: string
  engagementId: string
  /** 1, 2, 3 … within the engagement; the highest is valid. */
  version: number
  /** `AC-4K7P2-MXW9Q-H`: random with a check character, asked for on the public page. */
  number: string
  /** Whether the contract's value stands in it: both sides said so. */
  isPriced: Flag
  /** Canonical JSON (RFC 8785) of `CertificateContent`. */
  contentJson: string
  /** Of `contentJson` in UTF-8. */
  sha256: string
  issuedAt: InstantText
  supersededAt: InstantText | null
}

/** The printed certificate, made once by a job and kept: a newer library would make other bytes. */
export interface CertificatePaperTable {
  certificateId: string
  /** The PDF, base64. */
  content: string
  bytes: number
  sha256: string
  createdAt: InstantText
}

/** Whether a side wants the contract's value on the certificate; no row is no. */
export interface CertificateChoiceTable {
  engagementId: string
  side: 'buyer' | 'vendor'
  isPriced: Flag
  personId: string
  createdAt: InstantText
}

/** What one side says after the pilot; saying otherwise keeps the row before, no longer current. */
export interface ScaleStatementTable {
  id: string
  engagementId: string
  round: number
  side: 'buyer' | 'vendor'
  choice: 'continue' | 'stop' | 'change'
  /** Holds the reason. */
  documentId: string
  statedBy: string
  isCurrent: Flag
  createdAt: InstantText
}

export interface MilestonesTables {
  milestone: MilestoneTable
  criterion: CriterionTable
  delivery: DeliveryTable
  verdict: VerdictTable
  criterionVerdict: CriterionVerdictTable
  milestoneReminder: MilestoneReminderTable
  paymentFact: PaymentFactTable
  scaleStatement: ScaleStatementTable
  certificate: CertificateTable
  certificatePaper: CertificatePaperTable
  certificateChoice: CertificateChoiceTable
}
