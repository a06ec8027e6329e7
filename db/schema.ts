/**
 * One interface per table. Types travel between SQLite and PostgreSQL: text ids made by the app (UUIDv7), UTC instants as
 * ISO-8601 text named `…At`, calendar days as `YYYY-MM-DD` text named `…On`, `0 | 1` named `is…`/`has…`/`wants…`, money in
 * integer minor units beside its currency, JSON as text named `…Json`. No serials, dates, booleans or dialect JSON.
 */
export type Flag = 0 | 1
/** ISO-8601 UTC with milliseconds: `2026-11-23T06:30:00.000Z`. Sorts as text. */
export type InstantText = string
/** `YYYY-MM-DD`. */
export type DayText = string
export type LanguageTag = 'zh-CN' | 'en'
export type Currency = 'CNY' | 'INR' | 'USD'

// ── accounts ────────────────────────────────────────────────────────────────────────────────
export type StaffRole = 'moderator' | 'operator' | 'auditor'

export interface PersonTable {
  id: string
  /** Lower case; unique. */
  email: string
  name: string
  /** argon2id, PHC string. */
  passwordHash: string
  language: LanguageTag
  timeZone: string
  staffRole: StaffRole | null
  status: 'active' | 'banned'
  emailVerifiedAt: InstantText | null
  consentedAt: InstantText
  createdAt: InstantText
}

export interface SessionTable {
  /** SHA-256 (hex) of the 256-bit token in the cookie: a stolen table opens no session. */
  id: string
  personId: string
  createdAt: InstantText
  lastSeenAt: InstantText
  expiresAt: InstantText
  userAgent: string
  ipHash: string
}

/** Single-use links sent by mail; the id is the SHA-256 of the token. */
export interface MailTokenTable {
  id: string
  kind: 'verifyEmail' | 'resetPassword' | 'invitation'
  personId: string | null
  companyId: string | null
  email: string
  createdAt: InstantText
  expiresAt: InstantText
  usedAt: InstantText | null
}

/** With it a program reads in a member's name. */
export interface AccessTokenTable {
  /** SHA-256 (hex) of the token: the table opens nothing. */
  id: string
  personId: string
  /** The company that its owner belonged to when it was made; it reads for no other. */
  companyId: string
  /** Given by its owner; unique among those of theirs that have not been ended. */
  name: string
  /** Its last four characters, to tell it from others. */
  ending: string
  /** `Scope[]` */
  scopesJson: string
  createdAt: InstantText
  expiresAt: InstantText
  /** The last day (UTC) on which it was used. */
  lastUsedOn: DayText | null
  /** When it was revoked, or died with the membership. */
  endedAt: InstantText | null
}

/** Fixed-window counters shared by all nodes: sign-in attempts, mails per address. */
export interface ThrottleTable {
  key: string
  hits: number
  windowEndsAt: InstantText
}

// ── companies ───────────────────────────────────────────────────────────────────────────────
export type CompanyKind = 'buyer' | 'vendor'
export type CompanyStatus = 'registered' | 'verified' | 'suspended'

export interface CompanyTable {
  id: string
  /** Short public reference, e.g. `C-7Q4M2X`. */
  ref: string
  kind: CompanyKind
  status: CompanyStatus
  country: 'CN' | 'IN'
  /** Legal name in the company's own script, and a name readers of the other language can say. */
  nameZh: string
  nameEn: string
  /** Confusable skeleton of the names (UTS 39), unique so that nobody registers a look-alike. */
  nameSkeleton: string
  language: LanguageTag
  /** In both languages where both are known; empty where nobody has said it. */
  cityZh: string
  cityEn: string
  corridorId: string | null
  vertical: Vertical | null
  division: string | null
  uscc: string | null
  gstin: string | null
  pan: string | null
  cin: string | null
  llpin: string | null
  technologiesJson: string
  website: string
  /** Exchanged at award, never in public pages. */
  contactName: string
  contactEmail: string
  contactPhone: string
  /** Profile: a document (about, …). */
  documentId: string | null
  /** Since when it waits for a moderator's check; null when nobody is asked (verified, or refused until its owner puts it right). */
  askedAt: InstantText | null
  verifiedAt: InstantText | null
  verifiedUntil: InstantText | null
  createdAt: InstantText
}

/** What a vendor states of itself beside its technologies. Prose stands in its profile. */
export interface CompanyCapabilityTable {
  companyId: string
  /** `Vertical[]` */
  verticalsJson: string
  /** People who build software; null when it does not say. */
  teamSize: number | null
  updatedAt: InstantText
}

