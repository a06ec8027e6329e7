import type { ExpressionBuilder } from 'kysely'
import type { Db, Tx } from '#db/connect'
import type { Database, InstantText, LanguageTag } from '#db/schema'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import type { DocumentView } from '~/translations/document'
import { readDocuments, readLatest } from '~/translations/queries.server'
import { questionsCloseAt } from './closing.server'
import { type QuestionStatus, waitingStatuses } from './question'

/** Most questions that one page shows. */
const most = 100

/** No query here but `ownQuestions` and `ownQuestion` reads who asked. */
const publishedOf = keptQuery((db, slot: Slot<{ requestId: string }>) =>
  db
    .selectFrom('question')
    .select(['question.ref', 'question.questionDocumentId', 'question.answerDocumentId', 'question.publishedAt'])
    .where('question.requestId', '=', slot('requestId'))
    .where('question.status', '=', 'published')
    .orderBy('question.publishedAt')
    .orderBy('question.id')
    .limit(most),
)

export interface PublishedQuestion {
  ref: string
  publishedAt: InstantText
  question: DocumentView
  answer: DocumentView
}

/** Questions with their answers as everybody reads them, in the order in which they came out. */
export async function publishedQuestions(
  db: Db | Tx,
  { requestId, language }: { requestId: string; language: LanguageTag },
): Promise<PublishedQuestion[]> {
  const rows = await publishedOf(db, { requestId })
  if (rows.length === 0) return []
  const ids = rows.flatMap((row) => (row.answerDocumentId ? [row.questionDocumentId, row.answerDocumentId] : []))
  const views = await readDocuments(db, ids, language)
  return rows.flatMap(({ ref, publishedAt, questionDocumentId, answerDocumentId }) => {
    const [question, answer] = [views.get(questionDocumentId), answerDocumentId ? views.get(answerDocumentId) : undefined]
    return question && answer && publishedAt ? [{ ref, publishedAt, question, answer }] : []
  })
}

/** Questions that are still on their way, for a moderator. */
export const waitingQuestions = (db: Db, requestId: string) =>
  db
    .selectFrom('question')
    .select(['ref', 'status'])
    .where('requestId', '=', requestId)
    .where('status', 'in', waitingStatuses)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(most)
    .execute()

/** What the ask form needs of a published request. */
export async function askedRequest(db: Db, { ref, language }: { ref: string; language: LanguageTag }) {
  const row = await db
    .selectFrom('request')
    .innerJoin('publication', 'publication.documentId', 'request.documentId')
    .select(['request.id', 'request.ref', 'request.status', 'request.deadlineAt', 'publication.title', 'publication.provenance'])
    .where('request.ref', '=', ref)
    .where('request.publishedAt', 'is not', null)
    .where('publication.language', '=', language)
    .executeTakeFirst()
  return row && { ...row, closesAt: row.deadlineAt ? questionsCloseAt(row.deadlineAt) : null }
}

const buyerColumns = [
  'question.id',
  'question.ref',
  'question.status',
  'question.questionDocumentId',
  'question.answerDocumentId',
  'question.publishedAt',
] as const

/** A request of the buyer's company. */
export const buyersRequest = (db: Db, { companyId, ref }: { companyId: string; ref: string }) =>
  db
    .selectFrom('request')
    .select(['id', 'ref', 'status', 'companyId', 'documentId', 'deadlineAt'])
    .where('ref', '=', ref)
    .where('companyId', '=', companyId)
    .where('publishedAt', 'is not', null)
    .executeTakeFirst()

/** One that lapsed had reached the buyer when it was verified. */
const hasReachedBuyer = (where: ExpressionBuilder<Database, 'question'>) =>
  where.or([
    where('question.status', 'in', ['answering', 'verifying', 'published']),
    where.and([
      where('question.status', '=', 'lapsed'),
      where.exists(
        where
          .selectFrom('translationTask')
          .select('translationTask.id')
          .whereRef('translationTask.documentId', '=', 'question.questionDocumentId')
          .where('translationTask.status', '=', 'verified'),
      ),
    ]),
  ])

