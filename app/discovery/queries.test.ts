import { describe, expect, test } from 'vitest'
import { type Db, inTransaction } from '#db/connect'
import { starterTerms } from '#db/seed/terms'
import { saveProfile } from '~/companies/profile/commands.server'
import { suspendCompany } from '~/companies/verification/commands.server'
import { listCorridors } from '~/corridors/queries.server'
import { runDueJobs } from '~/platform/jobs.server'
import { readFilters } from '~/requests/board/filters'
import { cancelRequest } from '~/requests/cancellations/commands.server'
import type { Description } from '~/requests/description'
import { publishUnverified } from '~/translations/commands.server'
import { loadStarterTerms } from '~/translations/terms/commands.server'
import { addParty } from '../../tests/factories/bidding'
import { addModerator, buyerOf, drafted, gears, opened, type World, world } from '../../tests/factories/requesting'
import { engines, freshDatabase } from '../../tests/setup/database'
import { searchBoard } from './board/queries.server'
import { searchCases } from './cases/queries.server'
import { indexEverything, indexQueued } from './indexing/commands.server'
import { discoveryJobs } from './jobs.server'
import { relatedTo, suggestionsFor } from './suggestions/queries.server'
import { wordingOf } from './wording/queries.server'

const now = '2026-11-03T02:00:00.000Z'

const other: Description = {
  ...gears,
  title: '装配车间排产',
  summary: '按交期自动排产，缺件提前三天提示。',
  problem: '调度员用Excel手排。控制器是S7-1200。',
  technologies: ['erp'],
  vertical: 'automotive',
  division: '36',
}

async function find(db: Db, search: string, language: 'en' | 'zh-CN' = 'zh-CN') {
  const filters = readFilters(new URLSearchParams(search), language)
  return searchBoard(db, { filters, language, now, corridors: await listCorridors(db), min: null, max: null })
}
const refs = async (db: Db, search: string) => (await find(db, search)).cards.map(({ ref }) => ref)

/** Two open requests in the index, with the terms that the portal begins with. */
async function corridor(db: Db): Promise<{ all: World; machines: string; schedule: string; scheduleId: string }> {
  const all = await world(db)
  await loadStarterTerms(db, starterTerms)
  const machines = await opened(db, all)
  const schedule = await opened(db, all, other)
  await indexQueued(db)
  return { all, machines: machines.ref, schedule: schedule.ref, scheduleId: schedule.requestId }
}

