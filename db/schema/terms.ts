import type { Flag, InstantText, LanguageTag } from './columns'

export type TermStatus = 'preferred' | 'admitted' | 'deprecated' | 'forbidden'

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

export interface TermsTables {
  dictionaryEntry: DictionaryEntryTable
  termConcept: TermConceptTable
  term: TermTable
  checkKeep: CheckKeepTable
}
