import type { Db } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import type { DocumentView } from '~/translations/document'
import { readLatest } from '~/translations/queries.server'
import type { Side } from '../engagement'
import type { MeetingStanding } from './meeting-step'

const mostMeetings = 100

export interface ShownMeeting {
  id: string
  number: number
  status: MeetingStanding['status']
  side: Side
  round: number
  startsAt: InstantText | null
  lengthMinutes: number
  place: string
  sequence: number
  proposedBy: string
  createdAt: InstantText
  changedAt: InstantText
  /** Subject and agenda. */
  words: DocumentView
  /** The proposed times, while they wait for an answer. */
  times: InstantText[]
  /** Why it was declined or cancelled. */
  reason: DocumentView | null
}

const rowsOf = (db: Db, engagementId: string) =>
  db
    .selectFrom('meeting')
    .innerJoin('person', 'person.id', 'meeting.proposedBy')
    .select(['meeting.id', 'meeting.number', 'meeting.status', 'meeting.side', 'meeting.round', 'meeting.startsAt', 'lengthMinutes'])
    .select(['place', 'sequence', 'person.name as proposedBy', 'meeting.createdAt', 'meeting.changedAt', 'documentId', 'reasonDocumentId'])
    .where('meeting.engagementId', '=', engagementId)
    .orderBy('meeting.number', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

async function shown(db: Db, { documentId, reasonDocumentId, ...row }: Row, language: LanguageTag): Promise<ShownMeeting> {
  const times =
    row.status === 'proposed'
      ? await db
          .selectFrom('meetingTime')
          .select('startsAt')
          .where('meetingId', '=', row.id)
          .where('round', '=', row.round)
          .orderBy('startsAt')
          .execute()
      : []
  return {
    ...row,
    words: (await readLatest(db, { documentId, language }))!,
    times: times.map(({ startsAt }) => startsAt),
    reason: reasonDocumentId ? await readLatest(db, { documentId: reasonDocumentId, language }) : null,
  }
}

/** Meetings shown on an engagement's page. */
const listed = 20

/** The newest meetings of an engagement. */
export async function meetingsOf(
  db: Db,
  { engagementId, language }: { engagementId: string; language: LanguageTag },
): Promise<ShownMeeting[]> {
  const rows = await rowsOf(db, engagementId).limit(listed).execute()
  return Promise.all(rows.map((row) => shown(db, row, language)))
}

/** One meeting of an engagement. */
export async function findMeeting(
  db: Db,
  { engagementId, number, language }: { engagementId: string; number: number; language: LanguageTag },
): Promise<ShownMeeting | null> {
  const row = await rowsOf(db, engagementId).where('meeting.number', '=', number).executeTakeFirst()
  return row ? shown(db, row, language) : null
}

/** Meetings of these engagements for which somebody has to do something. */
export async function meetingsWaiting(db: Db, engagementIds: readonly string[]): Promise<(MeetingStanding & { engagementId: string })[]> {
  if (engagementIds.length === 0) return []
  const meetings = await db
    .selectFrom('meeting')
    .select(['id', 'engagementId', 'number', 'status', 'side', 'round', 'startsAt'])
    .where('engagementId', 'in', engagementIds)
    .where('status', 'in', ['proposed', 'agreed'])
    .orderBy('number')
    .limit(mostMeetings)
    .execute()
  if (meetings.length === 0) return []
  const ids = meetings.map(({ id }) => id)
  const times = await db.selectFrom('meetingTime').selectAll().where('meetingId', 'in', ids).orderBy('startsAt').execute()
  const minutes = await db
    .selectFrom('meetingMinutes')
    .leftJoin('translationTask', (join) =>
      join
        .onRef('translationTask.documentId', '=', 'meetingMinutes.documentId')
        .on('translationTask.status', 'in', ['queued', 'claimed', 'in_review', 'changes_requested']),
    )
    .select(['meetingMinutes.id', 'meetingId', 'meetingMinutes.status', 'readyAt', 'translationTask.dueAt'])
    .where('meetingId', 'in', ids)
    .where('meetingMinutes.status', 'in', ['in_translation', 'ready'])
    .execute()
  const confirmations = await db
    .selectFrom('minutesConfirmation')
    .select(['minutesId', 'side'])
    .where('minutesId', 'in', ['', ...minutes.map(({ id }) => id)])
    .execute()
  return meetings.map(({ id, round, ...meeting }) => {
    const last = minutes.find(({ meetingId }) => meetingId === id)
    return {
      ...meeting,
      firstTime: times.find((time) => time.meetingId === id && time.round === round)?.startsAt ?? null,
      minutes: last
        ? {
            status: last.status,
            readyAt: last.readyAt,
            dueAt: last.dueAt,
            confirmed: confirmations.filter(({ minutesId }) => minutesId === last.id).map(({ side }): Side => side),
          }
        : null,
    }
  })
}
