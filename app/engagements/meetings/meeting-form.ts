import { z } from 'zod'
import { day, mayBeEmpty, words } from '../contracts/contract-form'
import { instantOf, lengths, limits } from './meeting'

const requiredChoice = 'common:form.error.requiredChoice'

/** Up to three times; the first one is needed, a row that is left empty is not there. */
const times = z
  .array(z.strictObject({ day: z.union([z.literal(''), day]).optional(), clock: z.string().trim().optional() }))
  .max(limits.times)
  .transform((rows, context) => {
    const read: { at: number; startsAt: string }[] = []
    for (const [at, { day: date = '', clock = '' }] of rows.entries()) {
      if (date === '' && clock === '' && at > 0) continue
      const isClock = /^([01]\d|2[0-3]):[0-5]\d$/.test(clock)
      if (date === '') context.addIssue({ code: 'custom', path: [at, 'day'], message: 'common:form.error.required' })
      if (!isClock) context.addIssue({ code: 'custom', path: [at, 'clock'], message: requiredChoice })
      if (date === '' || !isClock) continue
      const startsAt = instantOf(date, clock)
      if (read.some((each) => each.startsAt === startsAt))
        context.addIssue({ code: 'custom', path: [at, 'clock'], message: 'meetings:refused.twice' })
      read.push({ at, startsAt })
    }
    return read
  })
const lengthMinutes = z
  .string({ error: requiredChoice })
  .transform(Number)
  .refine((length) => (lengths as readonly number[]).includes(length), requiredChoice)

export const meetingSchema = z.strictObject({
  title: words(limits.title),
  agenda: mayBeEmpty(limits.words),
  place: words(limits.place),
  lengthMinutes,
  times,
})

/** `round` is the set of times that was on the page. */
const round = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)

export const timesSchema = z.strictObject({ round, lengthMinutes, times })

export const acceptSchema = z.strictObject({ round, startsAt: z.iso.datetime({ error: requiredChoice }) })

export const reasonSchema = z.strictObject({ reason: words(limits.reason) })
