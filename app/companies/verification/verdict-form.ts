import { z } from 'zod'
import { tidy } from '~/platform/tidy'

/** What every decision is sent with. */
export const noteField = z
  .string({ error: 'companies:error.noteMissing' })
  .transform(tidy)
  .refine((note) => note !== '', 'companies:error.noteMissing')
  .refine((note) => note.length <= 2_000, 'common:form.error.tooLong|{"max":2000}')

/** `stampOf` the company that the moderator had before their eyes. */
export const seenField = z.string().max(120).optional()

/** The public register that was looked at; which ones there are depends on the company's kind. */
export const registryField = z.enum(['gsxt', 'gst', 'mca'], { error: 'companies:error.badRegistry' })
