import { z } from 'zod'
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

const required = 'common:form.error.required'
const tooLong = (max: number) => ({ error: `common:form.error.tooLong|${JSON.stringify({ max })}` })
const text = (max: number) => z.string().trim().max(max, tooLong(max)).default('')
const preferred = z.string({ error: required }).trim().max(longestTerm, tooLong(longestTerm))
const lines = z
  .string()
  .trim()
  .default('')
  .refine((typed) => linesOf(typed).every((line) => line.length <= longestTerm), tooLong(longestTerm))
  .refine((typed) => linesOf(typed).length <= mostTerms, { error: 'translations:terms.error.tooMany' })

const linesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.normalize('NFKC').replace(/\s+/g, ' ').trim())
      .filter(Boolean),
  ),
]

export const conceptSchema = z.strictObject({
  zhPreferred: preferred,
  zhAdmitted: lines,
  zhDeprecated: lines,
  zhForbidden: lines,
  enPreferred: preferred,
  enAdmitted: lines,
  enDeprecated: lines,
  enForbidden: lines,
  domain: z.enum(termDomains, { error: 'common:form.error.badChoice' }),
  partOfSpeech: z.enum(partsOfSpeech, { error: 'common:form.error.badChoice' }),
  definitionZh: text(longestDefinition),
  definitionEn: text(longestDefinition),
  note: text(longestDefinition),
  isKept: z.literal('on').optional(),
  isCaseSensitive: z.literal('on').optional(),
  version: z.coerce.number().int().optional(),
})

/** The form's values as a concept. */
export function conceptOf({ isKept, isCaseSensitive, version: _, ...typed }: z.infer<typeof conceptSchema>): ConceptText {
  const terms = (['zh-CN', 'en'] as const).flatMap((language) =>
    termStatuses.flatMap((status) => linesOf(typed[fieldOf(language, status)]).map((each) => ({ language, status, text: each }))),
  )
  const { domain, partOfSpeech, definitionZh, definitionEn, note } = typed
  const flags = { isKept: isKept === 'on', isCaseSensitive: isCaseSensitive === 'on' }
  return { domain, partOfSpeech, definitionZh, definitionEn, note, ...flags, terms }
}

/** Why a concept cannot be saved as it is, as a message key; the same word cannot be both allowed and forbidden. */
export function faultOf({ terms }: Pick<ConceptText, 'terms'>): 'twice' | null {
  const names = terms.map(({ language, text: each }) => `${language} ${folded(each)}`)
  return new Set(names).size === names.length ? null : 'twice'
}
