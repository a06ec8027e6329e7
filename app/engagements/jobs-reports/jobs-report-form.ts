import { z } from 'zod'
import { whole, words } from '../contracts/contract-form'
import { longestEvidence, tenthsFrom } from './jobs-report'

const fte = z
  .string({ error: 'common:form.error.required' })
  .refine((text) => tenthsFrom(text) !== null, 'outcomes:error.fte')
  .transform((text) => tenthsFrom(text) ?? 0)

export const jobsReportSchema = z.strictObject({
  year: z
    .string({ error: 'common:form.error.requiredChoice' })
    .regex(/^20\d\d$/, 'common:form.error.requiredChoice')
    .transform(Number),
  jobsChina: fte,
  jobsIndia: fte,
  training: whole({ min: 0, max: 10_000 }),
  evidence: words(longestEvidence),
})
