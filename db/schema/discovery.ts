import type { Flag, InstantText, LanguageTag } from './columns'

export type SearchKind = 'request' | 'company' | 'question' | 'case'

/**
 * Something that can be found, and what is counted and compared of it. The full-text index itself (`searchIndex`, made by
 * `db/search`) knows a document by its number; later ones are newer.
 */
export interface SearchDocumentTable {
  number: number
  kind: SearchKind
  /** An id; a case study has none and is its company's id and its number: `…/2`. */
  subjectId: string
  /** `kindrequest stateopen technologymes …`: what filters ask for and counts count. */
  facetTokens: string
  publishedAt: InstantText
  /** Until when it counts as found: a company's verification ends. */
  foundUntil: InstantText | null
  deadlineAt: InstantText | null
  budgetUsd: number | null
  indexedAt: InstantText
  /** English words and part codes as they are written. */
  words: string
}

/** English words and part codes of what can be found, as they are written, in lower case: for typing mistakes. */
export interface SearchWordTable {
  word: string
  length: number
  /** In how many documents it stands. */
  documents: number
}

/** What the index has yet to look at, written in the transaction that changes it. */
export interface SearchQueueTable {
  id: string
  kind: SearchKind
  subjectId: string
}

/** A search of the board that somebody keeps, and how they want to hear of what is new in it. */
export interface SavedSearchTable {
  id: string
  personId: string
  /** The board's address behind `?`, without what does not narrow it. Unique in its person and language. */
  search: string
  /** Language of the page: amounts without a currency are in its usual one. */
  language: LanguageTag
  rhythm: 'now' | 'daily' | 'portal'
  createdAt: InstantText
}

/** A request that somebody was told of because of a saved search: once, however many of them it fits. */
export interface SearchAlertTable {
  id: string
  personId: string
  requestId: string
  savedSearchId: string
  /** Waits for the letter of the next morning. */
  isWaiting: Flag
  createdAt: InstantText
}

/** A person follows a request: its deadline is brought to mind. */
export interface RequestFollowTable {
  personId: string
  requestId: string
  createdAt: InstantText
}

/** Whom a deadline was brought to mind: once for each deadline. */
export interface DeadlineReminderTable {
  personId: string
  requestId: string
  deadlineAt: InstantText
  createdAt: InstantText
}

/** A buyer has pointed a vendor to an open request. It gives the vendor nothing but the notice. */
export interface BidInvitationTable {
  id: string
  requestId: string
  companyId: string
  invitedBy: string
  createdAt: InstantText
}

export interface DiscoveryTables {
  searchDocument: SearchDocumentTable
  searchWord: SearchWordTable
  searchQueue: SearchQueueTable
  savedSearch: SavedSearchTable
  searchAlert: SearchAlertTable
  requestFollow: RequestFollowTable
  deadlineReminder: DeadlineReminderTable
  bidInvitation: BidInvitationTable
}
