import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { runDueJobs } from '~/platform/jobs.server'
import { jobHandlers } from '~/worker.server'
import { type Awarded, activeEngagement, verifyOrder } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { canMove as canMoveEngagement } from '../engagement'
import { deliverMilestone, judgeDelivery, startMilestone } from '../milestones/commands.server'
import { canMove as canMoveMilestone } from '../milestones/milestone'
import { findMilestone } from '../milestones/queries.server'
import { statePayment } from '../payments/commands.server'
import { paymentKinds } from '../payments/payment'
import { canMove as canMoveOrder, priceAfter } from './change-order'
import { agreeToChange, declineChange, proposeChange } from './commands.server'

/**
 * Any sequence of deeds by anybody, legal or not, with days passing in between: after each one every state has come by a legal move, nothing
 * was accepted but by the buyer's judgement, and the price is what was signed plus what both agreed to.
 */
type Deed =
  | { deed: 'start' | 'deliver' | 'agree' | 'decline' | 'verify'; who: Who; number: number }
  | { deed: 'judge'; who: Who; number: number; isMet: boolean }
  | { deed: 'propose'; who: Who; number: number | null; deltaMinor: number; dueOn: string | null }
  | { deed: 'pay'; who: Who; number: number; kind: (typeof paymentKinds)[number] }
  | { deed: 'wait'; days: number }
type Who = 'asBuyer' | 'asVendor' | 'asRival'

const who = fc.constantFrom<Who[]>('asBuyer', 'asVendor', 'asRival')
const number = fc.integer({ min: 1, max: 3 })
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ deed: fc.constantFrom('start' as const, 'deliver' as const), who, number }) },
  { weight: 3, arbitrary: fc.record({ deed: fc.constant('judge' as const), who, number, isMet: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      deed: fc.constant('propose' as const),
      who,
      number: fc.option(number),
      deltaMinor: fc.integer({ min: -150_000_000, max: 90_000_000 }),
      dueOn: fc.option(fc.constantFrom('2027-01-15', '2027-04-30')),
    }),
  },
  { weight: 3, arbitrary: fc.record({ deed: fc.constantFrom('agree' as const, 'decline' as const, 'verify' as const), who, number }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('pay' as const), who, number, kind: fc.constantFrom(...paymentKinds) }) },
  { weight: 1, arbitrary: fc.record({ deed: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 60 }) }) },
)

describe.each(engines)('an engagement on %s', (engine) => {
  test('keeps its rules whatever is tried in whatever order', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 10, maxLength: 40 }), async (story) => {
        const world = await activeEngagement(await freshDatabase(engine))
        let now = Date.parse('2026-11-23T06:00:00.000Z')
        let before = await stateOf(world)
        for (const each of story) {
          now += each.deed === 'wait' ? each.days * 86_400_000 : 60_000
          const isGranted = await atTime(new Date(now).toISOString(), () => doIt(world, each))
          const state = await stateOf(world)
          holds(before, state, each)
          if (!isGranted) expect(state.all).toEqual(before.all)
          before = state
        }
      }),
      { numRuns: engine === 'sqlite' ? 25 : 6 },
    )
  })
})

type State = Awaited<ReturnType<typeof stateOf>>

function holds(before: State, after: State, deed: Deed) {
  const { engagement, milestones, orders } = after
  if (engagement.status !== before.engagement.status) expect(canMoveEngagement(before.engagement.status, engagement.status)).toBe(true)
  for (const milestone of milestones) {
    const was = before.milestones.find(({ id }) => id === milestone.id)?.status
    if (was === undefined || was === milestone.status) continue
    expect(canMoveMilestone(was, milestone.status), `${was} → ${milestone.status}`).toBe(true)
    if (milestone.status === 'accepted') expect(deed).toMatchObject({ deed: 'judge', who: 'asBuyer', isMet: true })
  }
  for (const order of orders) {
    const was = before.orders.find(({ id }) => id === order.id)?.status
    if (was !== undefined && was !== order.status) expect(canMoveOrder(was, order.status)).toBe(true)
  }
  expect(engagement.valueMinor).toBe(priceAfter(engagement.baseMinor, orders))
  expect(engagement.valueMinor).toBe(milestones.reduce((sum, { priceMinor }) => sum + priceMinor, 0))
  expect(milestones.every(({ priceMinor }) => priceMinor >= 0)).toBe(true)
  // Completed means that something is still to be paid; the last payment, or an acceptance after it, closes it.
  const isPaid = ({ id }: { id: string }) => after.all.facts.some(({ milestoneId, kind }) => milestoneId === id && kind === 'received')
  if (engagement.status === 'completed') expect(milestones.every((each) => each.priceMinor === 0 || isPaid(each))).toBe(false)
}

async function stateOf({ db, engagement }: Awarded) {
  const milestones = await db.selectFrom('milestone').select(['id', 'number', 'status', 'priceMinor', 'dueOn']).orderBy('number').execute()
  const orders = await db.selectFrom('changeOrder').select(['id', 'number', 'status', 'deltaMinor', 'readyAt']).orderBy('number').execute()
  const facts = await db.selectFrom('paymentFact').select(['id', 'milestoneId', 'kind', 'isCurrent']).orderBy('id').execute()
  const own = await engagement()
  return { engagement: own, milestones, orders, all: { own, milestones, orders, facts } }
}

/** Answers whether the portal did it; what it refuses must have left no trace. */
async function doIt(world: Awarded, each: Deed): Promise<boolean> {
  const { db, engagementId } = world
  if (each.deed === 'wait') {
    await runDueJobs(db, { ...jobHandlers, sendMail: async () => {} }, 'model')
    return false
  }
  const by = world[each.who]
  if (each.deed === 'start') return (await startMilestone(db, { ...by, number: each.number })).ok
  if (each.deed === 'deliver')
    return (await deliverMilestone(db, { ...by, number: each.number, language: 'en', note: 'Done.', files: [] })).ok
  if (each.deed === 'judge') {
    const milestone = await findMilestone(db, { engagementId, number: each.number, language: 'en' })
    const judged = (milestone?.criteria ?? []).map(({ id }, index) => ({
      criterionId: id,
      isMet: each.isMet || index > 0,
      reason: '不对。',
    }))
    const round = milestone?.deliveries[0]?.number ?? 1
    return (await judgeDelivery(db, { ...by, number: each.number, round, judged, language: 'zh-CN', note: '', files: [] })).ok
  }
  if (each.deed === 'propose') {
    const effect = { milestoneNumber: each.number, deltaMinor: each.deltaMinor, dueOn: each.dueOn }
    const fields = { title: 'A change', scope: 'Something else.', ...(each.number === null ? { addedCriterion: 'It runs.' } : {}) }
    return (await proposeChange(db, { ...by, language: 'en', fields, effect })).ok
  }
  if (each.deed === 'verify') {
    const order = await db.selectFrom('changeOrder').select('readyAt').where('number', '=', each.number).executeTakeFirst()
    if (!order || order.readyAt) return false
    await verifyOrder(db, each.number)
    return true
  }
  if (each.deed === 'agree') return (await agreeToChange(db, { ...by, number: each.number })).ok
  if (each.deed === 'decline') return (await declineChange(db, { ...by, number: each.number, reason: '太贵。', language: 'zh-CN' })).ok
  if (each.deed !== 'pay') return false
  const fact = { kind: each.kind, amountMinor: 100, onDay: '2026-11-23', reference: 'X' }
  return (await statePayment(db, { ...by, number: each.number, ...fact })).ok
}
