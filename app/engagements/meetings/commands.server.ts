import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { EngagementTable, LanguageTag, MeetingTable } from '#db/schema'
import { newId } from '~/platform/ids'
import { commonTimeFault } from '~/platform/working-days.server'
import { type Deed, lockForParty, tellHistory, tellOther } from '../commands.server'
import type { EngagementEvent, Side } from '../engagement'
import { writeNote } from '../milestones/commands.server'
import { canMove, endOf, limits, type MeetingStatus, mayAnswer, mayCancel, mayPropose, mayProposeTimes } from './meeting'
import { dropReminders, planReminders } from './reminders.server'

export interface OnMeeting extends Deed {
  number: number
}

/** A wished time and the row of the form that it stands in. */
export interface WishedTime {
  at: number
  startsAt: string
}

interface Propose extends Deed {
  language: LanguageTag
  title: string
  agenda: string
  place: string
  lengthMinutes: number
  times: readonly WishedTime[]
}

/** Proposes a meeting at up to three times, each within the hours in which both countries work. */
export function proposeMeeting(db: Db, { language, title, agenda, place, lengthMinutes, times, ...deed }: Propose) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    if (!mayPropose(side, engagement.status)) return { ok: false, reason: 'over' } as const
    const now = await databaseNow(tx)
    const fault = faultIn(times, lengthMinutes, now)
    if (fault) return fault
    const before = await tx.selectFrom('meeting').select('id').where('engagementId', '=', engagement.id).execute()
    const [id, number] = [newId(), before.length + 1]
    const fields = { title, ...(agenda === '' ? {} : { agenda }) }
    await tx
      .insertInto('meeting')
      .values({
        id,
        engagementId: engagement.id,
        number,
        status: 'proposed',
        side,
        round: 1,
        documentId: await writeNote(tx, { subjectId: id, requestId: engagement.requestId, language, deed, fields }),
        place,
        lengthMinutes,
        startsAt: null,
        sequence: 0,
        reasonDocumentId: null,
        proposedBy: deed.actorId,
        createdAt: now,
        changedAt: now,
      })
      .execute()
    await addTimes(tx, { meetingId: id, round: 1, times })
    await tell(tx, { engagement, side, deed: { ...deed, number }, event: 'meetingProposed' })
    return { ok: true, number } as const
  })
}

interface ProposeTimes extends OnMeeting {
  /** The set of times that was read before proposing these. */
  round: number
  lengthMinutes: number
  times: readonly WishedTime[]
}

/** Proposes other times: in answer, instead of one's own, or to move an agreed meeting, which then holds no more until one is accepted. */
export function proposeTimes(db: Db, { round, lengthMinutes, times, ...deed }: ProposeTimes) {
  return inTransaction(db, async (tx) => {
    const found = await lockMeeting(tx, deed)
    if (!found.ok) return found
    const { engagement, side, meeting } = found
    const now = await databaseNow(tx)
    if (meeting.round !== round || !mayProposeTimes(side, meeting, now)) return no('movedOn')
    const fault = faultIn(times, lengthMinutes, now)
    if (fault) return fault
    const wasAgreed = meeting.status === 'agreed'
    const changes = { side, round: round + 1, lengthMinutes, ...(wasAgreed ? { sequence: meeting.sequence + 1 } : {}) }
    if (!(await moveMeeting(tx, meeting, 'proposed', changes, now))) return no('movedOn')
    await addTimes(tx, { meetingId: meeting.id, round: round + 1, times })
    if (wasAgreed) await dropReminders(tx, meeting)
    await tell(tx, { engagement, side, deed, event: wasAgreed ? 'meetingMoved' : 'meetingTimesProposed' })
    return { ok: true } as const
  })
}

/** The other side takes one of the proposed times: it holds from now on, in both calendars. */
export function acceptTime(db: Db, { round, startsAt, ...deed }: OnMeeting & { round: number; startsAt: string }) {
  return inTransaction(db, async (tx) => {
    const found = await lockMeeting(tx, deed)
    if (!found.ok) return found
    const { engagement, side, meeting } = found
    if (meeting.round !== round || !mayAnswer(side, meeting)) return no('movedOn')
    const time = await tx
      .selectFrom('meetingTime')
      .select('startsAt')
      .where('meetingId', '=', meeting.id)
      .where('round', '=', round)
      .where('startsAt', '=', startsAt)
      .executeTakeFirst()
    if (!time) return no('notFound')
    const now = await databaseNow(tx)
    if (startsAt <= now) return no('past')
    if (!(await moveMeeting(tx, meeting, 'agreed', { startsAt, sequence: meeting.sequence + 1 }, now))) return no('movedOn')
    await planReminders(tx, { id: meeting.id, startsAt }, now)
    await tell(tx, { engagement, side, deed, event: 'meetingAgreed', at: startsAt })
    return { ok: true } as const
  })
}

