import { afterEach, describe, expect, test } from 'vitest'
import { atTime, minutes, plusMs } from '#db/clock'
import type { Db } from '#db/connect'
import { newId } from '~/platform/ids'
import { runDueJobs } from '~/platform/jobs.server'
import { allowKind } from '~/translations/machine/commands.server'
import { machineJobs } from '~/translations/machine/jobs.server'
import { translatorOf } from '~/translations/machine/machine.server'
import { readQueue } from '~/translations/tasks/queries.server'
import { jobHandlers } from '~/worker.server'
import { activeEngagement } from '../../../tests/factories/engagements'
import { makeModerators, verify } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { type FakeMachine, startMachine } from '../../../tests/setup/machine'
import { askForTranslation, markMessagesRead, sendMessage } from './commands.server'
import { marksAt } from './message'
import { findMessageFile, readMarksOf, threadOf, unreadOf } from './queries.server'

let fake: FakeMachine | undefined
afterEach(() => fake?.stop())

const noon = '2026-11-24T05:00:00.000Z'
const file = (name: string) => ({ storageKey: newId(), name, mediaType: 'text/plain', bytes: 5, sha256: 'b'.repeat(64) })
type Who = 'buyer' | 'vendor' | 'rival'

describe.each(engines)('messages on %s', (engine) => {
  async function begin() {
    const world = await activeEngagement(await freshDatabase(engine))
    const { db, engagementId, parties } = world
    const by = { buyer: world.asBuyer, vendor: world.asVendor, rival: world.asRival }
    const say = (who: Who, text: string, { at = noon, seen = 0, files = [] as ReturnType<typeof file>[], hasMachine = false } = {}) =>
      atTime(at, () => sendMessage(db, { ...by[who], language: who === 'buyer' ? 'zh-CN' : 'en', text, seen, files, hasMachine }))
    const thread = async (language: 'en' | 'zh-CN' = 'en') => (await threadOf(db, { engagementId, language })).messages
    const unread = async (who: 'buyer' | 'vendor') =>
      (await unreadOf(db, { ...parties[who], engagementIds: [engagementId] })).get(engagementId) ?? 0
    const run = (at: string, more = {}) => atTime(at, () => runDueJobs(db, { ...jobHandlers, ...more, sendMail: async () => {} }, 'test'))
    const told = async (who: 'buyer' | 'vendor') =>
      (
        await db
          .selectFrom('notification')
          .select('valuesJson')
          .where('personId', '=', parties[who].personId)
          .where('kind', '=', 'messagesArrived')
          .orderBy('id')
          .execute()
      ).map(({ valuesJson }) => JSON.parse(valuesJson).count as number)
    return { ...world, by, say, thread, unread, run, told }
  }

  const taskOf = (db: Db) =>
    db
      .selectFrom('translationTask')
      .select(['id', 'status', 'priority', 'dueAt'])
      .where('kind', '=', 'message')
      .orderBy('createdAt')
      .orderBy('id')
      .executeTakeFirstOrThrow()

  test('are there at once as they were written, and read in the other language when two people have verified them', async () => {
    const { db, say, thread, run } = await begin()
    expect(await say('buyer', '三号线的数据还没有进来。')).toEqual({ ok: true, number: 1 })
    expect((await thread('zh-CN'))[0]!.words).toMatchObject({ language: 'zh-CN', provenance: { kind: 'original' } })
    const [raw] = await thread('en')
    expect(raw!.words).toMatchObject({
      language: 'zh-CN',
      provenance: { kind: 'unverified' },
      fields: { text: '三号线的数据还没有进来。' },
    })
    expect(raw).toMatchObject({ side: 'buyer', draft: null, author: 'Gear Works manager' })
    const [translatorId, reviewerId] = await makeModerators(db, 'Lin', 'Ananya')
    const { id: taskId } = await taskOf(db)
    const say3 = () => 'The data of line 3 has not come in yet.'
    await atTime(noon, () => verify(db, { translatorId: translatorId!, reviewerId: reviewerId!, taskId, say: say3 }))
    await run(noon)
    const [read] = await thread('en')
    expect(read).toMatchObject({ dueAt: null, words: { language: 'en', fields: { text: say3() } } })
    expect(read!.words!.provenance).toMatchObject({ kind: 'verified', translator: 'Lin', reviewer: 'Ananya' })
    expect((await thread('zh-CN'))[0]!.words).toMatchObject({ language: 'zh-CN', translation: { kind: 'verified' } })
  })

  test('come from the two sides only, with words or files, and nobody changes what was said', async () => {
    const { db, engagementId, say, thread } = await begin()
    expect(await say('rival', 'Take me instead.')).toEqual({ ok: false, reason: 'notFound' })
    expect(await say('vendor', '')).toEqual({ ok: false, reason: 'nothingSaid' })
    expect(await say('vendor', '', { files: [file('log.txt')] })).toEqual({ ok: true, number: 1 })
    expect(await say('vendor', 'See the log.')).toEqual({ ok: true, number: 2 })
    const [, first] = await thread()
    expect(first).toMatchObject({ words: null, files: [{ name: 'log.txt', sha256: 'b'.repeat(64) }] })
    const fileId = first!.files[0]!.id
    expect(await findMessageFile(db, { engagementId, fileId })).toMatchObject({ name: 'log.txt' })
    expect(await findMessageFile(db, { engagementId: newId(), fileId })).toBeNull()
    await expect(db.updateTable('message').set({ side: 'buyer' }).execute()).rejects.toThrow(/append-only/)
    await expect(db.deleteFrom('message').execute()).rejects.toThrow(/append-only/)
  })

  test('have a labelled draft where a machine is set up and the kind may leave, until the verified text takes its place', async () => {
    const { db, say, thread, run } = await begin()
    fake = await startMachine()
    fake.say = (text) => `In English ${[...text.matchAll(/⟦\d+⟧/g)].join(' and ')}.`
    const config = {
      provider: 'libretranslate',
      url: fake.url,
      key: undefined,
      model: undefined,
      timeoutMs: 10_000,
      dailyCharacters: 9_000,
    } as const
    const machine = machineJobs({ translator: translatorOf(config), dailyCharacters: 9_000 })
    await say('buyer', '三号线停了40分钟。', { hasMachine: true })
    await run(noon, machine)
    expect([fake.bodies.length, (await thread())[0]!.draft]).toEqual([0, null])
    const [operatorId, reviewerId] = await makeModerators(db, 'Zhou', 'Ananya')
    await allowKind(db, { actorId: operatorId!, kind: 'message', mayLeave: true })
    await say('buyer', '四号线停了25分钟。\n请看日志。', { hasMachine: true })
    await say('vendor', 'We look at line 4 now.', { hasMachine: false })
    await run(noon, machine)
    const [answer, second, first] = await thread()
    expect([answer!.draft, second!.draft, first!.draft]).toEqual([null, 'In English 25.\nIn English .', null])
    expect(second!.words).toMatchObject({ language: 'zh-CN', provenance: { kind: 'unverified' } })
    expect((await thread('zh-CN'))[1]).toMatchObject({ draft: null, words: { provenance: { kind: 'original' } } })
    const tasks = await db.selectFrom('translationTask').select('id').where('kind', '=', 'message').orderBy('id').execute()
    // Nothing of the draft stands in the translators' work.
    expect(
      (await db.selectFrom('translation').select('text').where('taskId', '=', tasks[1]!.id).execute()).map(({ text }) => text),
    ).toEqual(['', ''])
    const work = {
      translatorId: operatorId!,
      reviewerId: reviewerId!,
      taskId: tasks[1]!.id,
      say: () => 'Line 4 stood still for 25 minutes.',
    }
    await atTime(noon, () => verify(db, work))
    await run(noon, machine)
    expect((await thread())[1]).toMatchObject({ draft: null, words: { provenance: { kind: 'verified', method: 'human' } } })
  })

  test('either side asks for the verified translation, once: it comes sooner, and both see who asked', async () => {
    const { db, by, say, thread } = await begin()
    await say('buyer', '明天能不能远程看一下？')
    const before = await taskOf(db)
    const ask = (who: Who, number = 1) => atTime(noon, () => askForTranslation(db, { ...by[who], number }))
    expect(await ask('rival')).toEqual({ ok: false, reason: 'notFound' })
    expect(await ask('vendor', 7)).toEqual({ ok: false, reason: 'notFound' })
    expect(await ask('vendor')).toEqual({ ok: true })
    expect(await ask('buyer')).toEqual({ ok: false, reason: 'asked' })
    const after = await taskOf(db)
    expect(after.dueAt < before.dueAt).toBe(true)
    expect(after.priority).toBeGreaterThan(before.priority)
    expect((await thread('zh-CN'))[0]).toMatchObject({ asked: { by: 'Sahyadri manager', at: noon }, dueAt: after.dueAt })
    const { items } = await readQueue(db, { tab: 'translate', personId: by.buyer.actorId, now: noon })
    expect(items.filter(({ isHurried }) => isHurried).map(({ kind }) => kind)).toEqual(['message'])
    await say('buyer', '2026-11')
    expect(await ask('vendor', 2)).toEqual({ ok: false, reason: 'translated' })
  })

  test('say who has read how far; a mark never goes back and never ahead of what is there', async () => {
    const { db, engagementId, by, engagement, say, thread, unread } = await begin()
    await say('vendor', 'First.')
    await say('vendor', 'Second.')
    expect([await unread('buyer'), await unread('vendor')]).toEqual([2, 0])
    const read = (who: Who, upTo: number) => atTime(noon, () => markMessagesRead(db, { ...by[who], upTo }))
    const marks = async () => readMarksOf(db, { engagementId, ...(await engagement()) })
    expect(await read('rival', 1)).toEqual({ ok: false, reason: 'notFound' })
    await read('buyer', 1)
    expect([await unread('buyer'), (await marks())[0]]).toMatchObject([1, { name: 'Gear Works manager', readNumber: 1, readAt: noon }])
    await read('buyer', 99)
    await read('buyer', 1)
    expect((await marks())[0]).toMatchObject({ readNumber: 2 })
    await say('vendor', 'Third.')
    expect(await unread('buyer')).toBe(1)
    // An answer marks what its writer had before them, not what arrived meanwhile.
    await say('buyer', '收到。', { seen: 2 })
    expect(await unread('buyer')).toBe(1)
    expect([...marksAt(await thread(), await marks())].map(([number, [mark]]) => [number, mark!.side])).toEqual([[2, 'buyer']])
  })

  test('ten in a minute are one letter; the next one comes after a while, and none to who has read them', async () => {
    const { db, by, say, run, told } = await begin()
    for (let count = 0; count < 10; count++) await say('vendor', `Part ${count}.`, { at: plusMs(noon, count * 5_000) })
    await run(plusMs(noon, minutes(1)))
    expect(await told('buyer')).toEqual([])
    await run(plusMs(noon, minutes(5)))
    expect([await told('buyer'), await told('vendor')]).toEqual([[10], []])
    await say('vendor', 'One more.', { at: plusMs(noon, minutes(6)) })
    await say('vendor', 'And another one.', { at: plusMs(noon, minutes(7)) })
    await run(plusMs(noon, minutes(20)))
    expect(await told('buyer')).toEqual([10])
    await run(plusMs(noon, minutes(60)))
    expect(await told('buyer')).toEqual([10, 2])
    await say('vendor', 'The last one.', { at: plusMs(noon, minutes(120)) })
    await atTime(plusMs(noon, minutes(121)), () => markMessagesRead(db, { ...by.buyer, upTo: 13 }))
    await run(plusMs(noon, minutes(180)))
    expect(await told('buyer')).toEqual([10, 2])
    const open = await db
      .selectFrom('notification')
      .select('id')
      .where('kind', '=', 'messagesArrived')
      .where('readAt', 'is', null)
      .execute()
    expect(open).toEqual([])
  })

  test('a long thread comes page by page, newest first', async () => {
    const { db, engagementId, say } = await begin()
    for (let count = 1; count <= 32; count++) await say(count % 2 ? 'buyer' : 'vendor', `${count}`)
    const first = await threadOf(db, { engagementId, language: 'en' })
    expect([first.messages.length, first.messages[0]!.number, first.next]).toEqual([30, 32, 3])
    const second = await threadOf(db, { engagementId, language: 'en', before: first.next })
    expect([second.messages.map(({ number }) => number), second.next]).toEqual([[2, 1], null])
  })
})
