import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import type { Db } from '#db/connect'
import { verifyChain } from '~/audit/queries.server'
import { runDueJobs } from '~/platform/jobs.server'
import { jobHandlers } from '~/worker.server'
import { addParty, verifyTranslation } from '../../../tests/factories/bidding'
import { type Awarded, activeEngagement, completedAt, completedEngagement } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { statePayment } from '../payments/commands.server'
import { answerReview, onReviewVerified, removeWords, writeReview } from './commands.server'
import { recordOf, reviewCounts, reviewsAbout, reviewsFor, windowsIn } from './queries.server'
import { averagesOf, closesAt, mayAnswer, mayWrite, openedAt } from './review'
import { trackRecordOf } from './track-record'

const soon = '2026-12-12T06:00:00.000Z'
const over = '2026-12-24T06:00:00.000Z'
const byBuyer = {
  language: 'zh-CN' as const,
  words: '旧程序救活了，交付都有说明。',
  stars: { quality: 5, communication: 4, understanding: 5 },
}
const byVendor = { language: 'en' as const, words: 'Clear criteria, quick verdicts.', stars: { clarity: 5, communication: 5, fairness: 4 } }

describe.each(engines)('reviews on %s', (engine) => {
  test('wait for the end of the work', async () => {
    const { db, asBuyer } = await activeEngagement(await freshDatabase(engine))
    expect(await writeReview(db, { ...asBuyer, ...byBuyer })).toEqual({ ok: false, reason: 'notOpen' })
  })

  test('are sealed from the other side, from observers and from the public until both are in', async () => {
    const world = await completedEngagement(await freshDatabase(engine))
    const { db, asBuyer, asVendor, asRival, parties } = world
    expect(await write(world, 'asBuyer')).toEqual({ ok: true, isRevealed: false })
    await verified(db)
    expect(await atTime(soon, () => writeReview(db, { ...asRival, ...byBuyer }))).toEqual({ ok: false, reason: 'notFound' })
    for (const side of ['vendor', null] as const) {
      const seen = await seenBy(world, side, soon)
      expect(seen).toMatchObject({ written: ['buyer'], isRevealed: false, reviews: [] })
      expect(JSON.stringify(seen)).not.toMatch(/旧程序|quality|Said|"words"/)
    }
    expect((await seenBy(world, 'buyer', soon)).reviews[0]).toMatchObject({ side: 'buyer', status: 'sealed', stars: byBuyer.stars })
    expect(await reviewsAbout(db, { companyId: parties.vendor.companyId, language: 'en' })).toEqual({ reviews: [], next: null })
    expect(await reviewCounts(db, [parties.vendor.companyId])).toEqual(new Map())
    expect(
      await db
        .selectFrom('publication')
        .innerJoin('document', 'document.id', 'documentId')
        .select('kind')
        .where('kind', '=', 'review')
        .execute(),
    ).toEqual([])
    expect(await atTime(soon, () => writeReview(db, { ...asVendor, ...byVendor }))).toEqual({ ok: true, isRevealed: true })
    for (const side of ['buyer', 'vendor', null] as const) expect((await seenBy(world, side, soon)).reviews).toHaveLength(2)
    const about = await reviewsAbout(db, { companyId: parties.vendor.companyId, language: 'en' })
    expect(about.reviews).toMatchObject([
      { side: 'buyer', stars: byBuyer.stars, words: { language: 'en', provenance: { kind: 'verified' } } },
    ])
    const aboutBuyer = await reviewsAbout(db, { companyId: parties.buyer.companyId, language: 'zh-CN' })
    expect(aboutBuyer.reviews).toMatchObject([{ side: 'vendor', stars: byVendor.stars, words: null }])
    await verified(db)
    expect((await reviewsAbout(db, { companyId: parties.buyer.companyId, language: 'zh-CN' })).reviews[0]!.words).not.toBeNull()
    expect(asBuyer.actorId).not.toBe(asVendor.actorId)
  })

  test('open by a job when the time is over, and nothing is written after that', async () => {
    const world = await completedEngagement(await freshDatabase(engine))
    const { db, asVendor } = world
    await write(world, 'asBuyer')
    const justBefore = new Date(Date.parse(closesAt(completedAt)) - 1).toISOString()
    await atTime(justBefore, () => runDueJobs(db, handlers, 'test'))
    expect((await seenBy(world, 'vendor', justBefore)).reviews).toEqual([])
    await atTime(over, () => runDueJobs(db, handlers, 'test'))
    expect((await seenBy(world, 'vendor', over)).reviews).toMatchObject([{ side: 'buyer', status: 'revealed' }])
    expect(await atTime(over, () => writeReview(db, { ...asVendor, ...byVendor }))).toEqual({ ok: false, reason: 'notOpen' })
    await atTime(over, () =>
      jobHandlers.revealReviews!(db, { id: 'x', kind: 'revealReviews', payload: { engagementId: world.engagementId }, attempt: 2 }),
    )
    expect(await eventsOf(db, 'reviewsRevealed')).toBe(1)
  })

  test('can be changed while they are sealed and not afterwards', async () => {
    const world = await completedEngagement(await freshDatabase(engine))
    await write(world, 'asBuyer')
    const changed = { ...byBuyer, words: '旧程序救活了，但文档还可以更好。', stars: { quality: 4, communication: 4, understanding: 4 } }
    expect(await atTime(soon, () => writeReview(world.db, { ...world.asBuyer, ...changed }))).toEqual({ ok: true, isRevealed: false })
    await write(world, 'asVendor')
    const [review] = (await seenBy(world, 'vendor', soon)).reviews
    expect(review).toMatchObject({ stars: changed.stars, words: { originalFields: { words: changed.words } } })
    expect(await write(world, 'asBuyer')).toEqual({ ok: false, reason: 'revealed' })
  })

  test('are answered once by the side that they are about', async () => {
    const world = await completedEngagement(await freshDatabase(engine))
    const { db, asBuyer, asVendor } = world
    const answer = (deed: typeof asBuyer, about: 'buyer' | 'vendor') =>
      atTime(soon, () => answerReview(db, { ...deed, language: 'en', answer: 'Thank you. The notes follow this week.', about }))
    await write(world, 'asBuyer')
    expect(await answer(asVendor, 'buyer')).toEqual({ ok: false, reason: 'answered' })
    await write(world, 'asVendor')
    expect(await answer(asBuyer, 'buyer')).toEqual({ ok: false, reason: 'answered' })
    expect(await answer(asVendor, 'buyer')).toEqual({ ok: true })
    expect(await answer(asVendor, 'buyer')).toEqual({ ok: false, reason: 'answered' })
    await verified(db)
    const { reviews } = await reviewsAbout(db, { companyId: world.parties.vendor.companyId, language: 'zh-CN' })
    expect(reviews[0]).toMatchObject({ hasAnswer: true, answer: { fields: { answer: expect.any(String) } } })
  })

  test('lose their words to a moderator, for a reason that is recorded; stars and facts stay', async () => {
    const world = await completedEngagement(await freshDatabase(engine))
    const { db, engagementId, parties } = world
    const { personId: actorId } = await addParty(db, 'vendor', { name: 'Moderator' })
    const remove = () =>
      atTime(soon, () =>
        removeWords(db, { actorId, engagementId, side: 'buyer', part: 'words', reason: 'personal', note: '第一句有姓名。' }),
      )
    await write(world, 'asBuyer')
    expect(await remove()).toEqual({ ok: false, reason: 'notFound' })
    await write(world, 'asVendor')
    expect(await remove()).toEqual({ ok: true })
    expect(await remove()).toEqual({ ok: false, reason: 'removed' })
    await verified(db)
    const { reviews } = await reviewsAbout(db, { companyId: parties.vendor.companyId, language: 'en' })
    expect(reviews[0]).toMatchObject({ words: null, stars: byBuyer.stars, removed: { words: { reason: 'personal', at: soon } } })
    expect((await seenBy(world, 'vendor', soon)).reviews[0]).toMatchObject({ words: null })
    expect(JSON.stringify(reviews)).not.toContain('姓名')
    expect((await verifyChain(db)).ok).toBe(true)
  })

  test('stand beside facts of the record: none of it is anybody’s to edit', async () => {
    const world = await completedEngagement(await freshDatabase(engine))
    const { db, asBuyer, asVendor, parties } = world
    const fact = { number: 1, amountMinor: 100, reference: 'X' }
    await atTime(soon, () => statePayment(db, { ...asVendor, ...fact, kind: 'invoiced', onDay: '2026-12-10' }))
    await atTime(soon, () => statePayment(db, { ...asBuyer, ...fact, kind: 'sent', onDay: '2026-12-12' }))
    const { record, averages } = (await recordOf(db, { companyId: parties.vendor.companyId, kind: 'vendor' }))!
    expect(record).toMatchObject({
      engagements: 1,
      accepted: 2,
      firstPass: 2,
      judged: 2,
      daysToAccept: 0,
      paid: 1,
      daysToPay: 20,
      disputes: 0,
    })
    expect(averages).toBeNull()
    expect(await recordOf(db, { companyId: parties.rival.companyId, kind: 'vendor' })).toBeNull()
  })

  test('are what both sides are told to do next until they are open', async () => {
    const world = await completedEngagement(await freshDatabase(engine))
    const { db, engagementId } = world
    const window = () => atTime(soon, () => windowsIn(db, [engagementId]))
    expect((await window()).get(engagementId)).toEqual({ by: closesAt(completedAt), written: [] })
    await write(world, 'asBuyer')
    expect((await window()).get(engagementId)?.written).toEqual(['buyer'])
    await write(world, 'asVendor')
    expect(await window()).toEqual(new Map())
  })
})

