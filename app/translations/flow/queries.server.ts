import { plusMs } from '#db/clock'
import type { Db, Tx } from '#db/connect'
import type { DayText, DocumentKind, LanguageTag } from '#db/schema'
import { documentKinds, dueHoursOf, isHeld, runningStatuses, soonMs } from '../tasks/task'
import { type Figures, figuresOf, type WaitsFor, waitingLines, whyItWaits } from './flow'

/** Common working hours until a translation of this kind is due: the operator's word, or the kind's own. */
export async function dueHoursFor(db: Db | Tx, kind: DocumentKind): Promise<number> {
  const row = await db.selectFrom('serviceHours').select('hours').where('kind', '=', kind).executeTakeFirst()
  return row ? Number(row.hours) : dueHoursOf[kind]
}

export async function allDueHours(db: Db): Promise<{ kind: DocumentKind; hours: number; isOwn: boolean }[]> {
  const rows = await db.selectFrom('serviceHours').select(['kind', 'hours']).limit(50).execute()
  return documentKinds.map((kind) => {
    const row = rows.find((each) => each.kind === kind)
    return { kind, hours: row ? Number(row.hours) : dueHoursOf[kind], isOwn: row !== undefined }
  })
}

/** Running tasks that are looked at for one picture of what waits: those due first. */
const mostRunning = 1_000

/** What waits and why, and the tasks that are late or nearly so; `isCapped` when there is more than was looked at. */
export async function whatWaits(db: Db, now: string) {
  const tasks = await db
    .selectFrom('translationTask')
    .select(['kind', 'status', 'dueAt', 'claimedBy', 'claimExpiresAt', 'charactersOpen', 'createdAt'])
    .where('status', 'in', runningStatuses)
    .orderBy('dueAt')
    .orderBy('id')
    .limit(mostRunning)
    .execute()
  return { lines: waitingLines(tasks, now), isCapped: tasks.length === mostRunning, urgent: await urgentTasks(db, now) }
}

/** A task that is late or due soon, with what it waits for. */
export interface UrgentTask {
  id: string
  kind: DocumentKind
  targetLanguage: LanguageTag
  dueAt: string
  charactersOpen: number
  /** The first sentence of the document, in its own language. */
  opening: string
  why: WaitsFor
  holder: string | null
}

/** Those that one picture names: the rest stands in the queue, in the same order. */
const mostUrgent = 10

async function urgentTasks(db: Db, now: string): Promise<UrgentTask[]> {
  const rows = await db
    .selectFrom('translationTask')
    .leftJoin('person as holder', 'holder.id', 'translationTask.claimedBy')
    .leftJoin('segment', (join) => join.onRef('segment.revisionId', '=', 'translationTask.revisionId').on('segment.ordinal', '=', 0))
    .select(['translationTask.id', 'translationTask.kind', 'translationTask.targetLanguage', 'translationTask.dueAt'])
    .select(['translationTask.status', 'translationTask.claimedBy', 'translationTask.claimExpiresAt', 'translationTask.charactersOpen'])
    .select(['segment.text as opening', 'holder.name as holder'])
    .where('translationTask.status', 'in', runningStatuses)
    .where('translationTask.dueAt', '<=', plusMs(now, soonMs))
    .orderBy('translationTask.dueAt')
    .orderBy('translationTask.id')
    .limit(mostUrgent)
    .execute()
  return rows.map(({ status, claimedBy, claimExpiresAt, opening, holder, ...row }) => ({
    ...row,
    opening: opening ?? '',
    why: whyItWaits({ status, claimedBy, claimExpiresAt }, now),
    holder: isHeld({ claimedBy, claimExpiresAt }, now) ? holder : null,
  }))
}

export interface PersonFigures extends Figures {
  personId: string
  name: string
}

/** Rows of people and days that one picture is made of: 28 days of two hundred people. */
const mostDays = 5_600

const sums = [
  ...(['characters', 'sentences', 'returned', 'handedIn', 'edited', 'suggested', 'reworked'] as const),
  ...(['reviewedCharacters', 'reviews', 'reviewSeconds'] as const),
] as const

/** Everybody who got something done since a day, by name. */
export async function teamFigures(db: Db, since: DayText): Promise<PersonFigures[]> {
  const rows = await db
    .selectFrom('teamDay')
    .innerJoin('person', 'person.id', 'teamDay.personId')
    .select(['teamDay.personId', 'person.name'])
    .select(sums.map((name) => `teamDay.${name}` as const))
    .where('teamDay.day', '>=', since)
    .orderBy('teamDay.day')
    .orderBy('teamDay.personId')
    .limit(mostDays)
    .execute()
  return [...Map.groupBy(rows, ({ personId }) => personId).values()]
    .map((days) => {
      const work = Object.fromEntries(sums.map((name) => [name, days.reduce((sum, day) => sum + Number(day[name]), 0)]))
      return { personId: days[0]!.personId, name: days[0]!.name, ...figuresOf(work as Record<(typeof sums)[number], number>) }
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.personId < b.personId ? -1 : 1))
}

/** Characters that were verified on each of these days, all people together. */
export async function verifiedByDay(db: Db, days: readonly DayText[]): Promise<{ day: DayText; characters: number }[]> {
  const rows = await db
    .selectFrom('teamDay')
    .select(({ fn }) => ['day', fn.sum<number>('characters').as('characters')])
    .where('day', '>=', days[0]!)
    .groupBy('day')
    .orderBy('day')
    .limit(60)
    .execute()
  return days.map((day) => ({ day, characters: Number(rows.find((row) => row.day === day)?.characters ?? 0) }))
}
