import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import type { Db } from '#db/connect'
import { runDueJobs } from '~/platform/jobs.server'
import { jobHandlers } from '~/worker.server'
import { verifyTranslation } from '../../../tests/factories/bidding'
import { activeEngagement, verifyDispute } from '../../../tests/factories/engagements'
import { makeModerators } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { priceAfter } from '../change-orders/change-order'
import { agreeToChange, proposeChange, withdrawChange } from '../change-orders/commands.server'
import { canMove as canMoveEngagement } from '../engagement'
import * as mediation from '../mediations/commands.server'
import { deliverMilestone, judgeDelivery, startMilestone } from '../milestones/commands.server'
import { canMove as canMoveMilestone } from '../milestones/milestone'
import { findMilestone } from '../milestones/queries.server'
import { agreeToMotion, declineMotion, onMotionVerified, proposeMotion, withdrawMotion } from '../motions/commands.server'
import { canMove as canMoveMotion } from '../motions/motion'
import { resumeEngagement } from '../pauses/commands.server'
import { acceptSettlement, answerDispute, raiseDispute, sayInDispute, withdrawDispute } from './commands.server'
import { canMove as canMoveDispute } from './dispute'
import { canMove as canMoveOutcome } from './outcome'
import { liveOutcome, openDispute } from './queries.server'

/**
 * Any sequence of deeds by either side, a stranger and two moderators, with weeks passing in between: every state has come by a legal move and
 * by somebody's deed, nothing is accepted but by the buyer's judgement, the price is what both agreed to, what is refused leaves no trace.
 */
const sides = ['start', 'deliver', 'judge', 'propose', 'agree', 'takeBack', 'resume'] as const
const motions = ['suspend', 'terminate', 'consent', 'refuse', 'retract'] as const
const disputes = ['raise', 'answer', 'say', 'accept', 'withdraw'] as const
const mediators = ['takeUp', 'ask', 'stop', 'run', 'settlement', 'decision', 'handBack'] as const
type Name = (typeof sides)[number] | (typeof motions)[number] | (typeof disputes)[number] | (typeof mediators)[number] | 'verify' | 'wait'
type Who = 'asBuyer' | 'asVendor' | 'asRival'
interface Deed {
  deed: Name
  who: Who
  moderator: 0 | 1
  number: number
}

const deeds: fc.Arbitrary<Deed> = fc.record({
  deed: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...sides) },
    { weight: 3, arbitrary: fc.constantFrom(...motions) },
    { weight: 6, arbitrary: fc.constantFrom(...disputes) },
    { weight: 6, arbitrary: fc.constantFrom(...mediators) },
    { weight: 3, arbitrary: fc.constant('verify' as const) },
    { weight: 1, arbitrary: fc.constant('wait' as const) },
  ),
  who: fc.constantFrom<Who[]>('asBuyer', 'asVendor', 'asBuyer', 'asVendor', 'asRival'),
  moderator: fc.constantFrom<(0 | 1)[]>(0, 1),
  number: fc.integer({ min: 1, max: 2 }),
})

/** How a story begins: by itself, or already in mediation, so that what lies far down the road is tried too. */
const by = (deed: Name, who: Who = 'asBuyer'): Deed => ({ deed, who, moderator: 0, number: 1 })
const mediated = [by('start', 'asVendor'), by('deliver', 'asVendor'), by('raise'), by('answer', 'asVendor'), by('takeUp')]
const beginnings = fc.constantFrom<Deed[][]>([], mediated, [...mediated, by('settlement'), by('verify'), by('accept')])

describe.each(engines)('an engagement in dispute on %s', (engine) => {
  test('keeps its rules whatever is tried in whatever order', { timeout: 300_000 }, async () => {
    const reached = new Set<string>()
    await fc.assert(
      fc.asyncProperty(beginnings, fc.array(deeds, { minLength: 20, maxLength: 50 }), async (beginning, tried) => {
        const story = [...beginning, ...tried]
        const world = await activeEngagement(await freshDatabase(engine))
        const moderators = await makeModerators(world.db, 'Lin', 'Chen')
        let now = Date.parse('2026-11-23T06:00:00.000Z')
        let before = await stateOf(world.db)
        for (const each of story) {
          now += each.deed === 'wait' ? 20 * 86_400_000 : 60_000
          const isGranted = await atTime(new Date(now).toISOString(), () => doIt(world, moderators, each))
          const state = await stateOf(world.db)
          holds(before, state, each)
          if (!isGranted) expect(state, each.deed).toEqual(before)
          else reached.add(each.deed)
          before = state
        }
      }),
      { numRuns: engine === 'sqlite' ? 25 : 5 },
    )
    if (engine === 'sqlite') expect(reached.size).toBeGreaterThan(18)
  })
})