describe('who may, and when', () => {
  const times = { activatedAt: 'then', completedAt: null, endedAt: null }
  test.each([
    ['active', times, null],
    ['completed', { ...times, completedAt: 'c' }, 'c'],
    ['closed', { ...times, completedAt: 'c', endedAt: 'e' }, 'c'],
    ['terminated', { ...times, endedAt: 'e' }, 'e'],
    ['terminated', { ...times, activatedAt: null, endedAt: 'e' }, null],
  ] as const)('an engagement that is %s opens its reviews at %j: %s', (status, at, opened) => {
    expect(openedAt({ status, ...at })).toBe(opened)
  })

  test('a side writes until the end of the time or the reveal; the other side answers after it, once', () => {
    expect(mayWrite('buyer', completedAt, null, soon)).toBe(true)
    expect(mayWrite('buyer', completedAt, 'sealed', soon)).toBe(true)
    expect(mayWrite('buyer', completedAt, 'revealed', soon)).toBe(false)
    expect(mayWrite('buyer', completedAt, null, over)).toBe(false)
    expect(mayWrite(null, completedAt, null, soon)).toBe(false)
    expect(mayAnswer('vendor', { side: 'buyer', status: 'revealed', hasAnswer: false })).toBe(true)
    expect(mayAnswer('vendor', { side: 'buyer', status: 'sealed', hasAnswer: false })).toBe(false)
    expect(mayAnswer('buyer', { side: 'buyer', status: 'revealed', hasAnswer: false })).toBe(false)
    expect(mayAnswer('vendor', { side: 'buyer', status: 'revealed', hasAnswer: true })).toBe(false)
  })
})

