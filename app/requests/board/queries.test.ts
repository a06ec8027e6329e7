import { describe, expect, test } from 'vitest'
import { type Db, inTransaction } from '#db/connect'
import { newId, newRef } from '~/platform/ids'
import { createDocument, publishUnverified } from '~/translations/commands.server'
import { addParty, type Party } from '../../../tests/factories/bidding'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { type BoardState, boardSearch, boardSorts, readFilters, type Sort } from './filters'
import { type BoardShape, boardQuery, readBoard, technologiesQuery } from './queries.server'

const filtersOf = (search: string) => readFilters(new URLSearchParams(search), 'en')

describe('the address of a search', () => {
  test('says again what it was read from', () => {
    for (const search of [
      '',
      '?state=evaluating&vertical=retail&technology=mes&corridor=xuzhou-pune&min=180000&max=500000&currency=CNY&sort=budget',
      '?closing=7&sort=closing',
      '?after=2026-11-02T02%3A00%3A00.000Z%7E0193f1f0-0000-7000-8000-000000000001',
    ]) {
      const filters = filtersOf(search)
      expect(boardSearch(filters, 'en', { after: filters.after })).toBe(search)
    }
  })

  test('with rubbish in it still shows a board', () => {
    const usual = filtersOf('')
    expect(filtersOf('?state=draft&vertical=x&technology=%00&corridor=../..&min=abc&closing=9&sort=x&after=~&currency=EUR')).toEqual(usual)
    // Only open requests close.
    expect(filtersOf('?state=awarded&sort=closing&closing=7')).toMatchObject({ sort: 'newest', closing: null })
  })
})

