import { describe, expect, test } from 'vitest'
import { makeModerators, makeTask, segmentsOfTask, verify } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { saveSegment } from '../segments/commands.server'
import { claimTask, submitTask } from '../tasks/commands.server'
import { approveFromMemory } from './commands.server'

const said: Record<string, string> = {
  '手工记录。': 'Records are kept by hand.',
  '数据丢失。': 'Data are lost.',
  '请尽快。': 'As soon as possible.',
}

describe.each(engines)('approving from memory on %s', (engine) => {
  const start = async () => {
    const db = await freshDatabase(engine)
    const [author, mei, arjun] = (await makeModerators(db, 'Author', 'Mei', 'Arjun')) as [string, string, string]
    const first = await makeTask(db, { authorId: author, fields: { problem: '手工记录。数据丢失。请尽快。' } })
    await verify(db, { translatorId: mei, reviewerId: arjun, taskId: first.taskId, say: (source) => said[source]! })
    const { taskId } = await makeTask(db, { authorId: author, fields: { problem: '手工记录。数据丢失。请尽快。新的一句。' } })
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    const write = async (at: number, text: string) => {
      const { segmentId, version } = (await segmentsOfTask(db, taskId))[at]!
      await saveSegment(db, { actorId: mei, taskId, segmentId, version, text })
    }
    const states = async () => (await segmentsOfTask(db, taskId)).map(({ text, state, method }) => [text, state, method])
    return { db, mei, arjun, taskId, write, states }
  }

  test('only what stands exactly as it was approved before passes at one press, and only another person presses', async () => {
    const { db, mei, arjun, taskId, write, states } = await start()
    await write(1, 'Data are often lost.')
    await write(3, 'A new sentence.')
    expect(await submitTask(db, { actorId: mei, taskId })).toMatchObject({ ok: true })
    expect(await approveFromMemory(db, { actorId: mei, taskId })).toMatchObject({ ok: false, reason: 'ownWords' })
    await claimTask(db, { actorId: arjun, taskId, work: 'review' })
    expect(await approveFromMemory(db, { actorId: arjun, taskId })).toEqual({ ok: true, approved: 2, isVerified: false })
    expect(await states()).toEqual([
      ['Records are kept by hand.', 'approved', 'memory'],
      ['Data are often lost.', 'ready', 'human'],
      ['As soon as possible.', 'approved', 'memory'],
      ['A new sentence.', 'ready', 'human'],
    ])
    expect(await approveFromMemory(db, { actorId: arjun, taskId })).toEqual({ ok: false, reason: 'nothingSure' })
  })

  test('a text that is the memory’s in name only, or that a check warns of, waits for its reader', async () => {
    const { db, mei, arjun, taskId, write } = await start()
    await write(3, 'A new sentence.')
    await submitTask(db, { actorId: mei, taskId })
    const rows = await segmentsOfTask(db, taskId)
    // As a fuzzy match that was taken and left as it was.
    await db.updateTable('translation').set({ text: 'Records by hand.' }).where('id', '=', rows[0]!.id).execute()
    await db.updateTable('translation').set({ text: 'Data  are lost.' }).where('id', '=', rows[1]!.id).execute()
    await claimTask(db, { actorId: arjun, taskId, work: 'review' })
    expect(await approveFromMemory(db, { actorId: arjun, taskId })).toMatchObject({ ok: true, approved: 1 })
  })
})
