import { z } from 'zod'
import { rhythms } from './saved-search'

export const saveSchema = z.strictObject({
  search: z.string().max(1_000),
  rhythm: z.enum(rhythms, { error: 'discovery:saved.error.rhythm' }),
})

export const rhythmSchema = z.strictObject({ rhythm: z.enum(rhythms, { error: 'discovery:saved.error.rhythm' }) })
