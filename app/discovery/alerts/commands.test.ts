import { describe, expect, test } from 'vitest'
import { atTime, days, plusMs } from '#db/clock'
import type { Db } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { endLetters } from '~/notifications/choices/commands.server'
import { writeLetter } from '~/notifications/letter.server'
import { notificationsOf } from '~/notifications/queries.server'
import { runDueJobs } from '~/platform/jobs.server'
import { resumeRequest, suspendRequest } from '~/triage/commands.server'
import { addParty, type Party } from '../../../tests/factories/bidding'
import { gears, monday, opened, rowOf, type World, world } from '../../../tests/factories/requesting'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { sendDigest } from '../digests/commands.server'
import { followRequest, unfollowRequest } from '../follows/commands.server'
import { indexQueued } from '../indexing/commands.server'
import { discoveryJobs } from '../jobs.server'
import { changeRhythm, forgetSearch, saveSearch } from '../saved/commands.server'
import { savedSearches } from '../saved/queries.server'
import type { Rhythm } from '../saved/saved-search'
import { alertReaders, remindOfDeadline } from './commands.server'

async function reader(db: Db, name: string, timeZone = 'Asia/Kolkata'): Promise<Party> {
  const party = await addParty(db, 'vendor', { name })
  await db.updateTable('person').set({ timeZone }).where('id', '=', party.personId).execute()
  return party
}

const keep = (db: Db, { personId }: Party, search: string, rhythm: Rhythm = 'now', language: LanguageTag = 'zh-CN') =>
  atTime(monday, () => saveSearch(db, { personId, language, search, rhythm }))

/** Publishes a request and does what follows at once. */
async function publish(db: Db, all: World, description = gears) {
  const request = await opened(db, all, description)
  await atTime(monday, async () => {
    await indexQueued(db)
    await alertReaders(db, { requestId: request.requestId })
  })
  return request
}

const suspend = (db: Db, { moderators: [moderatorId] }: World, requestId: string) =>
  suspendRequest(db, { moderatorId, requestId, reasonCode: 'complaint', note: '核对中' })
const resume = (db: Db, { moderators: [moderatorId] }: World, requestId: string) => resumeRequest(db, { moderatorId, requestId })

const told = async (db: Db, { personId }: Party) => (await notificationsOf(db, { personId, limit: 20 })).rows.map(({ kind }) => kind)
const letters = async (db: Db, kind: string) =>
  (
    await db
      .selectFrom('job')
      .select(['payloadJson', 'runAt', 'uniqueKey'])
      .where('kind', '=', kind)
      .where('status', '=', 'waiting')
      .execute()
  ).map(({ payloadJson, ...job }) => ({ ...job, payload: JSON.parse(payloadJson) }))
const lettersTo = async (db: Db, { personId }: Party) => {
  const own = new Set((await db.selectFrom('notification').select('id').where('personId', '=', personId).execute()).map(({ id }) => id))
  return (await letters(db, 'sendMail')).filter(({ payload }) => own.has(payload.notificationId) || payload.letter?.personId === personId)
}

