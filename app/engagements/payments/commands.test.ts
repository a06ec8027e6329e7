import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { enterRate } from '~/corridors/commands.server'
import { formatMoney } from '~/platform/money'
import { activeEngagement, completedAt, passMilestone, verifyOrder } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { agreeToChange, proposeChange } from '../change-orders/commands.server'
import { findEngagement } from '../queries.server'
import { statePayment } from './commands.server'
import { packOf } from './pack.server'
import { paymentsOf, taxFiling } from './queries.server'

const later = '2026-12-11T06:00:00.000Z'

describe.each(engines)('payments on %s', (engine) => {
  test('above US$50,000 at the day’s rate ask for the tax filing, exactly that much does not, and without a rate nothing is said', async () => {
    const db = await freshDatabase(engine)
    const filing = async (amountMinor: number, day = '2026-12-10') => (await taxFiling(db, { amountMinor, currency: 'CNY', day })).verdict
    expect(await filing(36_000_001)).toBe('noRate')
    for (const [date, rate] of [
      ['2026-11-20', '7.2'],
      ['2026-12-05', '7'],
    ] as const)
      await atTime(later, () => enterRate(db, { actorId: null, rate: { base: 'USD', quote: 'CNY', rate, date, source: 'PBOC' } }))
    expect([await filing(35_000_000), await filing(35_000_100)]).toEqual(['below', 'above'])
    // Of an earlier day its own rate counts.
    expect(await filing(35_000_100, '2026-12-01')).toBe('below')
    expect((await taxFiling(db, { amountMinor: 5_000_001, currency: 'USD', day: '2026-12-10' })).verdict).toBe('above')
    const rupees = (amountMinor: number) => taxFiling(db, { amountMinor, currency: 'INR', day: '2026-12-10' })
    expect((await rupees(450_000_000)).verdict).toBe('noRate')
    await atTime(later, () =>
      enterRate(db, { actorId: null, rate: { base: 'USD', quote: 'INR', rate: '90', date: '2026-12-01', source: 'RBI' } }),
    )
    expect(await rupees(450_000_000)).toEqual({ verdict: 'below', usdMinor: 5_000_000, date: '2026-12-01' })
    expect((await rupees(450_009_000)).verdict).toBe('above')
  })

  test('have days taken beside both sides’ facts, and a pack that says the same in both languages', async () => {
    const world = await activeEngagement(await freshDatabase(engine))
    const { db, engagementId } = world
    await passMilestone(world, 1, completedAt)
    const state = (deed: typeof world.asBuyer, kind: 'invoiced' | 'sent' | 'received', onDay: string) =>
      atTime(later, () => statePayment(db, { ...deed, number: 1, kind, amountMinor: 91_234_500, onDay, reference: 'INV-7' }))
    expect(await state(world.asVendor, 'invoiced', '2026-12-01')).toEqual({ ok: true })
    expect(await state(world.asBuyer, 'sent', '2026-12-08')).toEqual({ ok: true })
    expect(await state(world.asVendor, 'received', '2026-12-10')).toEqual({ ok: true })
    const effect = { milestoneNumber: 2, deltaMinor: -1_200_000, dueOn: null }
    await atTime(later, () =>
      proposeChange(db, { ...world.asVendor, language: 'en', fields: { title: 'Less', scope: 'One line less.' }, effect }),
    )
    await verifyOrder(db, 1)
    await atTime(later, () => agreeToChange(db, { ...world.asBuyer, number: 1 }))
    const { id } = await db.selectFrom('milestone').select('id').where('number', '=', 1).executeTakeFirstOrThrow()
    expect(await paymentsOf(db, { milestoneId: id, currency: 'INR' })).toMatchObject({ daysToSend: 7, daysToArrive: 2, corrected: [] })
    const pack = await packOf(db, { engagementId, number: 1, now: later })
    const [zh, en] = [pack['zh-CN'], pack.en]
    expect(zh.sections.map(({ lines }) => lines.length)).toEqual(en.sections.map(({ lines }) => lines.length))
    expect(zh.sections.map(({ heading }) => heading)).not.toEqual(en.sections.map(({ heading }) => heading))
    const { sha256Zh } = await db.selectFrom('contractProposal').select('sha256Zh').executeTakeFirstOrThrow()
    const order = await db.selectFrom('changeOrder').select(['sha256Zh', 'sha256En']).executeTakeFirstOrThrow()
    const { ref } = await db.selectFrom('engagement').select('ref').executeTakeFirstOrThrow()
    const { baseMinor, valueMinor, currency } = (await findEngagement(db, { viewer: 'observer', ref, language: 'en' }))!
    expect(valueMinor).toBe(baseMinor - 1_200_000)
    for (const [language, { sections }] of [
      ['zh-CN', zh],
      ['en', en],
    ] as const) {
      const said = sections.flatMap(({ lines }) => lines.map(({ detail }) => detail)).join('\n')
      expect(said).toContain(sha256Zh)
      expect(said).toContain('INV-7')
      for (const hash of [order.sha256Zh, order.sha256En]) expect(said).toContain(hash)
      for (const minor of [baseMinor, -1_200_000, valueMinor]) expect(said).toContain(formatMoney(minor, currency, language))
      expect(said).not.toMatch(/engagements:|undefined/)
    }
  })
})
