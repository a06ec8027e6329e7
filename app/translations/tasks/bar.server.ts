import type { Expression, ExpressionBuilder } from 'kysely'
import type { Db, Tx } from '#db/connect'
import type { Database } from '#db/schema'
import { settledStates } from './task'

/** What keeps a person from a task, as a part of the `where` of every way into it. The person is an id, or the column that holds it. */
type Task = ExpressionBuilder<Database, 'translationTask'>
type Person = string | Expression<string>

/**
 * Whether a person's own words wait for a verdict in a task, or the person has handed it in. What another person has approved
 * already does not count: else an amendment of a text could be reviewed by neither of its two people.
 */
export const hasOwnWords = (where: Task, person: Person) =>
  where.or([
    where.and([where('translationTask.translatorId', 'is not', null), where('translationTask.translatorId', '=', person)]),
    where.exists(
      where
        .selectFrom('translation')
        .select('translation.id')
        .whereRef('translation.taskId', '=', 'translationTask.id')
        .where('translation.translatorId', '=', person)
        .where('translation.state', 'not in', settledStates),
    ),
  ])

/** Whether a person mediates a dispute about the request that a task's text belongs to: the mediator keeps out of its texts. */
export const mediates = (where: Task, person: Person) =>
  where.exists(
    where
      .selectFrom('document')
      .innerJoin('engagement', 'engagement.requestId', 'document.requestId')
      .innerJoin('dispute', 'dispute.engagementId', 'engagement.id')
      .select('dispute.id')
      .whereRef('document.id', '=', 'translationTask.documentId')
      .where('dispute.mediatorId', '=', person),
  )

export const isMediator = async (db: Db | Tx, { actorId, taskId }: { actorId: string; taskId: string }): Promise<boolean> =>
  (await db
    .selectFrom('translationTask')
    .select('id')
    .where('id', '=', taskId)
    .where((where) => mediates(where, actorId))
    .executeTakeFirst()) !== undefined
