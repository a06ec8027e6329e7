import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { runDueJobs } from '~/platform/jobs.server'
import { jobHandlers } from '~/worker.server'
import { type Awarded, activeEngagement, awardedEngagement, readyTerms } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { proposeTerms } from '../contracts/commands.server'
import { contractTextOf, lastProposal } from '../contracts/queries.server'
import { canMove } from '../engagement'
import { deliverMilestone, judgeDelivery, startMilestone } from '../milestones/commands.server'
import { findMilestone } from '../milestones/queries.server'
import { statePayment } from '../payments/commands.server'
import { stepsOf } from '../standing.server'
import { stateScale } from './commands.server'
import { agreementOf, type ScaleChoice, scaleChoices } from './scale'

const monday = '2026-11-23T06:00:00.000Z'

/** The vendor begins and delivers a milestone, the buyer finds everything met. */
async function accept({ db, asVendor, asBuyer, engagementId }: Awarded, number: number) {
  await atTime(monday, async () => {
    await startMilestone(db, { ...asVendor, number })
    await deliverMilestone(db, { ...asVendor, number, language: 'en', note: 'Done.', files: [] })
    const { criteria, deliveries } = (await findMilestone(db, { engagementId, number, language: 'en' }))!
    const judged = criteria.map(({ id }) => ({ criterionId: id, isMet: true, reason: '' }))
    await judgeDelivery(db, { ...asBuyer, number, round: deliveries[0]!.number, judged, language: 'zh-CN', note: '', files: [] })
  })
}

const say = ({ db }: Awarded, by: Awarded['asBuyer'], choice: ScaleChoice, round = 1) =>
  atTime(monday, () => stateScale(db, { ...by, round, choice, reason: 'The pilot showed it.', language: 'en' }))

describe('agreement', () => {
  test('is what both say, never what one says or nobody', () =>
    fc.assert(
      fc.property(fc.option(fc.constantFrom(...scaleChoices)), fc.option(fc.constantFrom(...scaleChoices)), (buyer, vendor) => {
        const agreed = agreementOf(buyer, vendor)
        expect(agreed).toBe(agreementOf(vendor, buyer))
        if (agreed) expect([buyer, vendor]).toEqual([agreed, agreed])
        else expect(buyer === null || vendor === null || buyer !== vendor).toBe(true)
      }),
    ))
})

