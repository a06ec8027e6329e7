import { databaseNow, days, plusMs } from '#db/clock'
import type { JobHandlers } from '~/platform/jobs.server'

/** Clears away what has run out: sessions, used or dead links, counters. */
export const accountJobs: JobHandlers = {
  sweepAccounts: async (db) => {
    const now = await databaseNow(db)
    await db.deleteFrom('session').where('expiresAt', '<', now).execute()
    await db
      .deleteFrom('mailToken')
      .where('expiresAt', '<', plusMs(now, -days(30)))
      .execute()
    await db.deleteFrom('throttle').where('windowEndsAt', '<', now).execute()
  },
}
