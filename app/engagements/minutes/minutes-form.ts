import { z } from 'zod'
import { mayBeEmpty, words } from '../contracts/contract-form'
import { limits } from './minutes'

const version = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)

/** `basedOn`: number of the version that was read before writing this one; 0 for none. */
export const minutesSchema = z
  .strictObject({
    basedOn: version,
    title: words(limits.title),
    attendees: words(limits.attendees),
    discussed: words(limits.words),
    decided: mayBeEmpty(limits.words),
    actions: mayBeEmpty(limits.words),
  })
  .transform(({ basedOn, attendees, ...fields }) => ({
    basedOn,
    attendees,
    fields: Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')),
  }))

/** Hashes of the texts that were on the page. */
export const confirmSchema = z.strictObject({ version, sha256Zh: z.string().max(64), sha256En: z.string().max(64) })
