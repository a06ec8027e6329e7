import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { atTime, days, plusMs } from '#db/clock'
import type { Db } from '#db/connect'
import { runDueJobs } from '~/platform/jobs.server'
import { accepted, gears, world } from '../../../tests/factories/requesting'
import { keepFindings, segmentsOfTask } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { type FakeMachine, startMachine } from '../../../tests/setup/machine'
import { previewTask } from '../publications/queries.server'
import { approveAll } from '../reviews/commands.server'
import { saveSegment } from '../segments/commands.server'
import { claimTask, releaseTask, submitTask } from '../tasks/commands.server'
import { allowKind, askDrafts, takeDraft } from './commands.server'
import { machineJobs } from './jobs.server'
import { translatorOf } from './machine.server'
import { draftQuality, readMachine, readSendings } from './queries.server'

let fake: FakeMachine
beforeEach(async () => {
  fake = await startMachine()
})
afterEach(() => fake.stop())

const noon = '2026-11-23T05:00:00.000Z'

/** A request in translation, claimed by the first of two moderators; the operator is the second. */
async function stage(db: Db, { isAllowed = true, confidentiality = 'open' as 'open' | 'nda' } = {}) {
  const all = await world(db)
  const { documentId, requestId } = await accepted(db, all, { ...gears, confidentiality })
  const { id: taskId } = await db.selectFrom('translationTask').select('id').where('documentId', '=', documentId).executeTakeFirstOrThrow()
  const [actorId, other] = all.moderators
  if (isAllowed) await allowKind(db, { actorId: other, kind: 'request', mayLeave: true })
  await claimTask(db, { actorId, taskId, work: 'translate' })
  return { all, taskId, actorId, other, requestId }
}

const run = (db: Db, { dailyCharacters = 100_000, timeoutMs = 10_000 } = {}) => {
  const translator = translatorOf({
    provider: 'libretranslate',
    url: fake.url,
    key: undefined,
    model: undefined,
    timeoutMs,
    dailyCharacters,
  })
  return runDueJobs(db, { ...machineJobs({ translator, dailyCharacters }), documentVerified: async () => {} }, 'test')
}
const ask = (db: Db, { actorId, taskId }: { actorId: string; taskId: string }, segmentId: string | null = null) =>
  askDrafts(db, { actorId, taskId, segmentId, isOn: true })
const english = (text: string) => `In English ${[...text.matchAll(/⟦\d+⟧/g)].join(' and ')}.`
const sent = () => fake.bodies.join('\n')
const draftsOf = async (db: Db, taskId: string) => Object.values((await readMachine(db, taskId, { isOn: true })).drafts)

