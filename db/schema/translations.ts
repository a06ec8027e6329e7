import type { DayText, Flag, InstantText, LanguageTag } from './columns'
import type { DocumentKind } from './documents'

export type TaskStatus = 'queued' | 'claimed' | 'in_review' | 'changes_requested' | 'verified' | 'stale'

/** One per document revision and target language. */
export interface TranslationTaskTable {
  id: string
  documentId: string
  revisionId: string
  kind: DocumentKind
  requestId: string | null
  targetLanguage: LanguageTag
  status: TaskStatus
  /** Translator's lease while `claimed`/`changes_requested`; reviewer's while `in_review`. */
  claimedBy: string | null
  claimExpiresAt: InstantText | null
  /** Since when whoever holds it does, or who held it last did. */
  claimedAt: InstantText | null
  translatorId: string | null
  reviewerId: string | null
  dueAt: InstantText
  /** Larger is sooner among equals. */
  priority: number
  /** Code points of source text that are not yet verified. */
  charactersOpen: number
  /** Code points of source text that began empty. */
  charactersNew: number
  /** Code points of source text that began with an earlier revision's translation or with the memory's. */
  charactersKnown: number
  createdAt: InstantText
  submittedAt: InstantText | null
  verifiedAt: InstantText | null
}

export type SegmentState = 'new' | 'draft' | 'ready' | 'changes_requested' | 'approved' | 'not_needed'
export type TranslationMethod = 'human' | 'memory' | 'machine'

/** The translation of one segment within one task. */
export interface TranslationTable {
  id: string
  taskId: string
  segmentId: string
  ordinal: number
  text: string
  state: SegmentState
  method: TranslationMethod
  /** Grows with every save: a save carries the version it was made from. */
  version: number
  /** Source text that `text` was made from, when it differs from the segment's text today. */
  madeFromText: string | null
  isStale: Flag
  translatorId: string | null
  translatedAt: InstantText | null
  reviewerId: string | null
  reviewedAt: InstantText | null
  /** The machine's words that `text` began with, whoever has edited them since. */
  machineText: string | null
  /** The memory's, likewise; what was taken last counts. */
  memoryText: string | null
  /** As it was first handed in within this task. */
  firstText: string | null
  /** A reviewer has asked for a change at least once. */
  isReturned: Flag
  /** The day's sums have it. */
  isCounted: Flag
}

/** Append-only. */
export interface TranslationHistoryTable {
  id: string
  translationId: string
  personId: string
  event: 'saved' | 'carried' | 'suggested' | 'approved' | 'changes_requested' | 'submitted' | 'reverted' | 'split' | 'merged'
  method: TranslationMethod
  text: string
  createdAt: InstantText
}

export interface TranslationCommentTable {
  id: string
  taskId: string
  segmentId: string | null
  personId: string
  text: string
  isResolved: Flag
  createdAt: InstantText
}

/** A job that came back from a translation tool, while whoever brought it looks at what would change. */
export interface TaskImportTable {
  taskId: string
  personId: string
  fileName: string
  /** A `JobFile`. */
  fileJson: string
  createdAt: InstantText
}

/** Where somebody cut a document's sentences otherwise than the rules do (`Cut`), in the order in which it was decided. */
export interface SegmentCutTable {
  id: string
  documentId: string
  field: string
  kind: 'split' | 'merge'
  text: string
  place: number
  nth: number
  personId: string
  createdAt: InstantText
}

/** Common working hours until a translation of a kind is due, where an operator has decided; otherwise the kind's own. */
export interface ServiceHoursTable {
  kind: DocumentKind
  hours: number
  changedBy: string
  changedAt: InstantText
}

/** What one person got done on one day of China's calendar: sums, added to in the transactions that do it. */
export interface TeamDayTable {
  day: DayText
  personId: string
  /** Code points of source whose translation by this person was verified. */
  characters: number
  /** Sentences of theirs that were verified, and how many of them a reviewer had sent back. */
  sentences: number
  returned: number
  /** Characters of their sentences as first handed in (or as verified, where that is longer), and how many of these were changed until then. */
  handedIn: number
  edited: number
  /**
   * Characters of the suggestions (the memory's or a machine's) that those sentences began with, or of the verified text where that is longer; and how many
   * of them were changed until then: the edit distance from suggestion to verified text.
   */
  suggested: number
  reworked: number
  /** Code points of source that this person has reviewed. */
  reviewedCharacters: number
  /** Verdicts on whole tasks, and how long they took from taking the task. */
  reviews: number
  reviewSeconds: number
}

export interface TranslationsTables {
  translationTask: TranslationTaskTable
  translation: TranslationTable
  translationHistory: TranslationHistoryTable
  translationComment: TranslationCommentTable
  taskImport: TaskImportTable
  serviceHours: ServiceHoursTable
  teamDay: TeamDayTable
  segmentCut: SegmentCutTable
}
