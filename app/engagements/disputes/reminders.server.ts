import type { Tx } from '#db/connect'
import { cancelJobs, enqueue } from '~/platform/jobs.server'
import { partOfTime, reminderShares } from '../milestones/milestone'

const keyOf = (disputeId: string, share: number) => `disputeReminder:${disputeId}:${share}`

/** Sets the reminders of an answer that is due: in the same parts of the time as those of a milestone. */
export async function planReminders(
  tx: Tx,
  { id, createdAt, answerDueAt }: { id: string; createdAt: string; answerDueAt: string },
): Promise<void> {
  for (const share of reminderShares) {
    const runAt = partOfTime({ from: createdAt, to: answerDueAt, share })
    await enqueue(tx, 'disputeReminder', { disputeId: id, share }, { runAt, uniqueKey: keyOf(id, share) })
  }
}

/** Takes them back: it is answered, or over. */
export async function dropReminders(tx: Tx, disputeId: string): Promise<void> {
  for (const share of reminderShares) await cancelJobs(tx, keyOf(disputeId, share))
}