describe.each(engines)('what is built together on %s', (engine) => {
  const begin = async () => activeEngagement(await freshDatabase(engine), { isTogether: true })

  test('has no contract without a split of rights, and the first draft brings the bid’s', async () => {
    const world = await awardedEngagement(await freshDatabase(engine), { isTogether: true })
    const draft = await world.draft()
    expect(draft.terms).toMatchObject({
      foreground: 'shared',
      together: {
        pilot: 1,
        buyerShare: 60,
        territory: 'bothCountries',
        buyerAssets: [{ key: 'a1' }, { key: 'a2' }],
        vendorAssets: [{ kind: 'software' }],
      },
    })
    expect(draft.fields).toMatchObject({
      'buyerAsset.a1.name': '主轴电流数据。',
      pilot: '误报率低于5%。',
      exploitation: expect.stringMatching(/./),
    })
    const { together: _, ...terms } = draft.terms
    const propose = (proposed: typeof terms) =>
      proposeTerms(world.db, { ...world.asBuyer, ...draft, terms: proposed, language: 'zh-CN', basedOn: 0 })
    expect(await atTime(monday, () => propose(terms))).toEqual({ ok: false, reason: 'splitMissing' })
    await readyTerms(world)
    for (const [language, words] of [
      ['zh-CN', ['需求方占 60%', '需求方投入：', '里程碑 1 为试点', '双方均可在中国和印度销售。']],
      ['en', ['60 % to the buyer', 'The vendor brings:', 'Milestone 1 is the pilot', 'Each side may sell it in China and in India.']],
    ] as const) {
      const text = (await contractTextOf(world.db, { engagementId: world.engagementId, number: 1, language }))!
      for (const each of words) expect(text).toContain(each)
      expect(text).not.toMatch(/engagements:|together:\w|\{\{|undefined/)
    }
    expect((await lastProposal(world.db, world.engagementId))?.status).toBe('ready')
  })

  test('after the pilot both are asked; both saying go on unlocks what follows', async () => {
    const world = await begin()
    const { db, asBuyer, asVendor, asRival } = world
    const start = () => atTime(monday, () => startMilestone(db, { ...asVendor, number: 2 }))
    expect(await start()).toEqual({ ok: false, reason: 'waitsForPilot' })
    expect(await say(world, asBuyer, 'continue')).toEqual({ ok: false, reason: 'movedOn' })
    await accept(world, 1)
    const steps = async () => (await stepsOf(db, [await world.engagement()])).get(world.engagementId)!
    expect(await steps()).toMatchObject([{ code: 'scale.both', acts: 'both', path: '/scale' }, { code: 'invoice' }])
    expect(await say(world, asRival, 'stop')).toEqual({ ok: false, reason: 'notFound' })
    expect(await say(world, asBuyer, 'continue')).toEqual({ ok: true, agreed: null })
    expect(await steps()).toMatchObject([{ code: 'scale.vendor', acts: 'vendor' }, { code: 'invoice' }])
    expect(await start()).toEqual({ ok: false, reason: 'waitsForPilot' })
    expect(await say(world, asVendor, 'stop')).toEqual({ ok: true, agreed: null })
    expect(await steps()).toMatchObject([{ code: 'scaleDiffer', acts: 'both' }, { code: 'invoice' }])
    expect(await say(world, asVendor, 'continue')).toEqual({ ok: true, agreed: 'continue' })
    expect(await world.engagement()).toMatchObject({ status: 'active', scaleOutcome: 'continue' })
    expect(await start()).toEqual({ ok: true })
    expect(await say(world, asVendor, 'stop')).toEqual({ ok: false, reason: 'movedOn' })
    const said = await db.selectFrom('scaleStatement').select(['side', 'choice', 'isCurrent']).orderBy('createdAt').orderBy('id').execute()
    expect(said).toHaveLength(3)
    expect(said.filter(({ isCurrent }) => isCurrent === 1)).toHaveLength(2)
  })

  test('both saying stop ends it with what is accepted, which is still paid', async () => {
    const world = await begin()
    const { db, asBuyer, asVendor } = world
    await accept(world, 1)
    await say(world, asVendor, 'stop')
    expect(await say(world, asBuyer, 'stop')).toEqual({ ok: true, agreed: 'stop' })
    expect(await world.engagement()).toMatchObject({ status: 'terminated', scaleOutcome: 'stop', valueMinor: 211_234_500 })
    expect(await atTime(monday, () => startMilestone(db, { ...asVendor, number: 2 }))).toMatchObject({ ok: false })
    const pay = (by: typeof asBuyer, kind: 'invoiced' | 'sent') =>
      atTime(monday, () => statePayment(db, { ...by, number: 1, kind, amountMinor: 91_234_500, onDay: '2026-11-23', reference: 'A' }))
    expect(await pay(asVendor, 'invoiced')).toEqual({ ok: true })
    expect(await pay(asBuyer, 'sent')).toEqual({ ok: true })
  })

  test('a change begins a new round; forty words at once settle one', async () => {
    const world = await begin()
    await accept(world, 1)
    await say(world, world.asVendor, 'change')
    expect(await say(world, world.asBuyer, 'change')).toEqual({ ok: true, agreed: 'change' })
    expect(await world.engagement()).toMatchObject({ scaleRound: 2, scaleOutcome: null, status: 'active' })
    expect(await say(world, world.asBuyer, 'continue', 1)).toEqual({ ok: false, reason: 'movedOn' })
    const many = await Promise.all(
      Array.from({ length: 40 }, (_, index) => say(world, index % 2 ? world.asBuyer : world.asVendor, 'continue', 2)),
    )
    expect(many.filter((each) => each.ok && each.agreed === 'continue')).toHaveLength(1)
    const events = await world.db.selectFrom('engagementEvent').select('event').where('event', 'like', 'scale%ed').execute()
    expect(events.map(({ event }) => event).sort()).toEqual(['scaleChanged', 'scaleContinued'])
  })

  type Deed = { who: 'asBuyer' | 'asVendor' | 'asRival'; choice: ScaleChoice; round: number } | { wait: number } | { start: true }
  const deeds: fc.Arbitrary<Deed> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        who: fc.constantFrom('asBuyer' as const, 'asVendor' as const, 'asRival' as const),
        choice: fc.constantFrom(...scaleChoices),
        round: fc.integer({ min: 1, max: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 90 }) }) },
    { weight: 1, arbitrary: fc.record({ start: fc.constant(true as const) }) },
  )

  test('keeps to a model of it, whatever anybody says in whatever order and however long nobody does', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 5, maxLength: 25 }), async (story) => {
        const world = await begin()
        await accept(world, 1)
        const model = {
          round: 1,
          outcome: null as null | 'continue' | 'stop',
          asBuyer: null as ScaleChoice | null,
          asVendor: null as ScaleChoice | null,
        }
        let now = Date.parse(monday)
        for (const deed of story) {
          now += 'wait' in deed ? deed.wait * 86_400_000 : 60_000
          const at = new Date(now).toISOString()
          const before = await world.engagement()
          if ('wait' in deed) await atTime(at, () => runDueJobs(world.db, { ...jobHandlers, sendMail: async () => {} }, 'model'))
          else if ('start' in deed) {
            const started = await atTime(at, () => startMilestone(world.db, { ...world.asVendor, number: 2 }))
            if (model.outcome !== 'continue') expect(started.ok).toBe(false)
          } else {
            const isGranted = deed.who !== 'asRival' && deed.round === model.round && model.outcome === null
            const said = await atTime(at, () => stateScale(world.db, { ...world[deed.who], ...deed, reason: 'So.', language: 'en' }))
            expect(said.ok).toBe(isGranted)
            if (isGranted && deed.who !== 'asRival') {
              model[deed.who] = deed.choice
              const agreed = agreementOf(model.asBuyer, model.asVendor)
              if (agreed === 'change') Object.assign(model, { round: model.round + 1, asBuyer: null, asVendor: null })
              else if (agreed) model.outcome = agreed
            }
          }
          const own = await world.engagement()
          expect([own.scaleRound, own.scaleOutcome]).toEqual([model.round, model.outcome])
          if (own.status !== before.status) expect(canMove(before.status, own.status)).toBe(true)
          expect(own.status === 'terminated').toBe(model.outcome === 'stop')
          expect(own.valueMinor).toBe(before.valueMinor)
        }
      }),
      { numRuns: engine === 'sqlite' ? 15 : 5 },
    )
  })
})
