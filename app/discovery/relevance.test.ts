import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Db } from '#db/connect'
import { seed } from '#db/seed'
import { requests } from '#db/seed/requests'
import { jobHandlers } from '~/worker.server'
import { judged } from '../../tests/factories/relevance'
import { engines, freshDatabase } from '../../tests/setup/database'
import { search } from './queries.server'
import { wordingOf } from './wording/queries.server'

vi.hoisted(() => {
  process.env.DEMO = '1'
})

const now = '2026-11-18T06:00:00.000Z'

/** Keys of the best requests, by their titles. */
async function bestOf(db: Db, q: string): Promise<string[]> {
  const { groups } = await wordingOf(db, q)
  const { ids } = await search(db, { kind: 'request', groups, filters: {}, order: 'relevance', limit: 10, now })
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

describe('what people look for on the demonstration’s corridors', () => {
  const answers: Record<string, Map<string, string[]>> = { sqlite: new Map(), postgres: new Map() }

  beforeAll(async () => {
    for (const engine of engines) {
      const db = await freshDatabase(engine)
      await seed(db, { now, jobHandlers })
      for (const { q } of judged) answers[engine]!.set(q, await bestOf(db, q))
    }
    return () => {
      delete process.env.DEMO
    }
  }, 600_000)

  test('there are at least sixty questions, each with an answer', () => {
    expect(judged.length).toBeGreaterThanOrEqual(60)
    expect(judged.filter(({ find }) => find.length === 0)).toEqual([])
  })

  test.each(engines)('at least 95 % of what answers a question is among the first ten on %s', (engine) => {
    const shares = judged.map(({ q, find }) => find.filter((key) => answers[engine]!.get(q)!.includes(key)).length / find.length)
    const missed = judged.flatMap(({ q, find }) => {
      const lost = find.filter((key) => !answers[engine]!.get(q)!.includes(key))
      return lost.length > 0 ? [`${q}: ${lost} (found ${answers[engine]!.get(q)})`] : []
    })
    const recall = shares.reduce((sum, share) => sum + share, 0) / shares.length
    process.stdout.write(
      `recall@10 on ${engine}: ${(100 * recall).toFixed(1)} % of ${judged.length}; missed ${JSON.stringify(missed, null, 1)}\n`,
    )
    expect(recall).toBeGreaterThanOrEqual(0.95)
  })

  test('the engines put the same requests on top', () => {
    const shares = judged.map(({ q }) => {
      const [one, other] = engines.map((engine) => answers[engine]!.get(q)!.slice(0, 5))
      return one!.length === 0 && other!.length === 0
        ? 1
        : one!.filter((key, index) => other![index] === key).length / Math.max(one!.length, other!.length)
    })
    const agreement = shares.reduce((sum, share) => sum + share, 0) / shares.length
    process.stdout.write(`the engines agree on ${(100 * agreement).toFixed(1)} % of the top five\n`)
    expect(agreement).toBeGreaterThanOrEqual(0.9)
  })
})
