import ICAL from 'ical.js'
import Parser from 'rss-parser'
import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import type { Db } from '#db/connect'
import type { Language } from '~/platform/i18n/language'
import { translateFor } from '~/platform/i18n/translators.server'
import { readFilters } from '~/requests/board/filters'
import { cancelRequest } from '~/requests/cancellations/commands.server'
import { resumeRequest, suspendRequest } from '~/triage/commands.server'
import { buyerOf, drafted, gears, opened, rowOf, world } from '../../../tests/factories/requesting'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { atomFaults, jsonFeedFaults } from '../../../tests/setup/feed-schemas'
import { indexQueued } from '../indexing/commands.server'
import { writeAtom } from './atom'
import { writeCalendar } from './calendar.server'
import type { FeedVoice } from './feed'
import { writeJsonFeed } from './json-feed'
import { readDeadlines, readFeed } from './queries.server'

const now = '2026-11-03T02:00:00.000Z'
const origin = 'https://setuqiao.example'
const voice = (language: Language): FeedVoice => ({ origin, t: translateFor(language) })

async function feeds(db: Db, search = '', language: Language = 'zh-CN') {
  const wish = { filters: readFilters(new URLSearchParams(search), language), language, now }
  const feed = await readFeed(db, wish)
  return {
    atom: writeAtom(feed, voice(language)),
    json: writeJsonFeed(feed, voice(language)),
    ics: writeCalendar(await readDeadlines(db, wish), voice(language)),
  }
}
const itemsOf = (json: string) => (JSON.parse(json) as { items: { url: string; title: string }[] }).items
const eventsOf = (ics: string) =>
  new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map((component) => ({
    event: new ICAL.Event(component),
    status: component.getFirstPropertyValue('status'),
    sequence: Number(component.getFirstPropertyValue('sequence')),
  }))

const other = { ...gears, title: '<b>排产</b> & “S7-1200”', technologies: ['erp'], vertical: 'automotive', division: '36' } as typeof gears

