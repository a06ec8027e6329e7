import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { runDueJobs } from '~/platform/jobs.server'
import { jobHandlers } from '~/worker.server'
import { activeEngagement } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { writeMeeting } from './calendar.server'
import { acceptTime, cancelMeeting, declineMeeting, proposeMeeting, proposeTimes } from './commands.server'
import { instantOf } from './meeting'
import { findMeeting } from './queries.server'

/** A Tuesday. Of the days that follow, 1 January rests in China, 26 January in India. */
const now = '2026-12-08T05:00:00.000Z'
const nine = instantOf('2026-12-10', '14:00')
const ten = instantOf('2026-12-11', '12:00')
type Who = 'buyer' | 'vendor' | 'rival'

describe.each(engines)('meetings on %s', (engine) => {
  async function begin() {
    const world = await activeEngagement(await freshDatabase(engine))
    const { db, engagementId, ref, parties } = world
    const by = { buyer: world.asBuyer, vendor: world.asVendor, rival: world.asRival }
    const rows = (times: readonly string[]) => times.map((startsAt, at) => ({ at, startsAt }))
    const propose = (who: Who, times: readonly string[], lengthMinutes = 60) =>
      atTime(now, () =>
        proposeMeeting(db, {
          ...by[who],
          language: who === 'buyer' ? 'zh-CN' : 'en',
          title: 'Kick-off',
          agenda: '',
          place: 'https://meet.example/setu',
          lengthMinutes,
          times: rows(times),
        }),
      )
    const on = (who: Who) => ({ ...by[who], number: 1 })
    const others = (who: Who, round: number, times: readonly string[], at = now) =>
      atTime(at, () => proposeTimes(db, { ...on(who), round, lengthMinutes: 30, times: rows(times) }))
    const accept = (who: Who, startsAt: string, round = 1, at = now) => atTime(at, () => acceptTime(db, { ...on(who), round, startsAt }))
    const end = (deed: typeof declineMeeting, who: Who, at = now) =>
      atTime(at, () => deed(db, { ...on(who), reason: 'Another day.', language: 'en' }))
    const meeting = async () => (await findMeeting(db, { engagementId, number: 1, language: 'en' }))!
    const run = (at: string) => atTime(at, () => runDueJobs(db, { ...jobHandlers, sendMail: async () => {} }, 'test'))
    const told = async (who: 'buyer' | 'vendor') =>
      (
        await db
          .selectFrom('notification')
          .select('kind')
          .where('personId', '=', parties[who].personId)
          .where('kind', 'like', 'meeting%')
          .orderBy('createdAt')
          .orderBy('id')
          .execute()
      ).map(({ kind }) => kind)
    const entry = async (language: 'en' | 'zh-CN' = 'en') => {
      const said = { meeting: await meeting(), ref, language, origin: 'https://setuqiao.example', organiser: 'no-reply@setuqiao.example' }
      const text = writeMeeting(said)
      if (text === null) return null
      const calendar = new ICAL.Component(ICAL.parse(text))
      const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!)
      return {
        text,
        method: calendar.getFirstPropertyValue('method'),
        uid: event.uid,
        sequence: event.sequence,
        status: event.component.getFirstPropertyValue('status'),
        from: event.startDate.toJSDate().toISOString(),
        zone: event.startDate.zone.tzid,
        minutes: event.duration.toSeconds() / 60,
        description: event.description,
        location: event.location,
      }
    }
    return { ...world, propose, others, accept, end, meeting, run, told, entry }
  }

  test('are proposed within the hours and days in which both countries work, and refused with the reason otherwise', async () => {
    const { propose, meeting } = await begin()
    expect(await propose('rival', [nine])).toEqual({ ok: false, reason: 'notFound' })
    expect(await propose('vendor', [])).toEqual({ ok: false, reason: 'noTimes' })
    expect(await propose('vendor', [nine, instantOf('2027-01-01', '14:00')])).toEqual({ ok: false, reason: 'restsInChina', at: 1 })
    expect(await propose('vendor', [instantOf('2027-01-26', '14:00')])).toEqual({ ok: false, reason: 'restsInIndia', at: 0 })
    expect(await propose('vendor', [instantOf('2026-12-12', '14:00')])).toEqual({ ok: false, reason: 'restInBoth', at: 0 })
    expect(await propose('vendor', [instantOf('2026-12-10', '11:30')])).toEqual({ ok: false, reason: 'outsideHours', at: 0 })
    expect(await propose('vendor', [instantOf('2026-12-10', '17:30')], 60)).toEqual({ ok: false, reason: 'outsideHours', at: 0 })
    expect(await propose('vendor', ['2026-12-08T04:30:00.000Z'])).toEqual({ ok: false, reason: 'past', at: 0 })
    expect(await propose('vendor', [instantOf('2027-12-09', '14:00')])).toEqual({ ok: false, reason: 'tooFar', at: 0 })
    expect(await propose('vendor', [instantOf('2026-12-10', '17:30'), nine], 30)).toEqual({ ok: true, number: 1 })
    expect(await meeting()).toMatchObject({ status: 'proposed', side: 'vendor', times: [nine, instantOf('2026-12-10', '17:30')] })
  })

  test('hold when the other side has taken one of the times; nobody takes its own, an old set’s or one that has passed', async () => {
    const { propose, others, accept, meeting, told } = await begin()
    await propose('buyer', [nine, ten])
    expect(await accept('buyer', nine)).toEqual({ ok: false, reason: 'movedOn' })
    expect(await accept('rival', nine)).toEqual({ ok: false, reason: 'notFound' })
    expect(await accept('vendor', instantOf('2026-12-10', '15:00'))).toEqual({ ok: false, reason: 'notFound' })
    expect(await accept('vendor', nine, 1, '2026-12-10T07:00:00.000Z')).toEqual({ ok: false, reason: 'past' })
    expect(await others('vendor', 1, [ten])).toEqual({ ok: true })
    expect(await others('buyer', 1, [nine])).toEqual({ ok: false, reason: 'movedOn' })
    expect(await accept('buyer', nine, 1)).toEqual({ ok: false, reason: 'movedOn' })
    expect(await accept('buyer', nine, 2)).toEqual({ ok: false, reason: 'notFound' })
    expect(await accept('buyer', ten, 2)).toEqual({ ok: true })
    expect(await meeting()).toMatchObject({ status: 'agreed', startsAt: ten, times: [], sequence: 1, lengthMinutes: 30 })
    expect([await told('buyer'), await told('vendor')]).toEqual([['meetingTimesProposed'], ['meetingProposed', 'meetingAgreed']])
  })

  test('go into a calendar once agreed, under one name for good; each change is a later version', async () => {
    const { propose, others, accept, end, entry } = await begin()
    await propose('buyer', [nine])
    expect(await entry()).toBeNull()
    await accept('vendor', nine)
    const held = (await entry())!
    expect(held).toMatchObject({ method: 'PUBLISH', status: 'CONFIRMED', sequence: 1, from: nine, zone: 'UTC', minutes: 60 })
    expect(held.uid).toMatch(/^E-\w{8}-meeting-1@setuqiao\.example$/)
    expect(held.description).toContain('14:00 CST / 11:30 IST')
    expect((await entry('zh-CN'))!.description).toContain('北京时间 14:00 / 印度时间 11:30')
    expect(held.location).toBe('https://meet.example/setu')
    expect(held.text).toContain('ORGANIZER')
    expect(await others('vendor', 1, [ten])).toEqual({ ok: true })
    expect(await entry()).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', sequence: 2, uid: held.uid, from: nine })
    await accept('buyer', ten, 2)
    expect(await entry()).toMatchObject({ method: 'PUBLISH', sequence: 3, uid: held.uid, from: ten, minutes: 30 })
    expect(await end(cancelMeeting, 'buyer')).toEqual({ ok: true })
    expect(await entry()).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', sequence: 4, uid: held.uid })
  })

  test('are declined by the other side, taken back by one’s own, called off by either, each with a reason', async () => {
    const { propose, accept, end, meeting, told } = await begin()
    await propose('buyer', [nine])
    expect(await end(declineMeeting, 'buyer')).toEqual({ ok: false, reason: 'movedOn' })
    expect(await end(cancelMeeting, 'vendor')).toEqual({ ok: false, reason: 'movedOn' })
    expect(await end(declineMeeting, 'vendor')).toEqual({ ok: true })
    expect(await accept('vendor', nine)).toEqual({ ok: false, reason: 'movedOn' })
    expect(await meeting()).toMatchObject({ status: 'declined', reason: { fields: { reason: 'Another day.' } }, sequence: 0 })
    expect(await told('buyer')).toEqual(['meetingDeclined'])
  })

  test('are reminded of a day and an hour before, once, and not of a time that no longer holds', async () => {
    const { propose, others, accept, run, told } = await begin()
    const reminders = async (who: 'buyer' | 'vendor') => (await told(who)).filter((kind) => kind === 'meetingReminder').length
    await propose('buyer', [nine])
    await accept('vendor', nine)
    await others('vendor', 1, [ten])
    await accept('buyer', ten, 2)
    await run('2026-12-10T05:00:00.000Z')
    expect([await reminders('buyer'), await reminders('vendor')]).toEqual([1, 1])
    await run('2026-12-10T23:00:00.000Z')
    await run('2026-12-11T03:30:00.000Z')
    expect([await reminders('buyer'), await reminders('vendor')]).toEqual([2, 2])
  })
})