describe.each(engines)('the board on %s', (engine) => {
  test('shows one state, newest first, page after page without gaps or doubles', async () => {
    const db = await freshDatabase(engine)
    const buyer = await addParty(db, 'buyer', { name: 'Gear Works' })
    // Three at a time share an instant, so that the id has to decide.
    for (let index = 0; index < 9; index++)
      await addRequest(db, buyer, { publishedAt: `2026-11-0${1 + Math.floor(index / 3)}T02:00:00.000Z` })
    await addRequest(db, buyer, { publishedAt: '2026-11-09T02:00:00.000Z', status: 'evaluating' })
    const seen: string[] = []
    let search: string | null = ''
    while (search !== null) {
      const filters = filtersOf(search)
      const { cards, next } = await readBoard(db, { filters, language: 'en', limit: 4 })
      expect(cards.map(({ publishedAt }) => publishedAt)).toEqual(
        cards
          .map(({ publishedAt }) => publishedAt)
          .sort()
          .reverse(),
      )
      seen.push(...cards.map(({ ref }) => ref))
      search = next ? boardSearch(filters, 'en', { after: next }) : null
    }
    expect(new Set(seen).size).toBe(9)
    expect(seen).toHaveLength(9)
  })

  test('shows suspended requests in a tab of their own, with the moment their clock stopped', async () => {
    const db = await freshDatabase(engine)
    const buyer = await addParty(db, 'buyer', { name: 'Gear Works' })
    await addRequest(db, buyer, {})
    const suspendedAt = '2026-11-05T03:00:00.000Z'
    const ref = await addRequest(db, buyer, { status: 'suspended', suspendedAt })
    const { cards } = await readBoard(db, { filters: filtersOf('?state=suspended'), language: 'en' })
    expect(cards).toMatchObject([{ ref, suspendedAt }])
    expect((await readBoard(db, { filters: filtersOf(''), language: 'en' })).cards.map((card) => card.ref)).not.toContain(ref)
  })

  test('narrows by every filter, and by all of them together', async () => {
    const db = await freshDatabase(engine)
    const buyer = await addParty(db, 'buyer', { name: 'Gear Works' })
    const wanted = await addRequest(db, buyer, {
      vertical: 'retail',
      technologies: ['wms', 'mes'],
      budgetUsd: 2_000_000,
      deadlineAt: '2026-11-10T09:00:00.000Z',
    })
    await addRequest(db, buyer, { technologies: ['erp'], budgetUsd: 9_000_000, deadlineAt: '2026-11-20T09:00:00.000Z' })
    const page = async (search: string, more = {}) =>
      (await readBoard(db, { filters: filtersOf(search), language: 'en', ...more })).cards.map(({ ref }) => ref)
    expect(await page('')).toHaveLength(2)
    expect(await page('?vertical=retail')).toEqual([wanted])
    expect(await page('?technology=wms')).toEqual([wanted])
    expect(await page('', { max: 3_000_000 })).toEqual([wanted])
    expect(await page('', { min: 1_000_000, max: 3_000_000 })).toEqual([wanted])
    expect(await page('', { closesBefore: '2026-11-11T00:00:00.000Z' })).toEqual([wanted])
    for (const sort of boardSorts) {
      const all = `?vertical=retail&technology=mes&sort=${sort}`
      expect(await page(all, { min: 1_000_000, max: 3_000_000, closesBefore: '2026-11-11T00:00:00.000Z' })).toEqual([wanted])
    }
    expect(await page('?vertical=automotive')).toEqual([])
    expect((await readBoard(db, { filters: filtersOf('?vertical=retail'), language: 'en' })).cards[0]!.technologies.sort()).toEqual([
      'mes',
      'wms',
    ])
  })

  test('sorts by closing time and by budget', async () => {
    const db = await freshDatabase(engine)
    const buyer = await addParty(db, 'buyer', { name: 'Gear Works' })
    const small = await addRequest(db, buyer, { budgetUsd: 1_000_000, deadlineAt: '2026-11-20T09:00:00.000Z' })
    const large = await addRequest(db, buyer, { budgetUsd: 5_000_000, deadlineAt: '2026-11-18T09:00:00.000Z' })
    const unknown = await addRequest(db, buyer, { budgetUsd: null, deadlineAt: '2026-11-19T09:00:00.000Z' })
    const order = async (sort: Sort) =>
      (await readBoard(db, { filters: filtersOf(`?sort=${sort}`), language: 'en' })).cards.map(({ ref }) => ref)
    expect(await order('closing')).toEqual([large, unknown, small])
    expect(await order('budget')).toEqual([large, small])
  })

  test('a page by budget that begins behind no amount is an empty one', async () => {
    const db = await freshDatabase(engine)
    await addRequest(db, await addParty(db, 'buyer', { name: 'Gear Works' }), { budgetUsd: 1_000_000 })
    for (const key of ['1.5', '1e400', 'NaN', '-1', '99999999999999999999', '2026-11-20T09:00:00.000Z']) {
      const filters = filtersOf(`?sort=budget&after=${key}~0`)
      expect(filters.after?.key).toBe(key)
      expect(await readBoard(db, { filters, language: 'en' }), key).toEqual({ cards: [], next: null })
    }
  })
})

