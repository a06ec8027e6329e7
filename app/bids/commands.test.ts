import { describe, expect, test } from 'vitest'
import { atTime, plusMs } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { addParty, deadlineAt, during, offerWith, openRequest } from '../../tests/factories/bidding'
import { engines, freshDatabase } from '../../tests/setup/database'
import { endBids, markNeedsReconfirm, reconfirmBid, saveBidDraft, submitBid, withdrawBid } from './commands.server'
import { typedFrom } from './offer'

const dump = async (db: Db): Promise<string> => {
  const tables = await db.introspection.getTables()
  const rows = await Promise.all(
    tables.map(({ name }) =>
      db
        .selectFrom(name as never)
        .selectAll()
        .execute(),
    ),
  )
  return JSON.stringify(rows)
}

const bidsOf = (db: Db) => db.selectFrom('bid').selectAll().orderBy('id').execute()

describe.each(engines)('bidding on %s', (engine) => {
  async function world() {
    const db = await freshDatabase(engine)
    const request = await openRequest(db)
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const submit = (at = during, offer = offerWith('T')) =>
      atTime(at, () => submitBid(db, { ...vendor, requestId: request.requestId, offer }))
    return { db, request, vendor, submit }
  }

  test('a dump of every table shows nothing of a draft or of a sealed bid', async () => {
    const { db, request, vendor, submit } = await world()
    const typed = typedFrom([
      ['approach', 'canary-draft-approach'],
      ['milestones[0].price', '987654321'],
      ['team', 'canary-draft-team'],
    ])
    await atTime(during, () => saveBidDraft(db, { ...vendor, requestId: request.requestId, typed }))
    expect(await dump(db)).not.toMatch(/canary|987654321/)
    expect(await submit(during, offerWith('canary-sealed'))).toMatchObject({ ok: true, version: 1 })
    expect(await dump(db)).not.toMatch(/canary|91234500|120000000|211234500/)
  })

  test('what a bid leaves behind tells neither who bid nor on what, and touches no public page', async () => {
    const { db, request, vendor, submit } = await world()
    const before = await db.selectFrom('counter').selectAll().execute()
    const requestBefore = await db.selectFrom('request').selectAll().execute()
    await submit()
    expect(await db.selectFrom('counter').selectAll().execute()).toEqual(before)
    expect(await db.selectFrom('request').selectAll().execute()).toEqual(requestBefore)
    const entries = await db.selectFrom('auditEntry').selectAll().where('event', 'like', 'bid%').execute()
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ actorId: null, event: 'bid.sealed', subjectType: 'sealedBid', detailJson: '{}' })
    const [bid] = await bidsOf(db)
    for (const secret of [vendor.companyId, vendor.personId, request.requestId, request.requestRef, bid!.id, bid!.ref]) {
      expect(JSON.stringify(entries)).not.toContain(secret)
    }
    const told = await db.selectFrom('notification').select('personId').distinct().execute()
    expect(told).toEqual([{ personId: vendor.personId }])
  })

  test('a draft and a submission look the same in the audit', async () => {
    const { db, request, vendor, submit } = await world()
    await atTime(during, () => saveBidDraft(db, { ...vendor, requestId: request.requestId, typed: typedFrom([]) }))
    await submit()
    const entries = await db
      .selectFrom('auditEntry')
      .select(['event', 'actorId', 'subjectType', 'detailJson'])
      .where('event', 'like', 'bid%')
      .execute()
    expect(entries).toHaveLength(2)
    expect(entries[0]).toEqual(entries[1])
  })

  test('the deadline is judged by the database clock: one millisecond before is in, the deadline itself is not', async () => {
    const { submit } = await world()
    expect(await submit(plusMs(deadlineAt, 1))).toEqual({ ok: false, reason: 'deadlinePassed' })
    expect(await submit(deadlineAt)).toEqual({ ok: false, reason: 'deadlinePassed' })
    expect(await submit(plusMs(deadlineAt, -1))).toMatchObject({ ok: true, submittedAt: plusMs(deadlineAt, -1) })
  })

  test('fifty submissions of one company at once leave one live bid and one version', async () => {
    const { db, submit } = await world()
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit()))
    expect(new Set(answers.map((answer) => (answer.ok ? answer.commitment : answer.reason))).size).toBe(1)
    expect(await bidsOf(db)).toMatchObject([{ status: 'submitted', version: 1 }])
    expect(await db.selectFrom('auditEntry').select('id').where('event', '=', 'bid.sealed').execute()).toHaveLength(1)
  })

  test('a changed offer is a new version; the earlier one is kept', async () => {
    const { db, submit } = await world()
    const first = await submit()
    const second = await submit(during, offerWith('T', { teamSize: 6 }))
    expect([first, second]).toMatchObject([{ version: 1 }, { version: 2 }])
    const versions = await db
      .selectFrom('bidVersion')
      .select(['number', 'commitment', 'nonceOpened', 'contentOpened'])
      .orderBy('number')
      .execute()
    expect(versions).toMatchObject([
      { number: 1, nonceOpened: null, contentOpened: null },
      { number: 2, nonceOpened: null, contentOpened: null },
    ])
    expect(versions[0]!.commitment).not.toBe(versions[1]!.commitment)
  })

  test('a vendor that is not verified may draft and may not send', async () => {
    const { db, request } = await world()
    const late = await addParty(db, 'vendor', { name: 'New House', status: 'registered' })
    const unproved = await addParty(db, 'vendor', { name: 'No Mail', emailVerifiedAt: null })
    const { requestId } = request
    expect(await atTime(during, () => saveBidDraft(db, { ...late, requestId, typed: typedFrom([]) }))).toMatchObject({ ok: true })
    const send = (party: typeof late) => atTime(during, () => submitBid(db, { ...party, requestId, offer: offerWith('T') }))
    expect(await send(late)).toEqual({ ok: false, reason: 'companyNotVerified' })
    expect(await send(unproved)).toEqual({ ok: false, reason: 'emailNotVerified' })
    expect(await send(request.buyer)).toEqual({ ok: false, reason: 'notFound' })
    expect(await send({ ...late, personId: unproved.personId })).toEqual({ ok: false, reason: 'notFound' })
  })

  test('every requirement needs its answer', async () => {
    const { submit } = await world()
    const offer = offerWith('T')
    expect(await submit(during, { ...offer, coverage: offer.coverage.slice(1) })).toEqual({ ok: false, reason: 'coverageIncomplete' })
    expect(await submit(during, { ...offer, coverage: [...offer.coverage, { key: 'r9', answer: 'full', note: '' }] })).toMatchObject({
      ok: false,
    })
  })

  test('an offer made for an earlier revision of the request is not taken for the new one', async () => {
    const { db, request, vendor } = await world()
    const { requestId } = request
    const answer = await atTime(during, () => submitBid(db, { ...vendor, requestId, requestRevisionId: 'older', offer: offerWith('T') }))
    expect(answer).toEqual({ ok: false, reason: 'requestChanged' })
  })

  test('withdrawing ends a bid and lets the company begin anew', async () => {
    const { db, vendor, submit } = await world()
    const first = await submit()
    if (!first.ok) throw new Error(first.reason)
    const other = await addParty(db, 'vendor', { name: 'Other' })
    const withdraw = (party: typeof vendor) => atTime(during, () => withdrawBid(db, { ...party, bidId: first.bidId }))
    expect(await withdraw(other)).toEqual({ ok: false, reason: 'notFound' })
    expect(await withdraw(vendor)).toMatchObject({ ok: true })
    expect(await withdraw(vendor)).toEqual({ ok: false, reason: 'alreadyOpened' })
    expect(await submit()).toMatchObject({ ok: true, version: 1 })
    expect((await bidsOf(db)).map(({ status }) => status)).toEqual(['withdrawn', 'submitted'])
  })

  test('after an amendment a bid stands only when its vendor says so again; what it says is the same, its receipt is new', async () => {
    const { db, request, vendor, submit } = await world()
    const first = await submit()
    if (!first.ok) throw new Error(first.reason)
    await inTransaction(db, (tx) => markNeedsReconfirm(tx, request.requestId))
    expect(await bidsOf(db)).toMatchObject([{ status: 'needs_reconfirm' }])
    const again = await atTime(during, () => reconfirmBid(db, { ...vendor, bidId: first.bidId }))
    expect(again).toMatchObject({ ok: true, version: 2 })
    expect(again.ok && again.commitment).not.toBe(first.commitment)
    expect(await bidsOf(db)).toMatchObject([{ status: 'submitted', version: 2 }])
    expect(await atTime(during, () => reconfirmBid(db, { ...vendor, bidId: first.bidId }))).toEqual({ ok: false, reason: 'notWaiting' })
  })

  test('a bid that waits for its vendor may also be revised', async () => {
    const { db, request, submit } = await world()
    await submit()
    await inTransaction(db, (tx) => markNeedsReconfirm(tx, request.requestId))
    expect(await submit(during, offerWith('T', { teamSize: 7 }))).toMatchObject({ ok: true, version: 2 })
  })

  test('a cancelled request ends its bids unopened', async () => {
    const { db, request, submit } = await world()
    await submit()
    await inTransaction(db, (tx) => endBids(tx, request.requestId))
    expect(await bidsOf(db)).toMatchObject([{ status: 'lapsed', totalMinor: null }])
  })
})
