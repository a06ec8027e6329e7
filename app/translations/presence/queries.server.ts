import type { Db, Tx } from '#db/connect'
import { hasOwnWords, mediates } from '../tasks/bar.server'
import { isHeld, isRunning } from '../tasks/task'
import type { Presence } from './presence'

/** Who has a task now, for one member of staff; null for what is no task. */
export async function readPresence(
  db: Db | Tx,
  { taskId, personId, now }: { taskId: string; personId: string; now: string },
): Promise<Presence | null> {
  const row = await db
    .selectFrom('translationTask')
    .leftJoin('person', 'person.id', 'translationTask.claimedBy')
    .select(['translationTask.status', 'claimedBy', 'claimExpiresAt', 'person.name'])
    .select((each) => [
      each
        .selectFrom('translationComment')
        .select(({ fn }) => fn.max('translationComment.id').as('id'))
        .whereRef('translationComment.taskId', '=', 'translationTask.id')
        .where('translationComment.personId', '<>', personId)
        .as('comment'),
      each
        .selectFrom('translationHistory')
        .innerJoin('translation', 'translation.id', 'translationHistory.translationId')
        .select(({ fn }) => fn.max('translationHistory.id').as('id'))
        .whereRef('translation.taskId', '=', 'translationTask.id')
        .where('translationHistory.event', '=', 'suggested')
        .where('translationHistory.personId', '<>', personId)
        .as('wish'),
      each
        .selectFrom('translation')
        .select(({ fn }) => fn.sum('translation.version').as('sum'))
        .whereRef('translation.taskId', '=', 'translationTask.id')
        .as('versions'),
    ])
    .where('translationTask.id', '=', taskId)
    .executeTakeFirst()
  if (!row) return null
  const { status, claimedBy, claimExpiresAt, name, comment, wish, versions } = row
  const isMine = claimedBy === personId && isRunning(status)
  const isTaken = !isMine && isHeld({ claimedBy, claimExpiresAt }, now)
  // Whoever writes knows what was written; everybody else wants to see it.
  const mark = [status, isMine || isTaken ? claimedBy : '', comment ?? '', wish ?? '', isMine ? '' : versions].join(' ')
  return { status, isMine, holder: isTaken ? { name: name ?? '', until: claimExpiresAt! } : null, mark }
}

/** The moderators who could have a task in hand next, by name: nobody who mediates about its request, and for a review nobody whose own words wait in it. */
export async function heirsOf(db: Db, { taskId, personId }: { taskId: string; personId: string }): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('person')
    .innerJoin('translationTask', (join) => join.on('translationTask.id', '=', taskId))
    .select(['person.id', 'person.name'])
    .where('person.staffRole', '=', 'moderator')
    .where('person.status', '=', 'active')
    .where('person.id', '<>', personId)
    .where((where) =>
      where.or([where('translationTask.claimedBy', 'is', null), where('translationTask.claimedBy', '<>', where.ref('person.id'))]),
    )
    .where((where) => where.or([where('translationTask.status', '<>', 'in_review'), where.not(hasOwnWords(where, where.ref('person.id')))]))
    .where((where) => where.not(mediates(where, where.ref('person.id'))))
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(200)
    .execute()
}
