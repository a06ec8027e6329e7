import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { runDueJobs } from '~/platform/jobs.server'
import { commonTimeFault } from '~/platform/working-days.server'
import { jobHandlers } from '~/worker.server'
import { type Awarded, activeEngagement, verifyMinutes } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { confirmMinutes, writeMinutes } from '../minutes/commands.server'
import { canMove as canMoveMinutes } from '../minutes/minutes'
import { acceptTime, cancelMeeting, declineMeeting, proposeMeeting, proposeTimes } from './commands.server'
import { canMove, endOf, instantOf } from './meeting'

/**
 * Any sequence of deeds by anybody, legal or not, with days passing in between: after each one every state has come by a legal move, an agreed time
 * was proposed by one side and taken by the other within common hours, and minutes are locked by two confirmations of the same texts only.
 */
type Who = 'asBuyer' | 'asVendor' | 'asRival'
type Deed =
  | { deed: 'propose' | 'others'; who: Who; day: number; clock: string; round: number }
  | { deed: 'accept'; who: Who; round: number; isFirst: boolean }
  | { deed: 'decline' | 'cancel' | 'write' | 'confirm'; who: Who; basedOn: number }
  | { deed: 'verify' }
  | { deed: 'wait'; days: number }

const who = fc.constantFrom<Who[]>('asBuyer', 'asVendor', 'asBuyer', 'asVendor', 'asRival')
const round = fc.integer({ min: 1, max: 3 })
const clock = fc.constantFrom('11:00', '12:00', '14:00', '16:30', '17:30')
const day = fc.integer({ min: 0, max: 12 })
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ deed: fc.constantFrom('propose' as const, 'others' as const), who, day, clock, round }) },
  { weight: 4, arbitrary: fc.record({ deed: fc.constant('accept' as const), who, round, isFirst: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ deed: fc.constantFrom('decline' as const, 'cancel' as const), who, basedOn: fc.constant(0) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ deed: fc.constantFrom('write' as const, 'confirm' as const, 'confirm' as const), who, basedOn: fc.nat(2) }),
  },
  { weight: 3, arbitrary: fc.constant({ deed: 'verify' as const }) },
  { weight: 3, arbitrary: fc.record({ deed: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 12 }) }) },
)
/** Stories that reach each end for certain; chance alone finds the longest way too rarely. */
const examples: [isHeld: boolean, story: Deed[]][] = [
  [
    true,
    [
      { deed: 'write', who: 'asVendor', basedOn: 0 },
      { deed: 'verify' },
      { deed: 'confirm', who: 'asBuyer', basedOn: 1 },
      { deed: 'wait', days: 12 },
      { deed: 'confirm', who: 'asBuyer', basedOn: 1 },
      { deed: 'confirm', who: 'asVendor', basedOn: 1 },
      { deed: 'cancel', who: 'asVendor', basedOn: 0 },
    ],
  ],
  [false, [{ deed: 'decline', who: 'asBuyer', basedOn: 0 }]],
  [true, [{ deed: 'cancel', who: 'asBuyer', basedOn: 0 }]],
]
const start = Date.parse('2026-12-21T04:10:00.000Z')

describe.each(engines)('a meeting on %s', (engine) => {
  test('keeps its rules whatever is tried in whatever order', { timeout: 300_000 }, async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(deeds, { minLength: 10, maxLength: 45 }), async (isHeld, story) => {
        const world = await activeEngagement(await freshDatabase(engine))
        let now = start
        await atTime(iso(now), () => doIt(world, { deed: 'propose', who: 'asVendor', day: 1, clock: '14:00', round: 1 }, now))
        if (isHeld) {
          await atTime(iso(now), () => doIt(world, { deed: 'accept', who: 'asBuyer', round: 1, isFirst: true }, now))
          now += 3 * 86_400_000
        }
        let before = await stateOf(world)
        for (const each of story) {
          now += each.deed === 'wait' ? each.days * 86_400_000 : 60_000
          const isGranted = await atTime(iso(now), () => doIt(world, each, now))
          const state = await stateOf(world)
          holds(before, state, each, now)
          if (!isGranted) expect(state).toEqual(before)
          for (const { status } of state.meetings) seen.add(status)
          before = state
        }
      }),
      { numRuns: engine === 'sqlite' ? 50 : 8, examples },
    )
    // Stories that never get far would prove little.
    expect([...seen]).toEqual(expect.arrayContaining(['agreed', 'declined', 'cancelled', 'minuted']))
  })
})

type State = Awaited<ReturnType<typeof stateOf>>

