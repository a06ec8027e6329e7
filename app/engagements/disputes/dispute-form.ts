import { z } from 'zod'
import { words } from '../contracts/contract-form'
import { limits } from './dispute'

const ids = z
  .union([z.string().max(64), z.array(z.string().max(64)).max(limits.references)])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))

export const disputeSchema = z
  .strictObject({ title: words(limits.title), claim: words(limits.words), wanted: words(limits.words), criteria: ids, files: ids })
  .superRefine(({ criteria, files }, context) => {
    if (criteria.length + files.length === 0)
      context.addIssue({ code: 'custom', path: ['criteria'], message: 'disputes:error.noReference' })
  })
  .transform(({ title, claim, wanted, criteria, files }) => ({ fields: { title, claim, wanted }, criteria, files }))

export const answerSchema = z.strictObject({ answer: words(limits.words) })
export const statementSchema = z.strictObject({ text: words(limits.words) })