async function stateOf(db: Db) {
  const read = <T extends 'milestone' | 'changeOrder' | 'motion' | 'dispute' | 'disputeOutcome' | 'pause' | 'disputeAcceptance'>(
    table: T,
  ) =>
    db
      .selectFrom(table as 'milestone')
      .selectAll()
      .orderBy('id')
      .execute() as Promise<{ id: string; status: string }[]>
  return {
    engagement: await db.selectFrom('engagement').selectAll().executeTakeFirstOrThrow(),
    milestones: await db.selectFrom('milestone').selectAll().orderBy('number').execute(),
    orders: await db.selectFrom('changeOrder').selectAll().orderBy('number').execute(),
    pauses: await db.selectFrom('pause').selectAll().orderBy('id').execute(),
    moved: {
      milestone: await read('milestone'),
      motion: await read('motion'),
      dispute: await read('dispute'),
      outcome: await read('disputeOutcome'),
    },
    acceptances: await read('disputeAcceptance'),
  }
}

type State = Awaited<ReturnType<typeof stateOf>>

const legal: Record<keyof State['moved'], (from: never, to: never) => boolean> = {
  milestone: canMoveMilestone,
  motion: canMoveMotion,
  dispute: canMoveDispute,
  outcome: canMoveOutcome,
}

function holds(before: State, after: State, { deed, who }: Deed) {
  const { engagement, milestones, orders, pauses } = after
  const [was, is] = [before.engagement.status, engagement.status]
  if (was !== is) expect(canMoveEngagement(was, is), `${was} → ${is}`).toBe(true)
  for (const kind of Object.keys(legal) as (keyof State['moved'])[])
    for (const { id, status } of after.moved[kind]) {
      const old = before.moved[kind].find((each) => each.id === id)?.status
      if (old !== undefined && old !== status) expect(legal[kind](old as never, status as never), `${kind}: ${old} → ${status}`).toBe(true)
    }
  const accepted = (state: State) => state.milestones.filter(({ status }) => status === 'accepted').length
  if (accepted(after) > accepted(before)) expect([deed, who]).toEqual(['judge', 'asBuyer'])
  expect(engagement.valueMinor).toBe(priceAfter(engagement.baseMinor, orders))
  expect(engagement.valueMinor).toBe(milestones.reduce((sum, { priceMinor }) => sum + priceMinor, 0))
  expect(pauses.filter(({ resumedAt }) => resumedAt === null)).toHaveLength(is === 'suspended' ? 1 : 0)
  const isOpen = after.moved.dispute.some(({ status }) => ['raised', 'answered', 'mediation'].includes(status))
  if (is === 'terminated' || is === 'closed') expect(isOpen).toBe(false)
  // A settlement has two acceptances, one of each side.
  const settled = after.moved.outcome.filter(({ status }) => status === 'accepted').map(({ id }) => id)
  for (const id of settled)
    expect(
      new Set(
        (after.acceptances as never as { outcomeId: string; side: string }[])
          .filter((each) => each.outcomeId === id)
          .map(({ side }) => side),
      ).size,
    ).toBe(2)
  const dueDays = (state: State) => state.milestones.map(({ dueOn }) => dueOn).join()
  if (dueDays(before) !== dueDays(after)) expect(['agree', 'resume', 'run', 'handBack', 'withdraw', 'accept', 'verify']).toContain(deed)
}