function holds(before: State, after: State, deed: Deed, now: number) {
  for (const meeting of after.meetings) {
    const was = before.meetings.find(({ id }) => id === meeting.id)
    if (!was) continue
    if (was.status !== meeting.status) expect(canMove(was.status, meeting.status), `${was.status} → ${meeting.status}`).toBe(true)
    expect(meeting.sequence).toBeGreaterThanOrEqual(was.sequence)
    if (was.status === 'agreed' && meeting.status !== 'agreed' && meeting.status !== 'minuted')
      expect(meeting.sequence).toBe(was.sequence + 1)
    if (was.status !== 'agreed' && meeting.status === 'agreed') {
      expect(deed).toMatchObject({ deed: 'accept', who: meeting.side === 'buyer' ? 'asVendor' : 'asBuyer' })
      expect(after.times).toContainEqual({ meetingId: meeting.id, round: meeting.round, startsAt: meeting.startsAt })
      expect(commonTimeFault(meeting.startsAt!, endOf(meeting.startsAt!, meeting.lengthMinutes))).toBeNull()
      expect(meeting.startsAt! > iso(now)).toBe(true)
    }
    if (meeting.status === 'minuted') {
      const last = after.minutes.filter(({ meetingId }) => meetingId === meeting.id).at(-1)!
      expect(last.status).toBe('confirmed')
      const confirmations = after.confirmations.filter(({ minutesId }) => minutesId === last.id)
      expect(confirmations.map(({ side, sha256Zh, sha256En }) => [side, sha256Zh, sha256En])).toEqual(
        ['buyer', 'vendor'].map((side) => [side, last.sha256Zh, last.sha256En]),
      )
    }
  }
  for (const minutes of after.minutes) {
    const was = before.minutes.find(({ id }) => id === minutes.id)?.status
    if (was !== undefined && was !== minutes.status) expect(canMoveMinutes(was, minutes.status)).toBe(true)
  }
}

async function stateOf({ db }: Awarded) {
  return {
    meetings: await db.selectFrom('meeting').selectAll().orderBy('number').execute(),
    times: await db.selectFrom('meetingTime').selectAll().orderBy('meetingId').orderBy('round').orderBy('startsAt').execute(),
    minutes: await db.selectFrom('meetingMinutes').selectAll().orderBy('meetingId').orderBy('number').execute(),
    confirmations: await db.selectFrom('minutesConfirmation').selectAll().orderBy('minutesId').orderBy('side').execute(),
  }
}

const iso = (at: number) => new Date(at).toISOString()
const dayAfter = (now: number, count: number) => iso(now + count * 86_400_000).slice(0, 10)

/** Answers whether the portal did it; what it refuses must have left no trace. */
async function doIt(world: Awarded, each: Deed, now: number): Promise<boolean> {
  const { db } = world
  if (each.deed === 'wait') {
    await runDueJobs(db, { ...jobHandlers, sendMail: async () => {} }, 'model')
    return false
  }
  const last = await db.selectFrom('meetingMinutes').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
  if (each.deed === 'verify') {
    if (last?.status !== 'in_translation') return false
    await verifyMinutes(db, { meetingId: last.meetingId, version: last.number })
    return true
  }
  const on = { ...world[each.who], number: 1 }
  if (each.deed === 'propose' || each.deed === 'others') {
    const times = [
      { at: 0, startsAt: instantOf(dayAfter(now, each.day), each.clock) },
      { at: 1, startsAt: instantOf(dayAfter(now, each.day + 1), each.clock) },
    ]
    if (each.deed === 'others') return (await proposeTimes(db, { ...on, round: each.round, lengthMinutes: 60, times })).ok
    const words = { title: 'A talk', agenda: '', place: 'Xuzhou', lengthMinutes: 60, language: 'en' } as const
    return (await proposeMeeting(db, { ...world[each.who], ...words, times })).ok
  }
  if (each.deed === 'accept') {
    const times = await db
      .selectFrom('meetingTime')
      .innerJoin('meeting', 'meeting.id', 'meetingTime.meetingId')
      .select('meetingTime.startsAt')
      .where('meeting.number', '=', 1)
      .where('meetingTime.round', '=', each.round)
      .orderBy('meetingTime.startsAt')
      .execute()
    const time = each.isFirst ? times[0] : times.at(-1)
    return (await acceptTime(db, { ...on, round: each.round, startsAt: time?.startsAt ?? iso(now) })).ok
  }
  if (each.deed === 'decline') return (await declineMeeting(db, { ...on, reason: 'No time.', language: 'en' })).ok
  if (each.deed === 'cancel') return (await cancelMeeting(db, { ...on, reason: 'Not needed.', language: 'en' })).ok
  if (each.deed === 'write') {
    const fields = { title: 'A talk', discussed: 'We talked.' }
    return (await writeMinutes(db, { ...on, language: 'en', basedOn: last?.number ?? each.basedOn, attendees: 'Li, Rao', fields })).ok
  }
  const read = { version: last?.number ?? 1, sha256Zh: last?.sha256Zh ?? '', sha256En: last?.sha256En ?? '' }
  return (await confirmMinutes(db, { ...on, ...read })).ok
}
