import type { Db, Tx } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import type { DocumentView } from '~/translations/document'
import { readLatest } from '~/translations/queries.server'
import type { Side } from '../engagement'
import type { Scale, ScaleChoice } from './scale'

/** Which milestone of an engagement is the pilot, and where the decision stands. */
export const scaleOf = (db: Db | Tx, engagementId: string): Promise<Scale> =>
  db.selectFrom('engagement').select(['pilotNumber', 'scaleRound', 'scaleOutcome']).where('id', '=', engagementId).executeTakeFirstOrThrow()

/** What both sides say now, in a round. */
export const currentStatements = (db: Db | Tx, engagementId: string, round: number): Promise<{ side: Side; choice: ScaleChoice }[]> =>
  db
    .selectFrom('scaleStatement')
    .select(['side', 'choice'])
    .where('engagementId', '=', engagementId)
    .where('round', '=', round)
    .where('isCurrent', '=', 1)
    .execute()

export interface ShownStatement {
  round: number
  side: Side
  choice: ScaleChoice
  isCurrent: boolean
  by: string
  at: InstantText
  reason: DocumentView | null
}

/** Everything that was said after the pilot, newest first, in the reader's language as far as it is verified. */
export async function statementsOf(
  db: Db,
  { engagementId, language }: { engagementId: string; language: LanguageTag },
): Promise<ShownStatement[]> {
  const rows = await db
    .selectFrom('scaleStatement')
    .innerJoin('person', 'person.id', 'scaleStatement.statedBy')
    .select(['round', 'side', 'choice', 'isCurrent', 'documentId', 'person.name as by', 'scaleStatement.createdAt as at'])
    .where('engagementId', '=', engagementId)
    .orderBy('round', 'desc')
    .orderBy('scaleStatement.createdAt', 'desc')
    .orderBy('scaleStatement.id', 'desc')
    .limit(40)
    .execute()
  return Promise.all(
    rows.map(async ({ documentId, isCurrent, ...row }) => ({
      ...row,
      isCurrent: isCurrent === 1,
      reason: await readLatest(db, { documentId, language }),
    })),
  )
}

/** Milestones as the decision needs them. */
export const milestoneStates = (db: Db | Tx, engagementId: string) =>
  db
    .selectFrom('milestone')
    .select(['id', 'number', 'status', 'dueOn', 'acceptedAt'])
    .where('engagementId', '=', engagementId)
    .orderBy('number')
    .limit(100)
    .execute()
