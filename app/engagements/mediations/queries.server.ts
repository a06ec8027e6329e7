import type { Db, Tx } from '#db/connect'
import type { DisputeStatus, InstantText, LanguageTag } from '#db/schema'
import { readLatest } from '~/translations/queries.server'
import { openStatuses, type Part } from '../disputes/dispute'
import { liveOutcome } from '../disputes/queries.server'

/**
 * What a moderator did for a request before: looked it or one of its questions over, or had one of its texts in hand. What another person has put in
 * its place since counts as well: the history and the audit know of it. Null bars from nothing.
 */
export async function partOf(db: Db | Tx, { requestId, moderatorId }: { requestId: string; moderatorId: string }): Promise<Part | null> {
  const triage = await db
    .selectFrom('requestEvent')
    .select('id')
    .where('requestId', '=', requestId)
    .where('actorId', '=', moderatorId)
    .limit(1)
    .executeTakeFirst()
  const refusal = await db
    .selectFrom('question')
    .innerJoin('auditEntry', (join) => join.on('auditEntry.subjectType', '=', 'question').onRef('auditEntry.subjectId', '=', 'question.id'))
    .select('auditEntry.id')
    .where('question.requestId', '=', requestId)
    .where('auditEntry.actorId', '=', moderatorId)
    .limit(1)
    .executeTakeFirst()
  if (triage || refusal) return 'triage'
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
            .where((own) =>
              own.or([
                own('translation.translatorId', '=', moderatorId),
                own('translation.reviewerId', '=', moderatorId),
                own.exists(
                  own
                    .selectFrom('translationHistory')
                    .select('translationHistory.id')
                    .whereRef('translationHistory.translationId', '=', 'translation.id')
                    .where('translationHistory.personId', '=', moderatorId),
                ),
              ]),
            ),
        ),
        where.exists(
          where
            .selectFrom('auditEntry')
            .select('auditEntry.id')
            .where('auditEntry.subjectType', '=', 'translationTask')
            .whereRef('auditEntry.subjectId', '=', 'translationTask.id')
            .where('auditEntry.actorId', '=', moderatorId),
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
  /** Where it is in the queue; `mine` waits for the reader, for the sides or for the translators. */
  place: Place
  waitsFor: 'you' | 'sides' | 'portal' | null
  /** Since when it is there; of one that waits for its answer, by when the answer is due. */
  at: InstantText
  mediator: string | null
  /** What bars this moderator from mediating. */
  part: Part | null
}

const places = ['mine', 'free', 'unanswered', 'others'] as const
type Place = (typeof places)[number]

/**
 * Open disputes as one moderator sees them: first its own, then those that wait for a mediator, those that wait for their answer, and those of others;
 * in each of these what has waited longest comes first, and of those that wait for a mediator the ones that this moderator may take up.
 */
export async function mediationQueue(
  db: Db,
  { moderatorId, language, now }: { moderatorId: string; language: LanguageTag; now: InstantText },
): Promise<DisputeInQueue[]> {
  const rows = await db
    .selectFrom('dispute')
    .innerJoin('engagement', 'engagement.id', 'dispute.engagementId')
    .leftJoin('person', 'person.id', 'dispute.mediatorId')
    .select([
      'dispute.id',
      'engagement.ref as engagement',
      'engagement.requestId',
      'dispute.number',
      'dispute.status',
      'dispute.documentId',
    ])
    .select(['dispute.createdAt', 'dispute.mediatorId', 'person.name as mediator'])
    .select(({ case: when, fn, ref }) => [
      when()
        .when('dispute.mediatorId', '=', moderatorId)
        .then(places.indexOf('mine'))
        .when('dispute.mediatorId', 'is not', null)
        .then(places.indexOf('others'))
        .when('dispute.status', '=', 'raised')
        .then(when().when('dispute.answerDueAt', '<', now).then(places.indexOf('free')).else(places.indexOf('unanswered')).end())
        .else(places.indexOf('free'))
        .end()
        .as('place'),
      fn.coalesce(ref('dispute.mediationAt'), ref('dispute.answeredAt'), ref('dispute.answerDueAt')).as('at'),
    ])
    .where('dispute.status', 'in', openStatuses)
    .orderBy('place')
    .orderBy('at')
    .orderBy('dispute.id')
    .limit(50)
    .execute()
  const disputes = await Promise.all(
    rows.map(async ({ id, requestId, documentId, mediatorId, place: index, ...row }) => {
      const view = await readLatest(db, { documentId, language })
      const place = places[Number(index)]!
      return {
        ...row,
        place,
        title: view?.fields.title ?? '',
        titleLanguage: view?.language ?? language,
        waitsFor: place === 'mine' ? await waitsFor(db, id) : null,
        part: mediatorId === null ? await partOf(db, { requestId, moderatorId }) : null,
      }
    }),
  )
  const rank = ({ place, part }: DisputeInQueue) => places.indexOf(place) + (place === 'free' && part ? 0.5 : 0)
  return disputes.sort((a, b) => rank(a) - rank(b))
}

/** Who moves next in a mediation: the translators of its outcome; the mediator, when a side has spoken last; otherwise the sides. */
async function waitsFor(db: Db, disputeId: string): Promise<'you' | 'sides' | 'portal'> {
  const outcome = await liveOutcome(db, disputeId)
  if (outcome?.status === 'in_translation') return 'portal'
  const last = await db
    .selectFrom('disputeStatement')
    .select(['speaker', 'createdAt'])
    .where('disputeId', '=', disputeId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (outcome && (!last || last.createdAt <= outcome.createdAt)) return 'sides'
  return last?.speaker === 'mediator' ? 'sides' : 'you'
}
