import { z } from 'zod'
import { verticals } from '~/requests/request'
import { type Capabilities, certificateFields, longestCertificate } from './capability'

const name = z.string().trim().max(longestCertificate, `common:form.error.tooLong|{"max":${longestCertificate}}`).default('')
const day = z
  .string()
  .trim()
  .refine((text) => text === '' || isDay(text), 'companies:capabilities.error.day')
  .default('')

/** The form's fields; empty ones are left out by the form reader. */
export const capabilitySchema = z
  .strictObject({
    verticals: z.array(z.enum(verticals)).default([]),
    teamSize: z.coerce
      .number('companies:capabilities.error.team')
      .int('companies:capabilities.error.team')
      .min(1, 'companies:capabilities.error.team')
      .max(500_000, 'companies:capabilities.error.team')
      .optional(),
    ...Object.fromEntries(certificateFields.flatMap((fields) => [[fields.name, name] as const, [fields.expiresOn, day] as const])),
  })
  .superRefine((form, context) => {
    const typed = form as unknown as Record<string, string>
    for (const fields of certificateFields) {
      if (typed[fields.expiresOn] && !typed[fields.name]) {
        context.addIssue({ code: 'custom', path: [fields.name], message: 'companies:capabilities.error.name' })
      }
    }
  })

/** What was typed, without empty lines. */
export function capabilitiesOf(form: z.infer<typeof capabilitySchema>): Capabilities {
  const typed = form as unknown as Record<string, string>
  return {
    verticals: form.verticals,
    teamSize: form.teamSize ?? null,
    certificates: certificateFields.flatMap(({ name: field, expiresOn }) =>
      typed[field] ? [{ name: typed[field], expiresOn: typed[expiresOn] || null }] : [],
    ),
  }
}

/** A day of the calendar: 30 February is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
