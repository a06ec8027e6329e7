import { z } from 'zod'

/** What every decision is sent with. */
export const noteField = z
  .string({ error: 'companies:error.noteMissing' })
  .trim()
  .min(1, 'companies:error.noteMissing')
  .max(2_000, 'common:form.error.tooLong|{"max":2000}')

/** `stampOf` the company that the moderator had before their eyes. */
export const seenField = z.string().max(120).optional()

/** The public register that was looked at; which ones there are depends on the company's kind. */
export const registryField = z.enum(['gsxt', 'gst', 'mca'], { error: 'companies:error.badRegistry' })
