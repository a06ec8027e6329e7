import { describe, expect, test } from 'vitest'
import { atTime, minutes, plusMs } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { makeModerators, makeTask, segmentsOfTask, taskOf, translate } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { requestTranslation, reviseDocument } from '../commands.server'
import { approveAll, requestSegmentChanges, returnTask } from '../reviews/commands.server'
import { saveSegment } from '../segments/commands.server'
import { claimTask } from '../tasks/commands.server'
import { dueHoursOf } from '../tasks/task'
import { setDueHours } from './commands.server'
import { allDueHours, dueHoursFor, teamFigures, verifiedByDay, whatWaits } from './queries.server'

const monday = '2026-11-23T04:00:00.000Z'
const at = (after: number) => plusMs(monday, minutes(after))
const fields = { title: '联网', problem: '班长记工时。月底要汇总。' }

async function people(db: Db) {
  const [lin, ananya, zhou] = await makeModerators(db, 'Lin', 'Ananya', 'Zhou')
  return { lin: lin!, ananya: ananya!, zhou: zhou! }
}

describe.each(engines)('the flow of translations on %s', (engine) => {
  test('a kind is due as soon as an operator says, from then on', async () => {
    const db = await freshDatabase(engine)
    const { lin, zhou } = await people(db)
    await atTime(monday, async () => {
      const first = await makeTask(db, { authorId: lin, fields })
      await setDueHours(db, { actorId: zhou, hours: { request: 2 } })
      const second = await makeTask(db, { authorId: lin, fields: { title: '改造' } })
      expect([(await taskOf(db, first.taskId)).dueAt, (await taskOf(db, second.taskId)).dueAt]).toEqual([
        '2026-11-25T08:00:00.000Z',
        '2026-11-23T06:00:00.000Z',
      ])
      expect([await dueHoursFor(db, 'request'), await dueHoursFor(db, 'bid')]).toEqual([2, 12])
      await setDueHours(db, { actorId: zhou, hours: { request: 3 } })
      expect(await dueHoursFor(db, 'request')).toBe(3)
      expect(new Map((await allDueHours(db)).map(({ kind, hours }) => [kind, hours]))).toEqual(
        new Map([...Object.entries(dueHoursOf), ['request', 3]]),
      )
    })
  })

  test('a verified task counts for both who made it: characters, what was sent back, what was changed, how long the review took', async () => {
    const db = await freshDatabase(engine)
    const { lin, ananya } = await people(db)
    const { taskId } = await atTime(monday, () => makeTask(db, { authorId: lin, fields }))
    await atTime(at(10), () => translate(db, { actorId: lin, taskId, say: () => 'One two three.' }))
    expect(await teamFigures(db, '2026-11-01')).toEqual([])
    await atTime(at(20), () => claimTask(db, { actorId: ananya, taskId, work: 'review' }))
    const [, second] = await segmentsOfTask(db, taskId)
    await atTime(at(30), async () => {
      const { segmentId, version } = second!
      await requestSegmentChanges(db, { actorId: ananya, taskId, segmentId, version, comment: 'four' })
      await returnTask(db, { actorId: ananya, taskId })
    })
    await atTime(at(40), () =>
      translate(db, { actorId: lin, taskId, say: (source) => (source === second!.source ? 'One two four five.' : 'One two three.') }),
    )
    await atTime(at(50), () => claimTask(db, { actorId: ananya, taskId, work: 'review' }))
    await atTime(at(70), () => approveAll(db, { actorId: ananya, taskId }))
    const figures = await teamFigures(db, '2026-11-23')
    expect(
      figures.map(({ name, characters, reviewedCharacters, reviewMinutes }) => [name, characters, reviewedCharacters, reviewMinutes]),
    ).toEqual([
      ['Ananya', 0, 14, 15],
      ['Lin', 14, 0, null],
    ])
    const own = figures.find(({ name }) => name === 'Lin')!
    expect(own.returnedShare).toBe(33.3)
    // "three" → "four five" in one of three sentences.
    expect(own.editedShare).toBeGreaterThan(10)
    expect(own.editedShare).toBeLessThan(20)
    expect(await teamFigures(db, '2026-11-24')).toEqual([])
    expect(await verifiedByDay(db, ['2026-11-22', '2026-11-23'])).toEqual([
      { day: '2026-11-22', characters: 0 },
      { day: '2026-11-23', characters: 14 },
    ])
  })

  test('what people change of a suggestion until it is verified counts for who took it, from the words of the memory or the machine', async () => {
    const db = await freshDatabase(engine)
    const { lin, ananya, zhou } = await people(db)
    await atTime(monday, async () => {
      for (const [actorId, method] of [
        [lin, 'memory'],
        [zhou, 'machine'],
      ] as const) {
        const { taskId } = await makeTask(db, { authorId: ananya, fields: { title: '联网', problem: method } })
        await claimTask(db, { actorId, taskId, work: 'translate' })
        const { segmentId, version } = (await segmentsOfTask(db, taskId))[0]!
        const taken = await saveSegment(db, { actorId, taskId, segmentId, version, text: 'Network', method, isChosen: true })
        expect(taken).toMatchObject({ ok: true })
        await translate(db, { actorId, taskId, say: () => 'Networks' })
        await approveAll(db, { actorId: ananya, taskId })
      }
    })
    const figures = await teamFigures(db, '2026-11-23')
    expect(figures.map(({ name, reworkedShare, editedShare }) => [name, reworkedShare, editedShare])).toEqual([
      ['Ananya', null, null],
      ['Lin', 12.5, 0],
      ['Zhou', 12.5, 0],
    ])
  })

  test('what is carried into a new version counts once', async () => {
    const db = await freshDatabase(engine)
    const { lin, ananya } = await people(db)
    const { taskId, documentId } = await atTime(monday, () => makeTask(db, { authorId: lin, fields }))
    await atTime(at(10), () => translate(db, { actorId: lin, taskId, say: () => 'Words.' }))
    await atTime(at(20), () => approveAll(db, { actorId: ananya, taskId }))
    const next = await atTime(at(30), () =>
      inTransaction(db, async (tx) => {
        await reviseDocument(tx, { documentId, authorId: lin, fields: { ...fields, title: '设备联网' } })
        return requestTranslation(tx, { documentId })
      }),
    )
    await atTime(at(40), () => translate(db, { actorId: lin, taskId: next.taskId, say: () => 'Machines.' }))
    await atTime(at(50), () => approveAll(db, { actorId: ananya, taskId: next.taskId }))
    expect((await taskOf(db, next.taskId)).status).toBe('verified')
    expect((await teamFigures(db, '2026-11-23')).find(({ name }) => name === 'Lin')).toMatchObject({ characters: 14 + 4 })
  })

  test('what waits is told by reason', async () => {
    const db = await freshDatabase(engine)
    const { lin } = await people(db)
    const { taskId } = await atTime(monday, () => makeTask(db, { authorId: lin, fields }))
    await atTime(monday, () => makeTask(db, { authorId: lin, fields: { title: '改造' } }))
    await atTime(at(10), () => claimTask(db, { actorId: lin, taskId, work: 'translate' }))
    const { lines, isCapped } = await whatWaits(db, at(20))
    expect(lines.map(({ why, tasks, characters }) => [why, tasks, characters])).toEqual([
      ['translator', 1, 2],
      ['translating', 1, 14],
    ])
    expect(isCapped).toBe(false)
    expect((await whatWaits(db, at(60))).lines.map(({ why, tasks }) => [why, tasks])).toEqual([['translator', 2]])
    expect((await whatWaits(db, at(20))).urgent, 'nothing is due soon').toEqual([])
    const due = (await taskOf(db, taskId)).dueAt
    await atTime(due, () => claimTask(db, { actorId: lin, taskId, work: 'translate' }))
    const { urgent } = await whatWaits(db, plusMs(due, 1))
    expect(new Map(urgent.map(({ id, why, opening, holder }) => [id, [why, opening, holder]])).get(taskId)).toEqual([
      'translating',
      '联网',
      'Lin',
    ])
    expect(urgent.map(({ why, holder }) => [why, holder])).toContainEqual(['translator', null])
  })
})
