import type { LanguageTag, PartOfSpeech, TermDomain, TermStatus } from '#db/schema'
import { canReadTasks, canTranslate } from '../tasks/task'

/** The words that everybody on the portal uses for a thing, in both languages. */

export const canReadTerms = canReadTasks
export const canEditTerms = canTranslate

export const termDomains = [
  'automation',
  'production',
  'quality',
  'warehouse',
  'purchasing',
  'maintenance',
  'software',
  'data',
  'commercial',
] as const satisfies readonly TermDomain[]
export const partsOfSpeech = ['noun', 'verb', 'adjective', 'adverb', 'other'] as const satisfies readonly PartOfSpeech[]
export const termStatuses = ['preferred', 'admitted', 'deprecated', 'forbidden'] as const satisfies readonly TermStatus[]

export const longestTerm = 80
export const longestDefinition = 500
export const mostTerms = 12

export interface TermText {
  language: LanguageTag
  status: TermStatus
  text: string
}

/** A concept as it is written down: what the form sends and what the starter base holds. */
export interface ConceptText {
  domain: TermDomain
  partOfSpeech: PartOfSpeech
  definitionZh: string
  definitionEn: string
  note: string
  /** Stays as it is in every language: a name of a product or a standard. */
  isKept: boolean
  isCaseSensitive: boolean
  terms: readonly TermText[]
}

/** One spelling for comparing: 工单 and 工单, Work order and work  order are one. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** An abbreviation is meant only where it stands in capitals: IT is no "it". */
export const isAbbreviation = (text: string): boolean => /^[A-Z][A-Z0-9&/.-]+$/.test(text) && /[A-Z].*[A-Z]/.test(text)

/**
 * Whether a term is looked for in sources. One English word that is also right (start, line, team) is taken in a translation, but
 * says too many other things to be looked for.
 */
export const isSought = ({ language, status, text }: TermText): boolean =>
  !(language === 'en' && status === 'admitted' && /^[A-Za-z]+$/.test(text) && !isAbbreviation(text))

/** Name of the form's field for the terms of one language and status; preferred is one, the others one a line. */
export const fieldOf = (language: LanguageTag, status: TermStatus) =>
  `${language === 'en' ? 'en' : 'zh'}${status[0]!.toUpperCase()}${status.slice(1)}` as `${'zh' | 'en'}${'Preferred' | 'Admitted' | 'Deprecated' | 'Forbidden'}`

/** Why a concept cannot be saved as it is, as a message key; the same word cannot be both allowed and forbidden. */
export function faultOf({ terms }: Pick<ConceptText, 'terms'>): 'twice' | null {
  const names = terms.map(({ language, text: each }) => `${language} ${folded(each)}`)
  return new Set(names).size === names.length ? null : 'twice'
}
