import type { JobHandlers } from './platform/jobs.server'

/** The handlers of every kind of job, gathered from the domains. */
export const jobHandlers: JobHandlers = {}
