import type { InstantText } from './columns'

/** What one side says publicly about the other. Nobody but its authors (and whoever translates it) reads it while it is sealed. */
export interface ReviewTable {
  id: string
  engagementId: string
  /** Who writes. */
  side: 'buyer' | 'vendor'
  companyId: string
  /** The company that it is about. */
  aboutId: string
  status: 'sealed' | 'revealed'
  documentId: string
  /** `{ aspect: 1…5 }` */
  starsJson: string
  writtenBy: string
  writtenAt: InstantText
  revealedAt: InstantText | null
  answerDocumentId: string | null
  answeredBy: string | null
  answeredAt: InstantText | null
}

/** Words that a moderator took down. The reason is public, the note is for the record. */
export interface ReviewRemovalTable {
  reviewId: string
  part: 'words' | 'answer'
  reason: 'unlawful' | 'personal' | 'secret' | 'unrelated'
  note: string
  removedBy: string
  createdAt: InstantText
}

export interface ReviewsTables {
  review: ReviewTable
  reviewRemoval: ReviewRemovalTable
}
