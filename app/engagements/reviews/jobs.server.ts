import type { JobHandlers } from '~/platform/jobs.server'
import { revealWhenDue } from './commands.server'

/** Time accepts nothing and decides nothing; it only opens what was written in confidence. */
export const reviewJobs: JobHandlers = {
  revealReviews: (db, { payload }) => revealWhenDue(db, String(payload.engagementId)),
}
