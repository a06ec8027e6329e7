import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import type { Db } from '#db/connect'
import { up as endWorkWithoutAReader } from '#db/migrations/0079-work-without-a-reader'
import { openBids } from '~/bids/opening/commands.server'
import { newId } from '~/platform/ids'
import { cancelRequest } from '~/requests/cancellations/commands.server'
import { listOwnRequests } from '~/requests/queries.server'
import { readDocument } from '~/translations/queries.server'
import { runningStatuses } from '~/translations/tasks/task'
import {
  addParty,
  after,
  deadlineAt,
  during,
  type OpenRequest,
  openRequest,
  type Party,
  verifyTranslation,
} from '../../tests/factories/bidding'
import { makeModerators } from '../../tests/factories/translations'
import { engines, freshDatabase } from '../../tests/setup/database'
import { questionsCloseAt } from './closing.server'
import { answerQuestion, askQuestion, onAnswerVerified, onQuestionVerified, refuseQuestion } from './commands.server'
import { buyersQuestion, buyersQuestions, moderatorsQuestion, ownQuestions, publishedQuestions } from './queries.server'

const text = 'Do the old machines have a serial port?'

async function world(db: Db) {
  const wanted = await openRequest(db)
  const vendor = await addParty(db, 'vendor', { name: 'Kaveri Systems' })
  return { wanted, vendor }
}

const ask = (db: Db, wanted: OpenRequest, vendor: Party) =>
  atTime(during, () =>
    askQuestion(db, { actorId: vendor.personId, companyId: vendor.companyId, requestId: wanted.requestId, language: 'en', text }),
  )

const kindsOf = async (db: Db, { personId }: Party) =>
  (await db.selectFrom('notification').select('kind').where('personId', '=', personId).orderBy('id').execute()).map(({ kind }) => kind)

const questionRow = (db: Db, id: string) => db.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function passedOn(db: Db, wanted: OpenRequest, vendor: Party) {
  const asked = await ask(db, wanted, vendor)
  if (!asked.ok) throw new Error(asked.reason)
  const { questionDocumentId } = await questionRow(db, asked.questionId)
  await verifyTranslation(db, questionDocumentId)
  await atTime(during, () => onQuestionVerified(db, { documentId: questionDocumentId, subjectId: asked.questionId }))
  return { ...asked, questionDocumentId }
}

const answer = (db: Db, { buyer }: OpenRequest, questionId: string) =>
  atTime(during, () =>
    answerQuestion(db, { actorId: buyer.personId, companyId: buyer.companyId, questionId, language: 'zh-CN', text: '有，都是RS232。' }),
  )

