import type { Tx } from '#db/connect'
import { cancelJobs, enqueue } from '~/platform/jobs.server'
import { reminderAt, reminderShares } from './milestone'

const keyOf = (milestoneId: string, share: number, dueOn: string) => `milestoneReminder:${milestoneId}:${share}:${dueOn}`

interface Planned {
  id: string
  countsFromAt: string
  dueOn: string
}

/** Sets the reminders of a milestone that lie ahead. The due day is part of the key: after a change the old ones find nothing to say. */
export async function planReminders(tx: Tx, { id, countsFromAt, dueOn }: Planned, now: string): Promise<void> {
  for (const share of reminderShares) {
    const runAt = reminderAt({ from: countsFromAt, dueOn, share })
    if (runAt <= now) continue
    await enqueue(tx, 'milestoneReminder', { milestoneId: id, share, dueOn }, { runAt, uniqueKey: keyOf(id, share, dueOn) })
  }
}

/** Takes back the reminders of a due day that no longer holds. */
export async function dropReminders(tx: Tx, { id, dueOn }: Pick<Planned, 'id' | 'dueOn'>): Promise<void> {
  for (const share of reminderShares) await cancelJobs(tx, keyOf(id, share, dueOn))
}
