import { connect } from '#db/connect'
import type { Filters } from '~/requests/board/filters'
import { readBoard } from '~/requests/board/queries.server'

export interface QueryTimes {
  name: string
  /** Median microseconds per file, in the order of the paths. */
  us: number[]
}

/** Times the board's own query function, alternating between files of different size. */
export async function timeQueries({ paths, corridor }: { paths: string[]; corridor: string }): Promise<QueryTimes[]> {
  const files = paths.map((path) => connect(`file:${path}`))
  const all: Filters = {
    ...{
      q: '',
      state: 'open',
      vertical: null,
      division: null,
      technology: null,
      mode: null,
      corridor: null,
      min: null,
      max: null,
      currency: 'USD',
      closing: null,
    },
    ...{ sort: 'newest', after: null },
  }
  const closesBefore = new Date(Date.now() + 7 * 86_400_000).toISOString()
  const results: QueryTimes[] = []
  const shapes: [string, Partial<Filters>, object][] = [
    ['newest', {}, {}],
    ['by closing', { sort: 'closing' }, {}],
    ['by budget', { sort: 'budget' }, {}],
    ['vertical', { vertical: 'retail' }, {}],
    ['technology', { technology: 'plm' }, {}],
    ['corridor', {}, { corridor }],
    ['budget', {}, { min: 1_500_000, max: 6_000_000 }],
    ['closing in 7 days', {}, { closesBefore }],
  ]
  for (const [name, filters, more] of shapes) {
    const ask = async (db: (typeof files)[number], after: Filters['after'] = null) => {
      const { corridor: slug, ...rest } = more as { corridor?: string }
      const corridorId = slug ? await corridorIdOf(db, slug) : null
      return () => readBoard(db, { filters: { ...all, ...filters, after }, language: 'en', corridorId, ...rest })
    }
    const times = files.map((): number[] => [])
    const asks = await Promise.all(files.map((db) => ask(db)))
    for (let round = 0; round < 60; round++) {
      for (const [index, run] of asks.entries()) {
        const began = performance.now()
        await run()
        if (round >= 20) times[index]!.push((performance.now() - began) * 1000)
      }
    }
    results.push({ name, us: times.map((each) => each.sort((a, b) => a - b)[Math.floor(each.length / 2)]!) })
  }
  for (const db of files) await db.destroy()
  return results
}

const corridorIdOf = async (db: ReturnType<typeof connect>, slug: string) =>
  (await db.selectFrom('corridor').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id
