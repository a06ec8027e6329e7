import { z } from 'zod'
import type { Currency } from '#db/schema'
import { day, mayBeEmpty, readAmount, words } from '../contracts/contract-form'
import { limits } from './change-order'

/** `target` is a milestone's number or `new`; the price is typed as an amount and a direction, since people do not type minus signs. */
export const changeSchema = (currency: Currency) =>
  z
    .strictObject({
      title: words(limits.title),
      scope: words(limits.words),
      target: z.string({ error: 'common:form.error.requiredChoice' }).regex(/^(new|\d{1,3})$/, 'common:form.error.requiredChoice'),
      direction: z.enum(['none', 'more', 'less'], { error: 'common:form.error.requiredChoice' }),
      amount: z.string().trim().optional(),
      dueOn: z.union([z.literal(''), day]).optional(),
      criterion: mayBeEmpty(limits.words),
    })
    .transform(({ title, scope, criterion, target, direction, amount = '', dueOn }, context) => {
      let deltaMinor = 0
      if (direction !== 'none') {
        const read = amount ? readAmount(amount, currency) : ({ ok: false, message: 'common:form.error.required' } as const)
        if (!read.ok) context.addIssue({ code: 'custom', path: ['amount'], message: read.message })
        else deltaMinor = direction === 'less' ? -read.minor : read.minor
      }
      return {
        fields: { title, scope, ...(criterion ? { addedCriterion: criterion } : {}) },
        effect: { milestoneNumber: target === 'new' ? null : Number(target), deltaMinor, dueOn: dueOn || null },
      }
    })

export const declineSchema = z.strictObject({ reason: words(limits.reason) })
