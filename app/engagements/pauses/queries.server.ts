import type { Db, Tx } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import type { DocumentView } from '~/translations/document'
import { readLatest } from '~/translations/queries.server'
import { dueAfter, workingDaysLost } from './calendar.server'
import type { PauseCause } from './pause'

export interface OpenPause {
  id: string
  cause: PauseCause
  startedAt: InstantText
  /** Number of the motion or of the dispute that it came from. */
  motion: number | null
  dispute: number | null
  documentId: string
}

/** The pause that an engagement is in; null while its clock runs. */
export async function openPause(db: Db | Tx, engagementId: string): Promise<OpenPause | null> {
  const row = await db
    .selectFrom('pause')
    .leftJoin('motion', 'motion.id', 'pause.motionId')
    .leftJoin('dispute', 'dispute.id', 'pause.disputeId')
    .select(['pause.id', 'pause.cause', 'pause.startedAt', 'pause.documentId'])
    .select(['motion.number as motion', 'dispute.number as dispute'])
    .where('pause.engagementId', '=', engagementId)
    .where('pause.resumedAt', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export interface PauseView extends Omit<OpenPause, 'documentId'> {
  words: DocumentView | null
  /** Common working days so far, and what they do to the due days. */
  workingDays: number
  dueDays: { number: number; before: string; after: string }[]
}

/** The pause with its reason, and what resuming now would do to the due days. */
export async function pauseOf(
  db: Db,
  { engagementId, language, now }: { engagementId: string; language: LanguageTag; now: InstantText },
): Promise<PauseView | null> {
  const pause = await openPause(db, engagementId)
  if (!pause) return null
  const { documentId, ...rest } = pause
  const workingDays = workingDaysLost(pause.startedAt, now)
  const milestones = await db
    .selectFrom('milestone')
    .select(['number', 'dueOn'])
    .where('engagementId', '=', engagementId)
    .where('status', '<>', 'accepted')
    .orderBy('number')
    .limit(100)
    .execute()
  return {
    ...rest,
    words: await readLatest(db, { documentId, language }),
    workingDays,
    dueDays: milestones.map(({ number, dueOn }) => ({ number, before: dueOn, after: dueAfter(dueOn, workingDays) })),
  }
}

/** The pauses of these engagements, for clocks that were stopped meanwhile. */
export const pausesIn = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('pause')
    .leftJoin('dispute', 'dispute.id', 'pause.disputeId')
    .select(['pause.engagementId', 'pause.cause', 'pause.startedAt', 'pause.resumedAt', 'pause.workingDays', 'dispute.number as dispute'])
    .where('pause.engagementId', 'in', ids)
    .orderBy('pause.startedAt')
    .limit(1_000)
    .execute()
