import { z } from 'zod'
import type { CompanyKind } from '#db/schema'
import { tidy } from '~/platform/tidy'
import { longestProfile, profileFields } from '../company'
import { caseFields, inputOf, longestCaseTitle } from './case-study'

const required = { error: 'common:form.error.required' }
const words = (max: number) =>
  z
    .string(required)
    .transform(tidy)
    .refine((typed) => typed.length <= max, `common:form.error.tooLong|${JSON.stringify({ max })}`)
const text = words(longestProfile)
const about = text.refine((typed) => typed !== '', required)
const title = words(longestCaseTitle)

const cases = Object.fromEntries(
  caseFields.flatMap((fields) => [
    [inputOf(fields.title), title.optional()],
    [inputOf(fields.text), text.optional()],
  ]),
)

/** What a company writes of itself. A case study needs both its heading and its text. */
export const profileSchemas = {
  buyer: z.strictObject({ about, products: text.optional() }),
  vendor: z.strictObject({ about, capabilities: text.optional(), ...cases }).superRefine((form, context) => {
    const typed = form as Record<string, string | undefined>
    for (const fields of caseFields) {
      const [heading, body] = [inputOf(fields.title), inputOf(fields.text)]
      if (!typed[heading] === !typed[body]) continue
      context.addIssue({
        code: 'custom',
        path: [typed[heading] ? body : heading],
        message: typed[heading] ? 'companies:error.caseText' : 'companies:error.caseTitle',
      })
    }
  }),
} as const satisfies Record<CompanyKind, z.ZodType>

/** What was typed, by the names of the document's fields. */
export function profileOf(kind: CompanyKind, form: Record<string, unknown>): Record<string, string> {
  const fields = [...profileFields[kind], ...(kind === 'vendor' ? caseFields.flatMap((each) => [each.title, each.text]) : [])]
  return Object.fromEntries(fields.map((name) => [name, String(form[inputOf(name)] ?? '')]))
}
