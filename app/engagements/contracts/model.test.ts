import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { runDueJobs } from '~/platform/jobs.server'
import { jobHandlers } from '~/worker.server'
import { type Awarded, awardedEngagement, verifyTerms } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { canMove as canMoveEngagement } from '../engagement'
import { proposeTerms, signTerms, withdrawTerms } from './commands.server'
import { canMove, type Terms, totalOf } from './contract'
import { lastProposal } from './queries.server'
import { hashOf } from './wording.server'

/**
 * Whatever both sides, a stranger, the translators and the clock do in whatever order: proposals move by the table, texts that were put together
 * never change again, and work begins only by two signatures, one of each side, under the very hashes of one proposal.
 */
type Deed =
  | { deed: 'propose'; who: Who; discount: number; isLate: boolean }
  | { deed: 'sign'; who: Who; back: 0 | 1; isForged: boolean }
  | { deed: 'withdraw'; who: Who }
  | { deed: 'verify' }
  | { deed: 'wait'; days: number }
type Who = 'asBuyer' | 'asVendor' | 'asRival'

const who = fc.constantFrom<Who[]>('asBuyer', 'asVendor', 'asBuyer', 'asVendor', 'asRival')
const seldom = fc.integer({ min: 0, max: 5 }).map((thrown) => thrown === 0)
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ deed: fc.constant('propose' as const), who, discount: fc.nat(1_000), isLate: seldom }) },
  {
    weight: 4,
    arbitrary: fc.record({ deed: fc.constant('sign' as const), who, back: seldom.map((is) => (is ? 1 : 0) as 0 | 1), isForged: seldom }),
  },
  { weight: 1, arbitrary: fc.record({ deed: fc.constant('withdraw' as const), who }) },
  { weight: 4, arbitrary: fc.record({ deed: fc.constant('verify' as const) }) },
  { weight: 1, arbitrary: fc.record({ deed: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }) },
)

const fullStory: Deed[] = [
  { deed: 'propose', who: 'asBuyer', discount: 0, isLate: false },
  { deed: 'withdraw', who: 'asBuyer' },
  { deed: 'propose', who: 'asBuyer', discount: 100, isLate: false },
  { deed: 'verify' },
  { deed: 'sign', who: 'asBuyer', back: 0, isForged: false },
  { deed: 'sign', who: 'asVendor', back: 0, isForged: false },
]

describe.each(engines)('a contract on %s', (engine) => {
  test('keeps its rules whatever is tried in whatever order', { timeout: 300_000 }, async () => {
    const reached = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 8, maxLength: 30 }), async (story) => {
        const world = await awardedEngagement(await freshDatabase(engine))
        const draft = await world.draft()
        let now = Date.parse('2026-11-18T06:00:00.000Z')
        let before = await stateOf(world)
        for (const each of story) {
          now += each.deed === 'wait' ? each.days * 86_400_000 : 60_000
          const isGranted = await atTime(new Date(now).toISOString(), () => doIt(world, draft, each))
          const state = await stateOf(world)
          holds(before, state, each)
          if (isGranted) reached.add(each.deed).add(state.engagement.status)
          else expect(state, each.deed).toEqual(before)
          before = state
        }
      }),
      // The first story reaches everything that must have been reached, whatever chance brings after it.
      { numRuns: engine === 'sqlite' ? 20 : 4, examples: [[fullStory]] },
    )
    expect([...reached]).toEqual(expect.arrayContaining(['propose', 'verify', 'sign', 'withdraw', 'active']))
  })
})

async function stateOf({ db, engagement }: Awarded) {
  return {
    engagement: await engagement(),
    proposals: await db.selectFrom('contractProposal').selectAll().orderBy('number').execute(),
    signatures: await db.selectFrom('contractSignature').selectAll().orderBy('id').execute(),
    milestones: await db.selectFrom('milestone').select(['number', 'status', 'priceMinor']).orderBy('number').execute(),
  }
}

type State = Awaited<ReturnType<typeof stateOf>>

function holds(before: State, after: State, deed: Deed) {
  const { engagement, proposals, signatures, milestones } = after
  for (const proposal of proposals) {
    const was = before.proposals.find(({ id }) => id === proposal.id)
    if (was && was.status !== proposal.status) expect(canMove(was.status, proposal.status), `${was.status} → ${proposal.status}`).toBe(true)
    const { textZh, textEn, sha256Zh, sha256En } = proposal
    if (was?.sha256Zh) expect({ textZh, textEn, sha256Zh, sha256En }).toEqual(textsOf(was))
    if (textZh !== null && textEn !== null) expect([sha256Zh, sha256En]).toEqual([hashOf(textZh), hashOf(textEn)])
  }
  expect(proposals.filter(({ status }) => ['in_translation', 'ready', 'signed'].includes(status)).length).toBeLessThan(2)
  for (const { proposalId, sha256Zh, sha256En } of signatures)
    expect(proposals.find(({ id }) => id === proposalId)).toMatchObject({ sha256Zh, sha256En })
  const signed = proposals.find(({ status }) => status === 'signed')
  expect(engagement.status).toBe(signed ? 'active' : 'contracting')
  if (before.engagement.status !== engagement.status) {
    expect(canMoveEngagement(before.engagement.status, engagement.status)).toBe(true)
    expect(deed.deed).toBe('sign')
  }
  if (!signed) {
    expect(milestones).toEqual([])
    return
  }
  const sides = signatures.filter(({ proposalId }) => proposalId === signed.id).map(({ side }) => side)
  expect(sides.sort()).toEqual(['buyer', 'vendor'])
  const total = totalOf(JSON.parse(signed.termsJson) as Terms)
  expect([engagement.baseMinor, engagement.valueMinor]).toEqual([total, total])
  expect(milestones.reduce((sum, { priceMinor }) => sum + priceMinor, 0)).toBe(total)
}

const textsOf = ({ textZh, textEn, sha256Zh, sha256En }: State['proposals'][number]) => ({ textZh, textEn, sha256Zh, sha256En })

/** Answers whether the portal did it; what it refuses must have left no trace. */
async function doIt(world: Awarded, draft: Awaited<ReturnType<Awarded['draft']>>, each: Deed): Promise<boolean> {
  const { db, engagementId } = world
  if (each.deed === 'wait') {
    await runDueJobs(db, { ...jobHandlers, sendMail: async () => {} }, 'model')
    return false
  }
  const last = await lastProposal(db, engagementId)
  if (each.deed === 'verify') {
    if (last?.status !== 'in_translation') return false
    await verifyTerms(world)
    return true
  }
  const by = world[each.who]
  if (each.deed === 'withdraw') return (await withdrawTerms(db, by)).ok
  if (each.deed === 'propose') {
    const [first, ...others] = draft.terms.milestones
    const milestones = [{ ...first!, priceMinor: first!.priceMinor - each.discount }, ...others]
    const basedOn = (last?.number ?? 0) - (each.isLate ? 1 : 0)
    const { fields } = draft
    return (await proposeTerms(db, { ...by, terms: { ...draft.terms, milestones }, fields, language: 'zh-CN', basedOn })).ok
  }
  const number = (last?.number ?? 1) - each.back
  const read = await db
    .selectFrom('contractProposal')
    .select(['sha256Zh', 'sha256En'])
    .where('engagementId', '=', engagementId)
    .where('number', '=', number)
    .executeTakeFirst()
  const sha256Zh = each.isForged ? 'f'.repeat(64) : (read?.sha256Zh ?? '')
  return (await signTerms(db, { ...by, number, name: 'A', sha256Zh, sha256En: read?.sha256En ?? '' })).ok
}