describe.each(engines)('the end of bidding on %s', (engine) => {
  const runningTasks = (db: Db, documentIds: (string | null)[]) =>
    db
      .selectFrom('translationTask')
      .select('id')
      .where(
        'documentId',
        'in',
        documentIds.filter((id) => id !== null),
      )
      .where('status', 'in', runningStatuses)
      .execute()

  test.each<[string, (db: Db, wanted: OpenRequest) => Promise<unknown>]>([
    ['by its deadline', (db, { requestId }) => atTime(after, () => openBids(db, requestId))],
    [
      'by its buyer',
      (db, { buyer, requestId }) =>
        cancelRequest(db, { actorId: buyer.personId, companyId: buyer.companyId, requestId, reasonCode: 'needChanged', note: '' }),
    ],
  ])('%s lets lapse what has not come out, ends its translation and tells the asker once', async (_, end) => {
    const db = await freshDatabase(engine)
    const { wanted, vendor } = await world(db)
    const { questionId: out } = await published(db, wanted, vendor)
    const asked = await ask(db, wanted, vendor)
    const toAnswer = await passedOn(db, wanted, vendor)
    const answered = await passedOn(db, wanted, vendor)
    await answer(db, wanted, answered.questionId)
    if (!asked.ok) throw new Error(asked.reason)
    const before = await kindsOf(db, vendor)
    await end(db, wanted)

    const rows = []
    for (const { questionId } of [asked, toAnswer, answered]) rows.push(await questionRow(db, questionId))
    expect(rows.map(({ status }) => status)).toEqual(['lapsed', 'lapsed', 'lapsed'])
    expect(await questionRow(db, out)).toMatchObject({ status: 'published' })
    expect(
      await runningTasks(
        db,
        rows.flatMap((row) => [row.questionDocumentId, row.answerDocumentId]),
      ),
    ).toEqual([])
    expect((await kindsOf(db, vendor)).slice(before.length).filter((kind) => kind === 'questionLapsed')).toHaveLength(1)
    // What its buyer has read stays before its eyes; the other never reached it.
    const { companyId } = wanted.buyer
    const read = await buyersQuestions(db, { companyId, requestId: wanted.requestId, language: 'zh-CN' })
    expect(read.map(({ ref }) => ref).sort()).toEqual([toAnswer.ref, answered.ref, (await questionRow(db, out)).ref].sort())
    const { requests } = await listOwnRequests(db, { companyId })
    expect(requests.map(({ questions }) => questions)).toEqual([0])
    // Who was still writing an answer is told why it comes too late, instead of that there is no such question.
    const found = (ref: string) => buyersQuestion(db, { companyId, requestRef: wanted.requestRef, ref, language: 'zh-CN' })
    expect(await found(toAnswer.ref)).toMatchObject({ id: toAnswer.questionId, status: 'lapsed' })
    expect(await found(rows[0]!.ref)).toBeUndefined()
    expect(await answer(db, wanted, toAnswer.questionId)).toEqual({ ok: false, reason: 'tooLate' })
  })

  test('asks for no answer when it is too late for one', async () => {
    const db = await freshDatabase(engine)
    const { wanted, vendor } = await world(db)
    const asked = await ask(db, wanted, vendor)
    if (!asked.ok) throw new Error(asked.reason)
    const { questionDocumentId } = await questionRow(db, asked.questionId)
    await verifyTranslation(db, questionDocumentId)
    await atTime(after, () => onQuestionVerified(db, { documentId: questionDocumentId, subjectId: asked.questionId }))
    expect(await kindsOf(db, wanted.buyer)).not.toContain('questionToAnswer')
    await atTime(after, () => openBids(db, wanted.requestId))
    expect(await questionRow(db, asked.questionId)).toMatchObject({ status: 'lapsed' })
    expect(await kindsOf(db, vendor)).toContain('questionLapsed')
  })

  test('long ago has left questions and translations behind, which a migration ends', async () => {
    const db = await freshDatabase(engine)
    const { wanted, vendor } = await world(db)
    const still = await world(db)
    const left = await ask(db, wanted, vendor)
    const waits = await ask(db, still.wanted, still.vendor)
    if (!left.ok || !waits.ok) throw new Error('not asked')
    const row = await questionRow(db, left.questionId)
    await db.updateTable('request').set({ status: 'evaluating' }).where('id', '=', wanted.requestId).execute()
    await endWorkWithoutAReader(db)
    expect(await questionRow(db, left.questionId)).toMatchObject({ status: 'lapsed' })
    expect(await runningTasks(db, [row.questionDocumentId])).toEqual([])
    const other = await questionRow(db, waits.questionId)
    expect(other).toMatchObject({ status: 'translating' })
    expect(await runningTasks(db, [other.questionDocumentId])).toHaveLength(1)
  })
})

test.each(engines)('a suspended buyer answers nothing on %s', async (engine) => {
  const db = await freshDatabase(engine)
  const { wanted, vendor } = await world(db)
  const { questionId } = await passedOn(db, wanted, vendor)
  await db.updateTable('company').set({ status: 'suspended' }).where('id', '=', wanted.buyer.companyId).execute()
  expect(await answer(db, wanted, questionId)).toEqual({ ok: false, reason: 'companySuspended' })
  expect(await questionRow(db, questionId)).toMatchObject({ status: 'answering' })
})

async function published(db: Db, wanted: OpenRequest, vendor: Party) {
  const question = await passedOn(db, wanted, vendor)
  await answer(db, wanted, question.questionId)
  const { answerDocumentId } = await questionRow(db, question.questionId)
  await verifyTranslation(db, answerDocumentId!)
  await atTime(during, () => onAnswerVerified(db, { documentId: answerDocumentId!, subjectId: question.questionId }))
  return { ...question, answerDocumentId: answerDocumentId! }
}

const noticesOf = (db: Db, { personId }: Party) => db.selectFrom('notification').selectAll().where('personId', '=', personId).execute()

