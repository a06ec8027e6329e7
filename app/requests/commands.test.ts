import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { inTransaction } from '#db/connect'
import { accepted, buyerOf, drafted, gears, monday, opened, rowOf, submitted, translated, world } from '../../tests/factories/requesting'
import { engines, freshDatabase } from '../../tests/setup/database'
import { cancelRequest } from './cancellations/commands.server'
import { createDraft, moveRequest, saveDraft, submitRequest } from './commands.server'
import { confirmTranslation, disputeTranslation, onRequestVerified } from './publication/commands.server'
import { canMove, requestStatuses } from './request'

const fifty = Array.from({ length: 50 }, (_, index) => index)

describe.each(engines)('a draft on %s', (engine) => {
  test('is begun once by a form that is sent fifty times', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const form = { personId: all.buyer.personId, route: 'requests.create', key: 'the-same-form-key' }
    const begun = await Promise.all(
      fifty.map(() => createDraft(db, { ...buyerOf(all), language: 'zh-CN', description: { title: '联网' }, form })),
    )
    expect(new Set(begun.map((each) => each.ref)).size).toBe(1)
    expect(await db.selectFrom('request').select('id').execute()).toHaveLength(1)
  })

  test('keeps what was typed, whole or not, and counts its versions', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await drafted(db, all)
    const half = {
      ...gears,
      problem: '',
      budgetMax: null,
      requirements: [{ key: 'r3', level: 'must' as const, what: '扫码入库', acceptance: '' }],
    }
    expect(await saveDraft(db, { ...buyerOf(all), requestId, version: 1, description: half })).toEqual({ ok: true, version: 2 })
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'draft', version: 2, budgetMax: null })
    expect(await db.selectFrom('requirement').select(['key', 'level']).execute()).toEqual([{ key: 'r3', level: 'must' }])
  })

  test('saved from two windows at once keeps the first and tells the second', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await drafted(db, all)
    const saves = await Promise.all(
      fifty.map((index) => saveDraft(db, { ...buyerOf(all), requestId, version: 1, description: { ...gears, title: `第${index}个` } })),
    )
    expect(saves.filter((save) => save.ok)).toHaveLength(1)
    expect(saves.filter((save) => !save.ok)).toEqual(Array(49).fill({ ok: false, reason: 'conflict', version: 2 }))
  })

  test('is not saved, submitted or cancelled by another company', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const stranger = buyerOf(await world(db))
    const { requestId } = await drafted(db, all)
    const deed = { ...stranger, requestId, version: 1, description: gears }
    expect(await saveDraft(db, deed)).toEqual({ ok: false, reason: 'notEditable' })
    expect(await submitRequest(db, deed)).toEqual({ ok: false, reason: 'notEditable' })
    expect(await cancelRequest(db, { ...stranger, requestId, reasonCode: 'mistake', note: '' })).toEqual({
      ok: false,
      reason: 'notCancellable',
    })
  })
})

describe.each(engines)('handing in on %s', (engine) => {
  test('refuses what is incomplete, field by field, and leaves the draft as it was', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await drafted(db, all)
    const description = {
      ...gears,
      problem: ' ',
      budgetMax: 100,
      requirements: [{ key: 'r1', level: 'should' as const, what: '联网', acceptance: '' }],
    }
    const answer = await submitRequest(db, { ...buyerOf(all), requestId, version: 1, description })
    expect(answer).toMatchObject({ ok: false, reason: 'incomplete' })
    expect(Object.keys((answer as { errors: object }).errors).sort()).toEqual(
      ['budgetMin', 'problem', 'requirement.r1.acceptance', 'requirement.r1.level'].sort(),
    )
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'draft', version: 1 })
  })

  test('happens once when fifty press at once, with one audit row', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await drafted(db, all)
    const answers = await Promise.all(fifty.map(() => submitRequest(db, { ...buyerOf(all), requestId, version: 1, description: gears })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'submitted' })
    const told = await db.selectFrom('auditEntry').select('id').where('event', '=', 'request.submitted').execute()
    expect(told).toHaveLength(1)
  })

  test('with one form key answers every press alike', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await drafted(db, all)
    const form = { personId: all.buyer.personId, route: 'requests.submit', key: 'one-key-for-all' }
    const answers = await Promise.all(
      fifty.map(() => submitRequest(db, { ...buyerOf(all), requestId, version: 1, description: gears, form })),
    )
    expect(answers).toEqual(Array(50).fill({ ok: true }))
  })

  test('tells the moderators', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    await submitted(db, all)
    const told = await db.selectFrom('notification').select('personId').where('kind', '=', 'requestSubmitted').execute()
    expect(told.map(({ personId }) => personId).sort()).toEqual([...all.moderators].sort())
  })
})

