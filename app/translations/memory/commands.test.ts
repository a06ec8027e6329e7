import { describe, expect, test } from 'vitest'
import { atTime, databaseNow } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { makeModerators, makeTask, segmentsOfTask, taskOf, translate, verify } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { indexFresh, indexMemory } from '../memory-index/commands.server'
import { approveAll, approveSegment } from '../reviews/commands.server'
import { saveSegment } from '../segments/commands.server'
import { claimTask } from '../tasks/commands.server'
import { mostInBlock, placeOf, unpack } from './blocks'
import { type Approved, rememberApproved } from './commands.server'
import { concordance } from './concordance.server'
import { mostWaiting } from './grams'
import { gramsOfPair, keysOf } from './index-entry'
import { floorScore } from './match'
import { originOfImport } from './origin'
import { findMatches, suggestionsFor } from './queries.server'

const now = '2026-11-20T08:00:00.000Z'
type Added = Partial<Approved> & { source: string; target: string }
const filled = (pair: Added, index: number): Approved => ({
  originId: `o${index}-${pair.source}`,
  sourceLanguage: 'zh-CN',
  domain: '',
  approvedAt: now,
  ...pair,
})
const add = (db: Db, ...pairs: Added[]) => inTransaction(db, (tx) => rememberApproved(tx, pairs.map(filled)))
const look = (db: Db, text: string, { language = 'zh-CN' }: { language?: 'zh-CN' | 'en' } = {}) => {
  const targetLanguage = language === 'en' ? 'zh-CN' : 'en'
  return findMatches(db, { text, language, targetLanguage, domain: '', rejected: [], now })
}

const waiting = async (db: Db) => (await db.selectFrom('tmFresh').select('unit').execute()).length

/** What the index should hold, reckoned from the units alone. */
async function isConsistent(db: Db) {
  const units = await db.selectFrom('tmUnit').selectAll().execute()
  const [keys, postings, counts] = [new Set<string>(), new Set<string>(), new Map<number, number>()]
  const fresh = new Set((await db.selectFrom('tmFresh').select('unit').execute()).map(({ unit }) => unit))
  expect(fresh.size).toBeLessThanOrEqual(mostWaiting)
  for (const unit of units) {
    for (const { side, key } of keysOf(unit)) keys.add([side, key, unit.number].join())
    if (fresh.has(unit.number)) continue
    for (const { side, size, grams } of gramsOfPair(unit))
      for (const gram of grams) {
        const place = placeOf({ side, gram, size })
        postings.add([place, unit.number].join())
        counts.set(place, (counts.get(place) ?? 0) + 1)
      }
  }
  const blocks = await db.selectFrom('tmBlock').selectAll().execute()
  const first = (place: number) => place - (place % 2 ** 15)
  const stored = blocks.flatMap((block) => unpack(block.units).map((unit) => [first(block.place), unit].join()))
  expect(new Set(stored)).toEqual(postings)
  expect(stored).toHaveLength(postings.size)
  expect(new Map((await db.selectFrom('tmCount').selectAll().execute()).map(({ place, n }) => [place, n]))).toEqual(counts)
  expect(new Set((await db.selectFrom('tmKey').selectAll().execute()).map(({ side, key, unit }) => [side, key, unit].join()))).toEqual(keys)
}

/** Everything holds as well before the index has a unit as after. */
const ways = engines.flatMap((engine) => [
  { engine, way: 'fresh', add },
  {
    engine,
    way: 'indexed',
    add: (db: Db, ...pairs: Added[]) =>
      inTransaction(db, async (tx) => {
        await rememberApproved(tx, pairs.map(filled))
        await indexFresh(tx, mostWaiting)
      }),
  },
])

