import { describe, expect, test } from 'vitest'
import { atTime, databaseNow, plusMs } from '#db/clock'
import { makeModerators, makeTask, segmentsOfTask, taskOf, translate } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { commentOnTask, saveSegment, suggestWording } from '../segments/commands.server'
import { claimTask } from '../tasks/commands.server'
import { readEditor } from '../tasks/queries.server'
import { leaseMs } from '../tasks/task'
import { wishesOf } from '../workbench/wish'
import { handOverTask, renewLease } from './commands.server'
import { handedOverMs } from './presence'
import { heirsOf, readPresence } from './queries.server'

describe.each(engines)('who is at a task on %s', (engine) => {
  const start = async () => {
    const db = await freshDatabase(engine)
    const [author, mei, arjun, lin] = (await makeModerators(db, 'Author', 'Mei', 'Arjun', 'Lin')) as [string, string, string, string]
    const { taskId } = await makeTask(db, { authorId: author, fields: { title: '扫码报工', problem: '手工记录。' } })
    const now = await databaseNow(db)
    const seenBy = async (personId: string, at = now) => (await readPresence(db, { taskId, personId, now: at }))!
    const toldTo = (personId: string) => db.selectFrom('notification').select('kind').where('personId', '=', personId).execute()
    return { db, mei, arjun, lin, author, taskId, now, seenBy, toldTo }
  }

  test('a sign of life renews the holder’s lease and nobody else’s', async () => {
    const { db, mei, arjun, taskId, now } = await start()
    await atTime(now, () => claimTask(db, { actorId: mei, taskId, work: 'translate' }))
    const later = plusMs(now, 20 * 60_000)
    expect(await atTime(later, () => renewLease(db, { actorId: arjun, taskId }))).toEqual({ ok: false, reason: 'notHolder' })
    expect((await taskOf(db, taskId)).claimExpiresAt).toBe(plusMs(now, leaseMs))
    expect(await atTime(later, () => renewLease(db, { actorId: mei, taskId }))).toEqual({ ok: true })
    expect((await taskOf(db, taskId)).claimExpiresAt).toBe(plusMs(later, leaseMs))
  })

  test('each page’s mark moves with what others do, and the reader’s with what is written', async () => {
    const { db, mei, arjun, taskId, seenBy } = await start()
    const free = await seenBy(arjun)
    expect(free).toMatchObject({ isMine: false, holder: null })
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    const taken = await seenBy(arjun)
    expect(taken.holder).toMatchObject({ name: 'Mei' })
    expect(taken.mark).not.toBe(free.mark)
    const own = await seenBy(mei)
    expect(own).toMatchObject({ isMine: true, holder: null })

    const { segmentId } = (await segmentsOfTask(db, taskId))[0]!
    await saveSegment(db, { actorId: mei, taskId, segmentId, version: 1, text: 'Reporting' })
    expect((await seenBy(mei)).mark).toBe(own.mark)
    expect((await seenBy(arjun)).mark).not.toBe(taken.mark)
    await saveSegment(db, { actorId: arjun, taskId, segmentId, version: 2, text: 'Reporting by scan' })
    const suggested = await seenBy(mei)
    expect(await suggestWording(db, { actorId: arjun, taskId, segmentId, text: 'Scanning jobs' })).toEqual({ ok: true })
    expect(await suggestWording(db, { actorId: arjun, taskId, segmentId, text: 'Reporting' })).toEqual({ ok: false, reason: 'noWording' })
    expect(suggested.mark).not.toBe(own.mark)
    await commentOnTask(db, { actorId: arjun, taskId, segmentId, text: 'Why not?' })
    expect((await seenBy(mei)).mark).not.toBe(suggested.mark)
    const editor = await readEditor(db, { taskId, personId: mei, now: await databaseNow(db) })
    expect(wishesOf(editor!.segments[0]!)).toMatchObject([
      { person: 'Arjun', text: 'Scanning jobs' },
      { person: 'Arjun', text: 'Reporting by scan' },
    ])
  })

  test('the holder hands a task over, with what is saved; who gets it is told and has time', async () => {
    const { db, mei, arjun, lin, taskId, toldTo } = await start()
    const give = (actorId: string, heirId: string) => handOverTask(db, { actorId, isSupervisor: false, taskId, heirId })
    expect(await give(mei, arjun)).toEqual({ ok: false, reason: 'notHolder' })
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    expect(await give(arjun, lin)).toEqual({ ok: false, reason: 'notHolder' })
    expect(await give(mei, mei)).toEqual({ ok: false, reason: 'noHeir' })
    expect(await give(mei, 'nobody')).toEqual({ ok: false, reason: 'noHeir' })
    const before = await databaseNow(db)
    expect(await give(mei, arjun)).toEqual({ ok: true })
    const task = await taskOf(db, taskId)
    expect(task).toMatchObject({ status: 'claimed', claimedBy: arjun })
    expect(task.claimExpiresAt! >= plusMs(before, handedOverMs)).toBe(true)
    expect(await toldTo(arjun)).toEqual([{ kind: 'translationHandedOver' }])
    expect(await toldTo(mei)).toEqual([])
  })

  test('an operator gives a task to somebody whoever holds it, and both are told', async () => {
    const { db, mei, arjun, author, taskId, toldTo } = await start()
    const give = (heirId: string) => handOverTask(db, { actorId: author, isSupervisor: true, taskId, heirId })
    expect(await give(mei)).toEqual({ ok: true })
    expect(await taskOf(db, taskId)).toMatchObject({ status: 'claimed', claimedBy: mei })
    expect(await give(arjun)).toEqual({ ok: true })
    expect(await toldTo(mei)).toEqual([{ kind: 'translationHandedOver' }, { kind: 'translationReassigned' }])
  })

  test('a review goes to nobody whose own words wait in it', async () => {
    const { db, mei, arjun, lin, taskId } = await start()
    await translate(db, { actorId: mei, taskId, say: (source) => `In English: ${source}` })
    await claimTask(db, { actorId: arjun, taskId, work: 'review' })
    expect((await heirsOf(db, { taskId, personId: arjun })).map(({ name }) => name)).toEqual(['Author', 'Lin'])
    const give = (heirId: string) => handOverTask(db, { actorId: arjun, isSupervisor: false, taskId, heirId })
    expect(await give(mei)).toEqual({ ok: false, reason: 'heirsOwnWords' })
    expect(await give(lin)).toEqual({ ok: true })
  })
})
