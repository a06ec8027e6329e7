import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { runDueJobs } from '~/platform/jobs.server'
import { jobHandlers } from '~/worker.server'
import { verifyTranslation } from '../../../tests/factories/bidding'
import { activeEngagement, awardedEngagement, readyTerms, sign, signedAt, verifyTerms } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { proposeChange, withdrawChange } from '../change-orders/commands.server'
import { proposeTerms, withdrawTerms } from '../contracts/commands.server'
import { lastProposal } from '../contracts/queries.server'
import { deliverMilestone, judgeDelivery, startMilestone } from '../milestones/commands.server'
import { findMilestone } from '../milestones/queries.server'
import { resumeEngagement } from '../pauses/commands.server'
import { statePayment } from '../payments/commands.server'
import { stepsOf } from '../standing.server'
import { agreeToMotion, declineMotion, onMotionVerified, proposeMotion, withdrawMotion } from './commands.server'
import { remainsPayable } from './queries.server'

const monday = '2026-11-23T06:00:00.000Z'
const friday = '2026-11-27T06:00:00.000Z'
const reason = '工厂停电检修。'

describe.each(engines)('a motion on %s', (engine) => {
  async function begin() {
    const world = await activeEngagement(await freshDatabase(engine))
    const { db, engagementId } = world
    const propose = (kind: 'suspend' | 'terminate', remaining = '') =>
      atTime(monday, () => proposeMotion(db, { ...world.asBuyer, kind, language: 'zh-CN', reason, remaining }))
    const milestones = () => db.selectFrom('milestone').selectAll().where('engagementId', '=', engagementId).orderBy('number').execute()
    const reminders = async () =>
      (
        await db.selectFrom('job').select('payloadJson').where('kind', '=', 'milestoneReminder').where('status', '=', 'waiting').execute()
      ).map(({ payloadJson }) => JSON.parse(payloadJson).dueOn as string)
    const verify = async () => {
      const { documentId } = await db.selectFrom('motion').select('documentId').orderBy('number', 'desc').executeTakeFirstOrThrow()
      await verifyTranslation(db, documentId)
      await atTime(monday, () => onMotionVerified(db, { documentId }))
    }
    const next = async () => (await stepsOf(db, [await world.engagement()])).get(engagementId)!
    return { ...world, propose, milestones, reminders, verify, next }
  }

  test('to pause stops the clock by consent only, and resuming gives the lost working days back to every due day', async () => {
    const world = await begin()
    const { db, asBuyer, asVendor, asRival } = world
    expect(await world.propose('suspend')).toEqual({ ok: true, number: 1 })
    expect(await world.propose('suspend')).toEqual({ ok: false, reason: 'motionOpen' })
    expect((await world.engagement()).status).toBe('active')
    expect((await world.next())[0]).toMatchObject({ code: 'suspendAnswer.vendor', acts: 'vendor', path: '/motions/1' })
    expect(await agreeToMotion(db, { ...asBuyer, number: 1 })).toEqual({ ok: false, reason: 'movedOn' })
    expect(await agreeToMotion(db, { ...asRival, number: 1 })).toEqual({ ok: false, reason: 'notFound' })
    expect(await atTime(monday, () => agreeToMotion(db, { ...asVendor, number: 1 }))).toEqual({ ok: true })
    expect(await world.engagement()).toMatchObject({ status: 'suspended', suspendedAt: monday })
    const before = await world.milestones()
    expect(await startMilestone(db, { ...asVendor, number: 1 })).toEqual({ ok: false, reason: 'notRunning' })
    await atTime('2026-11-26T06:00:00.000Z', () => runDueJobs(db, { ...jobHandlers, sendMail: async () => {} }, 'test'))
    expect((await world.next()).map(({ code }) => code)).toEqual(['suspended'])

    // From Monday noon to Friday noon four working days end at 17:00: Monday to Thursday.
    expect(await resumeEngagement(db, asRival)).toEqual({ ok: false, reason: 'notFound' })
    expect(await atTime(friday, () => resumeEngagement(db, asVendor))).toEqual({ ok: true, workingDays: 4 })
    const after = await world.milestones()
    expect(after.map(({ dueOn }) => dueOn > before[0]!.dueOn)).toEqual(after.map(() => true))
    expect(new Set(await world.reminders())).toEqual(new Set(after.map(({ dueOn }) => dueOn)))
    expect((await world.engagement()).status).toBe('active')
    expect(await resumeEngagement(db, asVendor)).toEqual({ ok: false, reason: 'notYoursToResume' })
    const told = await db.selectFrom('notification').select('kind').where('kind', 'like', 'engagement%').orderBy('kind').execute()
    expect(told.map(({ kind }) => kind)).toEqual(['engagementResumed', 'engagementSuspended'])
    const audit = await db
      .selectFrom('auditEntry')
      .select('event')
      .where('event', 'in', ['engagement.suspended', 'engagement.resumed'])
      .execute()
    expect(audit).toHaveLength(2)
  })

  test('declined or withdrawn changes nothing', async () => {
    const world = await begin()
    const { db, asBuyer, asVendor } = world
    await world.propose('suspend')
    expect(await declineMotion(db, { ...asBuyer, number: 1 })).toEqual({ ok: false, reason: 'movedOn' })
    expect(await declineMotion(db, { ...asVendor, number: 1 })).toEqual({ ok: true })
    await world.propose('terminate')
    expect(await withdrawMotion(db, { ...asVendor, number: 2 })).toEqual({ ok: false, reason: 'movedOn' })
    expect(await withdrawMotion(db, { ...asBuyer, number: 2 })).toEqual({ ok: true })
    expect(await agreeToMotion(db, { ...asVendor, number: 2 })).toEqual({ ok: false, reason: 'movedOn' })
    expect((await world.engagement()).status).toBe('active')
    expect((await db.selectFrom('translationTask').select('status').orderBy('id', 'desc').executeTakeFirstOrThrow()).status).toBe('stale')
  })

  test('to end early waits for both languages, ends open questions, accepts nothing and leaves what is accepted payable', async () => {
    const world = await begin()
    const { db, engagementId, asBuyer, asVendor } = world
    await startMilestone(db, { ...asVendor, number: 1 })
    await deliverMilestone(db, { ...asVendor, number: 1, language: 'en', note: 'Done.', files: [] })
    const { criteria, priceMinor } = (await findMilestone(db, { engagementId, number: 1, language: 'en' }))!
    const judged = criteria.map(({ id }) => ({ criterionId: id, isMet: true, reason: '' }))
    await judgeDelivery(db, { ...asBuyer, number: 1, round: 1, judged, language: 'zh-CN', note: '', files: [] })
    await startMilestone(db, { ...asVendor, number: 2 })
    await deliverMilestone(db, { ...asVendor, number: 2, language: 'en', note: 'Done too.', files: [] })
    const effect = { milestoneNumber: null, deltaMinor: 500, dueOn: '2027-06-01' }
    const fields = { title: 'More', scope: 'More.', addedCriterion: 'It runs.' }
    await proposeChange(db, { ...asVendor, language: 'en', fields, effect })

    await world.propose('terminate', '归还测试设备。')
    expect(await agreeToMotion(db, { ...asVendor, number: 1 })).toEqual({ ok: false, reason: 'movedOn' })
    expect((await world.next())[0]).toMatchObject({ code: 'motionInTranslation', acts: 'portal' })
    await world.verify()
    expect((await world.next())[0]).toMatchObject({ code: 'terminateAnswer.vendor', acts: 'vendor' })
    expect(await agreeToMotion(db, { ...asVendor, number: 1 })).toEqual({ ok: true })

    expect((await world.engagement()).status).toBe('terminated')
    expect((await world.milestones()).map(({ status }) => status)).toEqual(['accepted', 'delivered'])
    expect(await db.selectFrom('changeOrder').select('status').executeTakeFirstOrThrow()).toEqual({ status: 'withdrawn' })
    expect((await remainsPayable(db, engagementId)).openMinor).toBe(priceMinor)
    expect((await world.next()).map(({ code }) => code)).toEqual(['invoice', 'review.buyer', 'review.vendor'])
    const fact = { kind: 'invoiced', amountMinor: priceMinor, onDay: '2026-11-20', reference: 'A1' } as const
    expect(await statePayment(db, { ...asVendor, number: 1, ...fact })).toEqual({ ok: true })
    expect(await statePayment(db, { ...asVendor, number: 2, ...fact })).toEqual({ ok: false, reason: 'movedOn' })
    expect(await world.propose('terminate')).toEqual({ ok: false, reason: 'notNow' })
  })

  test('a change order and a proposal of terms go back to whoever made them, before they are answered', async () => {
    const world = await begin()
    const { db, asBuyer, asVendor } = world
    const effect = { milestoneNumber: 1, deltaMinor: 500, dueOn: null }
    await proposeChange(db, { ...asVendor, language: 'en', fields: { title: 'More', scope: 'More.' }, effect })
    expect(await withdrawChange(db, { ...asBuyer, number: 1 })).toEqual({ ok: false, reason: 'movedOn' })
    expect(await withdrawChange(db, { ...asVendor, number: 1 })).toEqual({ ok: true })
    expect(await withdrawChange(db, { ...asVendor, number: 1 })).toEqual({ ok: false, reason: 'movedOn' })
    expect((await world.engagement()).valueMinor).toBe((await world.engagement()).baseMinor)

    const other = await awardedEngagement(await freshDatabase(engine))
    await readyTerms(other)
    expect(await withdrawTerms(other.db, other.asVendor)).toEqual({ ok: false, reason: 'movedOn' })
    expect(await withdrawTerms(other.db, other.asBuyer)).toEqual({ ok: true })
    expect(await sign(other, other.asVendor)).toMatchObject({ ok: false })
    const again = await atTime(signedAt, async () =>
      proposeTerms(other.db, { ...other.asBuyer, ...(await other.draft()), language: 'zh-CN', basedOn: 1 }),
    )
    expect(again).toEqual({ ok: true, number: 2 })
    await verifyTerms(other)
    expect(await sign(other, other.asVendor)).toEqual({ ok: true, isActive: false })
    expect(await withdrawTerms(other.db, other.asBuyer)).toEqual({ ok: false, reason: 'movedOn' })
    expect((await lastProposal(other.db, other.engagementId))!.status).toBe('ready')
  })
})
