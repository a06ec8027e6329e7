import { z } from 'zod'
import { contactLeaks } from '~/platform/contact-leak'
import { tidy } from '~/platform/tidy'
import { longest, refusalReasons } from './question'

const text = (most: number) =>
  z
    .string({ error: 'common:form.error.required' })
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(2, { error: 'common:form.error.required' })
        .max(most, { error: `common:form.error.tooLong|{"max":${most}}` }),
    )

const shared = { key: z.string().max(200).optional(), isChecked: z.literal('on').optional() }

export const questionSchema = z.strictObject({ text: text(longest.question), ...shared })
export const answerSchema = z.strictObject({ text: text(longest.answer), ...shared })
export const refusalSchema = z.strictObject({ reason: z.enum(refusalReasons, { error: 'common:form.error.requiredChoice' }) })

/**
 * What in a text may tell who wrote it, as its writer typed it: contact data, or one of the company's names. Null when nothing does. A
 * warning, not a verdict: the writer may look again and send it all the same.
 */
export function givenAway(text: string, names: readonly string[] = []): string | null {
  const leak = contactLeaks(text)[0]
  if (leak) return leak.text
  const plain = text.normalize('NFKC').toLowerCase()
  return names.find((name) => name.length >= 2 && plain.includes(name.normalize('NFKC').toLowerCase())) ?? null
}