interface WithReason extends OnMeeting {
  reason: string
  language: LanguageTag
}

/** The other side wants no meeting, and says why. */
export const declineMeeting = (db: Db, deed: WithReason) =>
  endMeeting(db, deed, { to: 'declined', event: 'meetingDeclined', may: (side, meeting) => mayAnswer(side, meeting) })

/** A meeting is taken back or called off, with a reason; so is one that did not take place. */
export const cancelMeeting = (db: Db, deed: WithReason) =>
  endMeeting(db, deed, {
    to: 'cancelled',
    event: 'meetingCancelled',
    may: (side, meeting, hasMinutes) => mayCancel(side, meeting, hasMinutes),
  })

interface Ending {
  to: 'declined' | 'cancelled'
  event: EngagementEvent
  may: (side: Side, meeting: MeetingTable, hasMinutes: boolean) => boolean
}

function endMeeting(db: Db, { reason, language, ...deed }: WithReason, { to, event, may }: Ending) {
  return inTransaction(db, async (tx) => {
    const found = await lockMeeting(tx, deed)
    if (!found.ok) return found
    const { engagement, side, meeting } = found
    const minutes = await tx.selectFrom('meetingMinutes').select('id').where('meetingId', '=', meeting.id).limit(1).executeTakeFirst()
    if (!may(side, meeting, minutes !== undefined)) return no('movedOn')
    const { requestId } = engagement
    const reasonDocumentId = await writeNote(tx, { subjectId: meeting.id, requestId, language, deed, fields: { reason } })
    const changes = { reasonDocumentId, ...(meeting.status === 'agreed' ? { sequence: meeting.sequence + 1 } : {}) }
    if (!(await moveMeeting(tx, meeting, to, changes, await databaseNow(tx)))) return no('movedOn')
    if (meeting.status === 'agreed') await dropReminders(tx, meeting)
    await tell(tx, { engagement, side, deed, event })
    return { ok: true } as const
  })
}

const no = (reason: 'notFound' | 'movedOn' | 'past') => ({ ok: false, reason }) as const

/** The first wished time that cannot be, with its row. */
function faultIn(times: readonly WishedTime[], lengthMinutes: number, now: string) {
  if (times.length === 0 || times.length > limits.times) return { ok: false, reason: 'noTimes' } as const
  for (const { at, startsAt } of times) {
    if (startsAt <= now) return { ok: false, reason: 'past', at } as const
    if (Date.parse(startsAt) - Date.parse(now) > limits.daysAhead * 86_400_000) return { ok: false, reason: 'tooFar', at } as const
    const fault = commonTimeFault(startsAt, endOf(startsAt, lengthMinutes))
    if (fault) return { ok: false, reason: fault, at } as const
  }
  return null
}

const addTimes = (tx: Tx, { meetingId, round, times }: { meetingId: string; round: number; times: readonly WishedTime[] }) =>
  tx
    .insertInto('meetingTime')
    .values(times.map(({ startsAt }) => ({ meetingId, round, startsAt })))
    .execute()

interface Happened {
  engagement: EngagementTable
  side: Side
  deed: OnMeeting
  event: EngagementEvent
  /** The agreed time. */
  at?: string
}

/** History, audit, and word to the other side: the notice is called as the event. */
async function tell(tx: Tx, { engagement, side, deed, event, at }: Happened) {
  const { number, actorId } = deed
  await tellHistory(tx, { engagementId: engagement.id, event, actorId, detail: { number, side, ...(at ? { at } : {}) } })
  const values = { number, ...(at ? { at: { instant: at } } : {}) }
  await tellOther(tx, { engagement, side, kind: event, values, path: `/meetings/${number}` })
}

/** The meeting under its engagement's lock, for one of the two sides. */
export async function lockMeeting(tx: Tx, { engagementId, companyId, number }: Omit<OnMeeting, 'actorId'>) {
  const found = await lockForParty(tx, { engagementId, companyId })
  const meeting = await tx
    .selectFrom('meeting')
    .selectAll()
    .where('engagementId', '=', engagementId)
    .where('number', '=', number)
    .executeTakeFirst()
  return found && meeting ? ({ ok: true, ...found, meeting } as const) : no('notFound')
}

type Changes = Partial<Pick<MeetingTable, 'side' | 'round' | 'startsAt' | 'lengthMinutes' | 'sequence' | 'reasonDocumentId'>>

export async function moveMeeting(
  tx: Tx,
  { id, status }: MeetingTable,
  to: MeetingStatus,
  changes: Changes,
  now: string,
): Promise<boolean> {
  if (!canMove(status, to)) throw new Error(`A meeting never goes from ${status} to ${to}`)
  const { numUpdatedRows } = await tx
    .updateTable('meeting')
    .set({ ...changes, status: to, changedAt: now })
    .where('id', '=', id)
    .where('status', '=', status)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
