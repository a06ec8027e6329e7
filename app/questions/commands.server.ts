import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import type { LanguageTag, QuestionTable } from '#db/schema'
import { record } from '~/audit/record.server'
import { notify } from '~/notifications/commands.server'
import { type FormKey, once } from '~/platform/idempotency.server'
import { newId, newRef } from '~/platform/ids'
import { titlesOf } from '~/requests/commands.server'
import { createDocument, publishDocument, requestTranslation } from '~/translations/commands.server'
import { abandonTranslation } from '~/translations/tasks/commands.server'
import { questionsCloseAt } from './closing.server'
import {
  canMove,
  mostWaiting,
  type QuestionStatus,
  type RefusalReason,
  refusableStatuses,
  takesAnswers,
  takesQuestions,
  waitingStatuses,
} from './question'

/** Questions go before requests and bids in the translators' queue: a whole board of bidders waits for them. */
const priority = 10

interface Ask {
  actorId: string
  companyId: string
  requestId: string
  /** The language that the asker writes in. */
  language: LanguageTag
  text: string
  form?: FormKey
}

export type AskRefusal = 'notOpen' | 'tooLate' | 'tooMany' | 'companyNotVerified'
type Asked = { ok: true; questionId: string; ref: string } | { ok: false; reason: AskRefusal }

/**
 * Asks a question and sends it to the translators. Neither its document nor its audit entry names the asker: only the question's own
 * row does, which no query but the asker's own reads. The same form sent twice asks once.
 */
export function askQuestion(db: Db, { form, ...ask }: Ask): Promise<Asked> {
  return inTransaction(db, (tx) => once<Asked>(tx, form, work(tx), (id) => replay(tx, id)))

  function work(tx: Tx) {
    return async () => {
      const answer = await askWithin(tx, ask)
      return { answer, location: answer.ok ? answer.questionId : '' }
    }
  }
}

async function replay(tx: Tx, questionId: string): Promise<Asked> {
  const { ref } = await tx.selectFrom('question').select('ref').where('id', '=', questionId).executeTakeFirstOrThrow()
  return { ok: true, questionId, ref }
}

async function askWithin(tx: Tx, { actorId, companyId, requestId, language, text }: Omit<Ask, 'form'>): Promise<Asked> {
  const now = await databaseNow(tx)
  if (!(await isVerifiedVendor(tx, { companyId, actorId, now }))) return { ok: false, reason: 'companyNotVerified' }
  const request = await tx
    .selectFrom('request')
    .select(['status', 'deadlineAt'])
    .where('id', '=', requestId)
    .modifyEnd(forUpdate(tx))
    .executeTakeFirst()
  if (request?.status !== 'open' || !request.deadlineAt) return { ok: false, reason: 'notOpen' }
  if (!takesQuestions({ status: request.status, closesAt: questionsCloseAt(request.deadlineAt) }, now))
    return { ok: false, reason: 'tooLate' }
  const waiting = await tx
    .selectFrom('question')
    .select('id')
    .where('companyId', '=', companyId)
    .where('requestId', '=', requestId)
    .where('status', 'in', waitingStatuses)
    .limit(mostWaiting)
    .execute()
  if (waiting.length >= mostWaiting) return { ok: false, reason: 'tooMany' }
  const id = newId()
  const ref = newRef('Q')
  const { documentId } = await createDocument(tx, {
    kind: 'question',
    subjectId: id,
    requestId,
    sourceLanguage: language,
    authorId: actorId,
    companyId: null,
    fields: { text },
  })
  await tx
    .insertInto('question')
    .values({
      id,
      ref,
      requestId,
      companyId,
      askedBy: actorId,
      status: 'asked',
      questionDocumentId: documentId,
      answerDocumentId: null,
      answeredBy: null,
      reasonCode: null,
      createdAt: now,
      publishedAt: null,
    })
    .execute()
  await moveQuestion(tx, id, 'asked', 'translating')
  await requestTranslation(tx, { documentId, priority })
  await record(tx, { actorId: null, event: 'question.asked', subjectType: 'question', subjectId: id, detail: { requestId } })
  return { ok: true, questionId: id, ref }
}

