import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { newId } from '~/platform/ids'
import { runDueJobs } from '~/platform/jobs.server'
import { refuseQuestion } from '~/questions/commands.server'
import { handOverTask } from '~/translations/presence/commands.server'
import { heirsOf } from '~/translations/presence/queries.server'
import { approveAll, approveFromMemory, approveSegment, requestSegmentChanges, returnTask } from '~/translations/reviews/commands.server'
import { claimTask, releaseTask, takeNextTask, takeOverTask } from '~/translations/tasks/commands.server'
import { readEditor } from '~/translations/tasks/queries.server'
import { jobHandlers } from '~/worker.server'
import { activeEngagement, verifyDispute } from '../../../tests/factories/engagements'
import { makeModerators, segmentsOfTask, taskOf, translate } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import {
  askInMediation,
  handBackMediation,
  resumeAfterMediation,
  suspendForMediation,
  takeUpMediation,
  writeOutcome,
} from '../mediations/commands.server'
import { mediationQueue } from '../mediations/queries.server'
import { deliverMilestone, startMilestone } from '../milestones/commands.server'
import { proposeMotion } from '../motions/commands.server'
import { stepsOf } from '../standing.server'
import { acceptSettlement, answerDispute, raiseDispute, sayInDispute, withdrawDispute } from './commands.server'
import { findDispute, liveOutcome } from './queries.server'

const monday = '2026-11-23T06:00:00.000Z'
const nextMonday = '2026-11-30T06:00:00.000Z'
const file = { storageKey: newId(), name: 'log.txt', mediaType: 'text/plain', bytes: 5, sha256: 'b'.repeat(64) }
const told = { title: '第三条线没有数据', claim: '三号线的数据从未到达。', wanted: '补齐三号线。' }

