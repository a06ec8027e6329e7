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

/** Everybody who got something done since a day, by name. */
export async function teamFigures(db: Db, since: DayText): Promise<PersonFigures[]> {
  const rows = await db
    .selectFrom('teamDay')
    .innerJoin('person', 'person.id', 'teamDay.personId')
    .select(({ fn }) => [
      'teamDay.personId',
      'person.name',
      fn.sum<number>('teamDay.characters').as('characters'),
      fn.sum<number>('teamDay.sentences').as('sentences'),
      fn.sum<number>('teamDay.returned').as('returned'),
      fn.sum<number>('teamDay.handedIn').as('handedIn'),
      fn.sum<number>('teamDay.edited').as('edited'),
      fn.sum<number>('teamDay.reviewedCharacters').as('reviewedCharacters'),
      fn.sum<number>('teamDay.reviews').as('reviews'),
      fn.sum<number>('teamDay.reviewSeconds').as('reviewSeconds'),
    ])
    .where('teamDay.day', '>=', since)
    .groupBy(['teamDay.personId', 'person.name'])
    .orderBy('person.name')
    .orderBy('teamDay.personId')
    .limit(200)
    .execute()
  return rows.map(({ personId, name, ...sums }) => ({
    personId,
    name,
    ...figuresOf(Object.fromEntries(Object.entries(sums).map(([key, value]) => [key, Number(value)])) as never),
  }))
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
