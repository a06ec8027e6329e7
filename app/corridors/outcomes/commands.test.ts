import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import type { Db } from '#db/connect'
import { agreeToChange, proposeChange } from '~/engagements/change-orders/commands.server'
import { reportJobs } from '~/engagements/jobs-reports/commands.server'
import { jobsYears } from '~/engagements/jobs-reports/queries.server'
import { deliverMilestone, judgeDelivery, startMilestone } from '~/engagements/milestones/commands.server'
import { findMilestone } from '~/engagements/milestones/queries.server'
import { agreeToMotion, onMotionVerified, proposeMotion } from '~/engagements/motions/commands.server'
import { statePayment } from '~/engagements/payments/commands.server'
import { csv } from '~/platform/csv'
import { translateFor } from '~/platform/i18n/translators.server'
import { verifyTranslation } from '../../../tests/factories/bidding'
import { type Awarded, activeEngagement, verifyOrder } from '../../../tests/factories/engagements'
import { gears, opened, world as requestWorld } from '../../../tests/factories/requesting'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { openCorridor } from '../commands.server'
import { outcomesOf, yearsOf } from './queries.server'
import { outcomesTable } from './table'

const monday = '2026-11-23T06:00:00.000Z'
const later = '2026-11-30T06:00:00.000Z'

async function corridorIn(db: Db): Promise<string> {
  const corridor = { slug: 'xuzhou-pune', nameZh: '徐州—浦那', nameEn: 'Xuzhou–Pune', descriptionZh: '徐州', descriptionEn: 'Xuzhou' }
  const made = await openCorridor(db, { actorId: null, corridor })
  if (!made.ok) throw new Error(made.reason)
  return made.id
}

async function accept({ db, asVendor, asBuyer, engagementId }: Awarded, number: number) {
  await atTime(monday, async () => {
    await startMilestone(db, { ...asVendor, number })
    await deliverMilestone(db, { ...asVendor, number, language: 'en', note: 'Done.', files: [] })
  })
  await atTime(later, async () => {
    const { criteria, deliveries } = (await findMilestone(db, { engagementId, number, language: 'en' }))!
    const judged = criteria.map(({ id }) => ({ criterionId: id, isMet: true, reason: '' }))
    await judgeDelivery(db, { ...asBuyer, number, round: deliveries[0]!.number, judged, language: 'zh-CN', note: '', files: [] })
  })
}

