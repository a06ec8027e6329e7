import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { cancelRequest } from '~/requests/cancellations/commands.server'
import { readDocument } from '~/translations/queries.server'
import { addParty, after, during, offerWith, openRequest, verifyTranslation } from '../../../tests/factories/bidding'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { submitBid } from '../commands.server'
import { onBidVerified, openBids, passGateUnverified } from '../opening/commands.server'
import { awardBid, closeUnsuccessful, disqualifyBid, onAwardReasonVerified, shortlistBid, unshortlistBid } from './commands.server'

describe.each(engines)('choosing on %s', (engine) => {
  async function world({ isReadable = true } = {}) {
    const db = await freshDatabase(engine)
    const { requestId, buyer } = await openRequest(db)
    const parties = []
    for (const name of ['One', 'Two', 'Three']) {
      const party = await addParty(db, 'vendor', { name })
      const sent = await atTime(during, () => submitBid(db, { ...party, requestId, offer: offerWith(name) }))
      if (!sent.ok) throw new Error(sent.reason)
      parties.push({ ...party, bidId: sent.bidId })
    }
    await atTime(after, () => openBids(db, requestId))
    const bids = () => db.selectFrom('bid').selectAll().orderBy('id').execute()
    const setCompany = (id: string, changes: { status?: 'verified' | 'registered' | 'suspended'; verifiedUntil?: string }) =>
      db.updateTable('company').set(changes).where('id', '=', id).execute()
    if (isReadable) {
      for (const { documentId } of await bids()) await verifyTranslation(db, documentId!)
      await onBidVerified(db, { requestId })
    }
    const chooser = { actorId: buyer.personId, companyId: buyer.companyId, requestId }
    const award = (bidId: string, who = chooser) =>
      awardBid(db, { ...who, bidId, reasonCode: 'bestValue', words: '方案贴合现场，总价也合适。' })
    const statuses = async () => (await bids()).map(({ status }) => status)
    const kindsFor = async (personId: string) =>
      (await db.selectFrom('notification').select('kind').where('personId', '=', personId).orderBy('id').execute())
        .map(({ kind }) => kind)
        .slice(2)
    return { db, requestId, buyer, parties, bids, setCompany, chooser, award, statuses, kindsFor }
  }

  test('fifty awards at once have one winner, one audit row and one award', async () => {
    const { db, parties, award, statuses } = await world()
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => award(parties[index % 3]!.bidId)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(new Set(answers.filter(({ ok }) => !ok).map((answer) => (answer as { reason: string }).reason))).toEqual(
      new Set(['requestNotEvaluating']),
    )
    expect((await statuses()).sort()).toEqual(['not_selected', 'not_selected', 'won'])
    expect(await db.selectFrom('award').select('id').execute()).toHaveLength(1)
    expect(await db.selectFrom('auditEntry').select('id').where('event', '=', 'request.awarded').execute()).toHaveLength(1)
  })

  test('no bid wins before all words are out', async () => {
    const { parties, award, statuses } = await world({ isReadable: false })
    expect(await award(parties[0]!.bidId)).toEqual({ ok: false, reason: 'bidNotReadable' })
    expect(await statuses()).toEqual(['opened', 'opened', 'opened'])
  })

  test('every bidder is told at once, and again when the words of the reason are verified', async () => {
    const { db, parties, award, kindsFor, chooser } = await world()
    await disqualifyBid(db, { ...chooser, bidId: parties[2]!.bidId, reasonCode: 'mustMissing' })
    await award(parties[0]!.bidId)
    expect(await kindsFor(parties[0]!.personId)).toEqual(['bidWon'])
    expect(await kindsFor(parties[1]!.personId)).toEqual(['bidNotSelected'])
    expect(await kindsFor(parties[2]!.personId)).toEqual(['bidDisqualified', 'bidNotSelected'])

    const { documentId } = await db.selectFrom('award').select('documentId').executeTakeFirstOrThrow()
    await onAwardReasonVerified(db, { documentId })
    expect(await readDocument(db, { documentId, language: 'en' })).toBeNull()
    await verifyTranslation(db, documentId)
    await onAwardReasonVerified(db, { documentId })
    await onAwardReasonVerified(db, { documentId })
    expect(await readDocument(db, { documentId, language: 'en' })).toMatchObject({ provenance: { kind: 'verified' } })
    for (const { personId } of parties) expect((await kindsFor(personId)).filter((kind) => kind === 'awardReasonWords')).toHaveLength(1)
  })

  test('the shortlist goes both ways and belongs to the buyer alone', async () => {
    const { db, parties, chooser, statuses } = await world()
    const stranger = await addParty(db, 'buyer', { name: 'Stranger' })
    const { bidId } = parties[1]!
    const asStranger = { actorId: stranger.personId, companyId: stranger.companyId, requestId: chooser.requestId }
    expect(await shortlistBid(db, { ...asStranger, bidId })).toEqual({ ok: false, reason: 'notFound' })
    expect(await shortlistBid(db, { ...chooser, bidId })).toMatchObject({ ok: true })
    expect(await statuses()).toEqual(['readable', 'shortlisted', 'readable'])
    expect(await shortlistBid(db, { ...chooser, bidId })).toEqual({ ok: false, reason: 'bidNotReadable' })
    expect(await unshortlistBid(db, { ...chooser, bidId })).toMatchObject({ ok: true })
    expect(await statuses()).toEqual(['readable', 'readable', 'readable'])
  })

  test('a request that is taken back while bids are compared, or a bid that is disqualified, leaves no translator at work on it', async () => {
    const { db, requestId, chooser, parties, bids, statuses } = await world({ isReadable: false })
    await passGateUnverified(db, requestId)
    await disqualifyBid(db, { ...chooser, bidId: parties[0]!.bidId, reasonCode: 'mustMissing' })
    const tasks = async () => {
      const rows = await db.selectFrom('translationTask').select(['documentId', 'status']).execute()
      return (await bids()).map(({ documentId }) => rows.find((row) => row.documentId === documentId)!.status)
    }
    expect(await tasks()).toEqual(['stale', 'queued', 'queued'])
    await cancelRequest(db, { ...chooser, reasonCode: 'needChanged', note: '' })
    expect(await statuses()).toEqual(['disqualified', 'not_selected', 'not_selected'])
    expect(await tasks()).toEqual(['stale', 'stale', 'stale'])
  })

  test('a disqualified bid is not waited for: the verified words of the others replace their originals at once', async () => {
    const { db, requestId, chooser, parties, bids, statuses, kindsFor, buyer } = await world({ isReadable: false })
    await passGateUnverified(db, requestId)
    const [first, ...others] = await bids()
    for (const { documentId } of others) await verifyTranslation(db, documentId!)
    await onBidVerified(db, { requestId })
    const kinds = async () =>
      Promise.all(
        others.map(async ({ documentId }) => (await readDocument(db, { documentId: documentId!, language: 'zh-CN' }))?.provenance.kind),
      )
    expect(await kinds()).not.toContain('verified')
    await disqualifyBid(db, { ...chooser, bidId: parties.find(({ bidId }) => bidId === first!.id)!.bidId, reasonCode: 'mustMissing' })
    expect(await kinds()).toEqual(['verified', 'verified'])
    expect((await statuses()).sort()).toEqual(['disqualified', 'readable', 'readable'])
    expect((await kindsFor(buyer.personId)).filter((kind) => kind === 'bidsVerifiedLater')).toHaveLength(1)
  })

  test('a disqualified bid cannot win', async () => {
    const { db, parties, chooser, award } = await world()
    await disqualifyBid(db, { ...chooser, bidId: parties[0]!.bidId, reasonCode: 'misleading' })
    expect(await award(parties[0]!.bidId)).toEqual({ ok: false, reason: 'bidNotReadable' })
  })

  test.each([
    ['is suspended', { status: 'suspended' }],
    ['waits for a check', { status: 'registered' }],
    ['has run out', { verifiedUntil: after }],
  ] as const)('a vendor that %s wins only when it is verified again', async (_, changes) => {
    const { db, parties, award, setCompany, statuses } = await world()
    const [one] = parties
    await setCompany(one!.companyId, changes)
    expect(await award(one!.bidId)).toEqual({ ok: false, reason: 'vendorNotVerified' })
    expect(await statuses()).toEqual(['readable', 'readable', 'readable'])
    expect(await db.selectFrom('engagement').select('id').execute()).toEqual([])
    await setCompany(one!.companyId, { status: 'verified', verifiedUntil: '2099-11-02T02:00:00.000Z' })
    expect(await award(one!.bidId)).toMatchObject({ ok: true })
  })

  test('a suspended buyer decides nothing until it is back', async () => {
    const { db, parties, chooser, award, buyer, setCompany, statuses } = await world()
    const { bidId } = parties[0]!
    await setCompany(buyer.companyId, { status: 'suspended' })
    const refused = { ok: false, reason: 'companySuspended' }
    expect(await award(bidId)).toEqual(refused)
    expect(await shortlistBid(db, { ...chooser, bidId })).toEqual(refused)
    expect(await disqualifyBid(db, { ...chooser, bidId, reasonCode: 'misleading' })).toEqual(refused)
    expect(await closeUnsuccessful(db, { ...chooser, reasonCode: 'tooExpensive', words: '都超出预算。' })).toEqual(refused)
    expect(await statuses()).toEqual(['readable', 'readable', 'readable'])
    await setCompany(buyer.companyId, { status: 'verified' })
    expect(await award(bidId)).toMatchObject({ ok: true })
  })

  test('a stranger awards nothing', async () => {
    const { db, parties, award, requestId } = await world()
    const stranger = await addParty(db, 'buyer', { name: 'Stranger' })
    expect(await award(parties[0]!.bidId, { actorId: stranger.personId, companyId: stranger.companyId, requestId })).toEqual({
      ok: false,
      reason: 'notFound',
    })
  })

  test('none may be chosen, with a reason for all', async () => {
    const { db, chooser, statuses, kindsFor, parties, award } = await world()
    expect(await closeUnsuccessful(db, { ...chooser, reasonCode: 'tooExpensive', words: '都超出预算。' })).toEqual({ ok: true })
    expect(await statuses()).toEqual(['not_selected', 'not_selected', 'not_selected'])
    for (const { personId } of parties) expect(await kindsFor(personId)).toEqual(['requestUnsuccessful'])
    expect(await award(parties[0]!.bidId)).toEqual({ ok: false, reason: 'requestNotEvaluating' })
    expect(await db.selectFrom('request').select(['status', 'reasonCode']).executeTakeFirstOrThrow()).toEqual({
      status: 'unsuccessful',
      reasonCode: 'tooExpensive',
    })
  })
})
