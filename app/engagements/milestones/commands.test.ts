import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { newId } from '~/platform/ids'
import { runDueJobs } from '~/platform/jobs.server'
import { largestMinor } from '~/platform/money'
import { jobHandlers } from '~/worker.server'
import { activeEngagement, verifyOrder } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { agreeToChange, proposeChange } from '../change-orders/commands.server'
import { statePayment } from '../payments/commands.server'
import { deliverMilestone, judgeDelivery, startMilestone } from './commands.server'
import { findMilestone } from './queries.server'

const at = '2026-12-01T06:00:00.000Z'
const file = (name: string) => ({ storageKey: newId(), name, mediaType: 'text/plain', bytes: 5, sha256: 'a'.repeat(64) })

describe.each(engines)('milestones on %s', (engine) => {
  async function begin() {
    const world = await activeEngagement(await freshDatabase(engine))
    const { db, engagementId } = world
    const milestone = (number: number) => findMilestone(db, { engagementId, number, language: 'en' })
    const deliver = (number: number) =>
      atTime(at, () =>
        deliverMilestone(db, { ...world.asVendor, number, language: 'en', note: 'It runs on the server.', files: [file('log.txt')] }),
      )
    const judge = async (number: number, unmet: readonly number[] = [], round = 1) =>
      atTime(at, async () =>
        judgeDelivery(db, {
          ...world.asBuyer,
          number,
          round,
          judged: (await milestone(number))!.criteria.map((each) => ({
            criterionId: each.id,
            isMet: !unmet.includes(each.number),
            reason: unmet.includes(each.number) ? '误差是3%。' : '',
          })),
          language: 'zh-CN',
          note: '',
          files: [],
        }),
      )
    const start = (number: number) => atTime(at, () => startMilestone(db, { ...world.asVendor, number }))
    const pay = (side: 'asBuyer' | 'asVendor', kind: 'invoiced' | 'sent' | 'received', changes = {}) =>
      atTime('2026-12-10T06:00:00.000Z', () =>
        statePayment(db, { ...world[side], number: 1, kind, amountMinor: 91_234_500, onDay: '2026-12-05', reference: 'INV-7', ...changes }),
      )
    const kinds = async (who: 'buyer' | 'vendor', kind: string) =>
      (
        await db
          .selectFrom('notification')
          .select('id')
          .where('personId', '=', world.parties[who].personId)
          .where('kind', '=', kind)
          .execute()
      ).length
    return { ...world, milestone, deliver, judge, start, pay, kinds }
  }

  test('go from begun over delivered, rejected on one criterion and reworked to accepted, each by its own side', async () => {
    const world = await begin()
    expect(await world.deliver(2)).toEqual({ ok: false, reason: 'movedOn' })
    expect(await startMilestone(world.db, { ...world.asBuyer, number: 2 })).toEqual({ ok: false, reason: 'movedOn' })
    expect(await startMilestone(world.db, { ...world.asRival, number: 2 })).toEqual({ ok: false, reason: 'notFound' })
    expect(await world.start(2)).toEqual({ ok: true })
    expect(await world.deliver(2)).toEqual({ ok: true })
    expect(await world.judge(2, [2])).toEqual({ ok: true, decision: 'rejected' })
    expect(await world.kinds('vendor', 'milestoneRejected')).toBe(1)
    const rejected = (await world.milestone(2))!
    expect(rejected.deliveries[0]!.verdict!.met).toHaveLength(rejected.criteria.length - 1)
    expect(rejected.deliveries[0]!.verdict!.words!.originalFields).toEqual({ 'criterion.2.reason': '误差是3%。' })
    expect(rejected.deliveries[0]!.files).toMatchObject([{ name: 'log.txt', sha256: 'a'.repeat(64) }])
    expect(await world.deliver(2)).toEqual({ ok: false, reason: 'movedOn' })
    expect(await world.start(2)).toEqual({ ok: true })
    expect(await world.deliver(2)).toEqual({ ok: true })
    expect(await world.judge(2, [], 1)).toEqual({ ok: false, reason: 'movedOn' })
    expect(await world.judge(2, [], 2)).toEqual({ ok: true, decision: 'accepted' })
    expect((await world.milestone(2))!.status).toBe('accepted')
  })

  test('a judgement that leaves a criterion out is none', async () => {
    const world = await begin()
    await world.start(2)
    await world.deliver(2)
    const [first] = (await world.milestone(2))!.criteria
    const judged = [{ criterionId: first!.id, isMet: true, reason: '' }]
    const answer = await judgeDelivery(world.db, { ...world.asBuyer, number: 2, round: 1, judged, language: 'en', note: '', files: [] })
    expect(answer).toEqual({ ok: false, reason: 'movedOn' })
    expect((await world.milestone(2))!.status).toBe('delivered')
  })

  test('time alone accepts nothing: a year of the portal’s own jobs only reminds', async () => {
    const world = await begin()
    await world.start(1)
    await world.deliver(1)
    for (const now of ['2026-12-20T00:00:00.000Z', '2027-03-01T00:00:00.000Z', '2027-11-01T00:00:00.000Z'])
      await atTime(now, () => runDueJobs(world.db, { ...jobHandlers, sendMail: async () => {} }, 'test'))
    expect((await world.milestone(1))!.status).toBe('delivered')
    expect((await world.milestone(2))!.status).toBe('planned')
    expect((await world.engagement()).status).toBe('active')
    expect(await world.kinds('buyer', 'milestoneToJudge')).toBe(1)
  })

  test('reminders come at 50 and 80 per cent to the vendor and at the end to both, once each, and follow a changed date', async () => {
    const world = await begin()
    const work = (now: string) => atTime(now, () => runDueJobs(world.db, { ...jobHandlers, sendMail: async () => {} }, 'test'))
    // From the signature on 20 November to 22 December 09:00 UTC: half is on 6 December, 80 per cent on 16 December.
    await work('2026-12-05T00:00:00.000Z')
    expect(await world.kinds('vendor', 'milestoneReminder')).toBe(0)
    await work('2026-12-07T00:00:00.000Z')
    expect(await world.kinds('vendor', 'milestoneReminder')).toBe(1)
    const effect = { milestoneNumber: 1, deltaMinor: 0, dueOn: '2027-01-31' }
    await atTime('2026-12-08T06:00:00.000Z', () =>
      proposeChange(world.db, { ...world.asVendor, language: 'en', fields: { title: 'Later', scope: 'The network comes later.' }, effect }),
    )
    await verifyOrder(world.db, 1)
    expect(await atTime('2026-12-09T06:00:00.000Z', () => agreeToChange(world.db, { ...world.asBuyer, number: 1 }))).toEqual({ ok: true })
    await work('2026-12-24T00:00:00.000Z')
    expect(await world.kinds('vendor', 'milestoneReminder')).toBe(1)
    expect(await world.kinds('buyer', 'milestoneDue')).toBe(0)
    await work('2027-02-01T00:00:00.000Z')
    await work('2027-02-01T00:00:00.000Z')
    expect(await world.kinds('vendor', 'milestoneDue')).toBe(1)
    expect(await world.kinds('buyer', 'milestoneDue')).toBe(1)
  })

  test('payment facts follow acceptance, each by its side, in order, and a correction leaves what it corrects in the record', async () => {
    const world = await begin()
    expect(await world.pay('asVendor', 'invoiced')).toEqual({ ok: false, reason: 'movedOn' })
    await world.start(1)
    await world.deliver(1)
    await world.judge(1)
    expect(await world.pay('asBuyer', 'invoiced')).toEqual({ ok: false, reason: 'movedOn' })
    expect(await world.pay('asVendor', 'invoiced', { onDay: '2026-12-11' })).toEqual({ ok: false, reason: 'inFuture' })
    expect(await world.pay('asVendor', 'invoiced', { onDay: '2026-10-31' })).toEqual({ ok: false, reason: 'beforeContract' })
    expect(await world.pay('asVendor', 'invoiced')).toEqual({ ok: true })
    expect(await world.pay('asVendor', 'invoiced', { reference: 'INV-8' })).toEqual({ ok: true })
    expect(await world.pay('asBuyer', 'sent', { onDay: '2026-11-30' })).toEqual({ ok: false, reason: 'beforeInvoiced' })
    expect(await world.pay('asVendor', 'received')).toEqual({ ok: false, reason: 'movedOn' })
    expect(await world.pay('asBuyer', 'sent', { onDay: '2026-12-07' })).toEqual({ ok: true })
    expect(await world.pay('asVendor', 'received')).toEqual({ ok: false, reason: 'beforeSent' })
    expect(await world.pay('asVendor', 'received', { onDay: '2026-12-09' })).toEqual({ ok: true })
    const rows = await world.db.selectFrom('paymentFact').select(['kind', 'reference', 'isCurrent']).orderBy('id').execute()
    expect(rows.map(({ kind, reference, isCurrent }) => `${kind} ${reference} ${isCurrent}`)).toEqual([
      'invoiced INV-7 0',
      'invoiced INV-8 1',
      'sent INV-7 1',
      'received INV-7 1',
    ])
  })

  test('when all is accepted the engagement is complete, when all is paid it is closed', async () => {
    const world = await begin()
    for (const number of [1, 2]) {
      await world.start(number)
      await world.deliver(number)
      await world.judge(number)
    }
    expect((await world.engagement()).status).toBe('completed')
    for (const number of [1, 2]) {
      for (const [side, kind] of [
        ['asVendor', 'invoiced'],
        ['asBuyer', 'sent'],
        ['asVendor', 'received'],
      ] as const)
        expect(await world.pay(side, kind, { number })).toEqual({ ok: true })
    }
    expect((await world.engagement()).status).toBe('closed')
  })

  test('no change makes a contract worth more than the largest amount, be it that two orders do so together', async () => {
    const world = await begin()
    const { valueMinor } = await world.engagement()
    const propose = (deltaMinor: number) =>
      atTime(at, () =>
        proposeChange(world.db, {
          ...world.asVendor,
          language: 'en',
          fields: { title: 'More', scope: 'More lines.' },
          effect: { milestoneNumber: 2, deltaMinor, dueOn: null },
        }),
      )
    expect(await propose(largestMinor - valueMinor + 1)).toEqual({ ok: false, reason: 'valueTooLarge' })
    for (const number of [1, 2]) {
      expect(await propose(largestMinor - valueMinor)).toEqual({ ok: true, number })
      await verifyOrder(world.db, number)
    }
    const agree = (number: number) => atTime(at, () => agreeToChange(world.db, { ...world.asBuyer, number }))
    expect(await agree(1)).toEqual({ ok: true })
    expect(await agree(2)).toEqual({ ok: false, reason: 'valueTooLarge' })
    expect((await world.engagement()).valueMinor).toBe(largestMinor)
    expect(await propose(-1)).toEqual({ ok: true, number: 3 })
  })

  test('a last milestone that costs nothing closes a paid engagement by its acceptance', async () => {
    const world = await begin()
    const effect = { milestoneNumber: 2, deltaMinor: -(await world.milestone(2))!.priceMinor, dueOn: null }
    await atTime(at, () =>
      proposeChange(world.db, { ...world.asVendor, language: 'en', fields: { title: 'A gift', scope: 'The manual is free.' }, effect }),
    )
    await verifyOrder(world.db, 1)
    expect(await atTime(at, () => agreeToChange(world.db, { ...world.asBuyer, number: 1 }))).toEqual({ ok: true })
    for (const number of [1, 2]) {
      await world.start(number)
      await world.deliver(number)
    }
    await world.judge(1)
    expect(await world.pay('asVendor', 'invoiced')).toEqual({ ok: true })
    expect(await world.pay('asBuyer', 'sent')).toEqual({ ok: true })
    expect(await world.pay('asVendor', 'received')).toEqual({ ok: true })
    expect((await world.engagement()).status).toBe('active')
    expect(await world.judge(2)).toEqual({ ok: true, decision: 'accepted' })
    expect((await world.engagement()).status).toBe('closed')
    const events = await world.db.selectFrom('engagementEvent').select('event').orderBy('id', 'desc').limit(3).execute()
    expect(events.map(({ event }) => event)).toEqual(['closed', 'certificateIssued', 'completed'])
    expect([await world.kinds('buyer', 'engagementCompleted'), await world.kinds('buyer', 'engagementClosed')]).toEqual([1, 1])
  })
})