describe.each(engines)('a saved search on %s', (engine) => {
  test('tells its owner of a request once, however many of the owner’s searches it fits and however often the job runs', async () => {
    const db = await freshDatabase(engine)
    const [all, sneha, arjun] = [await world(db), await reader(db, 'Sahyadri'), await reader(db, 'Nilgiri')]
    await keep(db, sneha, 'q=联网')
    await keep(db, sneha, 'technology=iot')
    await keep(db, arjun, 'vertical=retail')
    const { requestId } = await publish(db, all)
    await atTime(monday, () => alertReaders(db, { requestId }))
    expect(await told(db, sneha)).toEqual(['searchMatch'])
    expect(await told(db, arjun)).toEqual([])
    expect(await lettersTo(db, sneha)).toHaveLength(1)
  })

  test('tells in the way of the most urgent search that fits, whichever was kept first', async () => {
    const db = await freshDatabase(engine)
    const [all, sneha, arjun] = [await world(db), await reader(db, 'Sahyadri'), await reader(db, 'Nilgiri')]
    for (const [rhythm, search] of [
      ['portal', 'q=联网'],
      ['daily', 'technology=mes'],
      ['now', 'technology=iot'],
    ] as const) {
      await keep(db, sneha, search, rhythm)
      if (rhythm !== 'now') await keep(db, arjun, search, rhythm)
    }
    await keep(db, arjun, 'vertical=retail', 'now')
    await publish(db, all)
    expect([await told(db, sneha), await told(db, arjun)]).toEqual([['searchMatch'], ['searchMatch']])
    expect(await lettersTo(db, sneha)).toHaveLength(1)
    expect(await lettersTo(db, arjun)).toEqual([])
    expect(await letters(db, 'sendDigest')).toMatchObject([{ payload: { personId: arjun.personId } }])
  })

  test('is looked at with its owner’s others, however many readers there are', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const readers: Party[] = []
    // Three each: the limit of what is read together falls between the searches of one.
    for (let index = 0; index < 70; index++) {
      const each = await addParty(db, 'vendor', { name: `Reader ${index}` })
      readers.push(each)
      await keep(db, each, 'q=联网', 'portal')
      await keep(db, each, 'technology=mes', 'portal')
      await keep(db, each, 'technology=iot', 'now')
    }
    await publish(db, all)
    const mailed = await db
      .selectFrom('searchAlert')
      .innerJoin('savedSearch', 'savedSearch.id', 'searchAlert.savedSearchId')
      .select(['searchAlert.personId', 'rhythm'])
      .execute()
    expect(mailed.map(({ rhythm }) => rhythm)).toEqual(Array(70).fill('now'))
    expect(new Set(mailed.map(({ personId }) => personId)).size).toBe(70)
  })

  test('finds by budget and corridor, in its own currency, and never a company’s own request', async () => {
    const db = await freshDatabase(engine)
    const [all, sneha, arjun] = [await world(db), await reader(db, 'Sahyadri'), await reader(db, 'Nilgiri')]
    await keep(db, sneha, 'min=100000&currency=CNY')
    await keep(db, arjun, 'corridor=nowhere')
    await keep(db, all.buyer, 'q=联网')
    await publish(db, all)
    // Without a rate there is no amount to compare, so nothing is narrowed by it.
    expect(await told(db, sneha)).toEqual(['searchMatch'])
    expect(await told(db, arjun)).toEqual([])
    expect((await told(db, all.buyer)).filter((kind) => kind === 'searchMatch')).toEqual([])
  })

  test('waits for the morning where one letter a day is wanted, and gathers what came out since', async () => {
    const db = await freshDatabase(engine)
    const [all, sneha] = [await world(db), await reader(db, 'Sahyadri')]
    await keep(db, sneha, 'technology=iot', 'daily')
    const both = [await publish(db, all), await publish(db, all, { ...gears, title: '第二条需求' })]
    expect(await told(db, sneha)).toEqual(['searchMatch', 'searchMatch'])
    expect(await lettersTo(db, sneha)).toEqual([])
    const digests = await letters(db, 'sendDigest')
    expect(digests).toMatchObject([{ runAt: '2026-11-02T02:30:00.000Z', uniqueKey: `digest:${sneha.personId}:2026-11-02T02:30:00.000Z` }])
    await sendDigest(db, { personId: sneha.personId })
    await sendDigest(db, { personId: sneha.personId })
    const sent = await lettersTo(db, sneha)
    expect(sent).toHaveLength(1)
    expect(sent[0]!.payload.letter).toMatchObject({ kind: 'searchDigest', values: { count: 2 } })
    const { kind, values, sections } = sent[0]!.payload.letter
    const origin = 'https://portal.example'
    const { text, html } = writeLetter({ kind, values, sections, language: 'zh-CN', origin, path: '/saved-searches' })
    // Each request and the whole search, as links.
    for (const said of [text, html]) {
      expect(said).toContain('第二条需求')
      expect(said).toContain(`${origin}/zh/requests?technology=iot`)
      for (const { ref } of both) expect(said).toContain(`${origin}/zh/requests/${ref}`)
    }
  })

  test('sends no letter to somebody who has ended them, nor one that is wanted at once on a holiday', async () => {
    const db = await freshDatabase(engine)
    const [all, sneha, arjun] = [await world(db), await reader(db, 'Sahyadri'), await reader(db, 'Nilgiri')]
    await keep(db, sneha, 'technology=iot')
    await keep(db, arjun, 'technology=iot')
    await endLetters(db, { personId: sneha.personId, topic: 'searches' })
    const { requestId } = await opened(db, all)
    const saturday = '2026-11-07T06:00:00.000Z'
    await atTime(saturday, async () => {
      await indexQueued(db)
      await alertReaders(db, { requestId })
    })
    expect(await told(db, sneha)).toEqual(['searchMatch'])
    expect(await lettersTo(db, sneha)).toEqual([])
    expect(await lettersTo(db, arjun)).toMatchObject([{ runAt: '2026-11-09T02:30:00.000Z' }])
  })

  test('keeps quiet on the holidays of the country that a reader’s company is in, whatever clock the reader chose', async () => {
    const db = await freshDatabase(engine)
    const [all, sneha, arjun] = [await world(db), await reader(db, 'Sahyadri', 'Asia/Dubai'), await reader(db, 'Nilgiri', 'Asia/Dubai')]
    await keep(db, sneha, 'technology=iot')
    await keep(db, arjun, 'technology=iot', 'daily')
    const { requestId } = await opened(db, all)
    // China's national holiday; India works.
    const firstOfOctober = '2027-10-01T06:00:00.000Z'
    await atTime(firstOfOctober, async () => {
      await indexQueued(db)
      await alertReaders(db, { requestId })
    })
    expect(await lettersTo(db, sneha)).toMatchObject([{ runAt: firstOfOctober }])
    // Gandhi's birthday is a Saturday in 2027; eight in Dubai on the Monday after it.
    expect(await letters(db, 'sendDigest')).toMatchObject([{ runAt: '2027-10-04T04:00:00.000Z' }])
  })

  test('tells of a request that was suspended before anybody heard of it, when it is out again, and then no more', async () => {
    const db = await freshDatabase(engine)
    const [all, sneha, arjun] = [await world(db), await reader(db, 'Sahyadri'), await reader(db, 'Nilgiri')]
    await keep(db, sneha, 'technology=iot')
    const { requestId } = await opened(db, all)
    await atTime(monday, () => indexQueued(db))
    const then = (instant: string, deed: typeof suspend | typeof resume) =>
      atTime(instant, async () => {
        expect(await deed(db, all, requestId)).toMatchObject({ ok: true })
        await runDueJobs(db, discoveryJobs, 'test')
      })
    await then('2026-11-03T04:00:00.000Z', suspend)
    expect(await told(db, sneha)).toEqual([])
    await then('2026-11-04T04:00:00.000Z', resume)
    expect(await told(db, sneha)).toEqual(['searchMatch'])
    // Once everybody was told, who comes later is not told of it as if it were new.
    await keep(db, arjun, 'technology=iot')
    await then('2026-11-05T04:00:00.000Z', suspend)
    await then('2026-11-06T04:00:00.000Z', resume)
    expect([await told(db, sneha), await told(db, arjun)]).toEqual([['searchMatch'], []])
  })

  test('keeps what is suspended in the morning for the letter of another morning', async () => {
    const db = await freshDatabase(engine)
    const [all, sneha] = [await world(db), await reader(db, 'Sahyadri')]
    await keep(db, sneha, 'technology=iot', 'daily')
    const { requestId, ref } = await publish(db, all)
    await atTime('2026-11-02T02:15:00.000Z', () => suspend(db, all, requestId))
    await atTime('2026-11-02T02:30:00.000Z', () => sendDigest(db, { personId: sneha.personId }))
    expect(await lettersTo(db, sneha)).toEqual([])
    expect((await letters(db, 'sendDigest')).map(({ runAt }) => runAt)).toContain('2026-11-03T02:30:00.000Z')
    await atTime('2026-11-02T06:00:00.000Z', () => resume(db, all, requestId))
    await atTime('2026-11-03T02:30:00.000Z', () => sendDigest(db, { personId: sneha.personId }))
    const [letter, ...others] = await lettersTo(db, sneha)
    expect(others).toEqual([])
    expect(JSON.stringify(letter!.payload)).toContain(ref)
  })

  test('belongs to its owner alone, is kept once, and at most twenty times', async () => {
    const db = await freshDatabase(engine)
    const [sneha, arjun] = [await reader(db, 'Sahyadri'), await reader(db, 'Nilgiri')]
    expect(await keep(db, sneha, '')).toEqual({ ok: false, reason: 'everything' })
    expect(await keep(db, sneha, 'state=awarded&sort=budget')).toEqual({ ok: false, reason: 'everything' })
    await keep(db, sneha, 'technology=iot&sort=closing&after=2026~x')
    await keep(db, sneha, 'technology=iot', 'daily')
    const [only, ...others] = await savedSearches(db, sneha.personId)
    expect(others).toEqual([])
    expect(only).toMatchObject({ search: 'technology=iot', rhythm: 'daily' })
    expect(await changeRhythm(db, { personId: arjun.personId, id: only!.id, rhythm: 'now' })).toBe(false)
    expect(await forgetSearch(db, { personId: arjun.personId, id: only!.id })).toBe(false)
    for (let index = 0; index < 19; index++) await keep(db, sneha, `q=word${index}`)
    expect(await keep(db, sneha, 'q=onemore')).toEqual({ ok: false, reason: 'tooMany' })
    expect(await forgetSearch(db, { personId: sneha.personId, id: only!.id })).toBe(true)
    expect(await keep(db, sneha, 'q=onemore')).toEqual({ ok: true })
  })
})

