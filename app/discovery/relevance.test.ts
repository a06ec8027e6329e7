import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#db/connect'
import type { SearchKind } from '#db/schema'
import { seed } from '#db/seed'
import { requests } from '#db/seed/requests'
import { vendors } from '#db/seed/vendors'
import { type Judged, judged, judgedCases } from '../../tests/factories/relevance'
import { engines, freshDatabase } from '../../tests/setup/database'
import { asDemonstration, demonstrationJobs } from '../../tests/setup/demonstration'
import { indexEverything } from './indexing/commands.server'
import { search } from './queries.server'
import { wordingOf } from './wording/queries.server'

asDemonstration()

const now = '2026-11-18T06:00:00.000Z'

/** What the index is made from. */
const sources = [
  ...(['corridor', 'company', 'person', 'document', 'publication', 'termConcept', 'term'] as const),
  ...(['request', 'requestTechnology', 'question'] as const),
]

/** The demonstration is played once, on SQLite (`db/seed.test.ts` plays it on both); PostgreSQL gets its texts and indexes them itself. */
async function demonstrations(): Promise<Record<(typeof engines)[number], Db>> {
  const [sqlite, postgres] = [await freshDatabase('sqlite'), await freshDatabase('postgres')]
  await seed(sqlite, { now, jobHandlers: demonstrationJobs })
  await postgres.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db)
    for (const table of sources) {
      const rows = await sqlite.selectFrom(table).selectAll().execute()
      for (let at = 0; at < rows.length; at += 200)
        await db
          .insertInto(table)
          .values(rows.slice(at, at + 200) as never)
          .execute()
    }
    await sql`set session_replication_role = origin`.execute(db)
  })
  await indexEverything(postgres)
  return { sqlite, postgres }
}

const bestOf = async (db: Db, kind: SearchKind, q: string): Promise<string[]> =>
  (await search(db, { kind, groups: (await wordingOf(db, q)).groups, filters: {}, order: 'relevance', limit: 10, now })).ids

/** Keys of the best requests, by their titles. */
async function bestRequests(db: Db, q: string): Promise<string[]> {
  const ids = await bestOf(db, 'request', q)
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('request')
          .innerJoin('publication', 'publication.documentId', 'request.documentId')
          .select(['request.id', 'publication.title'])
          .where('request.id', 'in', ids)
          .where('publication.provenance', '=', 'original')
          .execute()
  const keys = new Map(rows.map(({ id, title }) => [id, requests.find((each) => JSON.stringify(each.title).includes(title))!.key]))
  return ids.map((id) => keys.get(id)!)
}

/** Vendors' keys and the numbers of the best case studies. */
async function bestCases(db: Db, q: string): Promise<string[]> {
  const companies = await db.selectFrom('company').select(['id', 'nameEn']).where('kind', '=', 'vendor').execute()
  return (await bestOf(db, 'case', q)).map((subject) => {
    const [id, number] = subject.split('/')
    const { nameEn } = companies.find((company) => company.id === id)!
    return `${vendors.find(({ legalName }) => legalName === nameEn)!.key}/${number}`
  })
}

const sets: [string, readonly Judged[], (db: Db, q: string) => Promise<string[]>][] = [
  ['requests', judged, bestRequests],
  ['case studies', judgedCases, bestCases],
]

describe('what people look for on the demonstration’s corridors', () => {
  const answers: Record<string, Map<string, string[]>> = { sqlite: new Map(), postgres: new Map() }
  const answer = (engine: string, noun: string, q: string) => answers[engine]!.get(`${noun} ${q}`)!

  beforeAll(async () => {
    for (const [engine, db] of Object.entries(await demonstrations()))
      for (const [noun, questions, best] of sets) for (const { q } of questions) answers[engine]!.set(`${noun} ${q}`, await best(db, q))
  }, 600_000)

  test('there are at least sixty questions, each with an answer', () => {
    expect(judged.length).toBeGreaterThanOrEqual(60)
    expect([...judged, ...judgedCases].filter(({ find }) => find.length === 0)).toEqual([])
  })

  describe.each(sets)('among %s', (noun, questions) => {
    test.each(engines)('at least 95 % of what answers a question is among the first ten on %s', (engine) => {
      const shares = questions.map(({ q, find }) => find.filter((key) => answer(engine, noun, q).includes(key)).length / find.length)
      const missed = questions.flatMap(({ q, find }) => {
        const lost = find.filter((key) => !answer(engine, noun, q).includes(key))
        return lost.length > 0 ? [`${q}: ${lost} (found ${answer(engine, noun, q)})`] : []
      })
      const recall = shares.reduce((sum, share) => sum + share, 0) / shares.length
      process.stdout.write(
        `${noun}: recall@10 on ${engine} ${(100 * recall).toFixed(1)} % of ${questions.length}; missed ${JSON.stringify(missed)}\n`,
      )
      expect(recall).toBeGreaterThanOrEqual(0.95)
    })

    test('the engines put the same on top', () => {
      const shares = questions.map(({ q }) => {
        const [one, other] = engines.map((engine) => answer(engine, noun, q).slice(0, 5))
        return one!.length === 0 && other!.length === 0
          ? 1
          : one!.filter((key, index) => other![index] === key).length / Math.max(one!.length, other!.length)
      })
      const agreement = shares.reduce((sum, share) => sum + share, 0) / shares.length
      process.stdout.write(`${noun}: the engines agree on ${(100 * agreement).toFixed(1)} % of the top five\n`)
      expect(agreement).toBeGreaterThanOrEqual(0.9)
    })
  })
})
