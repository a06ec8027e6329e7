import { z } from 'zod'
import { mayBeEmpty, words } from '../contracts/contract-form'
import { limits } from './motion'

export const motionSchema = z.strictObject({ reason: words(limits.reason), remaining: mayBeEmpty(limits.remaining) })