describe('the plan of each hot query', () => {
  const nothing: Omit<BoardShape, 'sort' | 'after'> = {
    vertical: false,
    division: false,
    technology: false,
    corridor: false,
    mode: false,
    min: false,
    max: false,
    closing: false,
  }
  const usual = ['newest', 'closing', 'budget'].flatMap((sort) => [false, true].map((after) => ({ ...nothing, sort, after }) as BoardShape))
  const narrowed = (['vertical', 'corridor', 'technology', 'mode'] as const).flatMap((name) =>
    [false, true].map((after): BoardShape => ({ ...nothing, sort: 'newest', after, [name]: true })),
  )
  const values: Parameters<typeof boardQuery>[1] = {
    ...{
      state: 'open',
      language: 'en' as const,
      vertical: 'retail',
      mode: 'build',
      division: '52',
      technology: 'mes',
      corridorId: 'x',
      min: 1,
      max: 2,
      closesBefore: '2026',
    },
    ...{ afterKey: '2026', afterId: 'x', limit: 21 },
  }

  test.each([...usual, ...narrowed].map((shape) => [JSON.stringify(shape), shape] as const))('%s walks an index', async (_, shape) => {
    const db = await freshDatabase('sqlite')
    const plan = await planOf(db, boardQuery.fill(db, values, shape))
    expect(plan.filter((line) => /SCAN|TEMP B-TREE/.test(line))).toEqual([])
  })

  test('every combination of filters looks requests up by an index', async () => {
    const db = await freshDatabase('sqlite')
    const names = Object.keys(nothing) as (keyof typeof nothing)[]
    for (let bits = 0; bits < 2 ** names.length; bits++) {
      for (const sort of boardSorts) {
        const shape = {
          sort,
          after: false,
          ...Object.fromEntries(names.map((name, at) => [name, Boolean(bits & (2 ** at))])),
        } as BoardShape
        const plan = await planOf(db, boardQuery.fill(db, values, shape))
        expect(plan.filter((line) => /SCAN/.test(line))).toEqual([])
      }
    }
  })

  test('technologies of a page are looked up by their key', async () => {
    const db = await freshDatabase('sqlite')
    const plan = await planOf(db, technologiesQuery.fill(db, {}))
    expect(plan.filter((line) => /SCAN|TEMP B-TREE/.test(line))).toEqual([])
  })
})

async function planOf(db: Db, query: ReturnType<typeof boardQuery.fill> | ReturnType<typeof technologiesQuery.fill>): Promise<string[]> {
  const parameters = query.parameters.map((value) => value ?? '')
  const { rows } = await db.executeQuery<{ detail: string }>({ ...query, sql: `explain query plan ${query.sql}`, parameters } as never)
  return rows.map(({ detail }) => detail)
}

interface Facts {
  status?: BoardState
  publishedAt?: string
  deadlineAt?: string
  suspendedAt?: string
  vertical?: 'manufacturing' | 'retail'
  technologies?: string[]
  budgetUsd?: number | null
}

async function addRequest(
  db: Db,
  { companyId, personId }: Party,
  { technologies = [], publishedAt = '2026-11-02T02:00:00.000Z', vertical = 'manufacturing', budgetUsd = 2_500_000, ...facts }: Facts,
): Promise<string> {
  const [id, ref] = [newId(), newRef('R')]
  await inTransaction(db, async (tx) => {
    const { documentId } = await createDocument(tx, {
      kind: 'request',
      subjectId: id,
      requestId: id,
      sourceLanguage: 'zh-CN',
      authorId: personId,
      companyId,
      fields: { title: `需求 ${ref}`, summary: '一句话。' },
    })
    const empty = { corridorId: null, suspendedFrom: null, division: null, serviceKind: null, startWish: null }
    await tx
      .insertInto('request')
      .values({
        ...{ ...empty, workplace: null, claimedBy: null, claimExpiresAt: null, openedAt: null, awardedAt: null, reasonCode: null },
        ...{ id, ref, companyId, authorId: personId, documentId, status: 'open', vertical, currency: 'CNY', budgetMin: null },
        ...{
          budgetMax: 18_000_000,
          budgetUsd,
          biddingDays: 10,
          confidentiality: 'open',
          mode: 'buy',
          togetherJson: null,
          wantsConfirm: 0,
          reasonText: '',
          version: 1,
        },
        ...{
          submittedAt: publishedAt,
          publishedAt,
          deadlineAt: '2026-11-16T09:00:00.000Z',
          suspendedAt: null,
          createdAt: publishedAt,
          updatedAt: publishedAt,
        },
        ...facts,
      })
      .execute()
    for (const technology of technologies) await tx.insertInto('requestTechnology').values({ requestId: id, technology }).execute()
    await publishUnverified(tx, { documentId })
  })
  return ref
}