/** Answers whether the portal did it; what it refuses must have left no trace. */
async function doIt(world: Awaited<ReturnType<typeof activeEngagement>>, moderators: readonly string[], each: Deed): Promise<boolean> {
  const { db, engagementId } = world
  const by = world[each.who]
  const { number } = each
  const language = each.who === 'asBuyer' ? 'zh-CN' : 'en'
  const onMotion = { ...by, number: await last(db, 'motion') }
  const onOrder = { ...by, number: await last(db, 'changeOrder') }
  const onDispute = { ...by, number: await last(db, 'dispute') }
  const asMediator = { moderatorId: moderators[each.moderator]!, engagementId, number: onDispute.number }
  switch (each.deed) {
    case 'wait':
      await runDueJobs(db, { ...jobHandlers, sendMail: async () => {} }, 'model')
      return false
    case 'verify':
      return verifyNext(db)
    case 'start':
      return (await startMilestone(db, { ...by, number })).ok
    case 'deliver':
      return (await deliverMilestone(db, { ...by, number, language: 'en', note: 'Done.', files: [] })).ok
    case 'judge': {
      const milestone = await findMilestone(db, { engagementId, number, language: 'en' })
      const judged = (milestone?.criteria ?? []).map(({ id }) => ({ criterionId: id, isMet: true, reason: '' }))
      const round = milestone?.deliveries[0]?.number ?? 1
      return (await judgeDelivery(db, { ...by, number, round, judged, language: 'zh-CN', note: '', files: [] })).ok
    }
    case 'propose': {
      const effect = { milestoneNumber: number, deltaMinor: 100, dueOn: null }
      return (await proposeChange(db, { ...by, language, fields: { title: 'A', scope: 'B.' }, effect })).ok
    }
    case 'agree':
      return (await agreeToChange(db, onOrder)).ok
    case 'takeBack':
      return (await withdrawChange(db, onOrder)).ok
    case 'resume':
      return (await resumeEngagement(db, by)).ok
    case 'suspend':
      return (await proposeMotion(db, { ...by, kind: 'suspend', language, reason: 'Why.', remaining: '' })).ok
    case 'terminate':
      // Rarely, or every story would end with it.
      return number === 2 && (await proposeMotion(db, { ...by, kind: 'terminate', language, reason: 'Why.', remaining: '' })).ok
    case 'consent':
      return (await agreeToMotion(db, onMotion)).ok
    case 'refuse':
      return (await declineMotion(db, onMotion)).ok
    case 'retract':
      return (await withdrawMotion(db, onMotion)).ok
    case 'raise': {
      const { id } = await db.selectFrom('criterion').select('id').executeTakeFirstOrThrow()
      const fields = { title: 'A', claim: 'B.', wanted: 'C.' }
      return (await raiseDispute(db, { ...by, language, fields, criteria: [id], files: [] })).ok
    }
    case 'answer':
      return (await answerDispute(db, { ...onDispute, answer: 'No.', language })).ok
    case 'say':
      return (await sayInDispute(db, { ...onDispute, text: 'No.', language })).ok
    case 'withdraw':
      return number === 2 && (await withdrawDispute(db, onDispute)).ok
    case 'accept': {
      const open = await openDispute(db, engagementId)
      const outcome = open ? await liveOutcome(db, open.id) : null
      const hashes = { sha256Zh: outcome?.sha256Zh ?? '', sha256En: outcome?.sha256En ?? '' }
      return (await acceptSettlement(db, { ...onDispute, outcome: outcome?.number ?? 1, name: 'A', ...hashes })).ok
    }
    case 'takeUp':
      return (await mediation.takeUpMediation(db, asMediator)).ok
    case 'ask':
      return (await mediation.askInMediation(db, { ...asMediator, addressee: 'both', text: 'Why?', language: 'en' })).ok
    case 'stop':
      return (await mediation.suspendForMediation(db, { ...asMediator, reason: 'Why.', language: 'en' })).ok
    case 'run':
      return (await mediation.resumeAfterMediation(db, asMediator)).ok
    case 'handBack':
      return number === 2 && (await mediation.handBackMediation(db, asMediator)).ok
    default:
      return (
        await mediation.writeOutcome(db, { ...asMediator, kind: each.deed, fields: { outcome: 'A.', grounds: 'B.' }, language: 'en' })
      ).ok
  }
}

async function last(db: Db, table: 'motion' | 'changeOrder' | 'dispute'): Promise<number> {
  const row = await db.selectFrom(table).select('number').orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row?.number ?? 1
}

/** The newest text that waits is verified by two other people, as far as the database knows. */
async function verifyNext(db: Db): Promise<boolean> {
  const waiting = await db
    .selectFrom('translationTask')
    .innerJoin('document', 'document.id', 'translationTask.documentId')
    .select(['document.id', 'document.kind'])
    .where('translationTask.status', '=', 'queued')
    .where('document.kind', 'in', ['dispute', 'engagementNote'])
    .orderBy('translationTask.id', 'desc')
    .executeTakeFirst()
  if (!waiting) return false
  if (waiting.kind === 'dispute') {
    await verifyDispute(db)
    return true
  }
  await verifyTranslation(db, waiting.id)
  await onMotionVerified(db, { documentId: waiting.id })
  return true
}
