import type { SearchKind } from '#db/schema'
import type { JobHandlers } from '~/platform/jobs.server'
import { alertReaders, remindOfDeadline } from './alerts/commands.server'
import { sendDigest } from './digests/commands.server'
import { indexAgain, indexQueued } from './indexing/commands.server'

export const discoveryJobs: JobHandlers = {
  indexSearch: async (db) => {
    await indexQueued(db)
  },
  indexAgain: (db, { payload }) => indexAgain(db, payload as { kind: SearchKind; subjectId: string }),
  alertReaders: (db, { payload }) => alertReaders(db, payload as { requestId: string }),
  sendDigest: (db, { payload }) => sendDigest(db, payload as { personId: string }),
  remindOfDeadline: (db, { payload }) => remindOfDeadline(db, payload as { requestId: string; deadlineAt: string }),
}
