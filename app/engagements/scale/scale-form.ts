import { z } from 'zod'
import { words } from '../contracts/contract-form'
import { longestReason, scaleChoices } from './scale'

export const scaleSchema = z.strictObject({
  /** The round that the form was shown in. */
  round: z.string().regex(/^\d{1,4}$/),
  choice: z.enum(scaleChoices, { error: 'common:form.error.requiredChoice' }),
  reason: words(longestReason),
})
