import { describe, expect, test } from 'vitest'
import { atTime, databaseNow, plusMs } from '#db/clock'
import { inTransaction } from '#db/connect'
import { makeModerators, makeTask, segmentsOfTask, taskOf, translate } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { requestTranslation, reviseDocument } from '../commands.server'
import { approveAll, approveSegment, requestSegmentChanges, returnTask } from '../reviews/commands.server'
import { commentOnTask, revertSegment, saveSegment, saveSegments } from '../segments/commands.server'
import { claimTask, releaseTask, submitTask, takeNextTask, takeOverTask } from './commands.server'
import { leaseMs } from './task'

const fields = { title: '扫码报工', problem: '手工记录。经常丢失。' }
const say = (source: string) => `In English: ${source}`

describe.each(engines)('translation tasks on %s', (engine) => {
  const start = async () => {
    const db = await freshDatabase(engine)
    const [author, mei, arjun, lin] = (await makeModerators(db, 'Author', 'Mei', 'Arjun', 'Lin')) as [string, string, string, string]
    const made = await makeTask(db, { authorId: author, fields })
    const historyOf = (segmentId: string) =>
      db
        .selectFrom('translationHistory')
        .innerJoin('translation', 'translation.id', 'translationHistory.translationId')
        .selectAll('translationHistory')
        .where('translation.segmentId', '=', segmentId)
        .orderBy('translationHistory.createdAt')
        .orderBy('translationHistory.id')
        .execute()
    return { db, author, mei, arjun, lin, historyOf, ...made }
  }

  test('fifty claims at once have one winner', async () => {
    const { db, taskId } = await start()
    const people = await makeModerators(db, ...Array.from({ length: 50 }, (_, index) => `Moderator${index}`))
    const claims = await Promise.all(people.map((actorId) => claimTask(db, { actorId, taskId, work: 'translate' })))
    const winners = people.filter((_, index) => claims[index]!.ok)
    expect(winners).toHaveLength(1)
    expect(claims.filter((claim) => !claim.ok).every((claim) => !claim.ok && claim.reason === 'held')).toBe(true)
    expect(await taskOf(db, taskId)).toMatchObject({ status: 'claimed', claimedBy: winners[0] })
  })

  test('who presses twice holds it once: the lease goes on, the audit tells of one claim', async () => {
    const { db, mei, taskId } = await start()
    const claims = await Promise.all(Array.from({ length: 10 }, () => claimTask(db, { actorId: mei, taskId, work: 'translate' })))
    expect(claims.every(({ ok }) => ok)).toBe(true)
    expect(await db.selectFrom('auditEntry').select('id').where('event', '=', 'translation.claimed').execute()).toHaveLength(1)
  })

  test('fifty saves of one segment lose nothing: the holder’s text stands, every other one is kept as a suggestion', async () => {
    const { db, mei, taskId, historyOf } = await start()
    const people = [mei, ...(await makeModerators(db, ...Array.from({ length: 49 }, (_, index) => `Moderator${index}`)))]
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    const [segment] = await segmentsOfTask(db, taskId)
    const { segmentId } = segment!
    const saves = await Promise.all(
      people.map((actorId, index) => saveSegment(db, { actorId, taskId, segmentId, version: 1, text: `Text ${index}` })),
    )
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1)
    const history = await historyOf(segmentId)
    expect(new Set(history.map(({ text }) => text))).toEqual(new Set(people.map((_, index) => `Text ${index}`)))
    expect(history.filter(({ event }) => event === 'suggested')).toHaveLength(49)
    expect((await segmentsOfTask(db, taskId))[0]).toMatchObject({ text: 'Text 0', version: 2 })
  })

  test('fifty saves by one person in many windows are all allowed and all in the history', async () => {
    const { db, mei, taskId, historyOf } = await start()
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    const { segmentId } = (await segmentsOfTask(db, taskId))[0]!
    await saveSegment(db, { actorId: mei, taskId, segmentId, version: 1, text: 'First' })
    const saves = await Promise.all(
      Array.from({ length: 50 }, (_, index) => saveSegment(db, { actorId: mei, taskId, segmentId, version: 1, text: `Text ${index}` })),
    )
    expect(saves.every(({ ok }) => ok)).toBe(true)
    expect((await historyOf(segmentId)).filter(({ event }) => event === 'saved')).toHaveLength(51)
  })

  test('a save from an old version changes nothing, answers both texts and keeps what was typed', async () => {
    const { db, mei, arjun, taskId, historyOf } = await start()
    const { segmentId } = (await segmentsOfTask(db, taskId))[0]!
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    await saveSegment(db, { actorId: mei, taskId, segmentId, version: 1, text: 'Mei’s words' })
    await releaseTask(db, { actorId: mei, taskId })
    await claimTask(db, { actorId: arjun, taskId, work: 'translate' })
    expect(await saveSegment(db, { actorId: arjun, taskId, segmentId, version: 1, text: 'Arjun’s words' })).toEqual({
      ok: false,
      segmentId,
      reason: 'conflict',
      current: { text: 'Mei’s words', version: 2 },
      typed: 'Arjun’s words',
    })
    expect((await historyOf(segmentId)).map(({ event, text }) => [event, text])).toEqual([
      ['saved', 'Mei’s words'],
      ['suggested', 'Arjun’s words'],
    ])
    expect(await saveSegment(db, { actorId: arjun, taskId, segmentId, version: 2, text: 'Arjun’s words' })).toMatchObject({
      ok: true,
      version: 3,
    })
  })

  test('a lease runs out after half an hour without work, and work renews it', async () => {
    const { db, mei, arjun, taskId } = await start()
    const now = await databaseNow(db)
    const later = (minutes: number) => plusMs(now, minutes * 60_000)
    const { segmentId } = (await segmentsOfTask(db, taskId))[0]!
    await atTime(now, () => claimTask(db, { actorId: mei, taskId, work: 'translate' }))
    expect((await taskOf(db, taskId)).claimExpiresAt).toBe(plusMs(now, leaseMs))
    await atTime(later(20), () => saveSegment(db, { actorId: mei, taskId, segmentId, version: 1, text: 'Words' }))
    expect(await atTime(later(40), () => claimTask(db, { actorId: arjun, taskId, work: 'translate' }))).toEqual({
      ok: false,
      reason: 'held',
    })
    expect(await atTime(later(51), () => claimTask(db, { actorId: arjun, taskId, work: 'translate' }))).toMatchObject({ ok: true })
    // The first one's next save is not lost, but no longer decides.
    expect(
      await atTime(later(52), () => saveSegment(db, { actorId: mei, taskId, segmentId, version: 2, text: 'More words' })),
    ).toMatchObject({ ok: false, reason: 'held' })
  })

  test('take next goes by due time and passes over what others hold', async () => {
    const { db, author, mei, arjun, lin, taskId } = await start()
    const second = await atTime(plusMs(await databaseNow(db), 5 * 86_400_000), () =>
      makeTask(db, { authorId: author, fields: { title: '较晚的一份' } }),
    )
    const taken = await Promise.all([mei, arjun].map((actorId) => takeNextTask(db, { actorId, work: 'translate' })))
    expect(new Set(taken.map((each) => (each.ok ? each.taskId : '')))).toEqual(new Set([taskId, second.taskId]))
    expect(await takeNextTask(db, { actorId: lin, work: 'translate' })).toEqual({ ok: false, reason: 'nothingToTake' })
  })

  test('only a complete translation is handed in', async () => {
    const { db, mei, taskId } = await start()
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    const segments = await segmentsOfTask(db, taskId)
    await saveSegment(db, { actorId: mei, taskId, segmentId: segments[0]!.segmentId, version: 1, text: 'Report by scanning' })
    expect(await submitTask(db, { actorId: mei, taskId })).toEqual({
      ok: false,
      reason: 'incomplete',
      segmentIds: [segments[1]!.segmentId, segments[2]!.segmentId],
    })
  })

  test('nobody reviews own words: neither as a task nor as a segment', async () => {
    const { db, mei, arjun, taskId } = await start()
    const segments = await segmentsOfTask(db, taskId)
    // Arjun writes one sentence, Mei the rest and the hand-in.
    await claimTask(db, { actorId: arjun, taskId, work: 'translate' })
    await saveSegment(db, { actorId: arjun, taskId, segmentId: segments[0]!.segmentId, version: 1, text: 'Arjun’s sentence' })
    await releaseTask(db, { actorId: arjun, taskId })
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    await saveSegments(db, {
      actorId: mei,
      taskId,
      segments: segments.slice(1).map(({ segmentId }) => ({ segmentId, version: 1, text: 'Mei’s sentence' })),
    })
    expect(await submitTask(db, { actorId: mei, taskId })).toMatchObject({ ok: true })
    for (const actorId of [mei, arjun]) {
      expect(await claimTask(db, { actorId, taskId, work: 'review' })).toEqual({ ok: false, reason: 'ownWords' })
      expect(await takeNextTask(db, { actorId, work: 'review' })).toEqual({ ok: false, reason: 'nothingToTake' })
      expect(await approveAll(db, { actorId, taskId })).toEqual({ ok: false, reason: 'ownWords' })
      for (const { segmentId } of segments)
        expect(await approveSegment(db, { actorId, taskId, segmentId, version: 2 })).toEqual({ ok: false, reason: 'ownWords' })
    }
    expect(await taskOf(db, taskId)).toMatchObject({ status: 'in_review' })
  })

  test('what another person approved earlier keeps nobody from reviewing an amendment of the same text', async () => {
    const { db, author, mei, arjun, taskId, documentId } = await start()
    await translate(db, { actorId: mei, taskId, say })
    expect(await approveAll(db, { actorId: arjun, taskId })).toMatchObject({ isVerified: true })
    const second = await inTransaction(db, async (tx) => {
      await reviseDocument(tx, { documentId, authorId: author, fields: { ...fields, title: '扫码报工，准时' } })
      return requestTranslation(tx, { documentId })
    })
    await translate(db, { actorId: arjun, taskId: second.taskId, say })
    expect(await approveAll(db, { actorId: arjun, taskId: second.taskId })).toEqual({ ok: false, reason: 'ownWords' })
    expect(await approveAll(db, { actorId: mei, taskId: second.taskId })).toMatchObject({ ok: true, approved: 1, isVerified: true })
    expect(await taskOf(db, second.taskId)).toMatchObject({ translatorId: arjun, reviewerId: mei })
  })

  test('a review asks for changes, the translator answers, the reviewer approves the rest', async () => {
    const { db, mei, arjun, taskId } = await start()
    await translate(db, { actorId: mei, taskId, say })
    const [title, first, second] = await segmentsOfTask(db, taskId)
    expect(await takeNextTask(db, { actorId: arjun, work: 'review' })).toMatchObject({ ok: true, taskId })
    expect(await returnTask(db, { actorId: arjun, taskId })).toEqual({ ok: false, reason: 'nothingMarked' })
    expect(
      await requestSegmentChanges(db, {
        actorId: arjun,
        taskId,
        segmentId: title!.segmentId,
        version: title!.version,
        comment: 'Too literal',
      }),
    ).toEqual({ ok: true })
    expect(await approveSegment(db, { actorId: arjun, taskId, segmentId: first!.segmentId, version: first!.version })).toEqual({
      ok: true,
      isVerified: false,
    })
    expect(await returnTask(db, { actorId: arjun, taskId })).toEqual({ ok: true })
    expect(await taskOf(db, taskId)).toMatchObject({ status: 'changes_requested', claimedBy: null, reviewerId: arjun })
    const told = await db.selectFrom('notification').select(['personId', 'kind']).execute()
    expect(told).toEqual([{ personId: mei, kind: 'translationReturned' }])

    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    expect(await submitTask(db, { actorId: mei, taskId })).toMatchObject({
      ok: false,
      reason: 'incomplete',
      segmentIds: [title!.segmentId],
    })
    await saveSegment(db, { actorId: mei, taskId, segmentId: title!.segmentId, version: title!.version, text: 'Better' })
    expect(await submitTask(db, { actorId: mei, taskId })).toEqual({ ok: true, isVerified: false })
    // What was approved before stays approved, and a verdict on a text that changed since is refused.
    expect((await segmentsOfTask(db, taskId)).map(({ state }) => state)).toEqual(['ready', 'approved', 'ready'])
    expect(await approveSegment(db, { actorId: arjun, taskId, segmentId: title!.segmentId, version: title!.version })).toEqual({
      ok: false,
      reason: 'changedSince',
    })
    expect(await approveAll(db, { actorId: arjun, taskId, submittedAt: '2026-01-01T00:00:00.000Z' })).toEqual({
      ok: false,
      reason: 'changedSince',
    })
    expect(await approveAll(db, { actorId: arjun, taskId })).toEqual({ ok: true, approved: 2, isVerified: true })
    expect(await taskOf(db, taskId)).toMatchObject({ status: 'verified', translatorId: mei, reviewerId: arjun, charactersOpen: 0 })
    const comments = await db.selectFrom('translationComment').selectAll().where('taskId', '=', taskId).execute()
    expect(comments).toMatchObject([{ text: 'Too literal', isResolved: 1 }])
    expect(second!.version).toBe(2)
  })

  test('who takes a task over in review becomes its translator, and another one reviews', async () => {
    const { db, mei, arjun, lin, taskId } = await start()
    await translate(db, { actorId: mei, taskId, say })
    await claimTask(db, { actorId: arjun, taskId, work: 'review' })
    expect(await takeOverTask(db, { actorId: lin, taskId })).toEqual({ ok: false, reason: 'held' })
    expect(await takeOverTask(db, { actorId: arjun, taskId })).toEqual({ ok: true })
    const [title] = await segmentsOfTask(db, taskId)
    await saveSegment(db, { actorId: arjun, taskId, segmentId: title!.segmentId, version: title!.version, text: 'My version' })
    expect(await submitTask(db, { actorId: arjun, taskId })).toMatchObject({ ok: true })
    expect(await approveAll(db, { actorId: arjun, taskId })).toEqual({ ok: false, reason: 'ownWords' })
    expect(await approveAll(db, { actorId: mei, taskId })).toEqual({ ok: false, reason: 'ownWords' })
    expect(await approveAll(db, { actorId: lin, taskId })).toMatchObject({ ok: true, isVerified: true })
  })

  test('a machine’s text never replaces a person’s; a person’s replaces a machine’s', async () => {
    const { db, mei, taskId, historyOf } = await start()
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    const [title, first] = await segmentsOfTask(db, taskId)
    const machine = { actorId: mei, taskId, method: 'machine' as const }
    expect(await saveSegment(db, { ...machine, segmentId: title!.segmentId, version: 1, text: 'Machine words' })).toMatchObject({
      ok: true,
    })
    expect(await saveSegment(db, { actorId: mei, taskId, segmentId: title!.segmentId, version: 2, text: 'Human words' })).toMatchObject({
      ok: true,
    })
    expect(await saveSegment(db, { ...machine, segmentId: title!.segmentId, version: 3, text: 'Machine again' })).toMatchObject({
      ok: false,
      reason: 'humanText',
    })
    expect(await saveSegment(db, { ...machine, segmentId: first!.segmentId, version: 1, text: 'Draft' })).toMatchObject({ ok: true })
    expect((await segmentsOfTask(db, taskId)).slice(0, 2)).toMatchObject([
      { text: 'Human words', method: 'human' },
      { text: 'Draft', method: 'machine' },
    ])
    expect((await historyOf(title!.segmentId)).map(({ event }) => event)).toEqual(['saved', 'saved', 'suggested'])
  })

  test('an earlier text comes back by a revert that the history shows', async () => {
    const { db, mei, taskId, historyOf } = await start()
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    const { segmentId } = (await segmentsOfTask(db, taskId))[0]!
    await saveSegment(db, { actorId: mei, taskId, segmentId, version: 1, text: 'One' })
    await saveSegment(db, { actorId: mei, taskId, segmentId, version: 2, text: 'Two' })
    const [one] = await historyOf(segmentId)
    expect(await revertSegment(db, { actorId: mei, taskId, segmentId, historyId: one!.id })).toEqual({ ok: true, version: 4 })
    expect((await segmentsOfTask(db, taskId))[0]).toMatchObject({ text: 'One', state: 'draft' })
    expect((await historyOf(segmentId)).map(({ event, text }) => [event, text])).toEqual([
      ['saved', 'One'],
      ['saved', 'Two'],
      ['reverted', 'One'],
    ])
    await expect(db.deleteFrom('translationHistory').execute()).rejects.toThrow(/append-only/)
  })

  test('a stale task refuses every deed, but keeps what was typed and carries open comments to the new one', async () => {
    const { db, author, mei, arjun, documentId, taskId, historyOf } = await start()
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    const { segmentId } = (await segmentsOfTask(db, taskId))[1]!
    await commentOnTask(db, { actorId: arjun, taskId, segmentId, text: 'Which records?' })
    const next = await inTransaction(db, async (tx) => {
      await reviseDocument(tx, { documentId, authorId: author, fields: { ...fields, title: '扫码报工系统' } })
      return requestTranslation(tx, { documentId })
    })
    expect(await saveSegment(db, { actorId: mei, taskId, segmentId, version: 1, text: 'Late words' })).toMatchObject({
      ok: false,
      reason: 'stale',
      typed: 'Late words',
    })
    expect((await historyOf(segmentId)).map(({ event, text }) => [event, text])).toEqual([['suggested', 'Late words']])
    for (const refused of [
      await claimTask(db, { actorId: mei, taskId, work: 'translate' }),
      await submitTask(db, { actorId: mei, taskId }),
      await approveAll(db, { actorId: arjun, taskId }),
    ]) {
      expect(refused).toMatchObject({ ok: false, reason: 'stale' })
    }
    const comments = await db.selectFrom('translationComment').selectAll().where('taskId', '=', next.taskId).execute()
    expect(comments).toMatchObject([{ text: 'Which records?', personId: arjun }])
  })
})
