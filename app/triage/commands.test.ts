import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { reinstateCompany, suspendCompany } from '~/companies/verification/commands.server'
import { openingKey, submitRequest } from '~/requests/commands.server'
import { addModerator, buyerOf, gears, monday, opened, rowOf, submitted, world } from '../../tests/factories/requesting'
import { engines, freshDatabase } from '../../tests/setup/database'
import {
  acceptRequest,
  claimRequest,
  rejectRequest,
  releaseRequest,
  resumeRequest,
  resumeRequestsOf,
  returnRequest,
  suspendRequest,
} from './commands.server'
import { triageJobs } from './jobs.server'

describe.each(engines)('the queue on %s', (engine) => {
  test('gives a request that fifty moderators claim at once to one of them', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await submitted(db, all)
    const moderators = await Promise.all(Array.from({ length: 50 }, (_, index) => addModerator(db, `M${index}`)))
    const claims = await Promise.all(moderators.map((moderatorId) => claimRequest(db, { moderatorId, requestId })))
    const winners = moderators.filter((_, index) => claims[index]?.ok)
    expect(winners).toHaveLength(1)
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'in_triage', claimedBy: winners[0] })
    expect(await db.selectFrom('auditEntry').select('id').where('event', '=', 'request.claimed').execute()).toHaveLength(1)
  })

  test('lets another take over only after half an hour, and then only one', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const [lin, ananya] = all.moderators
    const { requestId } = await atTime(monday, () => submitted(db, all))
    const claim = (moderatorId: string) => claimRequest(db, { moderatorId, requestId })
    await atTime(monday, () => claim(lin))
    expect(await atTime('2026-11-02T02:29:59.999Z', () => claim(ananya))).toEqual({ ok: false, reason: 'claimedByAnother' })
    const third = await addModerator(db, 'Wang')
    const taken = await atTime('2026-11-02T02:30:00.000Z', () => Promise.all([claim(ananya), claim(third), claim(ananya), claim(third)]))
    expect(taken.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await acceptRequest(db, { moderatorId: lin, requestId })).toEqual({ ok: false, reason: 'notYours' })
  })

  test('takes a request back', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const [lin, ananya] = all.moderators
    const { requestId } = await submitted(db, all)
    await claimRequest(db, { moderatorId: lin, requestId })
    expect(await releaseRequest(db, { moderatorId: ananya, requestId })).toEqual({ ok: false, reason: 'notYours' })
    expect(await releaseRequest(db, { moderatorId: lin, requestId })).toEqual({ ok: true })
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'submitted', claimedBy: null, claimExpiresAt: null })
  })
})

describe.each(engines)('a decision on %s', (engine) => {
  test('to accept sends the request to the translators, unless its company is not verified', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db, { status: 'registered' })
    const [moderatorId] = all.moderators
    const { requestId } = await submitted(db, all)
    await claimRequest(db, { moderatorId, requestId })
    expect(await acceptRequest(db, { moderatorId, requestId })).toEqual({ ok: false, reason: 'companyNotVerified' })
    expect(await db.selectFrom('translationTask').select('id').execute()).toEqual([])
    await db.updateTable('company').set({ status: 'verified' }).execute()
    const answers = await Promise.all(Array.from({ length: 50 }, () => acceptRequest(db, { moderatorId, requestId })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await db.selectFrom('translationTask').select('status').execute()).toEqual([{ status: 'queued' }])
  })

  test('to ask for more goes back to the buyer with words, and the buyer hands in again', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const [moderatorId] = all.moderators
    const { requestId } = await submitted(db, all)
    await claimRequest(db, { moderatorId, requestId })
    expect(await returnRequest(db, { moderatorId, requestId, note: ' ' })).toEqual({ ok: false, reason: 'noteMissing' })
    const note = '请写明8台老滚齿机的控制器型号。'
    expect(await returnRequest(db, { moderatorId, requestId, note })).toEqual({ ok: true })
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'needs_info', reasonText: note, claimedBy: null })
    const { version } = await rowOf(db, requestId)
    expect(await submitRequest(db, { ...buyerOf(all), requestId, version, description: gears })).toEqual({ ok: true })
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'submitted', reasonText: '' })
  })

  test('to reject keeps a code and words', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const [moderatorId] = all.moderators
    const { requestId } = await submitted(db, all)
    await claimRequest(db, { moderatorId, requestId })
    const deed = { moderatorId, requestId, reasonCode: 'notSoftware', note: '这是设备采购，不属于软件服务。' } as const
    expect(await rejectRequest(db, deed)).toEqual({ ok: true })
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'rejected', reasonCode: 'notSoftware' })
    expect(await rejectRequest(db, deed)).toEqual({ ok: false, reason: 'notYours' })
  })
})

