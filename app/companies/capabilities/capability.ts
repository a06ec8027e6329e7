import { z } from 'zod'
import type { DayText, Vertical } from '#db/schema'
import { verticals } from '~/requests/request'

/** Certificates that one vendor states. */
export const mostCertificates = 6
export const longestCertificate = 80

export interface Certificate {
  name: string
  /** Last day on which it holds; null for one that does not run out. */
  expiresOn: DayText | null
}

export interface Capabilities {
  verticals: Vertical[]
  teamSize: number | null
  certificates: Certificate[]
}

export const noCapabilities: Capabilities = { verticals: [], teamSize: null, certificates: [] }

const rows = Array.from({ length: mostCertificates }, (_, index) => index + 1)

/** Names of the fields of the n-th certificate. */
export const certificateFields = rows.map((number) => ({ name: `certificate${number}`, expiresOn: `expires${number}` }))
export const capabilityOrder = ['verticals', 'teamSize', ...certificateFields.flatMap(({ name, expiresOn }) => [name, expiresOn])]

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

/** Whether a certificate still holds on a day. */
export const holds = ({ expiresOn }: Certificate, today: DayText): boolean => expiresOn === null || expiresOn >= today
