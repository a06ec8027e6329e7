import { type KyselyPlugin, type QueryId, type RootOperationNode, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { suspendCompany } from '~/companies/verification/commands.server'
import { touchSearch } from '~/platform/search-queue.server'
import { addParty } from '../../../tests/factories/bidding'
import { addModerator, monday, opened, world } from '../../../tests/factories/requesting'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { indexQueued } from './commands.server'

/** The same database through a handle that stands still once it has read a whole company, until it is let go on. */
function stoppingAtCompanies(db: Db) {
  const [reached, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const companies = new WeakSet<QueryId>()
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      if (readsCompany(node)) companies.add(queryId)
      return node
    },
    async transformResult({ result, queryId }) {
      if (companies.has(queryId)) {
        reached.resolve()
        await letGo.promise
      }
      return result
    },
  }
  return { slow: db.withPlugin(plugin), reached: reached.promise, letGo: letGo.resolve }
}

function readsCompany(node: RootOperationNode): boolean {
  if (node.kind !== 'SelectQueryNode') return false
  const [text, what] = [JSON.stringify(node.from), JSON.stringify(node.selections)]
  return text.includes('"company"') && what.includes('SelectAllNode')
}

/** Whether a session of this database waits for another one's lock. */
async function somebodyWaits(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows.length > 0
}

describe.each(engines)('what is published on %s', (engine) => {
  test('leaves the work of finding it due at the same moment, and that leaves the work of telling of it', async () => {
    const db = await freshDatabase(engine)
    const due = async (kind: string) => {
      const jobs = await db.selectFrom('job').select('runAt').where('kind', '=', kind).where('status', '=', 'waiting').execute()
      return [...new Set(jobs.map(({ runAt }) => runAt))]
    }
    await opened(db, await world(db))
    expect([await due('indexSearch'), await due('alertReaders')]).toEqual([[monday], []])
    await atTime(monday, () => indexQueued(db))
    expect(await due('alertReaders')).toEqual([monday])
  })
})

// SQLite has one writer at a time.
test('of two workers on PostgreSQL, the one that has read what is out first does not undo what the other has read since', async () => {
  const db = await freshDatabase('postgres')
  const [moderatorId, vendor] = [await addModerator(db, 'Lin'), await addParty(db, 'vendor', { name: 'Sahyadri' })]
  await inTransaction(db, (tx) => touchSearch(tx, 'company', vendor.companyId))
  const { slow, reached, letGo } = stoppingAtCompanies(db)
  const first = indexQueued(slow)
  await reached
  const suspended = await suspendCompany(db, { moderatorId, companyId: vendor.companyId, note: 'Struck off the register' })
  expect(suspended).toMatchObject({ ok: true })
  let isThrough = false
  const second = indexQueued(db).then(() => {
    isThrough = true
  })
  // It has either done its work or waits for the first one.
  while (!isThrough && !(await somebodyWaits(db))) await new Promise((resolve) => setTimeout(resolve, 5))
  letGo()
  await Promise.all([first, second])
  expect(await db.selectFrom('searchDocument').select('subjectId').execute()).toEqual([])
  expect(await db.selectFrom('searchQueue').select('id').execute()).toEqual([])
})