describe.each(ways)('the translation memory on $engine, $way units', ({ engine, add }) => {
  test('equal sentences, other facts, near sentences and the other direction are found, in this order', async () => {
    const db = await freshDatabase(engine)
    await add(
      db,
      { source: '采集42台机床的运行状态。', target: 'Collect the running state of 42 machine tools.' },
      { source: '采集全部机床的停机状态。', target: 'Collect the stops of all machine tools.' },
      { source: 'The control cabinet is on site.', target: '控制柜已在现场。', sourceLanguage: 'en' },
      { source: '采购办公用品。', target: 'Buy stationery.' },
    )
    const found = async (text: string, language?: 'zh-CN' | 'en') =>
      (await look(db, text, { language })).map(({ score, target }) => [score, target])
    expect(await found('采集42台机床的运行状态。')).toMatchObject([
      [100, 'Collect the running state of 42 machine tools.'],
      expect.anything(),
    ])
    expect((await found('采集7台机床的运行状态。'))[0]).toEqual([99, 'Collect the running state of 7 machine tools.'])
    expect(await found('采集全部机床的报警状态。')).toEqual([
      [83, 'Collect the stops of all machine tools.'],
      [61, 'Collect the running state of 42 machine tools.'],
    ])
    expect(await found('控制柜已在现场。')).toEqual([[95, 'The control cabinet is on site.']])
    expect(await found('控制柜已不在现场。')).toEqual([[83, 'The control cabinet is on site.']])
    expect(await found('Collect the stops of all machines.', 'en')).toMatchObject([[expect.any(Number), '采集全部机床的停机状态。']])
    expect(await found('完全无关的一句话')).toEqual([])
    expect(await found('，。')).toEqual([])
    expect(await found('x'.repeat(3_000))).toEqual([])
  })

  test('short sentences are found after an edit of one character', async () => {
    const db = await freshDatabase(engine)
    await add(db, { source: '安装控制柜', target: 'Install the cabinet' }, { source: '质保', target: 'Warranty' })
    expect(await look(db, '安装控制台')).toMatchObject([{ score: 80, target: 'Install the cabinet' }])
    expect(await look(db, '质保')).toMatchObject([{ score: 100 }])
    expect(await look(db, 'Install a cabinet', { language: 'en' })).toMatchObject([{ target: '安装控制柜' }])
  })

  test('equal pairs share a unit; another text for a place replaces its own; the index stays exact throughout', async () => {
    const db = await freshDatabase(engine)
    const pair = { source: '按图纸加工。', target: 'Machine to drawing.' }
    await add(db, { ...pair, originId: 'a' }, { ...pair, originId: 'b' })
    expect(await look(db, pair.source)).toMatchObject([{ uses: 2, originId: 'b' }])
    await isConsistent(db)
    await add(db, { ...pair, originId: 'a' })
    expect(await look(db, pair.source)).toMatchObject([{ uses: 2, originId: 'a' }])
    await add(db, { ...pair, originId: 'a', target: 'Machine it as drawn.' })
    expect((await look(db, pair.source)).map(({ target, uses, score, originId }) => [target, uses, score, originId]).sort()).toEqual([
      ['Machine it as drawn.', 1, 99, 'a'],
      ['Machine to drawing.', 1, 99, 'b'],
    ])
    await isConsistent(db)
    await add(db, { ...pair, originId: 'b', target: 'Machine it as drawn.' })
    expect(await look(db, pair.source)).toMatchObject([{ uses: 2, score: 100 }])
    await isConsistent(db)
    // The same in both languages teaches nothing, and frees the place.
    await add(db, { source: 'S7-1200 PLC', target: 'S7-1200 PLC', originId: 'a' }, { source: '空', target: ' ', originId: 'b' })
    expect(await db.selectFrom('tmUnit').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('tmOrigin').selectAll().execute()).toEqual([])
    await isConsistent(db)
  })

  test('one batch of new, known, repeated and changed sentences', async () => {
    const db = await freshDatabase(engine)
    const [old, other] = [
      { source: '按图纸加工。', target: 'Machine to drawing.' },
      { source: '先做首件检验。', target: 'First article first.' },
    ]
    await add(db, { ...old, originId: 'a' }, { ...other, originId: 'b' })
    await add(
      db,
      { source: '随货附检验报告。', target: 'A report comes "with" the goods; it\\s ours.', originId: 'c' },
      { source: '随货附检验报告。', target: 'A report comes "with" the goods; it\\s ours.', originId: 'd' },
      { ...old, originId: 'e', approvedAt: '2026-11-21T08:00:00.000Z' },
      { ...old, originId: 'b' },
      { source: '作废。', target: 'Void.', originId: 'f' },
      { source: '作废。', target: 'Cancelled.', originId: 'f' },
    )
    const units = await db.selectFrom('tmUnit').select(['source', 'target', 'uses', 'originId', 'number']).orderBy('number').execute()
    expect(units).toEqual([
      { ...old, uses: 3, originId: 'b', number: 1 },
      { source: '随货附检验报告。', target: 'A report comes "with" the goods; it\\s ours.', uses: 2, originId: 'd', number: 3 },
      { source: '作废。', target: 'Cancelled.', uses: 1, originId: 'f', number: 4 },
    ])
    await isConsistent(db)
  })

  test('fifty approvals of one sentence at once leave one unit with fifty uses', async () => {
    const db = await freshDatabase(engine)
    const pair = { source: '首件检验合格后方可批量生产。', target: 'Series production begins after the first article has passed.' }
    await Promise.all(Array.from({ length: 50 }, (_, index) => add(db, { ...pair, originId: `o${index}` })))
    expect(await db.selectFrom('tmUnit').select('uses').execute()).toEqual([{ uses: 50 }])
    await isConsistent(db)
  })

  test('the concordance finds words of two characters and up, codes and English words, and marks them in both directions', async () => {
    const db = await freshDatabase(engine)
    await add(
      db,
      { source: '变频器装在控制柜内。', target: 'The inverter sits in the control cabinet.' },
      { source: '控制柜采用S7-1200。', target: 'The cabinet uses an S7-1200.' },
      { source: 'The Control Cabinet is ours.', target: '柜体由我方提供，控制柜也是。', sourceLanguage: 'en' },
      { source: '控制器在柜台上。', target: 'The controller is on the counter.' },
    )
    const sources = async (q: string) => (await concordance(db, q)).hits.map(({ zh }) => zh).sort()
    expect(await sources('控制')).toHaveLength(4)
    expect(await sources('制柜')).toEqual(['变频器装在控制柜内。', '控制柜采用S7-1200。', '柜体由我方提供，控制柜也是。'])
    expect(await sources('控制柜')).toHaveLength(3)
    expect(await sources('现场')).toEqual([])
    expect(await sources('s7-1200')).toEqual(['控制柜采用S7-1200。'])
    expect(await sources('control cabinet')).toEqual(['变频器装在控制柜内。', '柜体由我方提供，控制柜也是。'])
    expect(await sources('CABINET')).toHaveLength(3)
    expect(await sources('柜')).toEqual([])
    const { hits } = await concordance(db, '变频器')
    expect(hits).toMatchObject([{ zh: '变频器装在控制柜内。', sourceLanguage: 'zh-CN', isImported: false }])
    await add(db, { source: '软启动器另购。', target: 'The soft starter is bought apart.', originId: originOfImport('x') })
    expect((await concordance(db, '软启动')).hits).toMatchObject([{ en: 'The soft starter is bought apart.', isImported: true }])
  })

  test('a look-up leaves the clock to the database', async () => {
    const db = await freshDatabase(engine)
    await add(db, { source: '长期有效。', target: 'Valid for long.', approvedAt: '2024-01-01T00:00:00.000Z' })
    const at = await atTime(now, () => databaseNow(db))
    expect((await look(db, '长期有效。'))[0]).toMatchObject({ score: 98, penalties: [{ reason: 'old', points: 2 }] })
    expect(at).toBe(now)
  })
})

