import { databaseNow } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import type { JobHandlers } from '~/platform/jobs.server'
import { lockEngagement, tellParty } from '../commands.server'

export const meetingJobs: JobHandlers = {
  meetingReminder: (db, { payload }) => remindOfMeeting(db, payload as unknown as Reminder),
}

interface Reminder {
  meetingId: string
  startsAt: string
  hoursBefore: number
}

/** Reminds both sides of an agreed time, once, and only while it holds and lies ahead. */
function remindOfMeeting(db: Db, { meetingId, startsAt, hoursBefore }: Reminder): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { engagementId } = (await tx.selectFrom('meeting').select('engagementId').where('id', '=', meetingId).executeTakeFirst()) ?? {}
    const engagement = engagementId ? await lockEngagement(tx, engagementId) : undefined
    if (!engagement) return
    const meeting = await tx
      .selectFrom('meeting')
      .select(['number', 'status', 'startsAt', 'place'])
      .where('id', '=', meetingId)
      .executeTakeFirstOrThrow()
    const now = await databaseNow(tx)
    if (meeting.status !== 'agreed' || meeting.startsAt !== startsAt || startsAt <= now) return
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('meetingReminder')
      .values({ meetingId, startsAt, hoursBefore, createdAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return
    const { number, place } = meeting
    await tellParty(tx, {
      engagement,
      to: 'both',
      kind: 'meetingReminder',
      values: { number, place, at: { instant: startsAt } },
      path: `/meetings/${number}`,
    })
  })
}
