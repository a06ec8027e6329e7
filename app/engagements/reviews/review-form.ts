import { z } from 'zod'
import { words } from '../contracts/contract-form'
import type { Side } from '../engagement'
import { aspectsOf, limits, mostStars, parts, removalReasons, type Stars } from './review'

const star = z
  .string({ error: 'common:form.error.requiredChoice' })
  .regex(new RegExp(`^[1-${mostStars}]$`), 'common:form.error.requiredChoice')

/** `stars.<aspect>` from 1 to 5, and the words. */
export const reviewSchema = (side: Side) =>
  z
    .strictObject({
      stars: z.strictObject(Object.fromEntries(aspectsOf[side].map((aspect) => [aspect, star]))),
      words: words(limits.words),
    })
    .transform(({ stars, words: said }) => ({
      words: said,
      stars: Object.fromEntries(Object.entries(stars).map(([aspect, value]) => [aspect, Number(value)])) as Stars,
    }))

export const answerSchema = z.strictObject({ answer: words(limits.answer) })

export const removalSchema = z.strictObject({
  part: z.enum(parts, { error: 'common:form.error.requiredChoice' }),
  reason: z.enum(removalReasons, { error: 'common:form.error.requiredChoice' }),
  note: words(limits.answer),
})
