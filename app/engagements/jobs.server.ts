import { databaseNow } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import type { JobHandlers } from '~/platform/jobs.server'
import { lockEngagement, tellParty } from './commands.server'
import { endOfDay, isOwed } from './milestones/milestone'
import { isLocked } from './scale/scale'

/** Reminders change nothing but what people are told: no milestone, order or engagement moves because time has passed. */
export const engagementJobs: JobHandlers = {
  milestoneReminder: (db, { payload }) => remindOfMilestone(db, payload as unknown as Reminder),
  judgementReminder: (db, { payload }) => remindOfJudgement(db, String(payload.deliveryId)),
}

interface Reminder {
  milestoneId: string
  share: number
  dueOn: string
}

/** Says so many per cent of the time are over: once per due day, and only while the vendor still owes the work and the clock runs. */
function remindOfMilestone(db: Db, { milestoneId, share, dueOn }: Reminder): Promise<void> {
  return inTransaction(db, async (tx) => {
    const milestone = await tx
      .selectFrom('milestone')
      .select(['engagementId', 'number', 'status', 'dueOn'])
      .where('id', '=', milestoneId)
      .executeTakeFirst()
    if (!milestone || milestone.dueOn !== dueOn || !isOwed(milestone.status)) return
    const engagement = await lockEngagement(tx, milestone.engagementId)
    if (engagement?.status !== 'active' || isLocked(milestone.number, engagement)) return
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('milestoneReminder')
      .values({ milestoneId, share, dueOn, createdAt: await databaseNow(tx) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return
    await tellParty(tx, {
      engagement,
      // At the end of the time the buyer knows too.
      to: share === 100 ? 'both' : 'vendor',
      kind: share === 100 ? 'milestoneDue' : 'milestoneReminder',
      values: { number: milestone.number, share, by: { instant: endOfDay(dueOn) } },
      path: `/milestones/${milestone.number}`,
    })
  })
}

/** A delivery that nobody has judged: its buyer is reminded. It stays as it is. */
function remindOfJudgement(db: Db, deliveryId: string): Promise<void> {
  return inTransaction(db, async (tx) => {
    const delivery = await tx
      .selectFrom('delivery')
      .innerJoin('milestone', 'milestone.id', 'delivery.milestoneId')
      .leftJoin('verdict', 'verdict.deliveryId', 'delivery.id')
      .select(['milestone.engagementId', 'milestone.number', 'verdict.id as verdictId'])
      .where('delivery.id', '=', deliveryId)
      .executeTakeFirst()
    if (!delivery || delivery.verdictId) return
    const engagement = await lockEngagement(tx, delivery.engagementId)
    if (engagement?.status !== 'active') return
    const path = `/milestones/${delivery.number}`
    await tellParty(tx, { engagement, to: 'buyer', kind: 'milestoneToJudge', values: { number: delivery.number }, path })
  })
}