describe('figures', () => {
  test('there is no average of fewer than three', () => {
    const stars = { quality: 5, communication: 4, understanding: 3 }
    expect(averagesOf([stars, stars], ['quality'])).toBeNull()
    expect(averagesOf([stars, stars, { ...stars, quality: 4 }], ['quality', 'communication'])).toEqual([
      { aspect: 'quality', tenths: 47, count: 3 },
      { aspect: 'communication', tenths: 40, count: 3 },
    ])
  })

  test('the record counts by its definitions', () => {
    const record = trackRecordOf({
      engagements: [{ isEndedEarly: false }, { isEndedEarly: true }],
      disputes: 1,
      milestones: [
        {
          dueOn: '2026-12-10',
          isAccepted: true,
          deliveries: [
            { at: '2026-12-08T09:00:00.000Z', judgedAt: '2026-12-09T09:00:00.000Z' },
            { at: '2026-12-10T09:00:00.001Z', judgedAt: '2026-12-12T09:00:00.001Z' },
          ],
          invoicedOn: '2026-12-13',
          sentOn: '2026-12-18',
        },
        {
          dueOn: '2026-12-10',
          isAccepted: true,
          deliveries: [{ at: '2026-12-10T09:00:00.000Z', judgedAt: '2026-12-10T21:00:00.000Z' }],
          invoicedOn: '2026-12-13',
          sentOn: null,
        },
        { dueOn: '2026-12-20', isAccepted: false, deliveries: [], invoicedOn: null, sentOn: null },
      ],
    })
    expect(record).toEqual({
      ...{ engagements: 2, endedEarly: 1, accepted: 2, onTime: 1, firstPass: 1, judged: 3, daysToAccept: 12, paid: 1, daysToPay: 50 },
      disputes: 1,
    })
  })
})

const handlers = { ...jobHandlers, sendMail: async () => {} }

const write = ({ db, ...world }: Awarded, who: 'asBuyer' | 'asVendor') =>
  atTime(soon, () => writeReview(db, { ...world[who], ...(who === 'asBuyer' ? byBuyer : byVendor) }))

const seenBy = ({ db, engagementId }: Awarded, side: 'buyer' | 'vendor' | null, now: string) =>
  reviewsFor(db, { engagementId, side, language: side === 'buyer' ? 'zh-CN' : 'en', now })

/** Two people have verified every review that waits, as far as the database knows. */
async function verified(db: Db) {
  const waiting = await db
    .selectFrom('translationTask')
    .select('documentId')
    .where('kind', '=', 'review')
    .where('status', '<>', 'verified')
    .where('status', '<>', 'stale')
    .execute()
  for (const { documentId } of waiting) {
    await verifyTranslation(db, documentId)
    await atTime(soon, () => onReviewVerified(db, { documentId }))
  }
}

const eventsOf = async (db: Db, event: string) =>
  (await db.selectFrom('engagementEvent').select('id').where('event', '=', event).execute()).length
