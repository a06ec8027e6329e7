import type { JobHandlers } from '~/platform/jobs.server'
import { publishHeld } from '~/requests/publication/commands.server'
import { resumeRequestsOf } from './commands.server'

export const triageJobs: JobHandlers = {
  companyVerified: async (db, { payload }) => {
    const { companyId } = payload as { companyId: string }
    await publishHeld(db, companyId)
    await resumeRequestsOf(db, companyId)
  },
}
