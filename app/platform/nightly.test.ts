import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import type { Db } from '#db/connect'
import { engines, freshDatabase } from '../../tests/setup/database'
import { runDueJobs } from './jobs.server'
import { nextNight, nightly } from './nightly.server'

const jobs = async (db: Db) =>
  (await db.selectFrom('job').select(['status', 'runAt']).orderBy('runAt').execute()).map(({ status, runAt }) => `${status} ${runAt}`)

test('a night begins at three in China', () => {
  expect(nextNight('2026-11-23T18:59:59.999Z')).toBe('2026-11-23T19:00:00.000Z')
  expect(nextNight('2026-11-23T19:00:00.000Z')).toBe('2026-11-24T19:00:00.000Z')
  expect(nextNight('2026-12-31T23:00:00.000Z')).toBe('2027-01-01T19:00:00.000Z')
})

describe.each(engines)('nightly jobs on %s', (engine) => {
  test('are put down once, however many workers start, and put down the next night themselves', async () => {
    const db = await freshDatabase(engine)
    let runs = 0
    const { handlers, plan } = nightly({
      sweep: async () => {
        runs++
      },
    })
    await atTime('2026-11-23T06:00:00.000Z', async () => {
      await Promise.all([plan(db), plan(db), plan(db)])
      expect(await runDueJobs(db, handlers, 'test')).toBe(0)
    })
    expect(await jobs(db)).toEqual(['waiting 2026-11-23T19:00:00.000Z'])
    await atTime('2026-11-23T19:00:01.000Z', async () => {
      await plan(db)
      expect(await runDueJobs(db, handlers, 'test')).toBe(1)
      await plan(db)
    })
    expect(runs).toBe(1)
    expect(await jobs(db)).toEqual(['done 2026-11-23T19:00:00.000Z', 'waiting 2026-11-24T19:00:00.000Z'])
  })

  test('that fail have a morrow all the same', async () => {
    const db = await freshDatabase(engine)
    const { handlers, plan } = nightly({
      sweep: async () => {
        throw new Error('not tonight')
      },
    })
    await atTime('2026-11-23T06:00:00.000Z', () => plan(db))
    await atTime('2026-11-23T19:00:01.000Z', () => runDueJobs(db, handlers, 'test'))
    expect((await jobs(db)).map((line) => line.split(' ')[0])).toEqual(['waiting', 'waiting'])
  })
})
