import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type Db, inTransaction } from '#db/connect'
import { engines, freshDatabase } from '../../tests/setup/database'
import { auditPage, verifyChain } from './queries.server'
import { record } from './record.server'

const write = (db: Db, event: string) =>
  inTransaction(db, (tx) => record(tx, { actorId: null, event, subjectType: 'thing', subjectId: 'x', detail: { event } }))

/** A forger with the database in hand: the triggers that refuse rewriting are taken away first. */
async function forge(db: Db, engine: string, statement: string) {
  if (engine === 'postgres') await sql`alter table "auditEntry" disable trigger all`.execute(db)
  else for (const name of ['noUpdate', 'noDelete']) await sql.raw(`drop trigger "auditEntry_${name}"`).execute(db)
  await sql.raw(statement).execute(db)
}

describe.each(engines)('the audit on %s', (engine) => {
  test('numbers entries without gaps, also when fifty write at once', async () => {
    const db = await freshDatabase(engine)
    await Promise.all(Array.from({ length: 50 }, (_, i) => write(db, `thing.done${i}`)))
    const lines = await auditPage(db, { limit: 100 })
    expect(lines.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, i) => 50 - i))
    expect(await verifyChain(db)).toMatchObject({ ok: true, entries: 50 })
  })

  test.each([
    ['a changed detail', `update "auditEntry" set "detailJson" = '{}' where "number" = 3`, 3],
    ['a removed entry', `delete from "auditEntry" where "number" = 2`, 2],
    ['a cut-off end', `delete from "auditEntry" where "number" = 5`, 5],
  ])('%s is found', async (_, statement, brokenAt) => {
    const db = await freshDatabase(engine)
    for (const n of [1, 2, 3, 4, 5]) await write(db, `thing.done${n}`)
    await forge(db, engine, statement)
    expect(await verifyChain(db)).toEqual({ ok: false, brokenAt })
  })

  test('pages by number and by domain', async () => {
    const db = await freshDatabase(engine)
    for (const event of ['bid.opened', 'bidder.seen', 'bid.awarded']) await write(db, event)
    expect((await auditPage(db, { domain: 'bid' })).map(({ event }) => event)).toEqual(['bid.awarded', 'bid.opened'])
    expect((await auditPage(db, { before: 2 })).map(({ number }) => number)).toEqual([1])
  })
})
