import { z } from 'zod'
import { mayBeEmpty } from '../contracts/contract-form'
import { limits } from './message'

const upTo = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** `seen` is the newest message that stood on the page when it was answered. Files are read apart from it. */
export const messageSchema = z.strictObject({ text: mayBeEmpty(limits.text), seen: upTo.optional(), files: z.unknown().optional() })

/** `isQuiet`: the page says it by itself and wants no other page in return. */
export const readSchema = z.strictObject({ upTo, isQuiet: z.literal('yes').optional() })