describe.each(engines)('any move on %s', (engine) => {
  test('outside the table throws, and inside it happens only from the state it starts in', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await drafted(db, all)
    for (const from of requestStatuses) {
      for (const to of requestStatuses) {
        await db.updateTable('request').set({ status: 'draft' }).where('id', '=', requestId).execute()
        const moved = inTransaction(db, (tx) => moveRequest(tx, requestId, from, to))
        if (canMove(from, to)) expect(await moved).toBe(from === 'draft')
        else await expect(moved).rejects.toThrow('never goes')
      }
    }
  })
})

describe.each(engines)('publication on %s', (engine) => {
  test('brings both languages out at one moment and starts a clock of common working days', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId } = await opened(db, all)
    // Ten common working days after Monday 2 November, without Diwali's Monday if it is one of India's public holidays.
    const row = await rowOf(db, requestId)
    expect(row).toMatchObject({ status: 'open', publishedAt: monday, budgetUsd: null })
    expect(row.deadlineAt).toMatch(/T09:00:00\.000Z$/)
    const out = await db
      .selectFrom('publication')
      .select(['language', 'publishedAt', 'provenance'])
      .where('documentId', '=', documentId)
      .orderBy('language')
      .execute()
    expect(out).toEqual([
      { language: 'en', publishedAt: monday, provenance: 'verified' },
      { language: 'zh-CN', publishedAt: monday, provenance: 'original' },
    ])
    const jobs = await db.selectFrom('job').select(['runAt', 'uniqueKey']).where('kind', '=', 'openBids').execute()
    expect(jobs).toEqual([{ runAt: row.deadlineAt, uniqueKey: `openBids:${requestId}` }])
  })

  test('notes the budget in dollars at the rate of the day', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    await db
      .insertInto('exchangeRate')
      .values({ id: 'r', base: 'CNY', quote: 'USD', rate: '0.14', day: '2026-11-01', source: 'test', enteredBy: null, createdAt: monday })
      .execute()
    const { requestId } = await opened(db, all)
    expect(await rowOf(db, requestId)).toMatchObject({ budgetUsd: 3_640_000 })
  })

  test('waits for nothing but a verified translation: before it nothing is public, a late job changes nothing', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId } = await accepted(db, all)
    expect(await db.selectFrom('publication').select('documentId').execute()).toEqual([])
    const verified = await translated(db, all, documentId)
    await onRequestVerified(db, { documentId, revisionId: 'another' })
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'in_translation' })
    await onRequestVerified(db, verified)
    const once = await rowOf(db, requestId)
    await onRequestVerified(db, verified)
    expect(await rowOf(db, requestId)).toEqual(once)
  })

  test('asks a buyer who wants to see it first, and goes back to the translators on a word', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId } = await accepted(db, all, { ...gears, wantsConfirm: true })
    await onRequestVerified(db, await translated(db, all, documentId))
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'buyer_confirm', publishedAt: null })

    expect(await disputeTranslation(db, { ...buyerOf(all), requestId, note: '“滚齿机”译错了。' })).toEqual({ ok: true })
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'in_translation' })
    expect(await db.selectFrom('translationTask').select('status').execute()).toEqual([{ status: 'changes_requested' }])
    expect(await db.selectFrom('translationComment').select('text').execute()).toEqual([{ text: '“滚齿机”译错了。' }])

    await onRequestVerified(db, await translated(db, all, documentId))
    const answers = await Promise.all(fifty.map(() => confirmTranslation(db, { ...buyerOf(all), requestId })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'open' })
  })
})

describe.each(engines)('cancelling on %s', (engine) => {
  test('ends what of the request is being translated: nobody will read it', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await accepted(db, all)
    expect(await db.selectFrom('translationTask').select('status').execute()).toEqual([{ status: 'queued' }])
    await cancelRequest(db, { ...buyerOf(all), requestId, reasonCode: 'needChanged', note: '' })
    expect(await db.selectFrom('translationTask').select('status').execute()).toEqual([{ status: 'stale' }])
  })

  test('takes the opening job back and keeps the reason', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await opened(db, all)
    const note = '预算被集团收回。'
    expect(await atTime(monday, () => cancelRequest(db, { ...buyerOf(all), requestId, reasonCode: 'budgetGone', note }))).toEqual({
      ok: true,
    })
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'cancelled', reasonCode: 'budgetGone', reasonText: note })
    expect(await db.selectFrom('job').select('id').where('kind', '=', 'openBids').execute()).toEqual([])
  })
})