describe.each(engines)('a corridor’s figures on %s', (engine) => {
  const begin = async () => {
    const db = await freshDatabase(engine)
    const corridorId = await corridorIn(db)
    const world = await activeEngagement(db, { corridorId })
    const sums = async (year = 2026) =>
      Object.fromEntries(
        (await outcomesOf(db, { corridorId, year, isExact: true })).amounts.map(({ kind, byCurrency: { INR } }) => [
          kind,
          INR.state === 'shown' ? INR.minor : INR.state,
        ]),
      )
    return { db, corridorId, world, sums }
  }
  const bid = 211_234_500

  test('awarded is the chosen bid’s price, contracted the signed one and what both agreed to change', async () => {
    const { db, world, sums } = await begin()
    expect(await sums()).toEqual({ awarded: bid, contracted: bid, accepted: 'none', paid: 'none' })
    const effect = { milestoneNumber: 2, deltaMinor: -1_000_000, dueOn: null }
    await atTime(monday, () =>
      proposeChange(db, { ...world.asBuyer, language: 'zh-CN', fields: { title: '减', scope: '少一项。' }, effect }),
    )
    expect(await sums()).toMatchObject({ contracted: bid })
    await verifyOrder(db, 1)
    expect(await atTime(monday, () => agreeToChange(db, { ...world.asVendor, number: 1 }))).toEqual({ ok: true })
    expect(await sums()).toMatchObject({ awarded: bid, contracted: bid - 1_000_000 })
  })

  test('accepted is the price of milestones whose criteria are all met; paid what its buyer and its vendor both state, in the year of its day', async () => {
    const { db, corridorId, world, sums } = await begin()
    await accept(world, 1)
    expect(await sums()).toMatchObject({ accepted: 91_234_500, paid: 'none' })
    const state = (kind: 'invoiced' | 'sent' | 'received', amountMinor: number, onDay: string, at = later) =>
      atTime(at, () =>
        statePayment(db, { ...(kind === 'sent' ? world.asBuyer : world.asVendor), number: 1, kind, amountMinor, onDay, reference: 'A' }),
      )
    await state('invoiced', 91_234_500, '2026-11-30')
    await state('sent', 91_234_500, '2026-11-30')
    expect(await sums()).toMatchObject({ paid: 'none' })
    expect(await state('received', 91_000_000, '2026-11-30')).toEqual({ ok: true })
    expect(await sums()).toMatchObject({ paid: 91_000_000 })
    // A correction takes the place of what it corrects, in the year that it names.
    expect(await state('received', 91_234_500, '2027-01-04', '2027-01-05T06:00:00.000Z')).toEqual({ ok: true })
    expect(await sums()).toMatchObject({ paid: 0 })
    expect(await sums(2027)).toMatchObject({ paid: 91_234_500 })
    // What one side states above the other's figure counts for nothing, and a correction takes back what had counted.
    expect(await state('received', 10 ** 15, '2027-01-04', '2027-01-05T06:00:00.000Z')).toEqual({ ok: true })
    expect(await sums(2027)).toMatchObject({ paid: 91_234_500 })
    expect(await state('received', 90_000_000, '2027-01-04', '2027-01-05T06:00:00.000Z')).toEqual({ ok: true })
    expect(await sums(2027)).toMatchObject({ paid: 90_000_000 })
    // Only money came in that year: it is a year of the corridor all the same.
    expect(await yearsOf(db, corridorId, '2028-02-01')).toEqual([2028, 2027, 2026])
  })

  test('counts each once with its days; the public page says no sum of one company and no median of one', async () => {
    const { db, corridorId, world } = await begin()
    await accept(world, 1)
    await accept(world, 2)
    const { spans } = await outcomesOf(db, { corridorId, year: 2026, isExact: true })
    // Published on the 2nd, awarded on the 17th, signed on the 20th; delivered and accepted a week apart.
    expect(spans).toEqual([
      { kind: 'published', many: 0, days: null },
      { kind: 'award', many: 1, days: 15 },
      { kind: 'contract', many: 1, days: 3 },
      { kind: 'acceptance', many: 2, days: 7 },
      { kind: 'completion', many: 1, days: 10 },
    ])
    const shown = await outcomesOf(db, { corridorId, year: 2026 })
    expect(shown.amounts.map(({ byCurrency }) => byCurrency.INR.state)).toEqual(['few', 'few', 'few', 'none'])
    expect(shown.amounts.every(({ usdMinor }) => usdMinor === null)).toBe(true)
    expect(shown.spans.every(({ days }) => days === null)).toBe(true)
    expect(JSON.stringify(shown)).not.toContain('211234500')
    expect(await yearsOf(db, corridorId, '2027-02-01')).toEqual([2027, 2026])
  })

  test('a published request is counted where its buyer belongs', async () => {
    const db = await freshDatabase(engine)
    const corridorId = await corridorIn(db)
    const all = await requestWorld(db)
    await db.updateTable('company').set({ corridorId }).where('id', '=', all.buyer.companyId).execute()
    await opened(db, all, gears)
    expect((await outcomesOf(db, { corridorId, year: 2026 })).spans[0]).toEqual({ kind: 'published', many: 1, days: null })
  })

  test('an early end takes back nothing of what was signed', async () => {
    const { db, world, sums } = await begin()
    await accept(world, 1)
    const motion = { kind: 'terminate', reason: '工厂要搬迁。', remaining: '', language: 'zh-CN' } as const
    expect(await atTime(later, () => proposeMotion(db, { ...world.asBuyer, ...motion }))).toEqual({ ok: true, number: 1 })
    const { documentId } = await db.selectFrom('motion').select('documentId').executeTakeFirstOrThrow()
    await verifyTranslation(db, documentId)
    await atTime(later, () => onMotionVerified(db, { documentId }))
    expect(await atTime(later, () => agreeToMotion(db, { ...world.asVendor, number: 1 }))).toEqual({ ok: true })
    expect(await sums()).toMatchObject({ contracted: bid, accepted: 91_234_500 })
  })

  test('three engagements of three buyers and three vendors are told, rounded; twice the same company is not a third', async () => {
    const db = await freshDatabase(engine)
    const corridorId = await corridorIn(db)
    const worlds = [await activeEngagement(db, { corridorId }), await activeEngagement(db, { corridorId })]
    const awarded = async () => (await outcomesOf(db, { corridorId, year: 2026 })).amounts[0]!.byCurrency.INR
    expect(await awarded()).toEqual({ state: 'few' })
    await activeEngagement(db, { corridorId })
    expect(await awarded()).toEqual({ state: 'shown', minor: 630_000_000 })
    const row = await db.selectFrom('outcomeSum').selectAll().where('kind', '=', 'awarded').executeTakeFirstOrThrow()
    expect(row).toMatchObject({ amountMinor: 3 * bid, engagements: 3, buyers: 3, vendors: 3 })
    await accept(worlds[0]!, 1)
    await accept(worlds[0]!, 2)
    expect(await db.selectFrom('outcomeSum').selectAll().where('kind', '=', 'accepted').executeTakeFirstOrThrow()).toMatchObject({
      amountMinor: bid,
      engagements: 1,
      buyers: 1,
      vendors: 1,
    })
  })

  test('jobs are stated by each side with evidence, stand side by side, and a later statement takes the place of an earlier one', async () => {
    const { db, corridorId, world } = await begin()
    const report = (deed: typeof world.asBuyer, jobsIndia: number, year = 2026) =>
      atTime(later, () =>
        reportJobs(db, { ...deed, year, jobsChina: 5, jobsIndia, training: 2, evidence: 'Our pay-roll.', language: 'en' }),
      )
    expect(await report(world.asRival, 10)).toEqual({ ok: false, reason: 'notFound' })
    expect(await report(world.asVendor, 10, 2025)).toEqual({ ok: false, reason: 'otherYear' })
    expect(await report(world.asVendor, 10)).toEqual({ ok: true })
    expect(await report(world.asVendor, 25)).toEqual({ ok: true })
    expect(await report(world.asBuyer, 20)).toEqual({ ok: true })
    expect(await jobsYears(db, { engagementId: world.engagementId, language: 'en' })).toMatchObject([
      { year: 2026, buyer: { jobsIndia: 20 }, vendor: { jobsIndia: 25, training: 2 }, differing: ['jobsIndia'] },
    ])
    const exact = await outcomesOf(db, { corridorId, year: 2026, isExact: true })
    expect(exact.jobs).toEqual([
      { side: 'buyer', jobsChina: 5, jobsIndia: 20, training: 2, engagements: 1 },
      { side: 'vendor', jobsChina: 5, jobsIndia: 25, training: 2, engagements: 1 },
    ])
    expect((await outcomesOf(db, { corridorId, year: 2026 })).jobs).toEqual([
      { side: 'buyer', engagements: 1 },
      { side: 'vendor', engagements: 1 },
    ])
  })

  test('the spreadsheet says every figure with its definition and withholds what the page withholds', async () => {
    const { db, corridorId } = await begin()
    for (const language of ['zh-CN', 'en'] as const) {
      const rows = outcomesTable(await outcomesOf(db, { corridorId, year: 2026 }), { t: translateFor(language), corridor: '=cmd' })
      const text = csv(rows)
      expect(text.startsWith('\ufeff')).toBe(true)
      expect(text).not.toMatch(/outcomes:|"=cmd|2112345/)
      expect(rows.every((row) => row.length === 7)).toBe(true)
    }
  })
})
