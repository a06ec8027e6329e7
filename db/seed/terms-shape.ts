import type { PartOfSpeech, TermDomain } from '../schema'

/** Words beside the preferred pair. */
export interface MoreWords {
  /** Also right. */
  zh?: readonly string[]
  en?: readonly string[]
  /** Not to be used for this concept. */
  notZh?: readonly string[]
  notEn?: readonly string[]
  part?: PartOfSpeech
}

/** One concept: preferred word and definition in both languages. */
export type StarterRow = readonly [zh: string, en: string, definitionZh: string, definitionEn: string, more?: MoreWords]

export interface StarterTerms {
  domain: TermDomain
  rows: readonly StarterRow[]
}