describe.each(engines)('the translation memory beside the tasks on %s', (engine) => {
  test('only an approval writes it, in its own transaction, and the next task begins with what leaves no choice', async () => {
    const db = await freshDatabase(engine)
    const [author, mei, arjun] = (await makeModerators(db, 'Author', 'Mei', 'Arjun')) as [string, string, string]
    const first = await makeTask(db, { authorId: author, fields: { title: '扫码报工', problem: '共有42台机床。经常停机。' } })
    const say = (source: string) =>
      ({ 扫码报工: 'Report by scanning', '共有42台机床。': 'There are 42 machine tools.' })[source] ?? 'It often stops.'
    await translate(db, { actorId: mei, taskId: first.taskId, say })
    expect(await db.selectFrom('tmUnit').selectAll().execute()).toEqual([])
    const [title] = await segmentsOfTask(db, first.taskId)
    await approveSegment(db, { actorId: arjun, taskId: first.taskId, segmentId: title!.segmentId, version: title!.version })
    expect(await db.selectFrom('tmUnit').select(['source', 'target', 'originId']).execute()).toEqual([
      { source: '扫码报工', target: 'Report by scanning', originId: title!.segmentId },
    ])
    await approveAll(db, { actorId: arjun, taskId: first.taskId })
    await isConsistent(db)
    expect(await taskOf(db, first.taskId)).toMatchObject({ status: 'verified', charactersNew: 17, charactersKnown: 0 })

    const second = await makeTask(db, { authorId: author, fields: { title: '扫码报工', problem: '共有7台机床。完全是新的一句。' } })
    expect(
      (await segmentsOfTask(db, second.taskId)).map(({ text, state, method, translatorId }) => [text, state, method, translatorId]),
    ).toEqual([
      ['Report by scanning', 'draft', 'memory', null],
      ['There are 7 machine tools.', 'draft', 'memory', null],
      ['', 'new', 'human', null],
    ])
    expect(await taskOf(db, second.taskId)).toMatchObject({ status: 'queued', charactersNew: 8, charactersKnown: 11 })
    const again = (source: string) => (source.startsWith('共有') ? 'There are 7 machine tools.' : say(source))
    // Whoever hands the memory's text in answers for it, and somebody else reviews it.
    await verify(db, { translatorId: mei, reviewerId: arjun, taskId: second.taskId, say: again })
    expect(await taskOf(db, second.taskId)).toMatchObject({ status: 'verified', translatorId: mei, reviewerId: arjun })
  })

  test('suggestions name their origin; a translation that was sent back counts less', async () => {
    const db = await freshDatabase(engine)
    const [author, mei, arjun] = (await makeModerators(db, 'Author', 'Mei', 'Arjun')) as [string, string, string]
    const first = await makeTask(db, { authorId: author, fields: { title: '设备联网改造' } })
    await verify(db, { translatorId: mei, reviewerId: arjun, taskId: first.taskId, say: () => 'Networking of machines' })
    const second = await makeTask(db, { authorId: author, fields: { title: '设备联网改造（二期）' } })
    const [segment] = await segmentsOfTask(db, second.taskId)
    const ask = () => suggestionsFor(db, { taskId: second.taskId, segmentId: segment!.segmentId, now })
    const [before] = (await ask())!
    expect(before).toMatchObject({ source: '设备联网改造', origin: { kind: 'request', requestRef: null, translator: 'Mei' } })
    expect(before!.score).toBeGreaterThanOrEqual(floorScore)
    expect(await suggestionsFor(db, { taskId: first.taskId, segmentId: segment!.segmentId, now })).toBeNull()
    const { translationId } = await db
      .selectFrom('translation')
      .select('id as translationId')
      .where('taskId', '=', second.taskId)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('translationHistory')
      .values({
        id: 'h',
        translationId,
        personId: arjun,
        event: 'changes_requested',
        method: 'human',
        text: 'Networking of machines',
        createdAt: now,
      })
      .execute()
    expect((await ask())!.map(({ score }) => score)).toEqual(before!.score - 10 >= floorScore ? [before!.score - 10] : [])
  })

  test('a person’s choice from the memory replaces that person’s words and is marked; a machine’s hand never does', async () => {
    const db = await freshDatabase(engine)
    const [author, mei] = (await makeModerators(db, 'Author', 'Mei')) as [string, string]
    const { taskId } = await makeTask(db, { authorId: author, fields: { title: '设备联网' } })
    const { segmentId } = (await segmentsOfTask(db, taskId))[0]!
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    await saveSegment(db, { actorId: mei, taskId, segmentId, version: 1, text: 'My words' })
    const taken = { actorId: mei, taskId, segmentId, version: 2, text: 'Networking', method: 'memory' as const }
    expect(await saveSegment(db, taken)).toMatchObject({ ok: false, reason: 'humanText' })
    expect(await saveSegment(db, { ...taken, isChosen: true })).toMatchObject({ ok: true, version: 3 })
    expect((await segmentsOfTask(db, taskId))[0]).toMatchObject({ text: 'Networking', method: 'memory', translatorId: mei })
  })

  test('what an import brings is indexed but for what a look-up reads by itself, and the rest by the worker', async () => {
    const db = await freshDatabase(engine)
    const pairs = Array.from({ length: mostWaiting + 4 }, (_, index) => ({
      source: `第${100 + index}号机床的停机原因。`,
      target: `Stops of machine ${100 + index}.`,
    }))
    await add(db, ...pairs)
    expect(await waiting(db)).toBe(mostWaiting)
    await isConsistent(db)
    expect(await db.selectFrom('job').select('kind').where('status', '=', 'waiting').execute()).toEqual([{ kind: 'indexMemory' }])
    const found = async () => {
      expect((await look(db, pairs[7]!.source))[0]).toMatchObject({ score: 100, target: pairs[7]!.target })
      expect((await look(db, '第359号机床停机的原因。'))[0]).toMatchObject({ target: 'Stops of machine 359.' })
      expect((await concordance(db, '机床')).hasMore).toBe(true)
    }
    await found()
    // Too little time for all of it: another job goes on.
    await indexMemory(db, 0)
    expect(await waiting(db)).toBeLessThan(mostWaiting)
    expect(await waiting(db)).toBeGreaterThan(0)
    await isConsistent(db)
    await inTransaction(db, (tx) => indexFresh(tx, mostWaiting))
    expect(await waiting(db)).toBe(0)
    await isConsistent(db)
    await found()
  })

  test('a gram of more units than a block holds goes on in the next one, from which units are taken out as well', async () => {
    const db = await freshDatabase(engine)
    const units = Array.from({ length: mostInBlock + 40 }, (_, index) => ({
      ...{ number: index + 1, sourceLanguage: 'zh-CN' as const, domain: '', uses: 1, originId: `o${index}`, approvedAt: now },
      ...{ source: `停机原因${100 + index}`, target: `Stop ${100 + index}` },
    }))
    await db.insertInto('tmUnit').values(units).execute()
    const keys = units.flatMap((unit) => keysOf(unit).map((key) => ({ ...key, unit: unit.number })))
    for (let at = 0; at < keys.length; at += 1_000)
      await db
        .insertInto('tmKey')
        .values(keys.slice(at, at + 1_000))
        .execute()
    for (const table of ['tmFresh', 'tmOrigin'] as const)
      await db
        .insertInto(table)
        .values(units.map(({ number, originId }) => ({ unit: number, ...(table === 'tmOrigin' ? { originId } : {}) })) as never)
        .execute()
    await db.updateTable('counter').set({ value: units.length }).where('name', '=', 'tmUnit').execute()
    while ((await inTransaction(db, (tx) => indexFresh(tx, mostWaiting))) > 0);
    expect((await db.selectFrom('tmBlock').select('place').execute()).some(({ place }) => place % 2 ** 15 === 1)).toBe(true)
    await isConsistent(db)
    await add(db, { ...units[3]!, target: 'Another one' }, { ...units.at(-1)!, target: 'The last one' })
    await isConsistent(db)
  })
})
