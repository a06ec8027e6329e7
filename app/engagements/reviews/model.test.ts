import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { runDueJobs } from '~/platform/jobs.server'
import { jobHandlers } from '~/worker.server'
import { verifyTranslation } from '../../../tests/factories/bidding'
import { type Awarded, completedAt, completedEngagement } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { answerReview, onReviewVerified, removeWords, writeReview } from './commands.server'
import { reviewsAbout, reviewsFor } from './queries.server'
import { closesAt } from './review'

/**
 * Whatever both sides, a stranger, translators, a moderator and the clock do in whatever order: no reader sees a word or a star of the other side
 * before both have written or the time is over, and what has been seen never changes.
 */
type Deed =
  | { deed: 'write'; who: Who; stars: number }
  | { deed: 'answer'; who: Who }
  | { deed: 'verify' }
  | { deed: 'remove' }
  | { deed: 'wait'; hours: number }

type Who = 'asBuyer' | 'asVendor' | 'asRival'

const who = fc.constantFrom<Who[]>('asBuyer', 'asVendor', 'asRival')
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ deed: fc.constant('write' as const), who, stars: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('answer' as const), who }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('verify' as const) }) },
  { weight: 1, arbitrary: fc.record({ deed: fc.constant('remove' as const) }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 200 }) }) },
)

describe.each(engines)('blind reviews on %s', (engine) => {
  test('stay blind until their time, and as they were after it', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 5, maxLength: 25 }), async (story) => {
        const world = await completedEngagement(await freshDatabase(engine))
        let now = Date.parse(completedAt)
        const revealed = new Map<string, string>()
        for (const each of story) {
          now += each.deed === 'wait' ? each.hours * 3_600_000 : 60_000
          await atTime(new Date(now).toISOString(), () => doIt(world, each))
          await holds(world, new Date(now).toISOString(), revealed)
        }
      }),
      { numRuns: engine === 'sqlite' ? 25 : 5 },
    )
  })
})

async function holds({ db, engagementId, parties }: Awarded, now: string, revealed: Map<string, string>) {
  const rows = await db.selectFrom('review').select(['side', 'status', 'starsJson']).execute()
  const isTime = rows.length === 2 || now >= closesAt(completedAt)
  for (const { side, status, starsJson } of rows) {
    if (status === 'revealed') expect(isTime).toBe(true)
    else expect(revealed.has(side)).toBe(false)
    if (status === 'revealed') expect(revealed.get(side) ?? starsJson).toBe(starsJson)
    if (status === 'revealed') revealed.set(side, starsJson)
  }
  if (rows.length === 2) expect(rows.every(({ status }) => status === 'revealed')).toBe(true)
  for (const reader of ['buyer', 'vendor', null] as const) {
    const { reviews } = await reviewsFor(db, { engagementId, side: reader, language: 'en', now })
    expect(reviews.every(({ side }) => side === reader || revealed.has(side))).toBe(true)
  }
  const sides = { vendor: 'buyer', buyer: 'vendor' } as const
  for (const kind of ['buyer', 'vendor'] as const) {
    const { reviews } = await reviewsAbout(db, { companyId: parties[kind].companyId, language: 'en' })
    expect(reviews).toHaveLength(revealed.has(sides[kind]) ? 1 : 0)
  }
}

async function doIt(world: Awarded, each: Deed): Promise<void> {
  const { db, engagementId, parties } = world
  if (each.deed === 'wait') await runDueJobs(db, { ...jobHandlers, sendMail: async () => {} }, 'model')
  else if (each.deed === 'verify') {
    const task = await db
      .selectFrom('translationTask')
      .select('documentId')
      .where('kind', '=', 'review')
      .where('status', '=', 'queued')
      .executeTakeFirst()
    if (!task) return
    await verifyTranslation(db, task.documentId)
    await onReviewVerified(db, task)
  } else if (each.deed === 'remove') {
    const removal = { part: 'words', reason: 'secret', note: 'A note.' } as const
    await removeWords(db, { actorId: parties.rival.personId, engagementId, side: 'buyer', ...removal })
  } else if (each.deed === 'answer') {
    const about = each.who === 'asBuyer' ? 'vendor' : 'buyer'
    await answerReview(db, { ...world[each.who], about, language: 'en', answer: 'We answer.' })
  } else {
    const stars = each.who === 'asBuyer' ? { quality: each.stars } : { clarity: each.stars }
    await writeReview(db, { ...world[each.who], language: 'en', words: 'We worked together.', stars })
  }
}
