import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../tests/setup/database'
import { type Db, inTransaction } from '../connect'
import { searchEngine } from './face'

const pieces = async (db: Db) =>
  (await sql<{ many: number }>`select count(distinct segid) as "many" from "searchIndex_idx"`.execute(db)).rows[0]!.many

test('SQLite’s index is put together into one piece, finds the same, and is left alone while it has few', async () => {
  const db = await freshDatabase('sqlite')
  await sql`insert into "searchIndex" ("searchIndex", rank) values ('automerge', 0)`.execute(db)
  const engine = searchEngine(db)
  for (let number = 1; number <= 8; number++) {
    const tokens = { titleTokens: number % 2 ? 'pump' : 'crane', summaryTokens: 'line', bodyTokens: 'plc', facetTokens: 'stateopen' }
    await inTransaction(db, async (tx) => engine.put(tx, { number, ...tokens }))
  }
  const find = () => engine.find(db, { groups: [[{ tokens: ['pump'] }]], reach: 'title', facets: [['stateopen']], limit: 3 })
  expect(await pieces(db)).toBe(8)
  expect(await find()).toEqual([7, 5, 3])
  expect(await engine.merge(db)).toBeGreaterThan(0)
  expect(await pieces(db)).toBe(1)
  expect(await find()).toEqual([7, 5, 3])
  expect(await engine.merge(db)).toBe(0)
})
