import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import type { Db } from '#db/connect'
import { reinstateCompany, suspendCompany, verifyCompany } from '~/companies/verification/commands.server'
import { runDueJobs } from '~/platform/jobs.server'
import { triageJobs } from '~/triage/jobs.server'
import { accepted, buyerOf, gears, monday, rowOf, translated, type World, world } from '../../../tests/factories/requesting'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { cancelRequest } from '../cancellations/commands.server'
import { confirmTranslation, disputeTranslation, onRequestVerified, publishHeld } from './commands.server'

/** Jobs of other kinds are none of these tests' business. */
const jobs = async (db: Db) => {
  await db.deleteFrom('job').where('kind', '!=', 'companyVerified').where('kind', '!=', 'openBids').execute()
  await runDueJobs(db, triageJobs, 'test')
}
const deed = (all: World) => ({ moderatorId: all.moderators[0], companyId: all.buyer.companyId, note: '登记信息与营业执照不符。' })
const verify = async (db: Db, all: World) => {
  const verified = await verifyCompany(db, { ...deed(all), registry: 'gsxt' })
  if (!verified.ok) throw new Error(verified.reason)
}
const kindsFor = async (db: Db, personId: string) =>
  (await db.selectFrom('notification').select('kind').where('personId', '=', personId).orderBy('id').execute()).map(({ kind }) => kind)
const eventsOf = async (db: Db, requestId: string) =>
  (await db.selectFrom('requestEvent').select('event').where('requestId', '=', requestId).orderBy('id').execute()).map(({ event }) => event)

/** A week after it was accepted: its company need no longer be what it was on Monday. */
const nextWeek = '2026-11-09T02:00:00.000Z'
const runOut = (db: Db, all: World) =>
  db.updateTable('company').set({ verifiedUntil: nextWeek }).where('id', '=', all.buyer.companyId).execute()

describe.each(engines)('a company that is no longer verified on %s', (engine) => {
  const ways: [string, (db: Db, all: World) => Promise<unknown>, (db: Db, all: World) => Promise<unknown>][] = [
    ['was suspended', (db, all) => suspendCompany(db, deed(all)), (db, all) => reinstateCompany(db, deed(all))],
    [
      'has changed its number',
      (db, all) =>
        db
          .updateTable('company')
          .set({ status: 'registered', askedAt: nextWeek, verifiedAt: null, verifiedUntil: null })
          .where('id', '=', all.buyer.companyId)
          .execute(),
      verify,
    ],
    ['has run out', runOut, verify],
  ]
  test.each(ways)('that %s: its request waits, and goes out when it is verified again', async (_, lose, regain) => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId } = await atTime(monday, () => accepted(db, all))
    await atTime(nextWeek, async () => {
      await lose(db, all)
      await onRequestVerified(db, await translated(db, all, documentId))
      expect(await rowOf(db, requestId)).toMatchObject({ status: 'held', publishedAt: null, deadlineAt: null })
      expect(await db.selectFrom('publication').select('documentId').execute()).toEqual([])
      expect(await db.selectFrom('job').select('id').where('kind', '=', 'openBids').execute()).toEqual([])
      expect(await kindsFor(db, all.buyer.personId)).toContain('requestHeld')
      expect(await kindsFor(db, all.moderators[1])).toContain('requestHeldForStaff')

      await publishHeld(db, all.buyer.companyId)
      expect(await rowOf(db, requestId)).toMatchObject({ status: 'held' })
      expect((await eventsOf(db, requestId)).filter((event) => event === 'held')).toHaveLength(1)

      await regain(db, all)
      await jobs(db)
      expect(await rowOf(db, requestId)).toMatchObject({ status: 'open', publishedAt: expect.any(String), deadlineAt: expect.any(String) })
      expect(await db.selectFrom('publication').select('language').execute()).toHaveLength(2)
      expect(await db.selectFrom('job').select('id').where('kind', '=', 'openBids').execute()).toHaveLength(1)
    })
  })

  test('does not publish by confirming; what it has confirmed it need not confirm again', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId } = await atTime(monday, () => accepted(db, all, { ...gears, wantsConfirm: true }))
    await atTime(nextWeek, async () => {
      await runOut(db, all)
      await onRequestVerified(db, await translated(db, all, documentId))
      expect(await rowOf(db, requestId)).toMatchObject({ status: 'buyer_confirm' })
      const answers = await Promise.all(Array.from({ length: 20 }, () => confirmTranslation(db, { ...buyerOf(all), requestId })))
      expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, deadlineAt: null }])
      expect(await rowOf(db, requestId)).toMatchObject({ status: 'held' })
      expect(await disputeTranslation(db, { ...buyerOf(all), requestId, note: '译错了。' })).toMatchObject({ ok: false })
      await verify(db, all)
      await jobs(db)
    })
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'open' })
    expect((await eventsOf(db, requestId)).slice(-4)).toEqual(['confirmAsked', 'confirmed', 'held', 'published'])
  })

  test('may still take back what is held', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId } = await atTime(monday, () => accepted(db, all))
    await atTime(nextWeek, async () => {
      await runOut(db, all)
      await onRequestVerified(db, await translated(db, all, documentId))
      expect(await cancelRequest(db, { ...buyerOf(all), requestId, reasonCode: 'mistake', note: '' })).toEqual({ ok: true })
      await verify(db, all)
      await jobs(db)
    })
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'cancelled', publishedAt: null })
  })

  test('leaves nothing held that was ready in the moment of its verification', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const requests: Awaited<ReturnType<typeof accepted>>[] = []
    for (let index = 0; index < 5; index++) requests.push(await atTime(monday, () => accepted(db, all)))
    await atTime(nextWeek, async () => {
      await runOut(db, all)
      const ready: Awaited<ReturnType<typeof translated>>[] = []
      for (const { documentId } of requests) ready.push(await translated(db, all, documentId))
      await Promise.all([...ready.slice(0, 3).map((one) => onRequestVerified(db, one)), verify(db, all)])
      await Promise.all([jobs(db), ...ready.slice(3).map((one) => onRequestVerified(db, one))])
    })
    for (const { requestId } of requests) expect(await rowOf(db, requestId)).toMatchObject({ status: 'open' })
  })
})