describe.each(engines)('search on %s', (engine) => {
  test('finds a word of two characters wherever it stands, by the job that publication leaves behind', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { ref } = await opened(db, all)
    expect(await refs(db, '?q=联网')).toEqual([])
    await runDueJobs(db, { ...discoveryJobs, openBids: async () => {}, sendMail: async () => {}, documentVerified: async () => {} }, 'test')
    for (const word of ['联网', '机床', '班长', '误差', '828D', '西门子', '月底']) expect(await refs(db, `?q=${word}`)).toEqual([ref])
    expect(await refs(db, '?q=排产')).toEqual([])
  })

  test('finds a Chinese request by English words of the term base, before anybody has translated it', async () => {
    const db = await freshDatabase(engine)
    const { all } = await corridor(db)
    const { requestId, ref, documentId } = await drafted(db, all, { ...other, title: '泵房变频器改造', summary: '把泵房接到平台。' })
    await db
      .updateTable('request')
      .set({ status: 'open', publishedAt: now, deadlineAt: '2026-11-20T09:00:00.000Z' })
      .where('id', '=', requestId)
      .execute()
    await inTransaction(db, (tx) => publishUnverified(tx, { documentId }))
    await indexQueued(db)
    const { cards } = await find(db, '?q=frequency converter', 'en')
    expect(cards.map((card) => card.ref)).toEqual([ref])
    expect(cards[0]!.provenance).toBe('unverified')
    expect(cards[0]!.marks!.title).toContainEqual({ text: '变频器', isHit: true })
  })

  test('finds nothing that is not out, and nothing any more that was taken back', async () => {
    const db = await freshDatabase(engine)
    const { all, schedule, scheduleId } = await corridor(db)
    await drafted(db, all, { ...other, title: '绝密草稿' })
    await indexEverything(db)
    expect(await refs(db, '?q=绝密')).toEqual([])
    expect(await suggestionsFor(db, { q: '绝密', language: 'zh-CN', now })).toEqual([])
    expect(await refs(db, '?q=排产')).toEqual([schedule])
    const taken = await cancelRequest(db, { ...buyerOf(all), requestId: scheduleId, reasonCode: 'needChanged', note: '' })
    expect(taken.ok).toBe(true)
    await indexQueued(db)
    expect(await refs(db, '?q=排产')).toEqual([])
    expect(await db.selectFrom('searchWord').select('word').where('word', '=', '1200').execute()).toEqual([])
  })

  test('puts what has it in its title before what has it in its text, and says what is best first on every page', async () => {
    const db = await freshDatabase(engine)
    const { all, schedule } = await corridor(db)
    const mentioned = await opened(db, all, { ...other, title: '缺件预警', summary: '缺件。', problem: '先不谈排产。' })
    await indexQueued(db)
    expect(await refs(db, '?q=排产')).toEqual([schedule, mentioned.ref])
    const filters = readFilters(new URLSearchParams('?q=排产'), 'zh-CN')
    const wanted = { language: 'zh-CN', now, corridors: [], min: null, max: null, limit: 1 } as const
    const first = await searchBoard(db, { ...wanted, filters })
    const second = await searchBoard(db, { ...wanted, filters: { ...filters, after: first.next } })
    expect([...first.cards, ...second.cards].map(({ ref }) => ref)).toEqual([schedule, mentioned.ref])
    expect(second.next).toBeNull()
  })

  test('narrows by filters together and counts what is under each choice as if it were not chosen', async () => {
    const db = await freshDatabase(engine)
    const { machines, schedule } = await corridor(db)
    expect(await refs(db, '?q=统计 OR')).toEqual([machines])
    expect(await refs(db, '?q=7点&technology=erp')).toEqual([schedule])
    expect(await refs(db, '?q=7点&technology=erp&vertical=manufacturing')).toEqual([])
    const { counts } = await find(db, '?q=7点&vertical=automotive')
    expect(counts.of).toMatchObject({ 'vertical automotive': 1, 'vertical manufacturing': 1, 'technology erp': 1, 'state open': 1 })
    expect(counts.of['technology iot']).toBeUndefined()
    expect(counts.leasts).toEqual([])
    expect(await refs(db, '?q=7点&closing=14')).toHaveLength(2)
    expect(await refs(db, '?q=7点&closing=3')).toEqual([])
  })

  test('takes no word of a question for a filter or for a mark of the index', async () => {
    const db = await freshDatabase(engine)
    const { all, schedule } = await corridor(db)
    const { ref } = await opened(db, all, { ...other, title: '月度预算', summary: 'State of the budget, ǂ排产.' })
    await indexQueued(db)
    for (const q of ['stateopen', 'kindrequest', 'verticalautomotive', 'technologyerp', 'ǂ', 'ǁ'])
      expect(await refs(db, `?q=${q}`)).toEqual([])
    for (const q of ['state', 'budget', 'state budget']) expect(await refs(db, `?q=${q}`)).toEqual([ref])
    // In a title it is worth more than behind a sign that looks like the mark of titles.
    expect(await refs(db, '?q=排产')).toEqual([schedule, ref])
  })

  test('counts what lies in each band of budgets and closes within so many days, as if neither were set', async () => {
    const db = await freshDatabase(engine)
    const { scheduleId } = await corridor(db)
    await db
      .updateTable('request')
      .set({ budgetUsd: 2_000_000, deadlineAt: '2026-11-05T09:00:00.000Z' })
      .where('id', '=', scheduleId)
      .execute()
    await db.updateTable('request').set({ budgetUsd: 9_000_000 }).where('id', '<>', scheduleId).execute()
    await indexEverything(db)
    const bands = [
      [null, 1_500_000],
      [1_500_000, 5_000_000],
      [5_000_000, null],
    ] as const
    for (const [search, min] of [
      ['?q=7点', null],
      ['?q=7点&closing=3', 5_000_000],
    ] as const) {
      const filters = readFilters(new URLSearchParams(search), 'zh-CN')
      const { counts } = await searchBoard(db, { filters, language: 'zh-CN', now, corridors: [], min, max: null, bands })
      expect(counts.of).toMatchObject(
        min === null ? { 'budget 1': 1, 'budget 2': 1, 'closing 3': 1, 'closing 14': 2 } : { 'budget 1': 1, 'closing 14': 1 },
      )
      // The other range holds as it was set.
      if (min !== null) expect([counts.of['budget 2'], counts.of['closing 3']]).toEqual([undefined, undefined])
    }
  })

  test('takes a mistyped English word for the nearest that there is, and says so', async () => {
    const db = await freshDatabase(engine)
    const { all } = await corridor(db)
    const { ref } = await opened(db, all, { ...other, notes: 'Utilisation of the grinders' })
    await indexQueued(db)
    const { cards, corrections } = await find(db, '?q=utilistaion', 'en')
    expect(cards.map((card) => card.ref)).toEqual([ref])
    expect(corrections).toEqual([{ from: 'utilistaion', to: 'utilisation' }])
  })

  test('suggests terms that begin so and titles that hold it', async () => {
    const db = await freshDatabase(engine)
    await corridor(db)
    expect(await suggestionsFor(db, { q: '排', language: 'zh-CN', now })).toEqual(expect.arrayContaining(['排产', '装配车间排产']))
    expect(await suggestionsFor(db, { q: 'production sched', language: 'en', now })).toContain('production scheduling')
    expect(await suggestionsFor(db, { q: '!', language: 'en', now })).toEqual([])
  })

  test('finds a vendor’s case study at its place, from the publication of its profile until the company is no longer verified', async () => {
    const db = await freshDatabase(engine)
    await world(db)
    const vendor = await addParty(db, 'vendor', { name: 'Nilgiri' })
    const groups = (await wordingOf(db, 'dye house')).groups
    const cases = async (at = now) => {
      await indexQueued(db)
      return (await searchCases(db, { groups, language: 'zh-CN', now: at, limit: 5 })).cases
    }
    const written = { about: 'We build.', 'case.2.title': 'Recipes of a dye house', 'case.2.text': 'Dosing by recipe.' }
    expect(await saveProfile(db, { actor: vendor, fields: { ...written, 'case.1.title': 'No text' } })).toMatchObject({
      reason: 'caseIncomplete',
    })
    const saved = await saveProfile(db, { actor: vendor, fields: written })
    if (!saved.ok) throw new Error(saved.reason)
    expect(await cases()).toEqual([])
    await inTransaction(db, (tx) => publishUnverified(tx, { documentId: saved.documentId }))
    const [found, ...others] = await cases()
    expect(others).toEqual([])
    expect(found).toMatchObject({ place: 'case-2', language: 'en' })
    expect(found!.title).toContainEqual({ text: 'dye', isHit: true })
    const { verifiedUntil } = await db
      .selectFrom('company')
      .select('verifiedUntil')
      .where('id', '=', vendor.companyId)
      .executeTakeFirstOrThrow()
    expect(await cases(verifiedUntil!)).toEqual([])
    await suspendCompany(db, { moderatorId: await addModerator(db, 'Lin'), companyId: vendor.companyId, note: 'complaint' })
    expect(await cases()).toEqual([])
  })

  test('turns the pages of found case studies without losing or repeating one', async () => {
    const db = await freshDatabase(engine)
    await world(db)
    const vendor = await addParty(db, 'vendor', { name: 'Nilgiri' })
    const fields = Object.fromEntries(
      [1, 2, 3].flatMap((at) => [
        [`case.${at}.title`, `Kiln ${at}`],
        [`case.${at}.text`, 'Heat.'],
      ]),
    )
    const saved = await saveProfile(db, { actor: vendor, fields: { about: 'We build.', ...fields } })
    if (!saved.ok) throw new Error(saved.reason)
    await inTransaction(db, (tx) => publishUnverified(tx, { documentId: saved.documentId }))
    await indexQueued(db)
    const { groups } = await wordingOf(db, 'kiln')
    const places: string[] = []
    for (let after: Parameters<typeof searchCases>[1]['after'] = null, pages = 0; pages < 5; pages++) {
      const page = await searchCases(db, { groups, language: 'en', now, after, limit: 1 })
      places.push(...page.cases.map(({ place }) => place))
      after = page.next
      if (!after) break
    }
    expect(places.sort()).toEqual(['case-1', 'case-2', 'case-3'])
  })

  test('names what goes on from the words, and the same thing in the reader’s language first', async () => {
    const db = await freshDatabase(engine)
    await corridor(db)
    const related = await relatedTo(db, { q: '排产', language: 'en' })
    expect(related[0]).toEqual({ text: 'production scheduling', language: 'en' })
    expect(related.map(({ text }) => text)).not.toContain('排产')
    // What stands there already is not said again in another inflection.
    const besides = await relatedTo(db, { q: 'production scheduling', language: 'en' })
    expect(besides).toContainEqual({ text: '排产', language: 'zh-CN' })
    expect(besides.filter(({ text }) => /^schedul/i.test(text))).toEqual([])
    expect(await relatedTo(db, { q: '!', language: 'en' })).toEqual([])
  })

  test('one text that cannot be read keeps no other from being found', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const broken = await opened(db, all)
    const { ref } = await opened(db, all, other)
    await db.updateTable('publication').set({ fieldsJson: 'broken' }).where('documentId', '=', broken.documentId).execute()
    await indexQueued(db)
    expect(await refs(db, '?q=排产')).toEqual([ref])
    expect(await db.selectFrom('searchQueue').select('id').execute()).toEqual([])
  })

  test('no question breaks it', async () => {
    const db = await freshDatabase(engine)
    await corridor(db)
    const nasty = [
      '"',
      "'",
      '\\',
      'a:b',
      'NEAR(a b)',
      '(',
      '* AND *',
      "x' & !y",
      '%_',
      '�',
      'é',
      '<->',
      'ß',
      '𠮷𠮷',
      'a'.repeat(500),
      '排'.repeat(200),
      'ｓ７－１２００',
    ]
    for (const q of nasty) await find(db, `?${new URLSearchParams({ q })}`)
    expect((await find(db, `?${new URLSearchParams({ q: 'ｓ７－１２００' })}`)).cards).toHaveLength(1)
  })
})
