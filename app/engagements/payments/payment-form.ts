import { z } from 'zod'
import type { Currency } from '#db/schema'
import { day, readAmount, words } from '../contracts/contract-form'
import { longestReference, paymentKinds } from './payment'

/** `isAbovePrice`: the writer was warned that the invoice is above the price, and means it. */
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
      isAbovePrice: z.literal('yes').optional(),
    })
    .transform(({ amount, isAbovePrice, ...rest }) => {
      const read = readAmount(amount, currency)
      return { ...rest, isMeant: isAbovePrice === 'yes', amountMinor: read.ok ? read.minor : 0 }
    })