interface Verified {
  documentId: string
  subjectId: string
}

/**
 * The question reads in both languages: now the buyer is asked for an answer, if there is still time for one; else the opening finds it where it
 * is. Runs from a job, perhaps twice.
 */
export function onQuestionVerified(db: Db, { documentId, subjectId }: Verified): Promise<void> {
  return inTransaction(db, async (tx) => {
    const question = await withRequest(tx, subjectId)
    if (question?.questionDocumentId !== documentId || question.status !== 'translating') return
    if (!takesAnswers({ status: question.requestStatus, deadlineAt: question.deadlineAt }, await databaseNow(tx))) return
    if (!(await moveQuestion(tx, subjectId, 'translating', 'answering'))) return
    await record(tx, { actorId: null, event: 'question.passedOn', subjectType: 'question', subjectId })
    await notify(tx, {
      to: { companyId: question.buyerId },
      kind: 'questionToAnswer',
      values: { request: question.requestRef, title: await titlesOf(tx, question.requestId) },
      path: `/my/requests/${question.requestRef}/questions`,
    })
  })
}

interface Answer {
  actorId: string
  /** The buyer's. */
  companyId: string
  questionId: string
  /** The language that the buyer writes in. */
  language: LanguageTag
  text: string
}

/** The buyer answers, once: of several people who press at the same time one is heard. */
export function answerQuestion(db: Db, { actorId, companyId, questionId, language, text }: Answer) {
  return inTransaction(db, async (tx) => {
    const question = await withRequest(tx, questionId)
    if (question?.buyerId !== companyId) return { ok: false, reason: 'notFound' } as const
    if (question.buyerStatus === 'suspended') return { ok: false, reason: 'companySuspended' } as const
    if (!takesAnswers({ status: question.requestStatus, deadlineAt: question.deadlineAt }, await databaseNow(tx))) {
      return { ok: false, reason: 'tooLate' } as const
    }
    if (!(await moveQuestion(tx, questionId, 'answering', 'verifying', { answeredBy: actorId }))) {
      return { ok: false, reason: 'alreadyAnswered' } as const
    }
    const { documentId } = await createDocument(tx, {
      kind: 'answer',
      subjectId: questionId,
      requestId: question.requestId,
      sourceLanguage: language,
      authorId: actorId,
      companyId,
      fields: { text },
    })
    await tx.updateTable('question').set({ answerDocumentId: documentId }).where('id', '=', questionId).execute()
    await requestTranslation(tx, { documentId, priority })
    await record(tx, { actorId, event: 'question.answered', subjectType: 'question', subjectId: questionId })
    return { ok: true } as const
  })
}

/**
 * The answer reads in both languages: question and answer go out together, in both, to everybody at once. The asker and whoever
 * prepares or has sent a bid are told; nobody learns who the others are. Runs from a job, perhaps twice.
 */
export function onAnswerVerified(db: Db, { documentId, subjectId }: Verified): Promise<void> {
  return inTransaction(db, async (tx) => {
    const question = await withRequest(tx, subjectId)
    if (question?.answerDocumentId !== documentId || question.status !== 'verifying') return
    if (!(await moveQuestion(tx, subjectId, 'verifying', 'published', { publishedAt: await databaseNow(tx) }))) return
    for (const id of [question.questionDocumentId, documentId]) {
      const published = await publishDocument(tx, { documentId: id })
      if (!published.ok) throw new Error('A question was to go out whose words are not verified')
    }
    await record(tx, { actorId: null, event: 'question.published', subjectType: 'question', subjectId })
    await tellReaders(tx, { questionId: subjectId, requestId: question.requestId, requestRef: question.requestRef })
  })
}

