import { z } from 'zod'
import { mayBeEmpty, words } from '../contracts/contract-form'
import { limits } from './milestone'

export const deliverySchema = z.strictObject({ note: words(limits.note), files: z.unknown().optional() })

/** The buyer's judgement: `judged[0].criterionId`, `.isMet`, `.reason`. A criterion that is not met needs its reason. */
export const judgementSchema = z
  .strictObject({
    round: z.string().regex(/^\d{1,3}$/),
    judged: z
      .array(
        z
          .strictObject({
            criterionId: z.string().max(64),
            isMet: z.enum(['yes', 'no'], { error: 'common:form.error.requiredChoice' }),
            reason: mayBeEmpty(limits.reason),
          })
          .superRefine(({ isMet, reason }, context) => {
            if (isMet === 'no' && reason === '')
              context.addIssue({ code: 'custom', path: ['reason'], message: 'engagements:error.reasonNeeded' })
          }),
      )
      .max(100),
    note: mayBeEmpty(limits.note),
    files: z.unknown().optional(),
  })
  .transform(({ judged, ...rest }) => {
    return { ...rest, round: Number(rest.round), judged: judged.map(({ isMet, ...each }) => ({ ...each, isMet: isMet === 'yes' })) }
  })
