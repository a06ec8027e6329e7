import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type Db, inTransaction } from '#db/connect'
import { addModerator } from '../../tests/factories/requesting'
import { engines, freshDatabase } from '../../tests/setup/database'
import { verifyAudit } from './jobs.server'
import { latestCheck, verifyChain } from './queries.server'
import { record } from './record.server'

const write = (db: Db) =>
  inTransaction(db, (tx) => record(tx, { actorId: null, event: 'thing.done', subjectType: 'thing', subjectId: 'x' }))
const told = (db: Db) => db.selectFrom('notification').select(['personId', 'kind', 'valuesJson', 'path']).execute()

async function forge(db: Db, engine: string, number: number) {
  if (engine === 'postgres') await sql`alter table "auditEntry" disable trigger all`.execute(db)
  else await sql`drop trigger if exists "auditEntry_noUpdate"`.execute(db)
  await db.updateTable('auditEntry').set({ detailJson: '{"forged":true}' }).where('number', '=', number).execute()
}

describe.each(engines)('the nightly check of the audit on %s', (engine) => {
  test('keeps what it found; a break is told to the operators once', async () => {
    const db = await freshDatabase(engine)
    const operator = await addModerator(db, 'Zhou')
    await db.updateTable('person').set({ staffRole: 'operator' }).where('id', '=', operator).execute()
    expect(await latestCheck(db)).toBeUndefined()
    for (let entry = 0; entry < 6; entry++) await write(db)
    await verifyAudit(db)
    expect(await latestCheck(db)).toMatchObject({ entries: 6, brokenNumber: null, checkedAt: expect.stringMatching(/Z$/) })
    expect(await told(db)).toEqual([])
    await forge(db, engine, 4)
    await verifyAudit(db)
    await verifyAudit(db)
    expect(await latestCheck(db)).toMatchObject({ entries: 3, brokenNumber: 4 })
    expect(await told(db)).toEqual([{ personId: operator, kind: 'auditBroken', valuesJson: '{"number":4}', path: '/staff/audit' }])
    await forge(db, engine, 2)
    await verifyAudit(db)
    expect((await told(db)).length).toBe(2)
  })

  test('does not take what is written meanwhile for a break', async () => {
    const db = await freshDatabase(engine)
    for (let entry = 0; entry < 10; entry++) await write(db)
    let isOver = false
    const writer = (async () => {
      while (!isOver) {
        await write(db)
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    for (let check = 0; check < 20; check++) expect(await verifyChain(db)).toMatchObject({ ok: true })
    isOver = true
    await writer
  })
})
