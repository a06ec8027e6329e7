import { afterAll, beforeAll } from 'vitest'
import { mailJobs } from '~/notifications/jobs.server'
import { config } from '~/platform/config.server'
import { configuredPost } from '~/platform/mail.server'
import { jobHandlers } from '~/worker.server'

/** Until the file's end the settings are those of a demonstration: only there the known password opens accounts. */
export function asDemonstration(): void {
  beforeAll(() => void Object.assign(config, { demo: true }))
  afterAll(() => void Object.assign(config, { demo: false }))
}

/** The jobs as a demonstration runs them: letters stay in its own mailbox. */
export const demonstrationJobs = { ...jobHandlers, ...mailJobs({ ...configuredPost, origin: config.origin, isDemo: true }) }
