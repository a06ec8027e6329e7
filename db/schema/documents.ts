import type { InstantText, LanguageTag } from './columns'
import type { TranslationMethod } from './translations'

export type DocumentKind =
  | 'request'
  | 'bid'
  | 'question'
  | 'answer'
  | 'companyProfile'
  | 'awardReason'
  | 'triageNote'
  | 'contract'
  | 'changeOrder'
  | 'engagementNote'
  | 'review'
  | 'message'
  | 'minutes'
  | 'dispute'

export interface DocumentTable {
  id: string
  kind: DocumentKind
  /** Id of the request, bid, question, company… that the document belongs to. */
  subjectId: string
  /** Request in whose context it is read (for queues and access), if any. */
  requestId: string | null
  sourceLanguage: LanguageTag
  /** Highest revision number. */
  revision: number
  authorId: string
  companyId: string | null
  createdAt: InstantText
}

export interface RevisionTable {
  id: string
  documentId: string
  number: number
  authorId: string
  /** `{ fieldName: text }`, in the order in which they are read. */
  fieldsJson: string
  createdAt: InstantText
}

/** One sentence of one field of one revision, in the source language. */
export interface SegmentTable {
  id: string
  revisionId: string
  documentId: string
  field: string
  /** Position in the whole revision, from 0. */
  ordinal: number
  /** Empty for one that was joined to the one before it: its history stays, and nobody sees it. */
  text: string
  /** What stands between this segment and the next in the source (a line break, spaces). */
  separator: string
  /** SHA-256 of the NFC text: equal hash, equal sentence. */
  hash: string
}

/**
 * What readers see: the fields of a document in one language, written in the transaction that publishes both languages.
 * `revisionId` says which revision is out; drafts and running translations never touch it.
 */
export interface PublicationTable {
  documentId: string
  language: LanguageTag
  revisionId: string
  /** Copied out for lists. */
  title: string
  summary: string
  fieldsJson: string
  /** `[{ field, source, target, separator }]` for side-by-side reading; empty for the source language. */
  segmentsJson: string
  /** `original` for the source language. */
  provenance: 'original' | 'verified' | 'unverified'
  method: TranslationMethod | null
  translatorId: string | null
  reviewerId: string | null
  verifiedAt: InstantText | null
  publishedAt: InstantText
}

export interface DocumentsTables {
  document: DocumentTable
  revision: RevisionTable
  segment: SegmentTable
  publication: PublicationTable
}
