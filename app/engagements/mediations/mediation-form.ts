import { z } from 'zod'
import { mayBeEmpty, words } from '../contracts/contract-form'
import { limits as wordLimits } from '../disputes/dispute'
import { limits } from '../disputes/outcome'

/** A settlement may say why; a decision has to. Empty fields are left out: there would be nothing to translate. */
export const settlementSchema = z
  .strictObject({ outcome: words(limits.outcome), grounds: mayBeEmpty(limits.grounds) })
  .transform(({ outcome, grounds }): Record<string, string> => (grounds ? { outcome, grounds } : { outcome }))
export const decisionSchema = z.strictObject({ outcome: words(limits.outcome), grounds: words(limits.grounds) })

export const askSchema = z.strictObject({
  addressee: z.enum(['both', 'buyer', 'vendor'], { error: 'common:form.error.requiredChoice' }),
  text: words(wordLimits.words),
})
export const pauseSchema = z.strictObject({ reason: words(wordLimits.words) })