/** A certificate that a vendor states: not verified by anybody here. */
export interface CompanyCertificateTable {
  companyId: string
  ordinal: number
  name: string
  /** Last day on which it holds; null for one that does not run out. */
  expiresOn: DayText | null
}

export interface MembershipTable {
  companyId: string
  /** A person belongs to one company: unique. */
  personId: string
  role: 'owner' | 'member'
  createdAt: InstantText
}

/** Somebody who signed up with the identifiers of a company that exists asks its owner to be let in. */
export interface JoinRequestTable {
  id: string
  companyId: string
  personId: string
  status: 'asked' | 'accepted' | 'declined'
  createdAt: InstantText
  decidedAt: InstantText | null
}

export interface CompanyVerificationTable {
  id: string
  companyId: string
  moderatorId: string
  decision: 'verified' | 'refused' | 'suspended' | 'reinstated'
  /** Which public register was looked at. */
  registry: string
  note: string
  createdAt: InstantText
}

// ── documents and translations ──────────────────────────────────────────────────────────────
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
export type TermStatus = 'preferred' | 'admitted' | 'deprecated' | 'forbidden'
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

/** A memory on its way in. The stored file has been read once and found good; `done` of its `total` units have been taken. */
export interface MemoryImportTable {
  id: string
  personId: string
  fileName: string
  format: 'tmx' | 'csv'
  storageKey: string
  status: 'running' | 'stopped' | 'done'
  total: number
  done: number
  /** Units that the memory did not know. */
  added: number
  createdAt: InstantText
  updatedAt: InstantText
}

/** A sentence and its approved translation; one row for all places where both are the same. */
export interface TmUnitTable {
  number: number
  sourceLanguage: LanguageTag
  source: string
  target: string
  /** Industry of the request it was made for (`request.vertical`); empty where there is none. */
  domain: string
  /** Places that it was approved at. */
  uses: number
  /** The place approved last. */
  originId: string
  /** When it was approved last. */
  approvedAt: InstantText
}

/** Which unit a place (a segment) holds in the memory: its next approval replaces it. */
export interface TmOriginTable {
  originId: string
  unit: number
}

/**
 * Index of units by the grams of their texts: up to a few hundred of the units that a gram stands in, ascending, packed. `place` says which gram, of
 * what language, of how long a text, and the how manieth of its blocks (`memory/blocks.ts`).
 */
export interface TmBlockTable {
  place: number
  units: Uint8Array
}

/** In how many texts of about a length a gram stands; `place` is that of the first of its blocks. */
export interface TmCountTable {
  place: number
  n: number
}

/** Units by what equal texts have in common: themselves, and what is left without their facts. */
export interface TmKeyTable {
  /** Language of the text: 0 Chinese, 1 English. */
  side: number
  /** A hash of 32 bits, signed. */
  key: number
  unit: number
}

/** Units whose grams wait to be indexed together with others'; by their keys they are found already. */
export interface TmFreshTable {
  unit: number
}

/** One reading of a Chinese word, as CC-CEDICT has it. */
export interface DictionaryEntryTable {
  /** Which load it came with; the counter `dictionary` names the one that is read. */
  edition: number
  simplified: string
  /** Line of the file; names come after all other words. */
  ordinal: number
  traditional: string
  /** Syllables with the figure of their tone. */
  pinyin: string
  /** English meanings, between slashes. */
  senses: string
}

export type TermDomain =
  | 'automation'
  | 'production'
  | 'quality'
  | 'warehouse'
  | 'purchasing'
  | 'maintenance'
  | 'software'
  | 'data'
  | 'commercial'
export type PartOfSpeech = 'noun' | 'verb' | 'adjective' | 'adverb' | 'other'

/** One concept of the term base, whatever it is called. */
export interface TermConceptTable {
  id: string
  domain: TermDomain
  partOfSpeech: PartOfSpeech
  definitionZh: string
  definitionEn: string
  note: string
  /** Do not translate: stays as it stands in the source. */
  isKept: Flag
  status: 'active' | 'retired'
  /** Sort key: its preferred English term, folded. */
  headword: string
  /** Where it comes from the starter base: that is loaded once, and what a moderator made of it stays. */
  starterKey: string | null
  version: number
  createdBy: string | null
  createdAt: InstantText
  updatedAt: InstantText
}

