import { describe, expect, test } from 'vitest'
import { atTime, plusMs } from '#db/clock'
import { enterRate } from '~/corridors/commands.server'
import { translateFor } from '~/platform/i18n/translators.server'
import { newId } from '~/platform/ids'
import { addParty, after, during, offerWith, openRequest, verifyTranslation } from '../../../tests/factories/bidding'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { awardBid, shortlistBid } from '../award/commands.server'
import { awardOf, contactAfterAward } from '../award/queries.server'
import { submitBid } from '../commands.server'
import { onBidVerified, openBids } from '../opening/commands.server'
import { releasedTo } from '../opening/queries.server'
import { ownBid, ownBids, ownOffer, receiptsOf } from '../queries.server'
import { comparisonOf } from './queries.server'
import { comparisonTable } from './table'

describe.each(engines)('who sees what of the bids on %s', (engine) => {
  async function world() {
    const db = await freshDatabase(engine)
    const request = await openRequest(db)
    const { requestId, buyer } = request
    const parties = []
    for (const [index, name] of ['One', 'Two'].entries()) {
      const party = await addParty(db, 'vendor', { name })
      const currency = index === 0 ? 'INR' : 'CNY'
      const sent = await atTime(during, () => submitBid(db, { ...party, requestId, offer: offerWith(`secret-${name}`, { currency }) }))
      if (!sent.ok) throw new Error(sent.reason)
      parties.push({ ...party, bidId: sent.bidId, ref: sent.ref })
    }
    const compare = (companyId = buyer.companyId) => comparisonOf(db, { requestId, companyId, openedAt: after, language: 'zh-CN' })
    const open = () => atTime(after, () => openBids(db, requestId))
    const verify = async () => {
      for (const { documentId } of await db.selectFrom('bid').select('documentId').execute()) await verifyTranslation(db, documentId!)
      await onBidVerified(db, { requestId })
    }
    const released = (companyId: string) => releasedTo(db, { requestId, companyId })
    return { db, requestId, buyer, one: parties[0]!, two: parties[1]!, compare, open, verify, released }
  }

  test('before the opening a bid exists for its own company alone', async () => {
    const { db, requestId, buyer, one, two, compare, released } = await world()
    expect(await compare()).toEqual([])
    for (const { companyId } of [buyer, one, two]) expect(await released(companyId)).toEqual([])
    expect(await ownBids(db, { companyId: one.companyId, language: 'en' })).toMatchObject([{ ref: one.ref, status: 'submitted' }])
    expect(await ownOffer(db, { companyId: one.companyId, bidId: one.bidId })).toMatchObject({
      team: expect.stringContaining('secret-One'),
    })
    for (const { companyId } of [buyer, two]) {
      expect(await ownBid(db, { companyId, ref: one.ref, language: 'en' })).toBeUndefined()
      expect(await ownOffer(db, { companyId, bidId: one.bidId })).toBeNull()
      expect(await receiptsOf(db, { companyId, bidId: one.bidId })).toEqual([])
    }
    expect(await contactAfterAward(db, { requestId, viewerCompanyId: buyer.companyId })).toBeNull()
  })

  test('between opening and gate the buyer has all facts and not one word', async () => {
    const { one, two, compare, open, buyer, released } = await world()
    await open()
    const bids = await compare()
    expect(bids).toMatchObject([
      { totalMinor: 211_234_500, words: null, nonce: null },
      { words: null, nonce: null },
    ])
    expect(JSON.stringify(bids)).not.toContain('secret')
    expect(await compare(one.companyId)).toEqual([])
    expect(await released(buyer.companyId)).toEqual([])
    expect(await released(one.companyId)).toMatchObject([{ ref: one.ref, content: expect.stringContaining('secret-One') }])
    expect((await released(two.companyId)).map(({ ref }) => ref)).toEqual([two.ref])
  })

  test('one verified bid stays closed while the other waits', async () => {
    const { db, requestId, compare, open } = await world()
    await open()
    const { documentId } = await db.selectFrom('bid').select('documentId').executeTakeFirstOrThrow()
    await verifyTranslation(db, documentId!)
    await onBidVerified(db, { requestId })
    expect((await compare()).map(({ words }) => words)).toEqual([null, null])
  })

  test('after the gate the buyer reads all in its language; prices stand at the rates of the opening, or as a dash', async () => {
    const { db, compare, open, verify, buyer, released } = await world()
    await open()
    await verify()
    expect((await compare())[0]).toMatchObject({ converted: [{ amount: null }, { amount: null }], rateDate: null })
    for (const [day, rate] of [
      ['2026-11-13', '7'],
      ['2026-11-18', '9'],
    ] as const) {
      const row = { id: newId(), base: 'USD', quote: 'CNY', rate, day, source: 'test', enteredBy: null, createdAt: after } as const
      await db.insertInto('exchangeRate').values(row).execute()
    }
    const inYuan = (await compare()).find(({ currency }) => currency === 'CNY')
    expect(inYuan).toMatchObject({ words: { language: 'zh-CN', provenance: { kind: 'verified' } }, rateDate: '2026-11-13' })
    expect(inYuan?.converted).toContainEqual({ currency: 'USD', amount: Math.round(211_234_500 / 7) })
    expect(await released(buyer.companyId)).toHaveLength(2)
  })

  test('a rate that is entered after the opening, be it for an earlier day, changes no figure', async () => {
    const { db, compare, open } = await world()
    const enter = (at: string, date: string, rate: string) =>
      atTime(at, () => enterRate(db, { actorId: null, rate: { base: 'USD', quote: 'CNY', rate, date, source: 'PBOC' } }))
    await enter(during, '2026-11-10', '7')
    await open()
    const before = await compare()
    expect(before.find(({ currency }) => currency === 'CNY')?.converted).toContainEqual({
      currency: 'USD',
      amount: Math.round(211_234_500 / 7),
    })
    const later = plusMs(after, 60_000)
    expect(await enter(later, '2026-11-16', '8')).toEqual({ ok: true })
    expect(await enter(later, '2026-11-13', '9')).toEqual({ ok: true })
    expect(await compare()).toEqual(before)
  })

  test('a bid whose prices come to more than a double holds is compared with the others, without a conversion', async () => {
    const { db, requestId, compare, open } = await world()
    await atTime(during, () =>
      enterRate(db, { actorId: null, rate: { base: 'USD', quote: 'CNY', rate: '7', date: '2026-11-10', source: 'PBOC' } }),
    )
    const party = await addParty(db, 'vendor', { name: 'Huge' })
    const milestones = Array.from({ length: 12 }, () => ({ title: 'One', what: 'All.', priceMinor: 10 ** 15, weeks: 1 }))
    await atTime(during, () => submitBid(db, { ...party, requestId, offer: offerWith('huge', { currency: 'CNY', milestones }) }))
    expect(await open()).toEqual({ ok: true, opened: 3 })
    const bids = await compare()
    const inDollars = new Map(bids.map(({ currency, totalMinor, converted }) => [`${currency} ${totalMinor}`, converted.at(-1)]))
    expect(inDollars).toEqual(
      new Map([
        ['CNY 211234500', { currency: 'USD', amount: Math.round(211_234_500 / 7) }],
        ['INR 211234500', { currency: 'USD', amount: null }],
        ['CNY 12000000000000000', { currency: 'USD', amount: null }],
      ]),
    )
    const table = comparisonTable(bids, { t: translateFor('en'), language: 'en', requirements: [] })
    expect(table).toHaveLength(4)
    expect(table.flat()).toContain(12 * 10 ** 13)
  })

  test('a vendor does not learn that it is shortlisted', async () => {
    const { db, requestId, buyer, one, open, verify } = await world()
    await open()
    await verify()
    await shortlistBid(db, { actorId: buyer.personId, companyId: buyer.companyId, requestId, bidId: one.bidId })
    expect(await ownBid(db, { companyId: one.companyId, ref: one.ref, language: 'en' })).toMatchObject({ status: 'readable' })
    expect((await ownBids(db, { companyId: one.companyId, language: 'en' })).map(({ status }) => status)).toEqual(['readable'])
  })

  test('after the award the two parties have each other’s contact and nobody else has', async () => {
    const { db, requestId, buyer, one, two, open, verify } = await world()
    await open()
    await verify()
    const words = '方案贴合现场，总价也合适。'
    await awardBid(db, { actorId: buyer.personId, companyId: buyer.companyId, requestId, bidId: one.bidId, reasonCode: 'bestValue', words })
    const contact = (viewerCompanyId: string) => contactAfterAward(db, { requestId, viewerCompanyId })
    expect(await contact(buyer.companyId)).toMatchObject({ nameEn: 'One', contactName: 'One contact' })
    expect(await contact(one.companyId)).toMatchObject({ nameEn: 'Gear Works' })
    expect(await contact(two.companyId)).toBeNull()
    expect(await awardOf(db, { requestId, language: 'en' })).toMatchObject({ reasonCode: 'bestValue', words: null, ownWords: null })
    expect(await awardOf(db, { requestId, language: 'zh-CN', isBuyer: true })).toMatchObject({ ownWords: { text: words } })
  })

  test('a vendor that is suspended or not verified now is marked, here and in the spreadsheet; its bid stands', async () => {
    const { db, compare, open, one, two } = await world()
    await db.updateTable('company').set({ status: 'suspended' }).where('id', '=', one.companyId).execute()
    await open()
    await db.updateTable('company').set({ verifiedUntil: after }).where('id', '=', two.companyId).execute()
    const bids = await compare()
    expect(bids.map(({ ref, status, company }) => [ref, status, company.trust]).sort()).toEqual(
      [
        [one.ref, 'opened', 'suspended'],
        [two.ref, 'opened', 'unverified'],
      ].sort(),
    )
    const rows = comparisonTable(bids, { t: translateFor('en'), language: 'en', requirements: [] })
    expect(rows.slice(1).flat()).toEqual(expect.arrayContaining(['Suspended by a moderator', 'Not verified at the moment']))
  })

  test('the spreadsheet has a row for each bid and no word before the gate', async () => {
    const { compare, open } = await world()
    await open()
    const requirements = [{ key: 'r1', level: 'must', what: '采集状态。', acceptance: '' }] as const
    const rows = comparisonTable(await compare(), { t: translateFor('zh-CN'), language: 'zh-CN', requirements })
    expect(rows).toHaveLength(3)
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    expect(JSON.stringify(rows)).not.toContain('secret')
    expect(rows[1]).toContain(2_112_345)
  })
})
