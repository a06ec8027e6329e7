import type { Db, Tx } from '#db/connect'
import type { DisputeStatus, InstantText, LanguageTag } from '#db/schema'
import { readLatest } from '~/translations/queries.server'
import { openStatuses, type Part } from '../disputes/dispute'

/** What a moderator did for a request before: looked it over, or translated or verified one of its texts. Null bars from nothing. */
export async function partOf(db: Db | Tx, { requestId, moderatorId }: { requestId: string; moderatorId: string }): Promise<Part | null> {
  const triage = await db
    .selectFrom('requestEvent')
    .select('id')
    .where('requestId', '=', requestId)
    .where('actorId', '=', moderatorId)
    .limit(1)
    .executeTakeFirst()
  if (triage) return 'triage'
  const translation = await db
    .selectFrom('translationTask')
    .innerJoin('document', 'document.id', 'translationTask.documentId')
    .select('translationTask.id')
    .where('document.requestId', '=', requestId)
    .where((where) =>
      where.or([
        where('translationTask.translatorId', '=', moderatorId),
        where('translationTask.reviewerId', '=', moderatorId),
        where('translationTask.claimedBy', '=', moderatorId),
        where.exists(
          where
            .selectFrom('translation')
            .select('translation.id')
            .whereRef('translation.taskId', '=', 'translationTask.id')
            .where((own) => own.or([own('translation.translatorId', '=', moderatorId), own('translation.reviewerId', '=', moderatorId)])),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return translation ? 'translation' : null
}

export interface DisputeInQueue {
  engagement: string
  number: number
  status: DisputeStatus
  title: string
  titleLanguage: LanguageTag
  createdAt: InstantText
  answerDueAt: InstantText
  mediator: string | null
  isMine: boolean
  /** What bars this moderator from mediating. */
  part: Part | null
}

/** Open disputes, the oldest first, as one moderator sees them. */
export async function mediationQueue(
  db: Db,
  { moderatorId, language }: { moderatorId: string; language: LanguageTag },
): Promise<DisputeInQueue[]> {
  const rows = await db
    .selectFrom('dispute')
    .innerJoin('engagement', 'engagement.id', 'dispute.engagementId')
    .leftJoin('person', 'person.id', 'dispute.mediatorId')
    .select(['engagement.ref as engagement', 'engagement.requestId', 'dispute.number', 'dispute.status', 'dispute.documentId'])
    .select(['dispute.createdAt', 'dispute.answerDueAt', 'dispute.mediatorId', 'person.name as mediator'])
    .where('dispute.status', 'in', openStatuses)
    .orderBy('dispute.createdAt')
    .orderBy('dispute.id')
    .limit(50)
    .execute()
  return Promise.all(
    rows.map(async ({ requestId, documentId, mediatorId, ...row }) => {
      const view = await readLatest(db, { documentId, language })
      const part = mediatorId === null ? await partOf(db, { requestId, moderatorId }) : null
      return {
        ...row,
        title: view?.fields.title ?? '',
        titleLanguage: view?.language ?? language,
        isMine: mediatorId === moderatorId,
        part,
      }
    }),
  )
}
