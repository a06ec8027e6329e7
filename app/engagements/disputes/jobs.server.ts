import { databaseNow } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import type { JobHandlers } from '~/platform/jobs.server'
import { lockEngagement, tellOther, tellParty } from '../commands.server'
import { tellModerators } from './commands.server'

export const disputeJobs: JobHandlers = {
  disputeReminder: (db, { payload }) => remindOfAnswer(db, payload as unknown as Reminder),
}

interface Reminder {
  disputeId: string
  share: number
}

/**
 * Reminds the side that has yet to answer, once each; when the time is over both sides learn it, and the moderators that one of them may take the
 * dispute up. The dispute itself stays as it is.
 */
function remindOfAnswer(db: Db, { disputeId, share }: Reminder): Promise<void> {
  return inTransaction(db, async (tx) => {
    const about = await tx.selectFrom('dispute').select('engagementId').where('id', '=', disputeId).executeTakeFirst()
    const engagement = about ? await lockEngagement(tx, about.engagementId) : undefined
    if (!engagement) return
    const dispute = await tx
      .selectFrom('dispute')
      .select(['number', 'side', 'status', 'answerDueAt'])
      .where('id', '=', disputeId)
      .executeTakeFirstOrThrow()
    if (dispute.status !== 'raised') return
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('disputeReminder')
      .values({ disputeId, share, createdAt: await databaseNow(tx) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return
    const { number, side, answerDueAt } = dispute
    const told = { engagement, values: { number, share, by: { instant: answerDueAt } }, path: `/disputes/${number}` }
    if (share < 100) return tellOther(tx, { ...told, side, kind: 'disputeReminder' })
    await tellParty(tx, { ...told, to: 'both', kind: 'disputeUnanswered' })
    await tellModerators(tx, { engagement, number })
  })
}
