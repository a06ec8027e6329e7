import { distance } from 'fastest-levenshtein'
import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { DocumentKind, TeamDayTable } from '#db/schema'
import { record } from '~/audit/record.server'
import { chinaDay } from '~/platform/china-day'

type Sums = Omit<TeamDayTable, 'day' | 'personId'>
const nothing: Sums = {
  characters: 0,
  sentences: 0,
  returned: 0,
  handedIn: 0,
  edited: 0,
  suggested: 0,
  reworked: 0,
  reviewedCharacters: 0,
  reviews: 0,
  reviewSeconds: 0,
}

/**
 * Counts a verified task for those who worked on it, in the transaction that verifies it. Each sentence counts once, for its translator and its
 * reviewer; what was carried from an earlier task was counted there.
 */
export async function countVerified(tx: Tx, { taskId, createdAt }: { taskId: string; createdAt: string }): Promise<void> {
  const rows = await tx
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .select(['segment.text as source', 'translation.text', 'translation.firstText', 'translation.isReturned'])
    .select(['translation.machineText', 'translation.memoryText'])
    .select(['translation.translatorId', 'translation.reviewerId'])
    .where('translation.taskId', '=', taskId)
    .where('translation.state', '=', 'approved')
    .where('translation.isCounted', '=', 0)
    .where('translation.reviewedAt', '>=', createdAt)
    .execute()
  if (rows.length === 0) return
  const people = new Map<string, Sums>()
  const of = (personId: string) => {
    const sums = people.get(personId) ?? { ...nothing }
    people.set(personId, sums)
    return sums
  }
  for (const { source, text, firstText, machineText, memoryText, isReturned, translatorId, reviewerId } of rows) {
    const characters = [...source].length
    if (translatorId) {
      const own = of(translatorId)
      const first = firstText ?? text
      own.characters += characters
      own.sentences += 1
      own.returned += isReturned
      own.handedIn += Math.max(first.length, text.length)
      own.edited += distance(first, text)
      const suggestion = memoryText ?? machineText
      if (suggestion !== null) {
        own.suggested += Math.max(suggestion.length, text.length)
        own.reworked += distance(suggestion, text)
      }
    }
    if (reviewerId) of(reviewerId).reviewedCharacters += characters
  }
  await tx.updateTable('translation').set({ isCounted: 1 }).where('taskId', '=', taskId).where('state', '=', 'approved').execute()
  await add(tx, people)
}

/** Counts a verdict on a whole task: how long it took since its reviewer had taken it. */
export async function countReview(
  tx: Tx,
  { reviewerId, takenAt, now }: { reviewerId: string; takenAt: string | null; now: string },
): Promise<void> {
  const seconds = takenAt === null ? 0 : Math.max(0, Math.round((Date.parse(now) - Date.parse(takenAt)) / 1_000))
  await add(tx, new Map([[reviewerId, { ...nothing, reviews: 1, reviewSeconds: seconds }]]))
}

async function add(tx: Tx, people: ReadonlyMap<string, Sums>): Promise<void> {
  const day = chinaDay(await databaseNow(tx))
  // Always in one order, so that two transactions never wait for each other.
  for (const [personId, sums] of [...people].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await tx
      .insertInto('teamDay')
      .values({ day, personId, ...sums })
      .onConflict((conflict) =>
        conflict.columns(['day', 'personId']).doUpdateSet((set) => ({
          characters: set('teamDay.characters', '+', sums.characters),
          sentences: set('teamDay.sentences', '+', sums.sentences),
          returned: set('teamDay.returned', '+', sums.returned),
          handedIn: set('teamDay.handedIn', '+', sums.handedIn),
          edited: set('teamDay.edited', '+', sums.edited),
          suggested: set('teamDay.suggested', '+', sums.suggested),
          reworked: set('teamDay.reworked', '+', sums.reworked),
          reviewedCharacters: set('teamDay.reviewedCharacters', '+', sums.reviewedCharacters),
          reviews: set('teamDay.reviews', '+', sums.reviews),
          reviewSeconds: set('teamDay.reviewSeconds', '+', sums.reviewSeconds),
        })),
      )
      .execute()
  }
}

/** How soon each kind is due from now on; what is in the queue keeps its due time. */
export const setDueHours = (db: Db, { actorId, hours }: { actorId: string; hours: Partial<Record<DocumentKind, number>> }) =>
  inTransaction(db, async (tx) => {
    const now = await databaseNow(tx)
    for (const [kind, many] of Object.entries(hours) as [DocumentKind, number][]) {
      const row = { hours: many, changedBy: actorId, changedAt: now }
      await tx
        .insertInto('serviceHours')
        .values({ kind, ...row })
        .onConflict((conflict) => conflict.column('kind').doUpdateSet(row))
        .execute()
    }
    await record(tx, { actorId, event: 'translation.hoursSet', subjectType: 'serviceHours', subjectId: 'all', detail: { hours } })
    return { ok: true } as const
  })
