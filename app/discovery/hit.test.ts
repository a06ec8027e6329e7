import { expect, test } from 'vitest'
import { type Db, inTransaction } from '#db/connect'
import { searchEngine } from '#db/search/face'
import { engines, freshDatabase } from '../../tests/setup/database'
import { type Findable, rowOf } from './indexing/findable'
import { chineseWords } from './parting.server'
import { mostRanked, type Search, search } from './queries.server'
import { groupsOf } from './question'

const now = '2026-11-20T08:00:00.000Z'

/** As many requests as a search looks at and half as many again: every eighth is awarded, the oldest have the word in their titles. */
async function many(db: Db) {
  const count = 1.5 * mostRanked
  await inTransaction(db, async (tx) => {
    for (let number = count; number > 0; number--) {
      const findable: Findable = {
        ...{ kind: 'request', subjectId: `r${number}`, foundUntil: null, deadlineAt: null, budgetUsd: null },
        ...{ title: [number <= 5 ? '变频器改造' : '泵房改造'], summary: ['泵房'], body: ['有变频器。'] },
        facets: [
          ['state', number % 8 === 0 ? 'awarded' : 'open'],
          ['vertical', number % 500 === 1 ? 'retail' : 'manufacturing'],
        ],
        publishedAt: new Date(Date.parse(now) - (count - number) * 60_000).toISOString(),
      }
      const { tokens, ...row } = rowOf(findable)
      await tx
        .insertInto('searchDocument')
        .values({ ...row, number, indexedAt: now })
        .execute()
      await searchEngine(tx).put(tx, { number, ...tokens, facetTokens: row.facetTokens })
    }
  })
}

test.each(engines)(
  'of more than it looks at, a search on %s knows the newest, every title, and what a rare choice leaves',
  async (engine) => {
    const db = await freshDatabase(engine)
    await many(db)
    const groups = groupsOf('变频器', [], chineseWords)
    const ask = (more: Partial<Search> = {}) =>
      search(db, { kind: 'request', groups, filters: { state: ['stateopen'] }, order: 'relevance', limit: 20, now, ...more })

    const best = await ask()
    expect(best.ids.slice(0, 6)).toEqual(['r5', 'r4', 'r3', 'r2', 'r1', 'r1500'])
    expect(best).toMatchObject({ isLeast: true, isPartly: false })
    // Seven of eight of the newest thousand are open, and five titles.
    expect(best.total).toBe(880)
    expect(best.counts.get('stateawarded')).toBe(125)
    expect(best.leasts.has('state')).toBe(true)

    const rare = await ask({ filters: { state: ['stateopen'], vertical: ['verticalretail'] } })
    expect(rare.ids).toEqual(['r1', 'r1001', 'r501'])
    expect(rare).toMatchObject({ total: 3, isLeast: false })

    const awarded = await ask({ filters: { state: ['stateawarded'] }, order: 'newest' })
    expect(awarded).toMatchObject({ total: 187, isLeast: false })
    expect(awarded.ids.slice(0, 2)).toEqual(['r1496', 'r1488'])

    const seen: string[] = []
    for (let after: Search['after'] = null; ; ) {
      const page = await ask({ order: 'newest', limit: 200, after })
      seen.push(...page.ids)
      if (!page.next) break
      after = page.next
    }
    expect([seen.length, new Set(seen).size, seen.at(-1)]).toEqual([1313, 1313, 'r1'])
  },
)
