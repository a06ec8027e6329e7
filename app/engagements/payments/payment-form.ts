import { z } from 'zod'
import type { Currency } from '#db/schema'
import { day, readAmount, words } from '../contracts/contract-form'
import { longestReference, paymentKinds } from './payment'

/** `isMeant`: the writer was told what is doubtful about the amount, and means it. */
export const paymentSchema = (currency: Currency) =>
  z
    .strictObject({
      kind: z.enum(paymentKinds, { error: 'common:form.error.requiredChoice' }),
      amount: z
        .string({ error: 'common:form.error.required' })
        .trim()
        .superRefine((text, context) => {
          const read = readAmount(text, currency)
          if (!read.ok) context.addIssue({ code: 'custom', message: read.message })
          else if (read.minor === 0) context.addIssue({ code: 'custom', message: 'engagements:error.zeroAmount' })
        }),
      onDay: day,
      reference: words(longestReference),
      isMeant: z.literal('yes').optional(),
    })
    .transform(({ amount, isMeant, ...rest }) => {
      const read = readAmount(amount, currency)
      return { ...rest, isMeant: isMeant === 'yes', amountMinor: read.ok ? read.minor : 0 }
    })
