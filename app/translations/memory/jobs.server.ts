import type { JobHandlers } from '~/platform/jobs.server'
import { indexMemory } from '../memory-index/commands.server'

export const memoryJobs: JobHandlers = { indexMemory: (db) => indexMemory(db) }
