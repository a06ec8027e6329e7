import type { Currency, Flag, InstantText } from './columns'

export type Vertical = 'manufacturing' | 'retail' | 'automotive' | 'healthcare' | 'utilities'

/** How a buyer wants to work: pay for a result, or build it with a partner. */
export type RequestMode = 'buy' | 'build'
export type RequestStatus =
  | 'draft'
  | 'submitted'
  | 'in_triage'
  | 'needs_info'
  | 'rejected'
  | 'in_translation'
  | 'buyer_confirm'
  | 'held'
  | 'open'
  | 'evaluating'
  | 'awarded'
  | 'unsuccessful'
  | 'cancelled'
  | 'suspended'

export interface RequestTable {
  id: string
  /** Short public reference, e.g. `R-4K7P2M`. */
  ref: string
  companyId: string
  authorId: string
  documentId: string
  corridorId: string | null
  status: RequestStatus
  /** Status to return to when a suspension ends. */
  suspendedFrom: RequestStatus | null
  suspendedAt: InstantText | null
  vertical: Vertical | null
  division: string | null
  serviceKind: string | null
  currency: Currency
  budgetMin: number | null
  budgetMax: number | null
  /** Upper end of the band in US cents at the rate of publication, for filters and sorting only. */
  budgetUsd: number | null
  biddingDays: number
  startWish: string | null
  workplace: string | null
  confidentiality: 'open' | 'nda'
  mode: RequestMode
  /** Choices of a request that is built together; its words are in the document. */
  togetherJson: string | null
  wantsConfirm: Flag
  claimedBy: string | null
  claimExpiresAt: InstantText | null
  submittedAt: InstantText | null
  publishedAt: InstantText | null
  /** Set at publication; bids are taken before this instant. */
  deadlineAt: InstantText | null
  /** When everybody whose saved search it fits was told of it; null until then. */
  alertedAt: InstantText | null
  openedAt: InstantText | null
  awardedAt: InstantText | null
  /** Code of the reason for rejected, unsuccessful, cancelled. */
  reasonCode: string | null
  /** Words of the reason in the buyer's language. */
  reasonText: string
  /** Grows with every edit of the draft: an autosave carries the version it was made from. */
  version: number
  createdAt: InstantText
  updatedAt: InstantText
}

export interface RequestTechnologyTable {
  requestId: string
  technology: string
}

/** Must/should of one deliverable; its words are the document's fields `requirement.<key>.what` and `.acceptance`. */
export interface RequirementTable {
  requestId: string
  /** `r1`, `r2`… never used twice within a request. */
  key: string
  ordinal: number
  level: 'must' | 'should'
}

export interface RequestFileTable {
  requestId: string
  fileId: string
  isConfidential: Flag
  /** Whether it is out, waits in an amendment, or was taken off by one. */
  state: 'current' | 'staged' | 'past'
  /** When an amendment took it off. */
  removedAt: InstantText | null
}

export interface AmendmentTable {
  id: string
  requestId: string
  number: number
  kind: 'material' | 'editorial'
  status: 'draft' | 'in_translation' | 'effective' | 'withdrawn'
  /** Revision of the request's document that it brings. */
  revisionId: string
  fromRevisionId: string
  /** Structured facts after the amendment (budget, currency, days, requirements, files). */
  factsJson: string
  /** Names of fields and facts that changed. */
  changesJson: string
  oldDeadlineAt: InstantText
  newDeadlineAt: InstantText | null
  createdBy: string
  createdAt: InstantText
  effectiveAt: InstantText | null
}

/** What happened to a request, told to its buyer and to moderators. */
export interface RequestEventTable {
  id: string
  requestId: string
  event: string
  actorId: string | null
  reasonCode: string | null
  /** Words of the moderator, written in the buyer's language. */
  note: string
  createdAt: InstantText
}

export interface RequestsTables {
  request: RequestTable
  requestTechnology: RequestTechnologyTable
  requirement: RequirementTable
  requestFile: RequestFileTable
  amendment: AmendmentTable
  requestEvent: RequestEventTable
}
