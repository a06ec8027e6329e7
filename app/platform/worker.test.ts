import { describe, expect, test } from 'vitest'
import { inTransaction } from '#db/connect'
import { engines, freshDatabase } from '../../tests/setup/database'
import { enqueue, startWorker } from './jobs.server'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.each(engines)('a worker on %s', (engine) => {
  test('told to stop finishes the job in hand and begins no other', async () => {
    const db = await freshDatabase(engine)
    await inTransaction(db, async (tx) => {
      for (let job = 0; job < 5; job++) await enqueue(tx, 'slow', {})
    })
    let begun = 0
    let finished = 0
    const handlers = {
      slow: async () => {
        begun++
        await pause(200)
        finished++
      },
    }
    const worker = startWorker(db, handlers, { name: 'test' })
    while (begun === 0) await pause(5)
    await worker.stop()
    expect([begun, finished]).toEqual([1, 1])
    const rows = await db.selectFrom('job').select('status').execute()
    expect(rows.map(({ status }) => status).sort()).toEqual(['done', 'waiting', 'waiting', 'waiting', 'waiting'])
  })

  test('prepares once, and tries again when the database does not let it', async () => {
    const db = await freshDatabase(engine)
    let tries = 0
    const worker = startWorker(
      db,
      {},
      {
        name: 'test',
        everyMs: 5,
        prepare: async () => {
          if (++tries < 3) throw new Error('not yet')
        },
      },
    )
    await pause(150)
    await worker.stop()
    expect(tries).toBe(3)
  })
})
