import { createMemoryFileStorage } from '@remix-run/file-storage/memory'
import { describe, expect, test } from 'vitest'
import { makeModerators } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { findMatches } from '../memory/queries.server'
import { acceptMemory, steerImport, takePairs } from './commands.server'
import { runImport } from './jobs.server'
import type { MemoryFormat, Pair } from './pair'
import { memoryTable, memoryTmx, readImports } from './queries.server'
import { tmxHead, tmxTail, tmxUnit } from './tmx'

const pairs = (count: number): Pair[] =>
  Array.from({ length: count }, (_, at) => ({
    sourceLanguage: 'zh-CN',
    source: `第 ${at} 台设备 <报工> & 🙂`,
    target: `Machine ${at} reports <work> & 🙂`,
    domain: 'gears',
    approvedAt: '2026-03-02T08:30:00.000Z',
  }))
const tmx = (count: number) => tmxHead('zh-CN') + pairs(count).map(tmxUnit).join('') + tmxTail
const textOf = async (parts: AsyncGenerator<string>) => {
  let text = ''
  for await (const part of parts) text += part
  return text
}

describe.each(engines)('a memory on its way in, on %s', (engine) => {
  const start = async () => {
    const db = await freshDatabase(engine)
    const [actorId] = (await makeModerators(db, 'Mei')) as [string]
    const storage = createMemoryFileStorage()
    const accept = (text: string, format: MemoryFormat = 'tmx') =>
      acceptMemory(db, storage, { actorId, name: 'm', bytes: new TextEncoder().encode(text), format })
    const begin = async (text: string, format?: MemoryFormat) => {
      const begun = await accept(text, format)
      if (!begun.ok) throw new Error(begun.fault.reason)
      return begun.id
    }
    const only = async () => (await readImports(db))[0]!
    return { db, actorId, storage, accept, begin, only }
  }

  test('is found by the next translator and goes out as it came, as TMX and as a table', async () => {
    const { db, storage, begin, only } = await start()
    await runImport(db, await begin(tmx(3)), storage)
    expect(await only()).toMatchObject({ status: 'done', total: 3, done: 3, added: 3, person: 'Mei' })
    const [match] = await findMatches(db, {
      text: '第 2 台设备 <报工> & 🙂',
      language: 'zh-CN',
      targetLanguage: 'en',
      domain: 'gears',
      now: '2026-11-23T00:00:00.000Z',
      rejected: [],
    })
    expect(match).toMatchObject({ target: 'Machine 2 reports <work> & 🙂' })
    expect(await textOf(memoryTmx(db, 'zh-CN'))).toBe(tmx(3))
    expect(await textOf(memoryTmx(db, 'en'))).not.toContain('<tu')
    const other = await start()
    await runImport(other.db, await other.begin(await textOf(memoryTable(db)), 'csv'), other.storage)
    expect(await textOf(memoryTmx(other.db, 'zh-CN'))).toBe(tmx(3))
  })

  test('a file taken twice adds nothing, and its stored bytes are given back', async () => {
    const { db, storage, begin, only } = await start()
    await runImport(db, await begin(tmx(2)), storage)
    await runImport(db, await begin(tmx(2)), storage)
    expect(await only()).toMatchObject({ status: 'done', done: 2, added: 0 })
    // While it is read, nothing is about to take it away.
    const jobs = await db.selectFrom('job').select('uniqueKey').where('kind', '=', 'removeStoredFile').execute()
    expect(jobs).toEqual([{ uniqueKey: null }, { uniqueKey: null }])
  })

  test('stops where it is told, and goes on from there', async () => {
    const { db, actorId, storage, begin, only } = await start()
    const importId = await begin(tmx(350))
    // No time left after the first batch: the job hands over to the next.
    await runImport(db, importId, storage, 0)
    expect(await only()).toMatchObject({ status: 'running', done: 100, added: 100 })
    expect(await db.selectFrom('job').select('uniqueKey').where('kind', '=', 'importMemory').orderBy('id').execute()).toEqual([
      { uniqueKey: `importMemory:${importId}:0` },
      { uniqueKey: `importMemory:${importId}:100` },
    ])
    expect(await steerImport(db, { actorId, importId, to: 'stopped' })).toEqual({ ok: true })
    await runImport(db, importId, storage)
    expect(await only()).toMatchObject({ status: 'stopped', done: 100 })
    expect(await steerImport(db, { actorId, importId, to: 'stopped' })).toEqual({ ok: false, reason: 'otherState' })
    expect(await steerImport(db, { actorId, importId, to: 'running' })).toEqual({ ok: true })
    await runImport(db, importId, storage)
    expect(await only()).toMatchObject({ status: 'done', done: 350, added: 350 })
  })

  test('two workers take each batch once', async () => {
    const { db, begin, only } = await start()
    const importId = await begin(tmx(4))
    const taken = await Promise.all([1, 2, 3].map(() => takePairs(db, { importId, done: 0, pairs: pairs(4) })))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await only()).toMatchObject({ done: 4, added: 4 })
  })

  test('a file with a fault at its end leaves no trace', async () => {
    const { db, storage, accept } = await start()
    const broken = tmx(600).replace('</body>', '<tu></body>')
    expect(await accept(broken)).toEqual({ ok: false, fault: { reason: 'malformed', line: 605 } })
    expect(await accept(tmxHead('zh-CN') + tmxTail)).toEqual({ ok: false, fault: { reason: 'empty', line: 1 } })
    expect(await readImports(db)).toEqual([])
    expect((await storage.list()).files).toEqual([])
    expect(await db.selectFrom('tmUnit').selectAll().execute()).toEqual([])
  })
})
