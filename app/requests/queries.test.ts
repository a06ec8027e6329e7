import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { askQuestion, onQuestionVerified } from '~/questions/commands.server'
import { addParty, verifyTranslation } from '../../tests/factories/bidding'
import { accepted, buyerOf, drafted, gears, monday, opened, submitted, translated, world } from '../../tests/factories/requesting'
import { engines, freshDatabase } from '../../tests/setup/database'
import { startAmendment } from './amendments/commands.server'
import { needsBuyer } from './next-step'
import { onRequestVerified } from './publication/commands.server'
import { listOwnRequests, requestsToDo } from './queries.server'

const tuesday = '2026-11-03T06:00:00.000Z'

describe.each(engines)('what waits for a buyer on %s', (engine) => {
  test('is found wherever it stands among its requests, and nothing else is', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { companyId } = buyerOf(all)
    const asked = await opened(db, all)
    const amended = await opened(db, all)
    const quiet = await opened(db, all)
    const draft = await atTime(monday, () => drafted(db, all))
    const toConfirm = await atTime(monday, async () => {
      const request = await accepted(db, all, { ...gears, wantsConfirm: true })
      await onRequestVerified(db, await translated(db, all, request.documentId))
      return request
    })
    const strangers = await world(db)
    await drafted(db, strangers)
    const vendor = await addParty(db, 'vendor', { name: 'Kaveri' })
    await atTime(tuesday, async () => {
      const question = await askQuestion(db, {
        ...{ actorId: vendor.personId, companyId: vendor.companyId },
        ...{ requestId: asked.requestId, language: 'en', text: 'Do the old machines have a serial port?' },
      })
      if (!question.ok) throw new Error(question.reason)
      const { questionDocumentId } = await db.selectFrom('question').select('questionDocumentId').executeTakeFirstOrThrow()
      await verifyTranslation(db, questionDocumentId)
      await onQuestionVerified(db, { documentId: questionDocumentId, subjectId: question.questionId })
      const description = { ...gears, title: '42台机床联网' }
      await startAmendment(db, { ...buyerOf(all), requestId: amended.requestId, description, change: '标题写短一些。' })
    })
    for (let index = 0; index < 21; index++) await atTime(tuesday, () => submitted(db, all))

    const { requests } = await listOwnRequests(db, { companyId })
    expect(requests.filter(needsBuyer)).toEqual([])
    const todo = await requestsToDo(db, companyId)
    expect(todo.every(needsBuyer)).toBe(true)
    expect(todo.map(({ ref, questions, amendment }) => [ref, questions, amendment]).sort()).toEqual(
      [
        [asked.ref, 1, null],
        [amended.ref, 0, 'draft'],
        [draft.ref, 0, null],
        [toConfirm.ref, 0, null],
      ].sort(),
    )
    expect(todo.map(({ ref }) => ref)).not.toContain(quiet.ref)
  })
})
