import type { Currency, DayText, InstantText } from './columns'

export type EngagementStatus = 'contracting' | 'active' | 'suspended' | 'completed' | 'closed' | 'terminated'

/** The work that follows an award. */
export interface EngagementTable {
  id: string
  /** Short reference, e.g. `E-4K7P2MXW`. */
  ref: string
  /** Unique: one award, one engagement. */
  requestId: string
  bidId: string
  buyerId: string
  vendorId: string
  status: EngagementStatus
  currency: Currency
  /** Price of the signed contract; of the winning bid until then. */
  baseMinor: number
  /** The price as it stands: `baseMinor` plus all agreed change orders. */
  valueMinor: number
  createdAt: InstantText
  /** When both sides had signed. */
  activatedAt: InstantText | null
  suspendedAt: InstantText | null
  /** When the last milestone was accepted. */
  completedAt: InstantText | null
  /** When it was closed or terminated. */
  endedAt: InstantText | null
  /** Milestone after which both sides decide whether to go on; null where nothing is built together. */
  pilotNumber: number | null
  /** Of the decision after the pilot: grows when both want something changed first. */
  scaleRound: number | null
  scaleOutcome: 'continue' | 'stop' | null
}

/** What happened to an engagement, told to both sides. */
export interface EngagementEventTable {
  id: string
  engagementId: string
  event: string
  actorId: string | null
  /** Facts for the sentence: numbers of milestones and change orders. */
  detailJson: string
  createdAt: InstantText
}

/** Terms that one side put forward. A partial unique index keeps at most one of them alive per engagement. */
export interface ContractProposalTable {
  id: string
  engagementId: string
  /** 1, 2, 3 … within the engagement. */
  number: number
  side: 'buyer' | 'vendor'
  proposedBy: string
  documentId: string
  status: 'in_translation' | 'ready' | 'superseded' | 'signed' | 'withdrawn'
  /** Numbers and choices: `Terms`. */
  termsJson: string
  /** The whole contract in each language, once both are verified: what is signed. */
  textZh: string | null
  textEn: string | null
  sha256Zh: string | null
  sha256En: string | null
  createdAt: InstantText
  readyAt: InstantText | null
}

export interface ContractSignatureTable {
  id: string
  proposalId: string
  side: 'buyer' | 'vendor'
  personId: string
  /** As the signer typed it. */
  name: string
  sha256Zh: string
  sha256En: string
  createdAt: InstantText
}

/** One version of the agreement under which a request's confidential annexes are read. */
export interface NdaVersionTable {
  id: string
  requestId: string
  number: number
  years: number
  textZh: string
  textEn: string
  sha256Zh: string
  sha256En: string
  createdAt: InstantText
}

export interface NdaSignatureTable {
  id: string
  ndaVersionId: string
  companyId: string
  personId: string
  /** As the signer typed it. */
  name: string
  createdAt: InstantText
}

/** One download of a confidential annex by a company that has signed. */
export interface AnnexDownloadTable {
  id: string
  requestId: string
  fileId: string
  companyId: string
  personId: string
  ndaSignatureId: string
  createdAt: InstantText
}

/** One by a member of staff. */
export interface AnnexInspectionTable {
  id: string
  requestId: string
  fileName: string
  personId: string
  createdAt: InstantText
}

export interface ChangeOrderTable {
  id: string
  engagementId: string
  number: number
  side: 'buyer' | 'vendor'
  status: 'proposed' | 'agreed' | 'declined' | 'withdrawn'
  /** Title, what changes, an added criterion. */
  documentId: string
  /** Which milestone it changes; null adds one. */
  milestoneNumber: number | null
  /** Added to the price; negative takes away. */
  deltaMinor: number
  /** New due day; null leaves it. */
  dueOn: DayText | null
  proposedBy: string
  decidedBy: string | null
  declineDocumentId: string | null
  /** Of its text in both languages, once verified. */
  sha256Zh: string | null
  sha256En: string | null
  createdAt: InstantText
  /** When both languages were verified. */
  readyAt: InstantText | null
  decidedAt: InstantText | null
}

export interface EngagementsTables {
  engagement: EngagementTable
  engagementEvent: EngagementEventTable
  contractProposal: ContractProposalTable
  contractSignature: ContractSignatureTable
  changeOrder: ChangeOrderTable
  ndaVersion: NdaVersionTable
  ndaSignature: NdaSignatureTable
  annexDownload: AnnexDownloadTable
  annexInspection: AnnexInspectionTable
}
