import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { enterRate } from '~/corridors/commands.server'
import { activeEngagement, completedAt, passMilestone } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
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
    const { id } = await db.selectFrom('milestone').select('id').where('number', '=', 1).executeTakeFirstOrThrow()
    expect(await paymentsOf(db, { milestoneId: id, currency: 'INR' })).toMatchObject({ daysToSend: 7, daysToArrive: 2, corrected: [] })
    const pack = await packOf(db, { engagementId, number: 1, now: later })
    const [zh, en] = [pack['zh-CN'], pack.en]
    expect(zh.sections.map(({ lines }) => lines.length)).toEqual(en.sections.map(({ lines }) => lines.length))
    expect(zh.sections.map(({ heading }) => heading)).not.toEqual(en.sections.map(({ heading }) => heading))
    const { sha256Zh } = await db.selectFrom('contractProposal').select('sha256Zh').executeTakeFirstOrThrow()
    for (const { sections } of [zh, en]) {
      const said = sections.flatMap(({ lines }) => lines.map(({ detail }) => detail)).join('\n')
      expect(said).toContain(sha256Zh)
      expect(said).toContain('INV-7')
      expect(said).not.toMatch(/engagements:|undefined/)
    }
  })
})