export interface TermTable {
  id: string
  conceptId: string
  language: LanguageTag
  text: string
  /** Lower case, one blank between words; unique in its concept and language. */
  folded: string
  status: TermStatus
  isCaseSensitive: Flag
  /** An abbreviation: only in capitals. */
  isAllCaps: Flag
  /** Inflected forms, computed when the term is saved. */
  formsJson: string
  ordinal: number
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

/** A finding of a check that somebody decided to keep, with a reason. */
export interface CheckKeepTable {
  id: string
  segmentId: string
  rule: string
  about: string
  reason: string
  personId: string
  createdAt: InstantText
}

/** Whether texts of a kind may be sent to another system for a machine draft; kinds without a row may not. */
export interface MachineKindTable {
  kind: DocumentKind
  mayLeave: Flag
  changedBy: string
  changedAt: InstantText
}

/** A machine's draft of one segment, asked for, there, or not to be had. */
export interface MachineDraftTable {
  id: string
  taskId: string
  segmentId: string
  askedBy: string
  askedAt: InstantText
  /** Goes into the translation by itself, if that is still empty. */
  isFilling: Flag
  status: 'asked' | 'ready' | 'failed'
  /** Code of why there is none. */
  reason: string | null
  text: string
  /** The model, or the service where there is no choice: `qwen-max`, `LibreTranslate`. */
  provider: string
  doneAt: InstantText | null
}

/** What left the house: written before it leaves, never with its text. */
export interface MachineSendingTable {
  id: string
  taskId: string
  segmentId: string
  askedBy: string
  provider: string
  host: string
  /** Code points that were sent. */
  characters: number
  sentAt: InstantText
  /** `answered`, or the code of a fault; null while nothing is known. */
  outcome: string | null
}

/** Characters sent on a day of China's calendar. */
export interface MachineDayTable {
  day: DayText
  characters: number
}

/** The circuit breaker of a machine. */
export interface MachineHealthTable {
  host: string
  /** Calls in a row that came to nothing. */
  failures: number
  lastFault: string | null
  restsUntil: InstantText | null
  changedAt: InstantText
}

/** A machine's answers, so that the same sentence leaves once. */
export interface MachineCacheTable {
  /** SHA-256 of the machine, direction, text and terms. */
  key: string
  /** With marks in the place of its facts. */
  text: string
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

// ── requests ────────────────────────────────────────────────────────────────────────────────
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

// ── questions ───────────────────────────────────────────────────────────────────────────────
export interface QuestionTable {
  id: string
  ref: string
  requestId: string
  /** The asker; never shown. */
  companyId: string
  askedBy: string
  status: 'asked' | 'translating' | 'answering' | 'verifying' | 'published' | 'refused'
  questionDocumentId: string
  answerDocumentId: string | null
  answeredBy: string | null
  reasonCode: string | null
  createdAt: InstantText
  publishedAt: InstantText | null
}

// ── bids ────────────────────────────────────────────────────────────────────────────────────
export type BidStatus =
  | 'draft'
  | 'submitted'
  | 'withdrawn'
  | 'needs_reconfirm'
  | 'lapsed'
  | 'opened'
  | 'readable'
  | 'shortlisted'
  | 'won'
  | 'not_selected'
  | 'disqualified'

/** Nothing here tells what is in the bid; its content is sealed in `bidVersion` until opening. */
export interface BidTable {
  id: string
  ref: string
  requestId: string
  companyId: string
  status: BidStatus
  /** Number of the version that counts; 0 while only a draft exists. */
  version: number
  createdBy: string
  submittedAt: InstantText | null
  createdAt: InstantText
  /** Set at opening. */
  documentId: string | null
  currency: Currency | null
  totalMinor: number | null
  weeks: number | null
  teamSize: number | null
  mustCovered: number | null
  mustTotal: number | null
  /** Structured facts after opening (coverage answers, milestones' prices and weeks). */
  factsJson: string | null
  disqualifiedReason: string | null
}

/** One sealed content. Version 0 is the working draft, replaced in place; every submission is a new version. */
export interface BidVersionTable {
  bidId: string
  number: number
  /** AES-256-GCM of the padded canonical JSON, with its iv and tag: `v1.` and base64url. */
  ciphertext: string
  /** The bid's data key, wrapped by the request's key. */
  wrappedKey: string
  /** Hex SHA-256(canonical JSON || nonce); null for the draft. */
  commitment: string | null
  /** The 32-byte nonce, sealed with the content; released in the clear at opening. */
  nonceOpened: string | null
  /** Canonical JSON, released at opening so that everyone concerned can recompute the commitment. */
  contentOpened: string | null
  /** Revision of the request that the bidder had read. */
  requestRevisionId: string
  submittedBy: string
  submittedAt: InstantText
}

/** The request's sealing key, wrapped by a key that lives outside the database. */
export interface RequestKeyTable {
  requestId: string
  wrappedKey: string
  keyId: string
  createdAt: InstantText
}

export interface AwardTable {
  id: string
  /** Unique: one winner. */
  requestId: string
  bidId: string
  reasonCode: string
  /** The reason's words: a document in the buyer's language. */
  documentId: string
  awardedBy: string
  createdAt: InstantText
  /** When the verified words went out to the bidders. */
  reasonSentAt: InstantText | null
}

// ── engagements ─────────────────────────────────────────────────────────────────────────────
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

/** Of a corridor's figures, see `app/corridors/outcomes/outcome.ts` for what each means. */
export type OutcomeAmount = 'awarded' | 'contracted' | 'accepted' | 'paid'
export type OutcomeSpan = 'published' | 'award' | 'contract' | 'acceptance' | 'completion'

/** A corridor's sum of a year, and from how many it comes. */
export interface OutcomeSumTable {
  corridorId: string
  year: number
  kind: OutcomeAmount
  currency: Currency
  amountMinor: number
  engagements: number
  buyers: number
  vendors: number
}

/** What one engagement has added to a sum. */
export interface OutcomeShareTable {
  corridorId: string
  year: number
  kind: OutcomeAmount
  currency: Currency
  engagementId: string
  buyerId: string
  vendorId: string
  amountMinor: number
}

/** How many took so many whole days. */
export interface OutcomeSpanTable {
  corridorId: string
  year: number
  kind: OutcomeSpan
  days: number
  many: number
}

/** Jobs of an engagement in a year as one side states them; the highest version counts. */
export interface JobsReportTable {
  id: string
  engagementId: string
  side: 'buyer' | 'vendor'
  year: number
  version: number
  /** Tenths of a full-time equivalent. */
  jobsChina: number
  jobsIndia: number
  training: number
  /** Holds the evidence. */
  documentId: string
  statedBy: string
  createdAt: InstantText
}

/** A corridor's jobs of a year as one side's companies state them. */
export interface OutcomeJobsTable {
  corridorId: string
  year: number
  side: 'buyer' | 'vendor'
  jobsChina: number
  jobsIndia: number
  training: number
  engagements: number
}

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

/** One download of a confidential annex. */
export interface AnnexDownloadTable {
  id: string
  requestId: string
  fileId: string
  companyId: string
  personId: string
  ndaSignatureId: string
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

// ── engagements: messages ───────────────────────────────────────────────────────────────────
/** What one side wrote to the other. Rows are only added; triggers refuse anything else. */
export interface MessageTable {
  id: string
  engagementId: string
  /** 1, 2, 3 … within the engagement. */
  number: number
  side: 'buyer' | 'vendor'
  authorId: string
  /** Its text; null where it is files alone. */
  documentId: string | null
  createdAt: InstantText
}

/** A side asks for the verified translation of a message. */
export interface MessageWishTable {
  messageId: string
  askedBy: string
  askedAt: InstantText
}

/** How far a person has read in an engagement, and up to where it was told that there is more. */
export interface MessageReaderTable {
  engagementId: string
  personId: string
  /** Number of the last message read; 0 before the first. */
  readNumber: number
  readAt: InstantText | null
  toldNumber: number
  toldAt: InstantText | null
}

// ── engagements: motions, pauses, disputes ──────────────────────────────────────────────────
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

// ── engagements: meetings ───────────────────────────────────────────────────────────────────
export interface MeetingTable {
  id: string
  engagementId: string
  /** 1, 2, 3 … within the engagement. */
  number: number
  status: 'proposed' | 'agreed' | 'declined' | 'cancelled' | 'minuted'
  /** Who proposed last. */
  side: 'buyer' | 'vendor'
  /** Grows with every set of proposed times. */
  round: number
  /** Subject and agenda. */
  documentId: string
  /** A link or an address, as it was typed. */
  place: string
  lengthMinutes: number
  /** The time agreed last; it holds while the meeting is `agreed` or `minuted`. */
  startsAt: InstantText | null
  /** Of the calendar entry (RFC 5545): grows whenever an agreed time comes or goes; 0 before the first. */
  sequence: number
  /** Why it was declined or cancelled. */
  reasonDocumentId: string | null
  proposedBy: string
  createdAt: InstantText
  changedAt: InstantText
}

/** A proposed time. */
export interface MeetingTimeTable {
  meetingId: string
  round: number
  startsAt: InstantText
}

/** What was said at a meeting, in the words of one side, numbered: each version answers the one before. */
export interface MeetingMinutesTable {
  id: string
  meetingId: string
  number: number
  side: 'buyer' | 'vendor'
  status: 'in_translation' | 'ready' | 'superseded' | 'confirmed'
  documentId: string
  /** Names of people, which nobody translates. */
  attendees: string
  textZh: string | null
  textEn: string | null
  sha256Zh: string | null
  sha256En: string | null
  writtenBy: string
  createdAt: InstantText
  /** When both languages were verified. */
  readyAt: InstantText | null
}

/** A side confirms the minutes by the hashes of both texts. */
export interface MinutesConfirmationTable {
  minutesId: string
  side: 'buyer' | 'vendor'
  personId: string
  sha256Zh: string
  sha256En: string
  createdAt: InstantText
}

/** A reminder that was sent. */
export interface MeetingReminderTable {
  meetingId: string
  startsAt: InstantText
  hoursBefore: number
  createdAt: InstantText
}

// ── webhooks ────────────────────────────────────────────────────────────────────────────────
/** Where a company wants to be told by program. Its secrets are made from its id and a number, and stored nowhere. */
export interface WebhookEndpointTable {
  id: string
  companyId: string
  url: string
  /** `WebhookKind[]` */
  kindsJson: string
  /** `failed` is given up until an owner switches it on; what was removed stays for what it had been sent. */
  status: 'active' | 'failed' | 'removed'
  secretNumber: number
  /** Until when the secret before signs as well. */
  formerUntil: InstantText | null
  /** Since when nothing has arrived. */
  failingSince: InstantText | null
  createdBy: string
  createdAt: InstantText
}

/** One message to one endpoint, however many attempts it takes. */
export interface WebhookDeliveryTable {
  id: string
  endpointId: string
  /** Unique per endpoint: what happened is put down once. */
  eventKey: string
  /** `DeliveredKind` */
  kind: string
  bodyJson: string
  status: 'waiting' | 'delivered' | 'failed'
  attempts: number
  /** Status of the last answer; null when there was none. */
  answered: number | null
  /** `OutgoingFault` of the last attempt that was not answered. */
  fault: string | null
  createdAt: InstantText
  attemptedAt: InstantText | null
  nextAt: InstantText | null
}

// ── corridors, rates ────────────────────────────────────────────────────────────────────────
export interface CorridorTable {
  id: string
  slug: string
  nameZh: string
  nameEn: string
  descriptionZh: string
  descriptionEn: string
  isOpen: Flag
  ordinal: number
  createdAt: InstantText
}

/** Units of `quote` for one unit of `base` on a day, as a decimal string. */
export interface ExchangeRateTable {
  id: string
  base: Currency
  quote: Currency
  rate: string
  day: DayText
  source: string
  enteredBy: string | null
  createdAt: InstantText
}

// ── discovery ───────────────────────────────────────────────────────────────────────────────
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

/** What a person wants to hear of, where that is not the usual: everything, on both ways. */
export interface NoticeChoiceTable {
  personId: string
  topic: string
  isShown: Flag
  isMailed: Flag
}

// ── notifications, audit, plumbing ──────────────────────────────────────────────────────────
export interface NotificationTable {
  id: string
  personId: string
  /** Key of the sentence: `kind.<kind>` in notifications.json. */
  kind: string
  /** Values of the sentence. */
  valuesJson: string
  /** Path without the language segment: `/requests/R-4K7P2M`. */
  path: string
  createdAt: InstantText
  readAt: InstantText | null
}

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

export interface JobTable {
  id: string
  kind: string
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

/** One nightly check of the audit's chain. */
export interface AuditCheckTable {
  id: string
  checkedAt: InstantText
  /** How many entries fitted. */
  entries: number
  /** Number of the first entry that did not fit. */
  brokenNumber: number | null
}

/** Letters that the demo keeps instead of sending. */
export interface MailboxTable {
  id: string
  recipient: string
  subject: string
  textBody: string
  htmlBody: string
  language: LanguageTag
  createdAt: InstantText
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

export interface Database {
  person: PersonTable
  session: SessionTable
  mailToken: MailTokenTable
  accessToken: AccessTokenTable
  webhookEndpoint: WebhookEndpointTable
  webhookDelivery: WebhookDeliveryTable
  throttle: ThrottleTable
  company: CompanyTable
  companyCapability: CompanyCapabilityTable
  companyCertificate: CompanyCertificateTable
  membership: MembershipTable
  joinRequest: JoinRequestTable
  companyVerification: CompanyVerificationTable
  document: DocumentTable
  revision: RevisionTable
  segment: SegmentTable
  translationTask: TranslationTaskTable
  translation: TranslationTable
  translationHistory: TranslationHistoryTable
  translationComment: TranslationCommentTable
  taskImport: TaskImportTable
  memoryImport: MemoryImportTable
  tmUnit: TmUnitTable
  tmOrigin: TmOriginTable
  tmBlock: TmBlockTable
  tmCount: TmCountTable
  tmKey: TmKeyTable
  tmFresh: TmFreshTable
  dictionaryEntry: DictionaryEntryTable
  termConcept: TermConceptTable
  term: TermTable
  checkKeep: CheckKeepTable
  machineKind: MachineKindTable
  machineDraft: MachineDraftTable
  machineSending: MachineSendingTable
  machineDay: MachineDayTable
  machineHealth: MachineHealthTable
  machineCache: MachineCacheTable
  serviceHours: ServiceHoursTable
  teamDay: TeamDayTable
  segmentCut: SegmentCutTable
  publication: PublicationTable
  request: RequestTable
  requestTechnology: RequestTechnologyTable
  requirement: RequirementTable
  requestFile: RequestFileTable
  amendment: AmendmentTable
  requestEvent: RequestEventTable
  question: QuestionTable
  bid: BidTable
  bidVersion: BidVersionTable
  requestKey: RequestKeyTable
  award: AwardTable
  engagement: EngagementTable
  engagementEvent: EngagementEventTable
  motion: MotionTable
  pause: PauseTable
  dispute: DisputeTable
  disputeReference: DisputeReferenceTable
  disputeReminder: DisputeReminderTable
  disputeStatement: DisputeStatementTable
  disputeOutcome: DisputeOutcomeTable
  disputeAcceptance: DisputeAcceptanceTable
  contractProposal: ContractProposalTable
  contractSignature: ContractSignatureTable
  milestone: MilestoneTable
  criterion: CriterionTable
  delivery: DeliveryTable
  verdict: VerdictTable
  criterionVerdict: CriterionVerdictTable
  milestoneReminder: MilestoneReminderTable
  paymentFact: PaymentFactTable
  scaleStatement: ScaleStatementTable
  outcomeSum: OutcomeSumTable
  outcomeShare: OutcomeShareTable
  outcomeSpan: OutcomeSpanTable
  jobsReport: JobsReportTable
  outcomeJobs: OutcomeJobsTable
  changeOrder: ChangeOrderTable
  message: MessageTable
  messageWish: MessageWishTable
  messageReader: MessageReaderTable
  certificate: CertificateTable
  certificatePaper: CertificatePaperTable
  certificateChoice: CertificateChoiceTable
  meeting: MeetingTable
  meetingTime: MeetingTimeTable
  meetingMinutes: MeetingMinutesTable
  minutesConfirmation: MinutesConfirmationTable
  meetingReminder: MeetingReminderTable
  review: ReviewTable
  reviewRemoval: ReviewRemovalTable
  ndaVersion: NdaVersionTable
  ndaSignature: NdaSignatureTable
  annexDownload: AnnexDownloadTable
  corridor: CorridorTable
  exchangeRate: ExchangeRateTable
  searchDocument: SearchDocumentTable
  searchWord: SearchWordTable
  searchQueue: SearchQueueTable
  savedSearch: SavedSearchTable
  searchAlert: SearchAlertTable
  requestFollow: RequestFollowTable
  deadlineReminder: DeadlineReminderTable
  noticeChoice: NoticeChoiceTable
  bidInvitation: BidInvitationTable
  notification: NotificationTable
  auditEntry: AuditEntryTable
  auditHead: AuditHeadTable
  auditCheck: AuditCheckTable
  job: JobTable
  mailbox: MailboxTable
  idempotency: IdempotencyTable
  counter: CounterTable
  file: FileTable
}