describe.each(engines)('a suspension on %s', (engine) => {
  test('stops the clock and gives the lost working time back', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const [moderatorId] = all.moderators
    const { requestId } = await opened(db, all)
    const { deadlineAt } = await rowOf(db, requestId)
    const deed = { moderatorId, requestId, reasonCode: 'complaint', note: '有人投诉，核实中。' } as const
    // Tuesday 3 to Thursday 5 November, both at noon in China: two common working days.
    await atTime('2026-11-03T04:00:00.000Z', () => suspendRequest(db, deed))
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'suspended', suspendedFrom: 'open' })
    expect(await db.selectFrom('job').select('id').where('kind', '=', 'openBids').execute()).toEqual([])
    const resumed = await atTime('2026-11-05T04:00:00.000Z', () => resumeRequest(db, { moderatorId, requestId }))
    expect(resumed).toMatchObject({ ok: true })
    const row = await rowOf(db, requestId)
    expect(row).toMatchObject({ status: 'open', suspendedAt: null })
    expect(Date.parse(row.deadlineAt!) - Date.parse(deadlineAt!)).toBeGreaterThanOrEqual(2 * 86_400_000)
    expect(await db.selectFrom('job').select('runAt').where('kind', '=', 'openBids').execute()).toEqual([{ runAt: row.deadlineAt }])
  })

  test('of a company stops the clocks of its open requests, which run on when it is verified again', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await opened(db, all)
    const { requestId: disputed } = await opened(db, all)
    const { requestId: doubted } = await opened(db, all)
    const stranger = await world(db)
    const { requestId: another } = await opened(db, stranger)
    const { deadlineAt } = await rowOf(db, requestId)
    const [moderatorId] = all.moderators
    const deed = { moderatorId, companyId: all.buyer.companyId, note: '营业执照存疑，核实中。' }
    const jobs = (id: string) => db.selectFrom('job').select('runAt').where('uniqueKey', '=', openingKey(id)).execute()
    await atTime('2026-11-03T04:00:00.000Z', async () => {
      await suspendRequest(db, { moderatorId, requestId: disputed, reasonCode: 'complaint', note: '有人投诉。' })
      expect(await suspendCompany(db, deed)).toEqual({ ok: true })
      expect(await rowOf(db, requestId)).toMatchObject({ status: 'suspended', reasonCode: 'companySuspended', reasonText: deed.note })
      expect(await rowOf(db, disputed)).toMatchObject({ status: 'suspended', reasonCode: 'complaint' })
      expect(await rowOf(db, another)).toMatchObject({ status: 'open' })
      expect(await jobs(requestId)).toEqual([])
      const doubt = { moderatorId, requestId: doubted, reasonCode: 'unlawful', note: '内容涉嫌违规。' } as const
      expect(await suspendRequest(db, doubt)).toEqual({ ok: true })
      expect(await suspendRequest(db, doubt)).toEqual({ ok: false, reason: 'notOpen' })
      expect(await resumeRequest(db, { moderatorId, requestId })).toEqual({ ok: false, reason: 'buyerNotVerified' })
      await resumeRequestsOf(db, all.buyer.companyId)
      expect(await rowOf(db, requestId)).toMatchObject({ status: 'suspended' })
    })
    await atTime('2026-11-05T04:00:00.000Z', async () => {
      await reinstateCompany(db, deed)
      await triageJobs.companyVerified!(db, { id: 'j', kind: 'companyVerified', payload: { companyId: deed.companyId }, attempt: 1 })
    })
    const row = await rowOf(db, requestId)
    expect(row).toMatchObject({ status: 'open', suspendedAt: null })
    expect(Date.parse(row.deadlineAt!) - Date.parse(deadlineAt!)).toBeGreaterThanOrEqual(2 * 86_400_000)
    expect(await jobs(requestId)).toEqual([{ runAt: row.deadlineAt }])
    // What a moderator stopped for a reason of its own, before or since, a moderator lets go on.
    expect(await rowOf(db, disputed)).toMatchObject({ status: 'suspended' })
    expect(await rowOf(db, doubted)).toMatchObject({ status: 'suspended', reasonCode: 'unlawful' })
    expect(await resumeRequest(db, { moderatorId, requestId: disputed })).toMatchObject({ ok: true })
  })

  test('is refused once the deadline has passed', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await opened(db, all)
    const deed = { moderatorId: all.moderators[0], requestId, reasonCode: 'other', note: '迟了' } as const
    expect(await atTime('2026-12-01T00:00:00.000Z', () => suspendRequest(db, deed))).toEqual({ ok: false, reason: 'notOpen' })
  })
})
