import { inTransaction } from '#db/connect'
import { notify } from '~/notifications/commands.server'
import type { JobHandlers } from '~/platform/jobs.server'
import { ownersOf } from './queries.server'

export const companyJobs: JobHandlers = {
  /** A month before a verification ends; of no use when it has been renewed, suspended or sent back meanwhile. */
  verificationEnding: async (db, { payload }) => {
    const { companyId, verifiedUntil } = payload as { companyId: string; verifiedUntil: string }
    await inTransaction(db, async (tx) => {
      const company = await tx
        .selectFrom('company')
        .select(['nameZh', 'nameEn'])
        .where('id', '=', companyId)
        .where('status', '=', 'verified')
        .where('verifiedUntil', '=', verifiedUntil)
        .executeTakeFirst()
      if (!company) return
      await notify(tx, {
        to: await ownersOf(tx, companyId),
        kind: 'companyVerificationEnding',
        values: { company: { zh: company.nameZh, en: company.nameEn }, until: { instant: verifiedUntil } },
        path: '/company',
      })
    })
  },
}
