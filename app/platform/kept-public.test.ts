import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { inTransaction } from '#db/connect'
import { engines, freshDatabase } from '../../tests/setup/database'
import { keptWhilePublic, rowsWhilePublic } from './kept-public.server'
import { touchPublicPages } from './public-version.server'

describe.each(engines)('what everybody reads alike, on %s', (engine) => {
  test('is made once until something public changes', async () => {
    const db = await freshDatabase(engine)
    let made = 0
    const ask = (key: string) => keptWhilePublic(db, key, async () => `${key} ${++made}`)
    expect([await ask('a'), await ask('a'), await ask('b')]).toEqual(['a 1', 'a 1', 'b 2'])
    await inTransaction(db, (tx) => touchPublicPages(tx))
    expect([await ask('a'), await ask('b')]).toEqual(['a 3', 'b 4'])
  })

  test('rows are read once until something public changes, in the order in which they are asked for', async () => {
    const db = await freshDatabase(engine)
    const asked: number[][] = []
    const rowsOf = (key: string) =>
      rowsWhilePublic(db, key, async (numbers) => {
        asked.push([...numbers])
        return numbers.filter((number) => number !== 7).map((number) => ({ number, key }))
      })
    const numbers = async (key: string, ...wanted: number[]) => (await rowsOf(key)(wanted)).map(({ number }) => number)
    expect(await numbers('a', 3, 1)).toEqual([3, 1])
    expect(await numbers('a', 1, 2, 3)).toEqual([1, 2, 3])
    expect(await numbers('a', 7, 2)).toEqual([2])
    expect(await numbers('b', 3)).toEqual([3])
    expect(asked).toEqual([[3, 1], [2], [7], [3]])
    await inTransaction(db, (tx) => touchPublicPages(tx))
    expect(await numbers('a', 3)).toEqual([3])
    expect(await atTime('2026-11-30T06:00:00.000Z', () => numbers('a', 3, 2))).toEqual([3, 2])
    expect(asked.slice(4)).toEqual([[3], [3, 2]])
  })

  test('is not kept of a change that was taken back', async () => {
    const db = await freshDatabase(engine)
    let made = 0
    const ask = () => keptWhilePublic(db, 'a', async () => ++made)
    await ask()
    await inTransaction(db, async (tx) => {
      await touchPublicPages(tx)
      return { ok: false, reason: 'no' } as const
    })
    expect(await ask()).toBe(1)
  })

  test('made while something was written goes with the old version', async () => {
    const db = await freshDatabase(engine)
    const [begun, slow] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()]
    const first = keptWhilePublic(db, 'a', () => {
      begun.resolve()
      return slow.promise
    })
    await begun.promise
    await inTransaction(db, (tx) => touchPublicPages(tx))
    expect(await keptWhilePublic(db, 'a', async () => 'new')).toBe('new')
    slow.resolve('old')
    expect(await first).toBe('old')
    expect(await keptWhilePublic(db, 'a', async () => 'newer')).toBe('new')
  })

  test('that could not be made is tried again', async () => {
    const db = await freshDatabase(engine)
    await expect(keptWhilePublic(db, 'a', () => Promise.reject(new Error('busy')))).rejects.toThrow('busy')
    expect(await keptWhilePublic(db, 'a', async () => 1)).toBe(1)
  })

  test('is asked for anew where the time is told', async () => {
    const db = await freshDatabase(engine)
    await keptWhilePublic(db, 'a', async () => 'today')
    expect(await atTime('2026-01-01T00:00:00.000Z', () => keptWhilePublic(db, 'a', async () => 'then'))).toBe('then')
  })
})
