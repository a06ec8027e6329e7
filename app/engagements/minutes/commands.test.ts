import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { activeEngagement, agreedMeeting, verifyMinutes } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { cancelMeeting, proposeTimes } from '../meetings/commands.server'
import { findMeeting } from '../meetings/queries.server'
import { stepsOf } from '../standing.server'
import { confirmMinutes, writeMinutes } from './commands.server'
import { lastMinutes, minutesOf, minutesTextOf } from './queries.server'

const during = '2026-12-10T06:30:00.000Z'
type Who = 'buyer' | 'vendor' | 'rival'

describe.each(engines)('minutes on %s', (engine) => {
  async function begin() {
    const world = await activeEngagement(await freshDatabase(engine))
    const { db, engagementId } = world
    const { meetingId } = await agreedMeeting(world, '2026-12-10T06:00:00.000Z')
    const by = { buyer: world.asBuyer, vendor: world.asVendor, rival: world.asRival }
    const on = (who: Who) => ({ ...by[who], number: 1 })
    const write = (who: Who, basedOn = 0, at = during) =>
      atTime(at, () =>
        writeMinutes(db, {
          ...on(who),
          language: who === 'buyer' ? 'zh-CN' : 'en',
          basedOn,
          attendees: '李伟, Sneha Kulkarni',
          fields: { title: 'Kick-off', discussed: 'We begin with line 3.' },
        }),
      )
    const confirm = async (who: Who, changes = {}) => {
      const { number: version = 0, sha256Zh, sha256En } = (await lastMinutes(db, meetingId)) ?? {}
      const read = { version, sha256Zh: sha256Zh ?? '', sha256En: sha256En ?? '', ...changes }
      return atTime(during, () => confirmMinutes(db, { ...on(who), ...read }))
    }
    const meeting = () => findMeeting(db, { engagementId, number: 1, language: 'en' })
    const waits = async () => {
      const engagement = await world.engagement()
      const steps = await atTime(during, () => stepsOf(db, [engagement]))
      return steps.get(engagementId)!.flatMap(({ code, path }) => (path === '/meetings/1' ? [code] : []))
    }
    return { ...world, meetingId, on, write, confirm, meeting, waits }
  }

  test('are written once the meeting has begun, and read by both before anybody confirms', async () => {
    const { db, meetingId, write, confirm, waits } = await begin()
    expect(await write('vendor', 0, '2026-12-10T05:59:00.000Z')).toEqual({ ok: false, reason: 'movedOn' })
    expect(await waits()).toEqual(['writeMinutes'])
    expect(await write('rival')).toEqual({ ok: false, reason: 'notFound' })
    expect(await write('vendor')).toEqual({ ok: true, version: 1 })
    expect(await waits()).toEqual(['minutesInTranslation'])
    expect(await confirm('buyer')).toEqual({ ok: false, reason: 'changedSince' })
    expect(await write('buyer', 1)).toEqual({ ok: false, reason: 'movedOn' })
    await verifyMinutes(db, { meetingId, version: 1 })
    expect(await waits()).toEqual(['confirmMinutes.buyer', 'confirmMinutes.vendor'])
    const text = (await minutesTextOf(db, { meetingId, language: 'en' }))!
    expect(text).toContain('14:00 CST / 11:30 IST')
    expect(text).toContain('李伟, Sneha Kulkarni')
    const { sha256En } = (await lastMinutes(db, meetingId))!
    expect(sha256En).toBe(createHash('sha256').update(text).digest('hex'))
  })

  test('are locked when both sides have confirmed the same two texts, and by nothing else', async () => {
    const { db, meetingId, on, write, confirm, meeting, waits } = await begin()
    await write('vendor')
    await verifyMinutes(db, { meetingId, version: 1 })
    expect(await confirm('buyer', { sha256En: 'f'.repeat(64) })).toEqual({ ok: false, reason: 'changedSince' })
    expect(await confirm('rival')).toEqual({ ok: false, reason: 'notFound' })
    expect(await confirm('buyer')).toEqual({ ok: true, isLocked: false })
    expect(await confirm('buyer')).toEqual({ ok: false, reason: 'movedOn' })
    expect(await waits()).toEqual(['confirmMinutes.vendor'])
    expect(await atTime(during, () => cancelMeeting(db, { ...on('vendor'), reason: 'No.', language: 'en' }))).toEqual({
      ok: false,
      reason: 'movedOn',
    })
    expect(await confirm('vendor')).toEqual({ ok: true, isLocked: true })
    expect((await meeting())!.status).toBe('minuted')
    expect(await waits()).toEqual([])
    expect(await write('buyer', 1)).toEqual({ ok: false, reason: 'movedOn' })
    const shown = (await minutesOf(db, { meetingId, language: 'zh-CN' }))!
    expect(shown).toMatchObject({ status: 'confirmed', confirmations: [{ side: 'buyer' }, { side: 'vendor' }] })
    const later = [{ at: 0, startsAt: '2026-12-15T06:00:00.000Z' }]
    expect(await atTime(during, () => proposeTimes(db, { ...on('buyer'), round: 1, lengthMinutes: 30, times: later }))).toEqual({
      ok: false,
      reason: 'movedOn',
    })
  })

  test('may be answered with another version, for which earlier confirmations do not count', async () => {
    const { db, meetingId, write, confirm } = await begin()
    await write('vendor')
    await verifyMinutes(db, { meetingId, version: 1 })
    await confirm('vendor')
    expect(await write('buyer', 0)).toEqual({ ok: false, reason: 'changedSince' })
    expect(await write('buyer', 1)).toEqual({ ok: true, version: 2 })
    await verifyMinutes(db, { meetingId, version: 2 })
    expect(await minutesOf(db, { meetingId, language: 'en' })).toMatchObject({
      number: 2,
      side: 'buyer',
      status: 'ready',
      confirmations: [],
    })
    expect(await confirm('buyer')).toEqual({ ok: true, isLocked: false })
    expect(await confirm('vendor')).toEqual({ ok: true, isLocked: true })
  })
})