/** Questions that have reached the buyer, those to answer first, oldest first. */
export async function buyersQuestions(
  db: Db,
  { companyId, requestId, language }: { companyId: string; requestId: string; language: LanguageTag },
) {
  const rows = await db
    .selectFrom('question')
    .innerJoin('request', 'request.id', 'question.requestId')
    .select(buyerColumns)
    .where('question.requestId', '=', requestId)
    .where('request.companyId', '=', companyId)
    .where(hasReachedBuyer)
    .orderBy('question.status')
    .orderBy('question.createdAt')
    .orderBy('question.id')
    .limit(most)
    .execute()
  return Promise.all(
    rows.map(async ({ ref, status, publishedAt, questionDocumentId, answerDocumentId }) => ({
      ref,
      status,
      publishedAt,
      question: await readLatest(db, { documentId: questionDocumentId, language }),
      answer: answerDocumentId ? await readLatest(db, { documentId: answerDocumentId, language }) : null,
    })),
  )
}

/** One question that waits for the buyer, has been answered, or lapsed while it waited. */
export async function buyersQuestion(
  db: Db,
  { companyId, requestRef, ref, language }: { companyId: string; requestRef: string; ref: string; language: LanguageTag },
) {
  const row = await db
    .selectFrom('question')
    .innerJoin('request', 'request.id', 'question.requestId')
    .select(['question.id', 'question.ref', 'question.status', 'question.questionDocumentId'])
    .select(['request.companyId', 'request.status as requestStatus', 'request.deadlineAt'])
    .where('question.ref', '=', ref)
    .where('request.ref', '=', requestRef)
    .where('request.companyId', '=', companyId)
    .where(hasReachedBuyer)
    .executeTakeFirst()
  return row && { ...row, question: await readLatest(db, { documentId: row.questionDocumentId, language }) }
}

export interface OwnQuestion {
  ref: string
  status: QuestionStatus
  reasonCode: string | null
  createdAt: InstantText
  text: string
  sourceLanguage: LanguageTag
  requestRef: string
  requestTitle: string
}

/** What a vendor's company has asked, newest first. */
export async function ownQuestions(db: Db, { companyId, language }: { companyId: string; language: LanguageTag }): Promise<OwnQuestion[]> {
  const rows = await db
    .selectFrom('question')
    .innerJoin('document', 'document.id', 'question.questionDocumentId')
    .innerJoin('revision', (join) =>
      join.onRef('revision.documentId', '=', 'document.id').onRef('revision.number', '=', 'document.revision'),
    )
    .innerJoin('request', 'request.id', 'question.requestId')
    .leftJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'request.documentId').on('publication.language', '=', language),
    )
    .select(['question.ref', 'question.status', 'question.reasonCode', 'question.createdAt', 'document.sourceLanguage'])
    .select(['revision.fieldsJson', 'request.ref as requestRef', 'publication.title as requestTitle'])
    .where('question.companyId', '=', companyId)
    .orderBy('question.createdAt', 'desc')
    .orderBy('question.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ fieldsJson, requestTitle, ...row }) => ({
    ...row,
    requestTitle: requestTitle ?? '',
    text: (JSON.parse(fieldsJson) as { text?: string }).text ?? '',
  }))
}

/** A question in whatever state, for a moderator: its words, never its asker. */
export async function moderatorsQuestion(db: Db, { ref, language }: { ref: string; language: LanguageTag }) {
  const row = await db
    .selectFrom('question')
    .innerJoin('request', 'request.id', 'question.requestId')
    .select(['question.id', 'question.ref', 'question.status', 'question.reasonCode', 'question.createdAt', 'request.ref as requestRef'])
    .select(['question.questionDocumentId', 'question.answerDocumentId'])
    .where('question.ref', '=', ref)
    .executeTakeFirst()
  if (!row) return undefined
  const { questionDocumentId, answerDocumentId, ...facts } = row
  return {
    ...facts,
    question: await readLatest(db, { documentId: questionDocumentId, language }),
    answer: answerDocumentId ? await readLatest(db, { documentId: answerDocumentId, language }) : null,
  }
}
