import { z } from 'zod'
import { tidy } from '~/platform/tidy'
import { type ConceptText, fieldOf, longestDefinition, longestTerm, mostTerms, partsOfSpeech, termDomains, termStatuses } from './term'

const required = 'common:form.error.required'
const tooLong = (max: number) => ({ error: `common:form.error.tooLong|${JSON.stringify({ max })}` })
const upTo = (max: number) =>
  z
    .string({ error: required })
    .transform(tidy)
    .refine((typed) => typed.length <= max, tooLong(max))
const text = (max: number) => upTo(max).default('')
const preferred = upTo(longestTerm)
const lines = z
  .string()
  .transform(tidy)
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
