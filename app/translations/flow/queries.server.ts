import type { Db, Tx } from '#db/connect'
import type { DayText, DocumentKind } from '#db/schema'
import { documentKinds } from '../machine/leaving'
import { dueHoursOf, runningStatuses } from '../tasks/task'
import { type Figures, figuresOf, waitingLines } from './flow'

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

/** What waits and why; `isCapped` when there is more than was looked at. */
export async function whatWaits(db: Db, now: string) {
  const tasks = await db
    .selectFrom('translationTask')
    .select(['kind', 'status', 'dueAt', 'claimedBy', 'claimExpiresAt', 'charactersOpen', 'createdAt'])
    .where('status', 'in', runningStatuses)
    .orderBy('dueAt')
    .orderBy('id')
    .limit(mostRunning)
    .execute()
  return { lines: waitingLines(tasks, now), isCapped: tasks.length === mostRunning }
}

export interface PersonFigures extends Figures {
  personId: string
  name: string
}

/** Rows of people and days that one picture is made of: 28 days of two hundred people. */
const mostDays = 5_600

const sums = ['characters', 'sentences', 'returned', 'handedIn', 'edited', 'reviewedCharacters', 'reviews', 'reviewSeconds'] as const

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
