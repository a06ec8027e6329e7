import { z } from 'zod'
import type { CompanyKind } from '#db/schema'
import { longestProfile, profileFields } from '../company'
import { caseFields, inputOf, longestCaseTitle } from './case-study'

const required = { error: 'common:form.error.required' }
const text = z.string().trim().max(longestProfile, `common:form.error.tooLong|{"max":${longestProfile}}`)
const about = z.string(required).pipe(text.min(1, 'common:form.error.required'))
const title = z.string().trim().max(longestCaseTitle, `common:form.error.tooLong|{"max":${longestCaseTitle}}`)

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
  return Object.fromEntries(fields.map((name) => [name, String(form[inputOf(name)] ?? '').replace(/\r\n?/g, '\n')]))
}