async function tellReaders(tx: Tx, { questionId, requestId, requestRef }: { questionId: string; requestId: string; requestRef: string }) {
  const { companyId: asker } = await tx.selectFrom('question').select('companyId').where('id', '=', questionId).executeTakeFirstOrThrow()
  const bidders = await tx
    .selectFrom('bid')
    .select('companyId')
    .distinct()
    .where('requestId', '=', requestId)
    .where('status', 'not in', ['withdrawn', 'lapsed', 'disqualified'])
    .execute()
  const values = { request: requestRef, title: await titlesOf(tx, requestId) }
  // One kind for everybody: not even the sentence tells the asker from the others.
  for (const companyId of new Set([asker, ...bidders.map((bid) => bid.companyId)])) {
    await notify(tx, { to: { companyId }, kind: 'answerPublished', values, path: `/requests/${requestRef}` })
  }
}

/** A moderator takes a question out: nothing of it is published, and its asker is told why. */
export function refuseQuestion(
  db: Db,
  { actorId, questionId, reasonCode }: { actorId: string; questionId: string; reasonCode: RefusalReason },
) {
  return inTransaction(db, async (tx) => {
    const question = await withRequest(tx, questionId)
    if (!question) return { ok: false, reason: 'notFound' } as const
    const { numUpdatedRows } = await tx
      .updateTable('question')
      .set({ status: 'refused', reasonCode })
      .where('id', '=', questionId)
      .where('status', 'in', refusableStatuses)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return { ok: false, reason: 'movedOn' } as const
    await abandonTranslation(tx, { documentId: question.questionDocumentId })
    if (question.answerDocumentId) await abandonTranslation(tx, { documentId: question.answerDocumentId })
    await record(tx, { actorId, event: 'question.refused', subjectType: 'question', subjectId: questionId, detail: { reasonCode } })
    const { companyId } = await tx.selectFrom('question').select('companyId').where('id', '=', questionId).executeTakeFirstOrThrow()
    await notify(tx, {
      to: { companyId },
      kind: 'questionRefused',
      values: {
        request: question.requestRef,
        title: await titlesOf(tx, question.requestId),
        reason: { key: `questions:reason.${reasonCode}` },
      },
      path: '/my/questions',
    })
    return { ok: true } as const
  })
}

async function moveQuestion(
  tx: Tx,
  id: string,
  from: QuestionStatus,
  to: QuestionStatus,
  changes: Partial<Pick<QuestionTable, 'answeredBy' | 'publishedAt'>> = {},
): Promise<boolean> {
  if (!canMove(from, to)) throw new Error(`A question never goes from ${from} to ${to}`)
  const { numUpdatedRows } = await tx
    .updateTable('question')
    .set({ ...changes, status: to })
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A question with its request; never its asker. */
const withRequest = (tx: Tx, questionId: string) =>
  tx
    .selectFrom('question')
    .innerJoin('request', 'request.id', 'question.requestId')
    .innerJoin('company as buyer', 'buyer.id', 'request.companyId')
    .select([
      'question.status',
      'question.requestId',
      'question.questionDocumentId',
      'question.answerDocumentId',
      'request.ref as requestRef',
      'request.companyId as buyerId',
      'buyer.status as buyerStatus',
      'request.status as requestStatus',
      'request.deadlineAt',
    ])
    .where('question.id', '=', questionId)
    .executeTakeFirst()

/** As the database knows it now, not as it was when the session was read. */
async function isVerifiedVendor(tx: Tx, { companyId, actorId, now }: { companyId: string; actorId: string; now: string }) {
  const row = await tx
    .selectFrom('company')
    .innerJoin('membership', 'membership.companyId', 'company.id')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['company.status', 'company.verifiedUntil', 'person.emailVerifiedAt'])
    .where('company.id', '=', companyId)
    .where('company.kind', '=', 'vendor')
    .where('person.id', '=', actorId)
    .executeTakeFirst()
  return row?.status === 'verified' && row.verifiedUntil !== null && row.verifiedUntil > now && row.emailVerifiedAt !== null
}
