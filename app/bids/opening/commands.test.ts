import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { atTime, plusMs } from '#db/clock'
import { inTransaction } from '#db/connect'
import { readDocument } from '~/translations/queries.server'
import { addParty, after, deadlineAt, during, offerWith, openRequest, verifyTranslation } from '../../../tests/factories/bidding'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { markNeedsReconfirm, saveBidDraft, submitBid } from '../commands.server'
import { typedFrom } from '../offer'
import { sealedSubject } from '../sealing/commands.server'
import { onBidVerified, openBids, passGateUnverified } from './commands.server'
import { commitmentsOf } from './queries.server'

describe.each(engines)('opening on %s', (engine) => {
  async function world(vendors = 2) {
    const db = await freshDatabase(engine)
    const request = await openRequest(db)
    const { requestId } = request
    const parties = []
    const receipts = []
    for (let n = 1; n <= vendors; n++) {
      const party = await addParty(db, 'vendor', { name: `Vendor ${n}` })
      const receipt = await atTime(during, () => submitBid(db, { ...party, requestId, offer: offerWith(`token${n}`, { teamSize: n }) }))
      if (!receipt.ok) throw new Error(receipt.reason)
      parties.push(party)
      receipts.push(receipt)
    }
    const open = (at = after) => atTime(at, () => openBids(db, requestId))
    const bids = () => db.selectFrom('bid').selectAll().orderBy('id').execute()
    const request_ = () => db.selectFrom('request').selectAll().where('id', '=', requestId).executeTakeFirstOrThrow()
    const kindsFor = async (personId: string) =>
      (await db.selectFrom('notification').select('kind').where('personId', '=', personId).orderBy('id').execute()).map(({ kind }) => kind)
    return { db, request, requestId, parties, receipts, open, bids, request_, kindsFor }
  }

  test('nothing opens before the deadline, and the job comes back for the deadline that counts', async () => {
    const { db, open, bids } = await world()
    expect(await open(plusMs(deadlineAt, -1))).toEqual({ ok: true, opened: 0 })
    expect(await bids()).toMatchObject([{ status: 'submitted' }, { status: 'submitted' }])
    expect(await db.selectFrom('job').select('runAt').where('kind', '=', 'openBids').execute()).toEqual([{ runAt: deadlineAt }])
  })

  test('at the deadline all facts are there and no words are', async () => {
    const { db, open, bids, request_, kindsFor, request, parties } = await world()
    expect(await open(deadlineAt)).toEqual({ ok: true, opened: 2 })
    expect(await bids()).toMatchObject([
      { status: 'opened', currency: 'INR', totalMinor: 211_234_500, weeks: 10, teamSize: 1, mustCovered: 1, mustTotal: 2 },
      { status: 'opened', teamSize: 2 },
    ])
    expect(JSON.parse((await bids())[0]!.factsJson!)).toEqual({
      coverage: [
        { key: 'r1', answer: 'full' },
        { key: 'r2', answer: 'partial' },
        { key: 'r3', answer: 'no' },
      ],
      milestones: [
        { priceMinor: 91_234_500, weeks: 4 },
        { priceMinor: 120_000_000, weeks: 6 },
      ],
      validityDays: 60,
    })
    expect(await request_()).toMatchObject({ status: 'evaluating', openedAt: deadlineAt })
    for (const { documentId } of await bids()) expect(await readDocument(db, { documentId: documentId!, language: 'zh-CN' })).toBeNull()
    expect(await kindsFor(request.buyer.personId)).toEqual(['bidsOpened'])
    expect(await kindsFor(parties[0]!.personId)).toEqual(['bidSubmitted', 'bidOpened'])
  })

  test('opening again, even many times at once, changes nothing', async () => {
    const { db, open, bids } = await world()
    await Promise.all(Array.from({ length: 8 }, () => open()))
    const opened = await bids()
    await open()
    expect(await bids()).toEqual(opened)
    expect(await db.selectFrom('document').select('id').where('kind', '=', 'bid').execute()).toHaveLength(2)
    expect(await db.selectFrom('auditEntry').select('id').where('event', '=', 'request.evaluating').execute()).toHaveLength(1)
    expect(await db.selectFrom('job').select('id').where('kind', '=', 'bidGate').execute()).toHaveLength(1)
  })

  test('everybody concerned can recompute each commitment from what is released', async () => {
    const { db, requestId, open, receipts } = await world()
    expect(await commitmentsOf(db, requestId)).toEqual([])
    await open()
    const versions = await db.selectFrom('bidVersion').selectAll().orderBy('bidId').execute()
    for (const [index, { contentOpened, nonceOpened, commitment }] of versions.entries()) {
      const computed = createHash('sha256').update(contentOpened!, 'utf8').update(Buffer.from(nonceOpened!, 'hex')).digest('hex')
      expect(computed).toBe(commitment)
      expect(commitment).toBe(receipts[index]!.commitment)
    }
    const listed = (await commitmentsOf(db, requestId)).map(({ commitment }) => commitment)
    expect(listed).toEqual(receipts.map(({ commitment }) => commitment).sort())
  })

  test('the opening names in the audit what the sealed entries were', async () => {
    const { db, open, receipts } = await world()
    await open()
    const { detailJson } = await db
      .selectFrom('auditEntry')
      .select('detailJson')
      .where('event', '=', 'request.evaluating')
      .executeTakeFirstOrThrow()
    const { bids } = JSON.parse(detailJson)
    for (const { ref, bidId, commitment } of receipts) {
      const subject = sealedSubject({ deed: 'submitted', bidId, version: 1, commitment })
      expect(bids).toContainEqual({ ref, commitment, sealedEntries: [subject], isSound: true })
    }
  })

  test('a bid that was changed behind the application is set aside and named, and the others open', async () => {
    const { db, open, bids, receipts, kindsFor, parties } = await world()
    const { ciphertext } = await db
      .selectFrom('bidVersion')
      .select('ciphertext')
      .where('bidId', '=', receipts[0]!.bidId)
      .executeTakeFirstOrThrow()
    const flipped = `${ciphertext.slice(0, 60)}${ciphertext[60] === 'A' ? 'B' : 'A'}${ciphertext.slice(61)}`
    await db.updateTable('bidVersion').set({ ciphertext: flipped }).where('bidId', '=', receipts[0]!.bidId).execute()
    expect(await open()).toEqual({ ok: true, opened: 1 })
    expect(await bids()).toMatchObject([{ status: 'disqualified', disqualifiedReason: 'sealBroken' }, { status: 'opened' }])
    const named = await db.selectFrom('auditEntry').select('subjectId').where('event', '=', 'bid.sealBroken').execute()
    expect(named).toEqual([{ subjectId: receipts[0]!.bidId }])
    expect(await kindsFor(parties[0]!.personId)).toContain('bidSealBroken')
  })

  test('a changed commitment is found out as well', async () => {
    const { db, open, receipts } = await world(1)
    await db
      .updateTable('bidVersion')
      .set({ commitment: 'f'.repeat(64) })
      .where('bidId', '=', receipts[0]!.bidId)
      .execute()
    expect(await open()).toEqual({ ok: true, opened: 0 })
  })

  test('control characters in a bid, NUL among them, stop nobody: the words open without them, and the commitment still fits', async () => {
    const { db, open, bids, requestId, receipts } = await world(1)
    const party = await addParty(db, 'vendor', { name: 'Other' })
    const offer = offerWith('nul\u0000 \u0007bell', { assumptions: '\u0000' })
    const receipt = await atTime(during, () => submitBid(db, { ...party, requestId, offer }))
    if (!receipt.ok) throw new Error(receipt.reason)
    expect(await open()).toEqual({ ok: true, opened: 2 })
    const { documentId } = (await bids()).find(({ id }) => id === receipt.bidId)!
    const segments = await db.selectFrom('segment').select(['field', 'text']).where('documentId', '=', documentId!).execute()
    expect(segments.filter(({ text }) => text.includes('nul bell')).length).toBeGreaterThan(3)
    expect(segments.some(({ field }) => field === 'assumptions')).toBe(false)
    const { contentOpened, nonceOpened } = await db
      .selectFrom('bidVersion')
      .select(['contentOpened', 'nonceOpened'])
      .where('bidId', '=', receipt.bidId)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(contentOpened!)).toEqual(offer)
    const computed = createHash('sha256').update(contentOpened!, 'utf8').update(Buffer.from(nonceOpened!, 'hex')).digest('hex')
    expect(computed).toBe(receipt.commitment)
    expect((await commitmentsOf(db, requestId)).map(({ commitment }) => commitment)).toEqual(
      [receipts[0]!.commitment, receipt.commitment].sort(),
    )
  })

  describe('a bid that holds its seal but cannot be taken over', () => {
    // A size that no column takes, on either engine; by then the bid's document and its task are written.
    const unfit = offerWith('unfit', { teamSize: true as never })

    test('is set aside and named, nothing of its opening stays, and the others open', async () => {
      const { db, open, bids, requestId, request_, kindsFor } = await world(2)
      const party = await addParty(db, 'vendor', { name: 'Unfit' })
      const receipt = await atTime(during, () => submitBid(db, { ...party, requestId, offer: unfit }))
      if (!receipt.ok) throw new Error(receipt.reason)
      expect(await open()).toEqual({ ok: true, opened: 2 })
      expect(await bids()).toMatchObject([
        { status: 'opened' },
        { status: 'opened' },
        { status: 'disqualified', disqualifiedReason: 'notOpened', documentId: null, factsJson: null },
      ])
      expect(await db.selectFrom('document').select('id').where('kind', '=', 'bid').execute()).toHaveLength(2)
      expect(await db.selectFrom('auditEntry').select('subjectId').where('event', '=', 'bid.notOpened').execute()).toEqual([
        { subjectId: receipt.bidId },
      ])
      expect(await kindsFor(party.personId)).toEqual(['bidSubmitted', 'bidNotOpened'])
      expect((await request_()).status).toBe('evaluating')
      const seals = (await commitmentsOf(db, requestId)).map(({ commitment, seal }) => [commitment === receipt.commitment, seal])
      expect(seals.filter(([isOwn]) => isOwn)).toEqual([[true, 'notOpened']])
      expect(seals.filter(([isOwn]) => !isOwn)).toEqual([
        [false, 'sound'],
        [false, 'sound'],
      ])
    })

    test('where no other bid opens, the opening waits for a person and all stay sealed', async () => {
      const { db, open, bids, requestId, request_ } = await world(0)
      const party = await addParty(db, 'vendor', { name: 'Unfit' })
      await atTime(during, () => submitBid(db, { ...party, requestId, offer: unfit }))
      await expect(open()).rejects.toThrow()
      expect(await bids()).toMatchObject([{ status: 'submitted', documentId: null }])
      expect((await request_()).status).toBe('open')
    })
  })

  test('without a bid the request ends unsuccessful', async () => {
    const { db, open, request_, request, requestId, kindsFor } = await world(0)
    const idle = await addParty(db, 'vendor', { name: 'Idle' })
    await atTime(during, () => saveBidDraft(db, { ...idle, requestId, typed: typedFrom([]) }))
    await open()
    expect(await request_()).toMatchObject({ status: 'unsuccessful', reasonCode: 'noBids' })
    expect(await kindsFor(request.buyer.personId)).toEqual(['requestNoBids'])
    expect(await kindsFor(idle.personId)).toEqual([])
  })

  test('what was not reconfirmed lapses, unopened', async () => {
    const { db, open, bids, requestId, parties, kindsFor } = await world()
    await inTransaction(db, (tx) => markNeedsReconfirm(tx, requestId))
    await atTime(during, () => submitBid(db, { ...parties[1]!, requestId, offer: offerWith('token2', { teamSize: 2 }) }))
    expect(await open()).toEqual({ ok: true, opened: 1 })
    expect(await bids()).toMatchObject([{ status: 'lapsed', totalMinor: null, documentId: null }, { status: 'opened' }])
    expect(await kindsFor(parties[0]!.personId)).toEqual(['bidSubmitted', 'bidNeedsReconfirm', 'bidLapsed'])
    const closed = await db.selectFrom('bidVersion').select(['contentOpened', 'nonceOpened']).where('contentOpened', 'is', null).execute()
    expect(closed.length).toBeGreaterThan(0)
  })

  describe('the gate of equal translation', () => {
    test('one verified bid waits for the other; then both can be read at once', async () => {
      const { db, open, bids, requestId, kindsFor, request } = await world()
      await open()
      const [first, second] = (await bids()).map(({ documentId }) => documentId!)
      await verifyTranslation(db, first!)
      await onBidVerified(db, { requestId })
      expect((await bids()).map(({ status }) => status)).toEqual(['opened', 'opened'])
      expect(await readDocument(db, { documentId: first!, language: 'zh-CN' })).toBeNull()

      await verifyTranslation(db, second!)
      await onBidVerified(db, { requestId })
      await onBidVerified(db, { requestId })
      expect((await bids()).map(({ status }) => status)).toEqual(['readable', 'readable'])
      for (const documentId of [first!, second!]) {
        expect(await readDocument(db, { documentId, language: 'zh-CN' })).toMatchObject({ provenance: { kind: 'verified' } })
      }
      expect(await kindsFor(request.buyer.personId)).toEqual(['bidsOpened', 'bidsReadable'])
    })

    test('after three common working days all originals go out together, unverified; the verified ones follow together', async () => {
      const { db, open, bids, requestId, kindsFor, request } = await world()
      await open()
      expect(await db.selectFrom('job').select('runAt').where('kind', '=', 'bidGate').execute()).toEqual([
        { runAt: '2026-11-19T09:00:00.000Z' },
      ])
      const [first, second] = (await bids()).map(({ documentId }) => documentId!)
      await verifyTranslation(db, first!)
      await passGateUnverified(db, requestId)
      await passGateUnverified(db, requestId)
      expect((await bids()).map(({ status }) => status)).toEqual(['readable', 'readable'])
      for (const documentId of [first!, second!]) {
        expect(await readDocument(db, { documentId, language: 'zh-CN' })).toMatchObject({
          language: 'en',
          provenance: { kind: 'unverified' },
        })
      }
      await onBidVerified(db, { requestId })
      expect(await readDocument(db, { documentId: first!, language: 'zh-CN' })).toMatchObject({ provenance: { kind: 'unverified' } })
      await verifyTranslation(db, second!)
      await onBidVerified(db, { requestId })
      for (const documentId of [first!, second!]) {
        expect(await readDocument(db, { documentId, language: 'zh-CN' })).toMatchObject({ provenance: { kind: 'verified' } })
      }
      expect(await kindsFor(request.buyer.personId)).toEqual(['bidsOpened', 'bidsShownUnverified', 'bidsVerifiedLater'])
    })
  })
})
