import type { Tx } from '#db/connect'
import { cancelJobs, enqueue } from '~/platform/jobs.server'
import { reminderHours } from './meeting'

const keyOf = (meetingId: string, hoursBefore: number, startsAt: string) => `meetingReminder:${meetingId}:${hoursBefore}:${startsAt}`

/** Sets the reminders of an agreed time that lie ahead. The time is part of the key: after a move the old ones find nothing to say. */
export async function planReminders(tx: Tx, { id, startsAt }: { id: string; startsAt: string }, now: string): Promise<void> {
  for (const hoursBefore of reminderHours) {
    const runAt = new Date(Date.parse(startsAt) - hoursBefore * 3_600_000).toISOString()
    if (runAt <= now) continue
    const uniqueKey = keyOf(id, hoursBefore, startsAt)
    await enqueue(tx, 'meetingReminder', { meetingId: id, startsAt, hoursBefore }, { runAt, uniqueKey })
  }
}

/** Takes back the reminders of a time that no longer holds. */
export async function dropReminders(tx: Tx, { id, startsAt }: { id: string; startsAt: string | null }): Promise<void> {
  if (startsAt === null) return
  for (const hoursBefore of reminderHours) await cancelJobs(tx, keyOf(id, hoursBefore, startsAt))
}