test('questions close at 17:00 in China on the second common working day before the deadline', () => {
  // Monday 16 November: Friday the 13th is one common working day before, Thursday the 12th is two.
  expect(questionsCloseAt(deadlineAt)).toBe('2026-11-12T09:00:00.000Z')
})

describe.each(engines)('questions on %s', (engine) => {
  test('a question waits for its translation before the buyer sees it', async () => {
    const db = await freshDatabase(engine)
    const { wanted, vendor } = await world(db)
    const asked = await ask(db, wanted, vendor)
    expect(asked.ok).toBe(true)
    const scope = { companyId: wanted.buyer.companyId, requestId: wanted.requestId, language: 'zh-CN' } as const
    expect(await buyersQuestions(db, scope)).toEqual([])
    expect(await noticesOf(db, wanted.buyer)).toEqual([])
    const task = await db.selectFrom('translationTask').select(['kind', 'priority', 'targetLanguage']).executeTakeFirstOrThrow()
    expect(task).toMatchObject({ kind: 'question', priority: 10, targetLanguage: 'zh-CN' })
  })

  test('nobody reads who asked: no query, no letter, no audit entry', async () => {
    const db = await freshDatabase(engine)
    const { wanted, vendor } = await world(db)
    const rival = await addParty(db, 'vendor', { name: 'Nandi Works' })
    await addBid(db, wanted, rival)
    const { ref } = await published(db, wanted, vendor)
    const scope = { companyId: wanted.buyer.companyId, requestId: wanted.requestId, language: 'zh-CN' } as const
    const seen = JSON.stringify([
      await publishedQuestions(db, { requestId: wanted.requestId, language: 'en' }),
      await buyersQuestions(db, scope),
      await buyersQuestion(db, { companyId: wanted.buyer.companyId, requestRef: wanted.requestRef, ref, language: 'zh-CN' }),
      await moderatorsQuestion(db, { ref, language: 'en' }),
      await noticesOf(db, wanted.buyer),
      await noticesOf(db, rival),
      await db.selectFrom('auditEntry').selectAll().execute(),
      await db.selectFrom('publication').selectAll().execute(),
    ])
    const company = await db.selectFrom('company').selectAll().where('id', '=', vendor.companyId).executeTakeFirstOrThrow()
    for (const trace of [vendor.companyId, vendor.personId, company.ref, company.nameEn, company.nameZh]) expect(seen).not.toContain(trace)
    expect((await noticesOf(db, rival)).map(({ kind }) => kind)).toEqual(['answerPublished'])
    expect((await noticesOf(db, vendor)).map(({ kind }) => kind)).toEqual(['answerPublished'])
    expect(await ownQuestions(db, { companyId: rival.companyId, language: 'en' })).toEqual([])
    expect(await ownQuestions(db, { companyId: vendor.companyId, language: 'en' })).toMatchObject([{ ref, status: 'published', text }])
  })

  test('question and answer come out together, in both languages', async () => {
    const db = await freshDatabase(engine)
    const { wanted, vendor } = await world(db)
    const before = await db.selectFrom('counter').select('value').where('name', '=', 'public').executeTakeFirstOrThrow()
    const question = await passedOn(db, wanted, vendor)
    await answer(db, wanted, question.questionId)
    expect(await publishedQuestions(db, { requestId: wanted.requestId, language: 'en' })).toEqual([])
    expect(await readDocument(db, { documentId: question.questionDocumentId, language: 'en' })).toBeNull()
    const { answerDocumentId } = await questionRow(db, question.questionId)
    await verifyTranslation(db, answerDocumentId!)
    await atTime(during, () => onAnswerVerified(db, { documentId: answerDocumentId!, subjectId: question.questionId }))
    for (const language of ['zh-CN', 'en'] as const) {
      const [only] = await publishedQuestions(db, { requestId: wanted.requestId, language })
      expect(only?.question.language).toBe(language)
      expect(only?.answer.language).toBe(language)
    }
    const after = await db.selectFrom('counter').select('value').where('name', '=', 'public').executeTakeFirstOrThrow()
    expect(after.value).toBeGreaterThan(before.value)
  })

  test('a job that runs twice tells once', async () => {
    const db = await freshDatabase(engine)
    const { wanted, vendor } = await world(db)
    const { questionId, questionDocumentId, answerDocumentId } = await published(db, wanted, vendor)
    await onQuestionVerified(db, { documentId: questionDocumentId, subjectId: questionId })
    await onAnswerVerified(db, { documentId: answerDocumentId, subjectId: questionId })
    expect(await noticesOf(db, vendor)).toHaveLength(1)
    expect(await noticesOf(db, wanted.buyer)).toHaveLength(1)
  })

  test('of twenty answers at once one is heard', async () => {
    const db = await freshDatabase(engine)
    const { wanted, vendor } = await world(db)
    const { questionId } = await passedOn(db, wanted, vendor)
    const answers = await Promise.all(Array.from({ length: 20 }, () => answer(db, wanted, questionId)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.selectFrom('document').select('id').where('kind', '=', 'answer').execute()).toHaveLength(1)
  })

  test('only the buyer of the request answers', async () => {
    const db = await freshDatabase(engine)
    const { wanted, vendor } = await world(db)
    const { questionId } = await passedOn(db, wanted, vendor)
    const stranger = await addParty(db, 'buyer', { name: 'Valve Works' })
    expect(await answer(db, { ...wanted, buyer: stranger }, questionId)).toEqual({ ok: false, reason: 'notFound' })
  })

  test('after the closing time, by unverified companies and without end nobody asks', async () => {
    const db = await freshDatabase(engine)
    const { wanted, vendor } = await world(db)
    const facts = { actorId: vendor.personId, companyId: vendor.companyId, requestId: wanted.requestId, language: 'en', text } as const
    expect(await atTime('2026-11-12T09:00:00.000Z', () => askQuestion(db, facts))).toEqual({ ok: false, reason: 'tooLate' })
    const unverified = await addParty(db, 'vendor', { name: 'New Firm', status: 'registered' })
    expect(await ask(db, wanted, unverified)).toEqual({ ok: false, reason: 'companyNotVerified' })
    for (let many = 0; many < 5; many++) expect((await ask(db, wanted, vendor)).ok).toBe(true)
    expect(await ask(db, wanted, vendor)).toEqual({ ok: false, reason: 'tooMany' })
  })

  test('the same form sent twice asks once', async () => {
    const db = await freshDatabase(engine)
    const { wanted, vendor } = await world(db)
    const form = { personId: vendor.personId, route: 'questions.ask', key: newId() }
    const facts = {
      actorId: vendor.personId,
      companyId: vendor.companyId,
      requestId: wanted.requestId,
      language: 'en',
      text,
      form,
    } as const
    const [one, two] = await Promise.all([atTime(during, () => askQuestion(db, facts)), atTime(during, () => askQuestion(db, facts))])
    expect(one).toEqual(two)
    expect(await db.selectFrom('question').select('id').execute()).toHaveLength(1)
  })

  test('a refused question leaves the queue, is never published, and its asker learns why', async () => {
    const db = await freshDatabase(engine)
    const { wanted, vendor } = await world(db)
    const [moderator] = await makeModerators(db, 'Meera')
    const asked = await ask(db, wanted, vendor)
    if (!asked.ok) throw new Error(asked.reason)
    const refuse = () => refuseQuestion(db, { actorId: moderator!, questionId: asked.questionId, reasonCode: 'offTopic' })
    expect(await refuse()).toEqual({ ok: true })
    expect(await refuse()).toEqual({ ok: false, reason: 'movedOn' })
    expect(await db.selectFrom('translationTask').select('status').execute()).toEqual([{ status: 'stale' }])
    expect((await noticesOf(db, vendor)).map(({ kind, valuesJson }) => [kind, JSON.parse(valuesJson).reason])).toEqual([
      ['questionRefused', { key: 'questions:reason.offTopic' }],
    ])
    expect(await noticesOf(db, wanted.buyer)).toEqual([])
  })
})

async function addBid(db: Db, wanted: OpenRequest, { companyId, personId }: Party) {
  const nothing = { documentId: null, currency: null, totalMinor: null, weeks: null, teamSize: null, mustCovered: null, mustTotal: null }
  await db
    .insertInto('bid')
    .values({
      ...nothing,
      id: newId(),
      ref: `B-${newId().slice(-8)}`,
      requestId: wanted.requestId,
      companyId,
      status: 'submitted',
      version: 1,
      createdBy: personId,
      submittedAt: during,
      createdAt: during,
      factsJson: null,
      disqualifiedReason: null,
    })
    .execute()
}