describe.each(engines)('a dispute on %s', (engine) => {
  async function begin() {
    const world = await activeEngagement(await freshDatabase(engine))
    const { db, engagementId, asBuyer, asVendor } = world
    const [lin, chen] = (await makeModerators(db, 'Lin', 'Chen')) as [string, string]
    await startMilestone(db, { ...asVendor, number: 1 })
    await deliverMilestone(db, { ...asVendor, number: 1, language: 'en', note: 'Done.', files: [file] })
    const criterion = (await db.selectFrom('criterion').select('id').orderBy('id').executeTakeFirstOrThrow()).id
    const fileId = (await db.selectFrom('file').select('id').where('ownerKind', '=', 'delivery').executeTakeFirstOrThrow()).id
    const raise = (changes: Partial<Parameters<typeof raiseDispute>[1]> = {}) =>
      atTime(monday, () =>
        raiseDispute(db, { ...asBuyer, language: 'zh-CN', fields: told, criteria: [criterion], files: [fileId], ...changes }),
      )
    const answer = (at = monday) =>
      atTime(at, () => answerDispute(db, { ...asVendor, number: 1, answer: 'The line was switched off.', language: 'en' }))
    const mediate = (moderatorId = lin, at = monday) => atTime(at, () => takeUpMediation(db, { moderatorId, engagementId, number: 1 }))
    /** A question about the request, as a moderator finds it in the queue. */
    const ask = async () => {
      const id = newId()
      const { requestId, asVendor: asker } = world
      const { documentId } = await db.selectFrom('request').select('documentId').where('id', '=', requestId).executeTakeFirstOrThrow()
      const asked = {
        ref: 'Q-1',
        requestId,
        companyId: asker.companyId,
        askedBy: asker.actorId,
        status: 'asked',
        createdAt: monday,
      } as const
      const open = { answerDocumentId: null, answeredBy: null, reasonCode: null, publishedAt: null }
      await db
        .insertInto('question')
        .values({ id, ...asked, questionDocumentId: documentId, ...open })
        .execute()
      return id
    }
    const by = (moderatorId: string) => ({ moderatorId, engagementId, number: 1 })
    const shown = async () => (await findDispute(db, { engagementId, number: 1, language: 'en' }))!
    const next = async () => (await stepsOf(db, [await world.engagement()])).get(engagementId)!
    const accept = async (deed: typeof asBuyer) => {
      const outcome = (await liveOutcome(db, (await shown()).id))!
      const { number, sha256Zh, sha256En } = outcome
      return acceptSettlement(db, { ...deed, number: 1, outcome: number, name: 'A', sha256Zh: sha256Zh ?? '', sha256En: sha256En ?? '' })
    }
    const settle = () =>
      writeOutcome(db, { ...by(lin), kind: 'settlement', fields: { outcome: '服务商在十日内补齐三号线。' }, language: 'zh-CN' })
    return { ...world, lin, chen, criterion, fileId, raise, answer, ask, mediate, by, shown, next, accept, settle }
  }

  test('is raised about criteria and files of its own engagement, one at a time, and the original reads at once', async () => {
    const world = await begin()
    const { db, engagementId, asRival, asVendor } = world
    expect(await world.raise({ ...asRival })).toEqual({ ok: false, reason: 'notFound' })
    expect(await world.raise({ criteria: [newId()] })).toEqual({ ok: false, reason: 'movedOn' })
    expect(await world.raise()).toEqual({ ok: true, number: 1 })
    expect(await world.raise({ ...asVendor })).toEqual({ ok: false, reason: 'disputeOpen' })
    const shown = await world.shown()
    expect(shown.words).toMatchObject({ language: 'zh-CN', fields: told })
    expect(shown.references).toMatchObject({ criteria: [{ id: world.criterion }], files: [{ id: world.fileId, sha256: file.sha256 }] })
    expect(shown.answerDueAt).toBe('2026-11-30T09:00:00.000Z')
    expect((await world.next())[0]).toMatchObject({ code: 'disputeAnswer.vendor', acts: 'vendor', by: shown.answerDueAt })
    await verifyDispute(db)
    expect((await world.shown()).words).toMatchObject({ language: 'en', provenance: { kind: 'verified' } })
    expect(await findDispute(db, { engagementId: newId(), number: 1, language: 'en' })).toBeNull()
    const motion = { ...world.asBuyer, kind: 'terminate', language: 'zh-CN', reason: '不做了。', remaining: '' } as const
    expect(await proposeMotion(db, motion)).toEqual({ ok: false, reason: 'disputeOpen' })
    expect((await db.selectFrom('engagement').select('status').where('id', '=', engagementId).executeTakeFirstOrThrow()).status).toBe(
      'active',
    )
  })

  test('is mediated only by a moderator who had no part in the request, and who keeps out of its texts from then on', async () => {
    const world = await begin()
    const { db, requestId, lin, chen } = world
    await world.raise()
    expect(await world.mediate()).toEqual({ ok: false, reason: 'movedOn' })
    await world.answer()
    expect(await world.raise()).toEqual({ ok: false, reason: 'disputeOpen' })
    const task = await db
      .selectFrom('translationTask')
      .innerJoin('document', 'document.id', 'translationTask.documentId')
      .select('translationTask.id')
      .where('document.requestId', '=', requestId)
      .where('document.kind', '=', 'dispute')
      .where('translationTask.status', '=', 'queued')
      .orderBy('translationTask.id')
      .executeTakeFirstOrThrow()
    await claimTask(db, { actorId: chen, taskId: task.id, work: 'translate' })
    expect(await world.mediate(chen)).toEqual({ ok: false, reason: 'part.translation' })
    // Who has read a text for a while had a part in it, too, although nothing of it is left.
    await releaseTask(db, { actorId: chen, taskId: task.id })
    expect(await world.mediate(chen)).toEqual({ ok: false, reason: 'part.translation' })
    const event = { id: newId(), requestId, event: 'accepted', actorId: lin, reasonCode: null, note: '', createdAt: monday }
    await db.insertInto('requestEvent').values(event).execute()
    expect(await world.mediate(lin)).toEqual({ ok: false, reason: 'part.triage' })
    expect((await mediationQueue(db, { moderatorId: lin, language: 'en', now: monday }))[0]).toMatchObject({
      part: 'triage',
      place: 'free',
      waitsFor: null,
      mediator: null,
    })
    await db.deleteFrom('requestEvent').where('id', '=', event.id).execute()
    const [meera] = (await makeModerators(db, 'Meera')) as [string]
    await refuseQuestion(db, { actorId: meera, questionId: await world.ask(), reasonCode: 'offTopic' })
    expect(await world.mediate(meera)).toEqual({ ok: false, reason: 'part.triage' })
    expect(await world.mediate(lin)).toEqual({ ok: true })
    expect(await world.mediate(lin)).toEqual({ ok: false, reason: 'movedOn' })
    const free = await db
      .selectFrom('translationTask')
      .select('id')
      .where('status', '=', 'queued')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(await claimTask(db, { actorId: lin, taskId: free.id, work: 'translate' })).toEqual({ ok: false, reason: 'mediates' })
    const question = { addressee: 'both', text: '什么时候关的？', language: 'zh-CN' } as const
    expect(await askInMediation(db, { ...world.by(chen), ...question })).toEqual({ ok: false, reason: 'notMediator' })
    expect(await askInMediation(db, { ...world.by(lin), ...question })).toEqual({ ok: true })
    expect(await sayInDispute(db, { ...world.asVendor, number: 1, text: 'In May.', language: 'en' })).toEqual({ ok: true })
    expect((await world.shown()).statements.map(({ speaker, addressee }) => [speaker, addressee])).toEqual([
      ['mediator', 'both'],
      ['vendor', null],
    ])
  })

  test('keeps its mediator from every way into a text of the request, the mediator’s own decision first of all', async () => {
    const world = await begin()
    const { db, lin, chen } = world
    const [wu] = (await makeModerators(db, 'Wu')) as [string]
    await world.raise()
    await world.answer()
    await world.mediate()
    const fields = { outcome: '三号线由服务商补齐。', grounds: '日志显示数据从未到达。' }
    expect(await writeOutcome(db, { ...world.by(lin), kind: 'decision', fields, language: 'zh-CN' })).toEqual({ ok: true })
    const { id: taskId } = await db
      .selectFrom('translationTask')
      .innerJoin('disputeOutcome', 'disputeOutcome.documentId', 'translationTask.documentId')
      .select('translationTask.id')
      .executeTakeFirstOrThrow()
    const barred = { ok: false, reason: 'mediates' }
    const asLin = { actorId: lin, taskId }
    const before = (await segmentsOfTask(db, taskId))[0]!
    const untouched = () => taskOf(db, taskId)
    expect(await claimTask(db, { ...asLin, work: 'translate' })).toEqual(barred)
    const give = (heirId: string) => handOverTask(db, { actorId: wu, isSupervisor: true, taskId, heirId })
    expect((await heirsOf(db, { taskId, personId: wu })).map(({ id }) => id)).not.toContain(lin)
    expect(await give(lin)).toEqual({ ok: false, reason: 'heirMediates' })
    expect((await untouched()).claimedBy).toBeNull()

    expect(await translate(db, { actorId: chen, taskId, say: (source) => `In English: ${source}` })).toMatchObject({ ok: true })
    const { segmentId, version } = (await segmentsOfTask(db, taskId))[0]!
    expect(version).toBeGreaterThan(before.version)
    const submitted = await untouched()
    expect(submitted.status).toBe('in_review')
    expect(await claimTask(db, { ...asLin, work: 'review' })).toEqual(barred)
    expect(await approveSegment(db, { ...asLin, segmentId, version })).toEqual(barred)
    expect(await approveAll(db, asLin)).toEqual(barred)
    expect(await approveFromMemory(db, asLin)).toEqual(barred)
    expect(await requestSegmentChanges(db, { ...asLin, segmentId, version, comment: '措辞再重一点。' })).toEqual(barred)
    expect(await returnTask(db, asLin)).toEqual(barred)
    expect(await takeOverTask(db, asLin)).toEqual(barred)
    expect(await give(lin)).toEqual({ ok: false, reason: 'heirMediates' })
    // Even a lease that was in the mediator's hands opens nothing.
    await db.updateTable('translationTask').set({ claimedBy: lin, claimExpiresAt: null }).where('id', '=', taskId).execute()
    expect(await approveAll(db, asLin)).toEqual(barred)
    expect(await takeOverTask(db, asLin)).toEqual(barred)
    await db.updateTable('translationTask').set({ claimedBy: null }).where('id', '=', taskId).execute()
    expect(await untouched()).toEqual(submitted)
    expect((await readEditor(db, { taskId, personId: lin, now: monday }))!.isMediator).toBe(true)
    expect((await readEditor(db, { taskId, personId: wu, now: monday }))!.isMediator).toBe(false)

    // Nothing else waits for review, so there is nothing for the mediator to take; another moderator takes it.
    expect(await takeNextTask(db, { actorId: lin, work: 'review' })).toEqual({ ok: false, reason: 'nothingToTake' })
    expect(await approveAll(db, { actorId: wu, taskId })).toMatchObject({ ok: true, isVerified: true })
  })

  test('that nobody answers waits until a person takes it up; a late answer is stated as late and decides nothing', async () => {
    const world = await begin()
    const { db } = world
    await world.raise()
    await atTime('2027-03-01T06:00:00.000Z', () => runDueJobs(db, { ...jobHandlers, sendMail: async () => {} }, 'test'))
    expect((await world.shown()).status).toBe('raised')
    expect(await world.mediate(world.lin, '2026-11-30T08:00:00.000Z')).toEqual({ ok: false, reason: 'movedOn' })
    expect(await world.mediate(world.lin, '2026-12-01T06:00:00.000Z')).toEqual({ ok: true })
    expect(await world.answer('2026-12-02T06:00:00.000Z')).toEqual({ ok: true })
    expect(await world.answer('2026-12-02T06:00:00.000Z')).toEqual({ ok: false, reason: 'movedOn' })
    expect(await world.shown()).toMatchObject({ status: 'mediation', answeredAt: '2026-12-02T06:00:00.000Z' })
  })

  test('is settled when both accept the same texts by their hashes; the text is locked, the clock runs again, and no milestone has moved', async () => {
    const world = await begin()
    const { db, engagementId, asBuyer, asVendor, lin } = world
    await world.raise()
    await world.answer()
    await world.mediate()
    const reason = { reason: '先查清楚再继续。', language: 'zh-CN' } as const
    expect(await atTime(monday, () => suspendForMediation(db, { ...world.by(lin), ...reason }))).toEqual({ ok: true })
    expect(await world.engagement()).toMatchObject({ status: 'suspended' })
    const before = await db.selectFrom('milestone').select(['status', 'dueOn', 'priceMinor']).orderBy('number').execute()
    expect(await world.settle()).toEqual({ ok: true })
    expect(await world.accept(asBuyer)).toEqual({ ok: false, reason: 'textChanged' })
    await verifyDispute(db)
    expect((await world.next())[0]).toMatchObject({ code: 'settlement.both', acts: 'both', path: '/disputes/1' })
    expect(await world.accept(asBuyer)).toEqual({ ok: true, isSettled: false })
    expect(await world.accept(asBuyer)).toEqual({ ok: false, reason: 'movedOn' })
    // Another text takes the place of the first: what one side had accepted no longer counts.
    await world.settle()
    await verifyDispute(db)
    expect(await world.accept(asVendor)).toEqual({ ok: true, isSettled: false })
    expect((await world.next())[0]).toMatchObject({ code: 'settlement.buyer', acts: 'buyer' })
    const stale = { number: 1, outcome: 1, name: 'A', sha256Zh: 'a'.repeat(64), sha256En: 'a'.repeat(64) }
    expect(await acceptSettlement(db, { ...asBuyer, ...stale })).toEqual({ ok: false, reason: 'textChanged' })
    expect(await atTime(nextMonday, () => world.accept(asBuyer))).toEqual({ ok: true, isSettled: true })
    expect(await world.shown()).toMatchObject({ status: 'settled', outcomes: [{ status: 'accepted' }, { status: 'superseded' }] })
    const after = await db.selectFrom('milestone').select(['status', 'dueOn', 'priceMinor']).orderBy('number').execute()
    expect(after.map(({ status, priceMinor }) => [status, priceMinor])).toEqual(
      before.map(({ status, priceMinor }) => [status, priceMinor]),
    )
    expect(after.every(({ dueOn }, index) => dueOn > before[index]!.dueOn)).toBe(true)
    expect(await world.engagement()).toMatchObject({ status: 'active' })
    expect(
      await writeOutcome(db, { ...world.by(lin), kind: 'decision', fields: { outcome: '换', grounds: '换' }, language: 'zh-CN' }),
    ).toEqual({
      ok: false,
      reason: 'movedOn',
    })
    expect(await mediationQueue(db, { moderatorId: lin, language: 'en', now: nextMonday })).toEqual([])
    const events = await db.selectFrom('engagementEvent').select('event').where('engagementId', '=', engagementId).execute()
    expect(events.filter(({ event }) => event === 'settlementAccepted')).toHaveLength(3)
  })

  test('is decided with grounds: the decision holds once both languages are verified', async () => {
    const world = await begin()
    const { db, lin } = world
    await world.raise()
    await world.answer()
    await world.mediate()
    const fields = { outcome: '服务商免费补齐三号线。', grounds: '标准写明三条线。' }
    expect(await writeOutcome(db, { ...world.by(lin), kind: 'decision', fields, language: 'zh-CN' })).toEqual({ ok: true })
    expect((await world.shown()).status).toBe('mediation')
    await verifyDispute(db)
    expect(await world.shown()).toMatchObject({ status: 'decided', outcomes: [{ kind: 'decision', status: 'in_force' }] })
    expect(await world.accept(world.asBuyer)).toEqual({ ok: false, reason: 'movedOn' })
  })

  test('goes back from a mediator who cannot go on, and ends without a result when it is withdrawn', async () => {
    const world = await begin()
    const { db, asBuyer, asVendor, lin, chen } = world
    await world.raise()
    await world.answer()
    await world.mediate()
    await suspendForMediation(db, { ...world.by(lin), reason: '等一等。', language: 'zh-CN' })
    await world.settle()
    expect(await handBackMediation(db, world.by(chen))).toEqual({ ok: false, reason: 'notMediator' })
    expect(await handBackMediation(db, world.by(lin))).toEqual({ ok: true })
    expect(await world.shown()).toMatchObject({ status: 'answered', mediator: null, outcomes: [{ status: 'superseded' }] })
    expect(await world.engagement()).toMatchObject({ status: 'active' })
    expect(await world.mediate(chen)).toEqual({ ok: true })
    await suspendForMediation(db, { ...world.by(chen), reason: '再等一等。', language: 'zh-CN' })
    expect(await resumeAfterMediation(db, world.by(chen))).toEqual({ ok: true })
    expect(await resumeAfterMediation(db, world.by(chen))).toEqual({ ok: false, reason: 'movedOn' })
    expect(await withdrawDispute(db, { ...asVendor, number: 1 })).toEqual({ ok: false, reason: 'movedOn' })
    expect(await withdrawDispute(db, { ...asBuyer, number: 1 })).toEqual({ ok: true })
    expect((await world.shown()).status).toBe('withdrawn')
    expect(await world.raise()).toEqual({ ok: true, number: 2 })
  })

  test('reminds who has yet to answer at 50 and 80 per cent, then tells both sides and the moderators, once each', async () => {
    const world = await begin()
    const { db } = world
    await world.raise()
    const work = (now: string) => atTime(now, () => runDueJobs(db, { ...jobHandlers, sendMail: async () => {} }, 'test'))
    const told = async () => {
      const rows = await db
        .selectFrom('notification')
        .innerJoin('person', 'person.id', 'notification.personId')
        .select(['notification.kind', 'notification.personId'])
        .where('notification.kind', 'in', ['disputeReminder', 'disputeUnanswered', 'disputeToMediate'])
        .orderBy('notification.id')
        .execute()
      const { buyer, vendor } = world.parties
      const nameOf = (id: string) => (id === buyer.personId ? 'buyer' : id === vendor.personId ? 'vendor' : 'moderator')
      return rows.map(({ kind, personId }) => `${kind} ${nameOf(personId)}`)
    }
    // From Monday 06:00 to the next Monday 09:00 UTC: half is on Thursday, 80 per cent on Saturday.
    await work('2026-11-26T06:00:00.000Z')
    expect(await told()).toEqual([])
    await work('2026-11-26T20:00:00.000Z')
    await work('2026-11-26T20:00:00.000Z')
    expect(await told()).toEqual(['disputeReminder vendor'])
    await work('2026-11-29T06:00:00.000Z')
    expect(await told()).toEqual(['disputeReminder vendor', 'disputeReminder vendor'])
    await work('2026-11-30T10:00:00.000Z')
    await work('2026-12-30T10:00:00.000Z')
    const atTheEnd = (await told()).slice(2)
    expect(atTheEnd.slice(0, 2)).toEqual(['disputeUnanswered buyer', 'disputeUnanswered vendor'])
    expect(new Set(atTheEnd.slice(2))).toEqual(new Set(['disputeToMediate moderator']))
    expect((await world.shown()).status).toBe('raised')
    // Whoever takes it up and hands it back leaves it to the others once more.
    const before = (await told()).length
    expect(await world.mediate(world.lin, '2026-12-30T11:00:00.000Z')).toEqual({ ok: true })
    expect(await handBackMediation(db, world.by(world.lin))).toEqual({ ok: true })
    expect((await told()).length).toBeGreaterThan(before)
  })

  test.each(['answered', 'withdrawn'] as const)('that is %s reminds nobody', async (end) => {
    const { db, asBuyer, ...world } = await begin()
    await world.raise()
    const ended = end === 'answered' ? await world.answer() : await atTime(monday, () => withdrawDispute(db, { ...asBuyer, number: 1 }))
    expect(ended).toEqual({ ok: true })
    await atTime('2026-12-30T10:00:00.000Z', () => runDueJobs(db, { ...jobHandlers, sendMail: async () => {} }, 'test'))
    const kinds = ['disputeReminder', 'disputeUnanswered']
    expect(await db.selectFrom('notification').select('id').where('kind', 'in', kinds).execute()).toEqual([])
  })

  test('stands in a moderator’s queue by whose turn it is', async () => {
    const world = await begin()
    const { db, lin, chen } = world
    const seen = async (moderatorId: string, now = monday) =>
      (await mediationQueue(db, { moderatorId, language: 'en', now })).map(({ place, waitsFor, at }) => [place, waitsFor, at])
    await world.raise()
    const { answerDueAt } = await world.shown()
    expect(await seen(lin)).toEqual([['unanswered', null, answerDueAt]])
    expect(await seen(lin, '2026-12-01T06:00:00.000Z')).toEqual([['free', null, answerDueAt]])
    await world.answer()
    expect(await seen(lin)).toEqual([['free', null, monday]])
    await world.mediate()
    expect([await seen(lin), await seen(chen)]).toEqual([[['mine', 'you', monday]], [['others', null, monday]]])
    await askInMediation(db, { ...world.by(lin), addressee: 'both', text: '什么时候关的？', language: 'zh-CN' })
    expect((await seen(lin))[0]![1]).toBe('sides')
    await sayInDispute(db, { ...world.asVendor, number: 1, text: 'In May.', language: 'en' })
    expect((await seen(lin))[0]![1]).toBe('you')
    await world.settle()
    expect((await seen(lin))[0]![1]).toBe('portal')
    await verifyDispute(db)
    expect((await seen(lin))[0]![1]).toBe('sides')
    await sayInDispute(db, { ...world.asVendor, number: 1, text: 'Fourteen days, not ten.', language: 'en' })
    expect((await seen(lin))[0]![1]).toBe('you')
  })
})