describe.each(engines)('feeds on %s', (engine) => {
  test.each(['zh-CN', 'en'] as const)('are what the formats want, with all open requests and nothing else, in %s', async (language) => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    await drafted(db, all, { ...gears, title: '绝密草稿' })
    const first = await opened(db, all)
    const second = await opened(db, all, other, '2026-11-02T03:00:00.000Z')
    const { atom, json, ics } = await feeds(db, '', language)
    expect(await atomFaults(atom)).toEqual([])
    expect(jsonFeedFaults(json)).toEqual([])
    const segment = language === 'en' ? 'en' : 'zh'
    const links = [second, first].map(({ ref }) => `${origin}/${segment}/requests/${ref}`)
    const parsed = await new Parser().parseString(atom)
    expect(parsed.items.map(({ link }) => link)).toEqual(links)
    expect(itemsOf(json).map(({ url }) => url)).toEqual(links)
    expect(parsed.items.map(({ title }) => title)).toEqual(itemsOf(json).map(({ title }) => title))
    if (language === 'zh-CN') expect(parsed.items[0]!.title).toBe(other.title)
    const events = eventsOf(ics)
    expect(events.map(({ event }) => event.component.getFirstPropertyValue('url')).sort()).toEqual([...links].sort())
    for (const text of [atom, json, ics]) expect(text).not.toMatch(/绝密|contact|@(?!setuqiao\.example)[a-z]+\.example/i)
  })

  test('hold what the filters and words of their address ask for', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const machines = await opened(db, all)
    const schedule = await opened(db, all, other)
    await indexQueued(db)
    const found = async (search: string) => {
      const { atom, json, ics } = await feeds(db, search)
      expect(await atomFaults(atom)).toEqual([])
      expect(jsonFeedFaults(json)).toEqual([])
      const urls = itemsOf(json).map(({ url }) => url)
      expect(eventsOf(ics).map(({ event }) => event.component.getFirstPropertyValue('url'))).toEqual(urls)
      return urls.map((url) => url.split('/').at(-1))
    }
    expect(await found('?vertical=automotive')).toEqual([schedule.ref])
    expect(await found('?technology=iot')).toEqual([machines.ref])
    expect(await found('?q=S7-1200')).toEqual([schedule.ref])
    expect(await found('?corridor=nowhere-else')).toEqual([])
    // A feed of other states, another order or half of the words would surprise its subscriber.
    expect(await found('?state=awarded&sort=budget&technology=erp')).toEqual([schedule.ref])
    expect(await found('?q=联网 绝密')).toEqual([])
  })

  test('say deadlines on both clocks, and call a stopped one off until it goes on', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { ref, requestId } = await opened(db, all)
    const [moderatorId] = all.moderators
    const deadline = async () => (await rowOf(db, requestId)).deadlineAt!
    const look = async () => eventsOf((await feeds(db, '', 'en')).ics)[0]!
    const open = await look()
    expect(open.status).toBe('CONFIRMED')
    expect(open.event.startDate.toJSDate().toISOString()).toBe(await deadline())
    expect(open.event.uid).toBe(`${ref}-deadline@setuqiao.example`)
    expect(open.event.description).toContain('17:00 CST / 14:30 IST')
    await atTime('2026-11-03T04:00:00.000Z', () =>
      suspendRequest(db, { moderatorId, requestId, reasonCode: 'complaint', note: '有人投诉，核实中。' }),
    )
    const stopped = await look()
    expect([stopped.status, stopped.event.uid]).toEqual(['CANCELLED', open.event.uid])
    expect((await feeds(db)).atom).not.toContain(ref)
    await atTime('2026-11-05T04:00:00.000Z', () => resumeRequest(db, { moderatorId, requestId }))
    const again = await look()
    expect(again.status).toBe('CONFIRMED')
    expect(again.event.startDate.toJSDate().toISOString()).toBe(await deadline())
    expect(again.sequence).toBeGreaterThan(open.sequence)
    await atTime('2026-11-06T04:00:00.000Z', () => cancelRequest(db, { ...buyerOf(all), requestId, reasonCode: 'needChanged', note: '' }))
    expect(eventsOf((await feeds(db)).ics)).toEqual([])
  })

  test('come in parts that lead on, and stay valid without an item', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const empty = await feeds(db)
    expect(await atomFaults(empty.atom)).toEqual([])
    expect(jsonFeedFaults(empty.json)).toEqual([])
    expect(eventsOf(empty.ics)).toEqual([])
    const { requestId } = await opened(db, all)
    const row = await rowOf(db, requestId)
    for (let copy = 0; copy < 24; copy++) {
      const id = `00000000-0000-7000-8000-0000000000${String(copy).padStart(2, '0')}`
      await db
        .insertInto('request')
        .values({ ...row, id, ref: `R-COPY${copy}`, documentId: await copyOf(db, row.documentId, id) })
        .execute()
    }
    const first = await feeds(db)
    const next = (JSON.parse(first.json) as { next_url: string }).next_url
    expect((await new Parser().parseString(first.atom)).items).toHaveLength(20)
    const second = await feeds(db, new URL(next).search)
    expect(await atomFaults(second.atom)).toEqual([])
    expect([itemsOf(first.json).length, itemsOf(second.json).length]).toEqual([20, 5])
    expect(new Set([...itemsOf(first.json), ...itemsOf(second.json)].map(({ url }) => url)).size).toBe(25)
    expect(eventsOf(first.ics)).toHaveLength(25)
  })
})

/** Another document of the same words. */
async function copyOf(db: Db, documentId: string, id: string): Promise<string> {
  const document = await db.selectFrom('document').selectAll().where('id', '=', documentId).executeTakeFirstOrThrow()
  await db
    .insertInto('document')
    .values({ ...document, id })
    .execute()
  const publications = await db.selectFrom('publication').selectAll().where('documentId', '=', documentId).execute()
  await db
    .insertInto('publication')
    .values(publications.map((each) => ({ ...each, documentId: id })))
    .execute()
  return id
}
