import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { convert } from '~/platform/money'
import { engines, freshDatabase } from '../../tests/setup/database'
import { enterRate, openCorridor } from './commands.server'
import { listCorridors, ratesOn } from './queries.server'

const noon = '2026-11-20T04:00:00.000Z'
const usdCny = { base: 'USD', quote: 'CNY', rate: '7.1', date: '2026-11-19', source: 'PBOC' } as const

describe.each(engines)('exchange rates on %s', (engine) => {
  test('the newest one up to the day counts, with its date', async () => {
    const db = await freshDatabase(engine)
    await atTime(noon, async () => {
      for (const rate of [usdCny, { ...usdCny, rate: '7.2', date: '2026-11-20' }, { ...usdCny, quote: 'INR' as const, rate: '84.5' }])
        expect(await enterRate(db, { actorId: null, rate })).toEqual({ ok: true })
    })
    expect((await ratesOn(db)).map(({ quote, rate, date }) => [quote, rate, date])).toEqual([
      ['CNY', '7.2', '2026-11-20'],
      ['INR', '84.5', '2026-11-19'],
    ])
    expect(convert(710_00, 'CNY', 'USD', await ratesOn(db, '2026-11-19'))).toMatchObject({ minor: 100_00, date: '2026-11-19' })
    expect(await ratesOn(db, '2026-11-18')).toEqual([])
  })

  test.each([
    [{ rate: '0' }, 'badRate'],
    [{ rate: '7,1' }, 'badRate'],
    [{ date: '2026-11-21' }, 'future'],
    [{ date: 'yesterday' }, 'badDay'],
    [{ source: ' ' }, 'noSource'],
    [{ quote: 'USD' as const }, 'badPair'],
    [{ rate: '71' }, 'wild'],
  ])('refuses %o', async (change, reason) => {
    const db = await freshDatabase(engine)
    await atTime(noon, async () => {
      await enterRate(db, { actorId: null, rate: { ...usdCny, date: '2026-11-18' } })
      expect(await enterRate(db, { actorId: null, rate: { ...usdCny, ...change } })).toEqual({ ok: false, reason })
    })
  })

  test('a day of a pair is entered once, however many press', async () => {
    const db = await freshDatabase(engine)
    await atTime(noon, async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => enterRate(db, { actorId: null, rate: usdCny })))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    })
    const audit = await db.selectFrom('auditEntry').select('event').execute()
    expect(audit).toEqual([{ event: 'rate.entered' }])
  })

  test('corridors keep their order and their slug is theirs', async () => {
    const db = await freshDatabase(engine)
    const corridor = { nameZh: '徐州—浦那', nameEn: 'Xuzhou–Pune', descriptionZh: '徐州', descriptionEn: 'Xuzhou' }
    for (const slug of ['xuzhou-pune', 'dalian-hyderabad']) await openCorridor(db, { actorId: null, corridor: { slug, ...corridor } })
    expect(await openCorridor(db, { actorId: null, corridor: { slug: 'xuzhou-pune', ...corridor } })).toEqual({
      ok: false,
      reason: 'slugTaken',
    })
    expect((await listCorridors(db)).map(({ slug }) => slug)).toEqual(['xuzhou-pune', 'dalian-hyderabad'])
  })
})