describe.each(engines)('machine drafts on %s', (engine) => {
  test('what is empty fills with labelled drafts, every fact in its place; the log has a line for each text and no text', async () => {
    const db = await freshDatabase(engine)
    const at = await stage(db)
    fake.say = english
    expect(await ask(db, at)).toMatchObject({ ok: true })
    expect(sent()).toBe('')
    await run(db)
    const rows = await segmentsOfTask(db, at.taskId)
    const [machines] = [rows.find(({ source }) => source.startsWith('滚齿机14台'))!]
    expect(machines).toMatchObject({
      method: 'machine',
      state: 'draft',
      text: 'In English 14 and 828D.',
      machineText: 'In English 14 and 828D.',
    })
    expect(rows.every(({ text, state }) => text !== '' || state === 'new')).toBe(true)
    expect(sent()).not.toContain('828D')
    const { sendings } = await readSendings(db, { after: null })
    expect(sendings.length).toBe(fake.bodies.flatMap((body) => JSON.parse(body).q).length)
    expect(sendings[0]).toMatchObject({ outcome: 'answered', host: fake.host, provider: 'LibreTranslate', askedBy: 'Lin', kind: 'request' })
    const audit = await db.selectFrom('auditEntry').select(['detailJson']).where('event', '=', 'machine.sent').execute()
    expect(audit).toHaveLength(fake.bodies.length)
    const written = JSON.stringify([
      await db.selectFrom('machineSending').selectAll().execute(),
      audit,
      await db.selectFrom('job').selectAll().execute(),
    ])
    expect(written).not.toContain('滚齿机')
    expect(await previewTask(db, at.taskId)).toMatchObject({ view: { provenance: { kind: 'unverified', method: 'machine' } } })
  })

  test('nothing leaves of a kind that is off, under an NDA, without a machine, or for somebody who does not hold the task', async () => {
    const off = await freshDatabase(engine)
    const closed = await stage(off, { isAllowed: false })
    expect(await ask(off, closed)).toEqual({ ok: false, reason: 'mayNotLeave' })
    expect(await ask(off, { ...closed, actorId: closed.other })).toMatchObject({ ok: false, reason: 'held' })
    expect(await askDrafts(off, { ...closed, segmentId: null, isOn: false })).toEqual({ ok: false, reason: 'machineOff' })
    const secret = await freshDatabase(engine)
    expect(await ask(secret, await stage(secret, { confidentiality: 'nda' }))).toEqual({ ok: false, reason: 'mayNotLeave' })
    await run(off)
    await run(secret)
    expect(sent()).toBe('')
  })

  test('a switch that is turned off, or a request that becomes confidential, after the wish still holds everything back', async () => {
    const db = await freshDatabase(engine)
    const at = await stage(db)
    await ask(db, at)
    await allowKind(db, { actorId: at.other, kind: 'request', mayLeave: false })
    await run(db)
    expect((await draftsOf(db, at.taskId)).every(({ status, reason }) => status === 'failed' && reason === 'kind')).toBe(true)
    await allowKind(db, { actorId: at.other, kind: 'request', mayLeave: true })
    await ask(db, at)
    await db.updateTable('request').set({ confidentiality: 'nda' }).where('id', '=', at.requestId).execute()
    await run(db)
    expect((await draftsOf(db, at.taskId)).every(({ reason }) => reason === 'confidential')).toBe(true)
    expect(sent()).toBe('')
  })

  test('a person’s words stay: those typed while the machine was at work, and those there before', async () => {
    const db = await freshDatabase(engine)
    const at = await stage(db)
    const [first, second] = await segmentsOfTask(db, at.taskId)
    await saveSegment(db, { ...at, segmentId: first!.segmentId, version: first!.version, text: 'Mine.' })
    await ask(db, at)
    await saveSegment(db, { ...at, segmentId: second!.segmentId, version: second!.version, text: 'Typed meanwhile.' })
    await run(db)
    const rows = await segmentsOfTask(db, at.taskId)
    expect(rows.slice(0, 2).map(({ text, method }) => [text, method])).toEqual([
      ['Mine.', 'human'],
      ['Typed meanwhile.', 'human'],
    ])
    const draft = (await readMachine(db, at.taskId, { isOn: true })).drafts
    expect(draft[first!.segmentId]).toBeUndefined()
    expect(draft[second!.segmentId]?.status).toBe('ready')
    const forced = { ...at, segmentId: first!.segmentId, version: rows[0]!.version, text: 'Machine.', method: 'machine' as const }
    expect(await saveSegment(db, forced)).toMatchObject({ ok: false, reason: 'humanText' })
  })

  test('a task that was put back meanwhile is not filled; its drafts wait as suggestions', async () => {
    const db = await freshDatabase(engine)
    const at = await stage(db)
    await ask(db, at)
    await releaseTask(db, at)
    await run(db)
    expect((await segmentsOfTask(db, at.taskId)).filter(({ method }) => method === 'machine')).toEqual([])
    expect((await draftsOf(db, at.taskId)).some(({ status }) => status === 'ready')).toBe(true)
  })

  test('a draft that lost a mark is dropped, one with an error stays beside the empty sentence', async () => {
    const db = await freshDatabase(engine)
    const at = await stage(db)
    fake.manner = 'lostMarks'
    fake.say = english
    await ask(db, at)
    await run(db)
    const { drafts } = await readMachine(db, at.taskId, { isOn: true })
    const rows = await segmentsOfTask(db, at.taskId)
    const of = (start: string) => rows.find(({ source }) => source.startsWith(start))!
    expect(drafts[of('滚齿机').segmentId]).toMatchObject({ status: 'failed', reason: 'marks', text: '' })
    fake.manner = 'well'
    fake.say = (text) => `变频器 ${text}`
    await ask(db, at)
    await run(db)
    expect((await readMachine(db, at.taskId, { isOn: true })).drafts[of('滚齿机').segmentId]).toMatchObject({ status: 'ready' })
    expect(of('滚齿机')).toMatchObject({ text: '', state: 'new' })
  })

  test('a draft taken, edited and verified says so to its reader: by a machine, edited by a person', async () => {
    const db = await freshDatabase(engine)
    const at = await stage(db)
    fake.say = english
    await ask(db, at)
    await run(db)
    const rows = await segmentsOfTask(db, at.taskId)
    for (const { segmentId, version, text, source } of rows.filter(({ method }) => method === 'machine'))
      await saveSegment(db, { ...at, segmentId, version, text: `${text.slice(0, -1)} of ${source.length} signs.` })
    for (const { segmentId, version } of (await segmentsOfTask(db, at.taskId)).filter(({ text }) => text === ''))
      await saveSegment(db, { ...at, segmentId, version, text: 'By hand.' })
    const [first] = await segmentsOfTask(db, at.taskId)
    expect(first).toMatchObject({ method: 'human', machineText: expect.stringContaining('In English') })
    await keepFindings(db, at)
    expect(await submitTask(db, at)).toMatchObject({ ok: true })
    expect(await approveAll(db, { actorId: at.other, taskId: at.taskId })).toMatchObject({ ok: true, isVerified: true })
    const edited = (await segmentsOfTask(db, at.taskId)).filter(({ machineText }) => machineText !== null).length
    const quality = await draftQuality(db)
    expect(quality.sentences).toBe(edited)
    expect(quality.changedShare).toBeGreaterThan(20)
    expect(quality.changedShare).toBeLessThan(60)
    const preview = await previewTask(db, at.taskId)
    expect(preview?.view.provenance).toMatchObject({ kind: 'verified', method: 'machine', translator: 'Lin', reviewer: 'Ananya' })
  })

  test('one draft is asked for and taken by choice; the same sentence is never sent twice', async () => {
    const db = await freshDatabase(engine)
    const at = await stage(db)
    fake.say = english
    const [first] = await segmentsOfTask(db, at.taskId)
    await saveSegment(db, { ...at, segmentId: first!.segmentId, version: 1, text: 'Mine.' })
    expect(await takeDraft(db, { ...at, segmentId: first!.segmentId, version: 2 })).toMatchObject({ ok: false })
    expect(await ask(db, at, first!.segmentId)).toEqual({ ok: true, asked: 1 })
    expect(await ask(db, at, first!.segmentId)).toEqual({ ok: false, reason: 'nothingToDraft' })
    await run(db)
    expect((await segmentsOfTask(db, at.taskId))[0]).toMatchObject({ text: 'Mine.' })
    expect(await takeDraft(db, { ...at, segmentId: first!.segmentId, version: 2 })).toMatchObject({ ok: true })
    expect((await segmentsOfTask(db, at.taskId))[0]).toMatchObject({ method: 'machine', translatorId: at.actorId })
    expect(fake.bodies).toHaveLength(1)
    await ask(db, at, first!.segmentId)
    await run(db)
    expect(fake.bodies).toHaveLength(1)
    expect((await draftsOf(db, at.taskId))[0]).toMatchObject({ status: 'ready' })
  })

  test('a day’s budget is kept, and a new day has its own', async () => {
    const db = await freshDatabase(engine)
    const at = await atTime(noon, () => stage(db))
    await atTime(noon, async () => {
      await ask(db, at)
      await run(db, { dailyCharacters: 20 })
    })
    expect(sent()).toBe('')
    expect((await draftsOf(db, at.taskId)).every(({ reason }) => reason === 'budget')).toBe(true)
    await atTime(plusMs(noon, days(1)), async () => {
      await ask(db, at)
      await run(db)
    })
    expect(fake.bodies.length).toBeGreaterThan(0)
    const [day] = await db.selectFrom('machineDay').selectAll().where('characters', '>', 0).execute()
    const lines = await db.selectFrom('machineSending').select('characters').execute()
    expect(day).toEqual({ day: '2026-11-24', characters: lines.reduce((sum, line) => sum + line.characters, 0) })
  })

  test('a machine that is away is tried again, rests after five calls, and is asked again afterwards', async () => {
    const db = await freshDatabase(engine)
    const at = await atTime(noon, () => stage(db))
    fake.manner = 'broken'
    let now = noon
    for (let round = 0; round < 12; round++) {
      await atTime(now, async () => {
        await ask(db, at)
        await run(db)
      })
      now = plusMs(now, 20_000)
    }
    expect(fake.bodies).toHaveLength(5)
    expect((await draftsOf(db, at.taskId)).every(({ status, reason }) => status === 'failed' && reason === 'resting')).toBe(true)
    expect(await db.selectFrom('job').select('id').where('kind', '=', 'draftByMachine').where('status', '<>', 'done').execute()).toEqual([])
    fake.manner = 'well'
    now = plusMs(now, 10 * 60_000)
    await atTime(now, async () => {
      await ask(db, at)
      await run(db)
    })
    expect((await draftsOf(db, at.taskId)).some(({ status }) => status === 'ready')).toBe(true)
    expect(await db.selectFrom('machineHealth').selectAll().executeTakeFirst()).toMatchObject({ failures: 0, restsUntil: null })
  })
})