describe.each(engines)('a deadline on %s', (engine) => {
  test('is brought to mind two days before, once, to followers and to those whose bid is not in', async () => {
    const db = await freshDatabase(engine)
    const [all, sneha, arjun] = [await world(db), await reader(db, 'Sahyadri'), await reader(db, 'Nilgiri')]
    const { requestId } = await publish(db, all)
    const { deadlineAt } = await rowOf(db, requestId)
    expect(await letters(db, 'remindOfDeadline')).toMatchObject([
      { runAt: new Date(Date.parse(deadlineAt!) - 2 * 86_400_000).toISOString(), payload: { requestId, deadlineAt } },
    ])
    await followRequest(db, { personId: sneha.personId, requestId })
    await followRequest(db, { personId: sneha.personId, requestId })
    const remind = () => remindOfDeadline(db, { requestId, deadlineAt: deadlineAt! })
    await remind()
    await remind()
    await unfollowRequest(db, { personId: sneha.personId, requestId })
    expect(await told(db, sneha)).toEqual(['deadlineNear'])
    expect(await told(db, arjun)).toEqual([])
  })

  test('is brought to mind after a suspension during which its time came, and to nobody twice', async () => {
    const db = await freshDatabase(engine)
    const [all, sneha, arjun] = [await world(db), await reader(db, 'Sahyadri'), await reader(db, 'Nilgiri')]
    // Ten working days from a Monday: the deadline is a Monday, and two days before it nobody works.
    const { requestId } = await publish(db, all)
    const { deadlineAt } = await rowOf(db, requestId)
    const [friday, sunday] = ['2026-11-13T11:00:00.000Z', '2026-11-15T11:00:00.000Z']
    expect([friday < plusMs(deadlineAt!, -days(2)), plusMs(deadlineAt!, -days(2)) < sunday]).toEqual([true, true])
    await followRequest(db, { personId: sneha.personId, requestId })
    await atTime(friday, () => suspend(db, all, requestId))
    await atTime(plusMs(deadlineAt!, -days(2)), () => runDueJobs(db, discoveryJobs, 'test'))
    expect(await told(db, sneha)).toEqual([])
    await atTime(sunday, async () => {
      expect(await resume(db, all, requestId)).toEqual({ ok: true, deadlineAt })
      await runDueJobs(db, discoveryJobs, 'test')
    })
    expect(await told(db, sneha)).toEqual(['deadlineNear'])
    await atTime(plusMs(sunday, 60_000), async () => {
      await suspend(db, all, requestId)
      await followRequest(db, { personId: arjun.personId, requestId })
    })
    await atTime(plusMs(sunday, 120_000), async () => {
      await resume(db, all, requestId)
      await runDueJobs(db, discoveryJobs, 'test')
    })
    expect([await told(db, sneha), await told(db, arjun)]).toEqual([['deadlineNear'], ['deadlineNear']])
  })

  test('is brought to mind on a day on which people work where the company is', async () => {
    const db = await freshDatabase(engine)
    const [all, sneha] = [await world(db), await reader(db, 'Sahyadri', 'Asia/Dubai')]
    const { requestId } = await publish(db, all)
    await followRequest(db, { personId: sneha.personId, requestId })
    const [republicDay, deadlineAt] = ['2027-01-26T09:00:00.000Z', '2027-01-28T09:00:00.000Z']
    await db.updateTable('request').set({ deadlineAt }).where('id', '=', requestId).execute()
    await atTime(republicDay, () => remindOfDeadline(db, { requestId, deadlineAt }))
    expect(await lettersTo(db, sneha)).toMatchObject([{ runAt: '2027-01-27T04:00:00.000Z' }])
  })

  test('that has moved is brought to mind by its own job', async () => {
    const db = await freshDatabase(engine)
    const [all, sneha] = [await world(db), await reader(db, 'Sahyadri')]
    const { requestId } = await publish(db, all)
    const { deadlineAt } = await rowOf(db, requestId)
    await followRequest(db, { personId: sneha.personId, requestId })
    await db.updateTable('request').set({ deadlineAt: '2026-12-01T09:00:00.000Z' }).where('id', '=', requestId).execute()
    await remindOfDeadline(db, { requestId, deadlineAt: deadlineAt! })
    expect(await told(db, sneha)).toEqual([])
  })
})
