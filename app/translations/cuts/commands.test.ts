import { describe, expect, test } from 'vitest'
import { databaseNow } from '#db/clock'
import { inTransaction } from '#db/connect'
import { makeModerators, makeTask, segmentsOfTask, taskOf, verify } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { publishDocument, requestTranslation, reviseDocument } from '../commands.server'
import { readDocument } from '../queries.server'
import { commentOnTask, saveSegment } from '../segments/commands.server'
import { claimTask, submitTask } from '../tasks/commands.server'
import { readEditor } from '../tasks/queries.server'
import { mergeSegment, splitSegment } from './commands.server'

const fields = { title: '扫码报工', problem: '车间手工记录，班后录入系统。数据经常丢失。\n请尽快处理。' }

describe.each(engines)('sentences cut otherwise on %s', (engine) => {
  const start = async () => {
    const db = await freshDatabase(engine)
    const [author, mei, arjun] = (await makeModerators(db, 'Author', 'Mei', 'Arjun')) as [string, string, string]
    const { documentId, taskId } = await makeTask(db, { authorId: author, fields })
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    const rows = async (id = taskId) => {
      const editor = await readEditor(db, { taskId: id, personId: mei, now: await databaseNow(db) })
      return editor!.segments
    }
    const write = async (number: number, text: string) => {
      const { id, version } = (await rows())[number - 1]!
      return saveSegment(db, { actorId: mei, taskId, segmentId: id, version, text })
    }
    const problem = async (id = taskId) =>
      (await rows(id))
        .filter(({ field }) => field === 'problem')
        .map(({ source, separator }) => source + separator)
        .join('')
    return { db, author, mei, arjun, documentId, taskId, rows, write, problem }
  }

  test('a sentence is split where its source gets a line break; its translation is dealt out, every part wants a verdict', async () => {
    const { db, mei, taskId, rows, write, problem } = await start()
    await write(2, 'The workshop writes by hand. It is typed in after the shift.')
    const { id } = (await rows())[1]!
    expect(await splitSegment(db, { actorId: mei, taskId, segmentId: id, typed: '车间手工记录，\n班后录入系统。' })).toMatchObject({
      ok: true,
    })
    expect((await rows()).map(({ number, source, text, state }) => [number, source, text, state])).toEqual([
      [1, '扫码报工', '', 'new'],
      [2, '车间手工记录，', 'The workshop writes by hand.', 'draft'],
      [3, '班后录入系统。', 'It is typed in after the shift.', 'draft'],
      [4, '数据经常丢失。', '', 'new'],
      [5, '请尽快处理。', '', 'new'],
    ])
    expect(await problem()).toBe(fields.problem)
    expect((await rows())[2]!.history.map(({ event, text }) => [event, text])).toEqual([['split', 'It is typed in after the shift.']])
  })

  test('a translation that cannot be dealt out stays with the first part and must be looked at', async () => {
    const { db, mei, taskId, rows, write } = await start()
    await write(2, 'The workshop writes by hand and types it in after the shift.')
    await splitSegment(db, { actorId: mei, taskId, segmentId: (await rows())[1]!.id, typed: '车间手工记录，\n班后录入系统。' })
    expect((await rows()).slice(1, 3)).toMatchObject([
      { text: 'The workshop writes by hand and types it in after the shift.', isStale: true, madeFromText: '车间手工记录，班后录入系统。' },
      { text: '', state: 'new', isStale: false },
    ])
    expect(await submitTask(db, { actorId: mei, taskId })).toMatchObject({ ok: false, reason: 'incomplete' })
  })

  test('two sentences are joined with what is made of them and said of them, across a line, and parted again', async () => {
    const { db, mei, taskId, rows, write, problem } = await start()
    await write(3, 'Data are often lost.')
    await write(4, 'Please act soon.')
    const [, , third, fourth] = await rows()
    await commentOnTask(db, { actorId: mei, taskId, segmentId: fourth!.id, text: 'How soon?' })
    expect(await mergeSegment(db, { actorId: mei, taskId, segmentId: third!.id })).toMatchObject({ ok: true })
    expect((await rows()).map(({ source }) => source)).toEqual(['扫码报工', '车间手工记录，班后录入系统。', '数据经常丢失。\n请尽快处理。'])
    expect((await rows())[2]).toMatchObject({ text: 'Data are often lost.\nPlease act soon.', state: 'draft', isStale: false })
    const editor = await readEditor(db, { taskId, personId: mei, now: await databaseNow(db) })
    expect(editor!.comments[0]).toMatchObject({ segmentId: third!.id, text: 'How soon?' })
    await splitSegment(db, { actorId: mei, taskId, segmentId: third!.id, typed: '数据经常丢失。\n\n请尽快处理。' })
    expect((await rows()).slice(2)).toMatchObject([{ text: 'Data are often lost.' }, { text: 'Please act soon.' }])
    expect(await problem()).toBe(fields.problem)
  })

  test('what was made of one of two joined sentences is marked as made from that one', async () => {
    const { db, mei, taskId, rows, write } = await start()
    await write(3, 'Data are often lost.')
    await mergeSegment(db, { actorId: mei, taskId, segmentId: (await rows())[2]!.id })
    expect((await rows())[2]).toMatchObject({ text: 'Data are often lost.', isStale: true, madeFromText: '数据经常丢失。' })
  })

  test('the suggestion that a translation began with is parted and joined as the translation is', async () => {
    const { db, mei, taskId, rows, write } = await start()
    const { id, version } = (await rows())[1]!
    const text = 'The shop writes by hand. It is typed in later.'
    await saveSegment(db, { actorId: mei, taskId, segmentId: id, version, text, method: 'memory', isChosen: true })
    await write(2, 'The workshop writes by hand. It is typed in after the shift.')
    const begun = async () => (await segmentsOfTask(db, taskId)).map(({ memoryText }) => memoryText)
    await splitSegment(db, { actorId: mei, taskId, segmentId: id, typed: '车间手工记录，\n班后录入系统。' })
    expect((await begun()).slice(0, 4)).toEqual([null, 'The shop writes by hand.', 'It is typed in later.', null])
    await mergeSegment(db, { actorId: mei, taskId, segmentId: id })
    expect((await begun()).slice(0, 3)).toEqual([null, text, null])
  })

  test('nothing is cut by whoever does not hold the task, through other words, or beyond the field', async () => {
    const { db, mei, arjun, taskId, rows } = await start()
    const [first, second, , last] = await rows()
    const typed = '车间手工记录，\n班后录入系统。'
    expect(await splitSegment(db, { actorId: arjun, taskId, segmentId: second!.id, typed })).toEqual({ ok: false, reason: 'held' })
    expect(await mergeSegment(db, { actorId: arjun, taskId, segmentId: second!.id })).toEqual({ ok: false, reason: 'held' })
    const by = { actorId: mei, taskId }
    expect(await splitSegment(db, { ...by, segmentId: second!.id, typed: '车间手工记录。\n班后录入系统。' })).toEqual({
      ok: false,
      reason: 'notTheSource',
    })
    expect(await splitSegment(db, { ...by, segmentId: second!.id, typed: second!.source })).toEqual({ ok: false, reason: 'noCut' })
    expect(await mergeSegment(db, { ...by, segmentId: first!.id })).toEqual({ ok: false, reason: 'nothingToJoin' })
    expect(await mergeSegment(db, { ...by, segmentId: last!.id })).toEqual({ ok: false, reason: 'nothingToJoin' })
    expect(await splitSegment(db, { ...by, segmentId: 'none', typed })).toEqual({ ok: false, reason: 'noSegment' })
    expect(await db.selectFrom('segmentCut').select('id').execute()).toEqual([])
  })

  test('readers and the memory get what was verified; a later revision is cut the same and keeps it byte for byte', async () => {
    const { db, author, mei, arjun, documentId, taskId, rows, problem } = await start()
    await splitSegment(db, { actorId: mei, taskId, segmentId: (await rows())[1]!.id, typed: '车间手工记录，\n班后录入系统。' })
    await mergeSegment(db, { actorId: mei, taskId, segmentId: (await rows())[3]!.id })
    const said: Record<string, string> = {
      扫码报工: 'Reporting by scan',
      '车间手工记录，': 'The workshop writes by hand;',
      '班后录入系统。': 'it is typed in after the shift.',
      '数据经常丢失。\n请尽快处理。': 'Data are often lost, so please act soon.',
    }
    await verify(db, { translatorId: mei, reviewerId: arjun, taskId, say: (source) => said[source]! })
    expect(await taskOf(db, taskId)).toMatchObject({ status: 'verified' })
    await inTransaction(db, (tx) => publishDocument(tx, { documentId }))
    const view = await readDocument(db, { documentId, language: 'en' })
    expect(view!.fields.problem).toBe(
      'The workshop writes by hand; it is typed in after the shift. Data are often lost, so please act soon.',
    )
    expect(view!.rows.problem!.map(({ source, separator }) => source + separator).join('')).toBe(fields.problem)
    const units = await db.selectFrom('tmUnit').select(['source', 'target']).execute()
    expect(Object.fromEntries(units.map(({ source, target }) => [source, target]))).toEqual(said)

    const next = await inTransaction(db, async (tx) => {
      await reviseDocument(tx, { documentId, authorId: author, fields: { ...fields, title: '扫码报工系统' } })
      return requestTranslation(tx, { documentId })
    })
    expect(await problem(next.taskId)).toBe(fields.problem)
    expect((await segmentsOfTask(db, next.taskId)).slice(1).map(({ source, text, state }) => [source, text, state])).toEqual(
      Object.entries(said)
        .slice(1)
        .map(([source, text]) => [source, text, 'approved']),
    )
  })
})
