import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { EngagementTable } from '#db/schema'
import { newId } from '~/platform/ids'
import { enqueue } from '~/platform/jobs.server'
import { addCommonWorkingDays } from '~/platform/working-days.server'
import { type Deed, lockForParty, moveEngagement, tellHistory, tellOther } from '../commands.server'
import { daysToJudge } from '../milestones/milestone'
import { dropReminders, planReminders } from '../milestones/reminders.server'
import { dueAfter, workingDaysLost } from './calendar.server'
import { mayResume, type PauseCause } from './pause'
import { openPause } from './queries.server'

interface Begin {
  engagement: Pick<EngagementTable, 'id' | 'ref' | 'buyerId' | 'vendorId'>
  cause: PauseCause
  motionId?: string
  disputeId?: string
  /** Where its reason stands. */
  documentId: string
  actorId: string
}

/** Stops the clock: no reminder goes out, nothing is delivered or judged. Answers whether it was running. */
export async function beginPause(tx: Tx, { engagement, cause, motionId, disputeId, documentId, actorId }: Begin): Promise<boolean> {
  const now = await databaseNow(tx)
  if (!(await moveEngagement(tx, engagement.id, 'active', 'suspended', { suspendedAt: now }))) return false
  await tx
    .insertInto('pause')
    .values({
      id: newId(),
      engagementId: engagement.id,
      cause,
      motionId: motionId ?? null,
      disputeId: disputeId ?? null,
      documentId,
      startedBy: actorId,
      startedAt: now,
      resumedBy: null,
      resumedAt: null,
      workingDays: null,
    })
    .execute()
  await tellHistory(tx, { engagementId: engagement.id, event: 'suspended', actorId, detail: { cause } })
  return true
}

/** Either side takes the work up again after a pause that both had agreed on. */
export function resumeEngagement(db: Db, deed: Deed) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    const pause = await openPause(tx, engagement.id)
    if (!mayResume(side, engagement.status, pause?.cause ?? null)) return { ok: false, reason: 'notYoursToResume' } as const
    const workingDays = await endPause(tx, { engagement, actorId: deed.actorId })
    await tellOther(tx, { engagement, side, kind: 'engagementResumed', values: { count: workingDays } })
    return { ok: true, workingDays } as const
  })
}

/** The clock runs again: what was lost is added to every due day that is still open, and the reminders are planned anew. */
export async function endPause(
  tx: Tx,
  { engagement, actorId }: { engagement: Pick<EngagementTable, 'id'>; actorId: string },
): Promise<number> {
  const now = await databaseNow(tx)
  const workingDays = await closePause(tx, { engagementId: engagement.id, actorId, now })
  if (!(await moveEngagement(tx, engagement.id, 'suspended', 'active', { suspendedAt: null })))
    throw new Error('An engagement that was not suspended cannot go on')
  const milestones = await tx
    .selectFrom('milestone')
    .select(['id', 'status', 'dueOn', 'countsFromAt'])
    .where('engagementId', '=', engagement.id)
    .where('status', '<>', 'accepted')
    .execute()
  for (const milestone of milestones) {
    const dueOn = dueAfter(milestone.dueOn, workingDays)
    await tx.updateTable('milestone').set({ dueOn }).where('id', '=', milestone.id).execute()
    if (milestone.status === 'delivered') {
      await remindJudge(tx, milestone.id, now)
      continue
    }
    await dropReminders(tx, milestone)
    await planReminders(tx, { ...milestone, dueOn }, now)
  }
  await tellHistory(tx, { engagementId: engagement.id, event: 'resumed', actorId, detail: { days: workingDays } })
  return workingDays
}

/** Ends the open pause, if there is one; answers the common working days that it took. */
export async function closePause(
  tx: Tx,
  { engagementId, actorId, now }: { engagementId: string; actorId: string; now: string },
): Promise<number> {
  const pause = await openPause(tx, engagementId)
  if (!pause) return 0
  const workingDays = workingDaysLost(pause.startedAt, now)
  await tx.updateTable('pause').set({ resumedAt: now, resumedBy: actorId, workingDays }).where('id', '=', pause.id).execute()
  return workingDays
}

/** The reminder about an unjudged delivery may have come up while nothing was to be judged. */
async function remindJudge(tx: Tx, milestoneId: string, now: string): Promise<void> {
  const delivery = await tx
    .selectFrom('delivery')
    .select('id')
    .where('milestoneId', '=', milestoneId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const key = `judgementReminder:${delivery.id}`
  await enqueue(
    tx,
    'judgementReminder',
    { deliveryId: delivery.id },
    { runAt: addCommonWorkingDays(now, daysToJudge), uniqueKey: `${key}:${now}` },
  )
}
