import type { JobHandlers } from '~/platform/jobs.server'
import { openBids, passGateUnverified } from './opening/commands.server'

/** What happens to bids by the clock. Handlers are idempotent: the request's state decides. */
export const bidJobs: JobHandlers = {
  openBids: async (db, { payload }) => {
    await openBids(db, String(payload.requestId))
  },
  bidGate: async (db, { payload }) => {
    await passGateUnverified(db, String(payload.requestId))
  },
}
