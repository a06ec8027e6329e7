import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChain } from '../../../app/audit/queries.server'
import { awardReasons } from '../../../app/bids/award/award'
import { type RunningPortal, startPortal } from '../../setup/server'
import { cookieHeader, sessionOf } from '../../setup/sign-in'
import { emailOf } from './cast'
import { offerFields } from './offers'
import { type Answer, post } from './probe'
import { type Stage, setStage } from './stage'

/** Fifty at once ask for the same thing: one gets it, the others are told, and the record says it once. */
const atOnce = 50

describe.each(['sqlite', 'postgres'] as const)('fifty at once on %s', (engine) => {
  let portal: RunningPortal
  let stage: Stage
  let moderators: string[]

  beforeAll(async () => {
    const calm = { WORKER: '0', MAX_IN_FLIGHT: '200', LOG_LEVEL: 'warn' }
    portal = await startPortal(engine, { seed: true, DEMO: '0', ...calm })
    stage = await setStage(portal)
    moderators = []
    for (const key of ['mod-lin', 'mod-chen', 'mod-ananya', 'mod-rohan'])
      moderators.push(cookieHeader(await sessionOf(portal.db, emailOf(key))))
  }, 300_000)
  afterAll(() => portal?.stop())

  const race = (send: (index: number) => Promise<Answer>) => Promise.all(Array.from({ length: atOnce }, (_, index) => send(index)))
  const moderator = (index: number) => moderators[index % moderators.length]
  const entries = async (subjectId: string, event: string) =>
    (await portal.db.selectFrom('auditEntry').select('id').where('subjectId', '=', subjectId).where('event', '=', event).execute()).length
  const requestOf = (ref: string) => portal.db.selectFrom('request').selectAll().where('ref', '=', ref).executeTakeFirstOrThrow()
  /** Those who got it: sent on, without a refusal. */
  const winners = (answers: readonly Answer[]) =>
    answers.filter(({ status, location }) => status === 302 && !location?.includes('refused='))
  const statuses = (answers: readonly Answer[]) => [...new Set(answers.map(({ status }) => status))].sort()

  test('awards of two bids: one winner, one award, one line in the audit', async () => {
    const { db, origin } = portal
    const request = await requestOf(stage.refs.evaluating)
    const bids = await db
      .selectFrom('bid')
      .select('ref')
      .where('requestId', '=', request.id)
      .where('status', 'in', ['readable', 'shortlisted'])
      .execute()
    expect(bids.length).toBeGreaterThan(1)
    const fields: [string, string][] = [
      ['reasonCode', awardReasons[0]],
      ['words', '方案最完整，团队在同类设备上做过两个项目，工期也合适。'],
    ]
    const { cookie } = stage.cast.owner
    const answers = await race((index) =>
      post(origin, `/en/my/requests/${request.ref}/award/${bids[index % bids.length]?.ref}`, { cookie, fields }),
    )
    expect(statuses(answers).filter((status) => ![302, 404, 409].includes(status))).toEqual([])
    expect(winners(answers)).toHaveLength(1)
    expect(await db.selectFrom('award').select('id').where('requestId', '=', request.id).execute()).toHaveLength(1)
    expect(await db.selectFrom('bid').select('id').where('requestId', '=', request.id).where('status', '=', 'won').execute()).toHaveLength(
      1,
    )
    expect(await entries(request.id, 'request.awarded')).toBe(1)
    expect((await requestOf(request.ref)).status).toBe('awarded')
    const won = await db
      .selectFrom('notification')
      .select('personId')
      .where('kind', '=', 'bidWon')
      .where('valuesJson', 'like', `%${request.ref}%`)
      .execute()
    expect(won.length).toBe(new Set(won.map(({ personId }) => personId)).size)
  })

  test('claims of a request in triage: one moderator holds it', async () => {
    const request = await requestOf(stage.refs.submitted)
    const answers = await race((index) => post(portal.origin, `/en/triage/${request.ref}/claim`, { cookie: moderator(index) }))
    expect(statuses(answers)).toEqual([302])
    expect(winners(answers)).toHaveLength(1)
    expect(await entries(request.id, 'request.claimed')).toBe(1 + (await earlierClaims(request.id)))
    expect((await requestOf(request.ref)).claimedBy).not.toBeNull()
  })

  test('claims of a translation: one moderator holds it', async () => {
    const task = await portal.db.selectFrom('translationTask').select('id').where('status', '=', 'queued').executeTakeFirstOrThrow()
    const before = await entries(task.id, 'translation.claimed')
    const answers = await race((index) =>
      post(portal.origin, `/en/translate/${task.id}/claim`, { cookie: moderator(index), fields: [['work', 'translate']] }),
    )
    expect(statuses(answers)).toEqual([302])
    // Who holds it may press again: nothing more comes of it.
    const holders = new Set(answers.flatMap((answer, index) => (winners([answer]).length > 0 ? [moderator(index)] : [])))
    expect(holders.size).toBe(1)
    expect((await entries(task.id, 'translation.claimed')) - before).toBe(1)
  })

  test('a request handed in by one form or by many: it is handed in once', async () => {
    const { db, origin } = portal
    const draft = await requestOf(stage.refs.draft)
    const { cookie } = stage.cast.owner
    const answers = await race((index) =>
      post(origin, `/en/my/requests/${draft.ref}/submit`, {
        cookie,
        fields: requestFields(draft.version, index % 2 ? 'the same key' : `key number ${index}`),
      }),
    )
    expect(statuses(answers).filter((status) => ![302, 404, 409].includes(status))).toEqual([])
    expect(winners(answers).length).toBeGreaterThan(0)
    expect((await requestOf(draft.ref)).status).toBe('submitted')
    expect(await entries(draft.id, 'request.submitted')).toBe(1)
    const events = await db
      .selectFrom('requestEvent')
      .select('id')
      .where('requestId', '=', draft.id)
      .where('event', '=', 'submitted')
      .execute()
    expect(events).toHaveLength(1)
  })

  test('the same bid sent fifty times: one bid, one version, one receipt', async () => {
    const { db, origin } = portal
    const request = await requestOf(stage.refs.open)
    const { cookie, email } = stage.cast.otherVendor
    const fields = await offerFields(db, request.ref, {
      words: (field) => `Words of ${field.replace(/\W|\d/g, ' ')}.`,
      prices: ['12,000.00'],
    })
    const { number } = await db.selectFrom('auditHead').select('number').executeTakeFirstOrThrow()
    const answers = await race(() => post(origin, `/en/requests/${request.ref}/bid`, { cookie, fields }))
    expect(statuses(answers)).toEqual([302])
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    const bids = await db
      .selectFrom('bid')
      .innerJoin('membership', 'membership.companyId', 'bid.companyId')
      .innerJoin('person', 'person.id', 'membership.personId')
      .select(['bid.id', 'bid.version', 'bid.status'])
      .where('person.email', '=', email)
      .where('bid.requestId', '=', request.id)
      .execute()
    expect(bids).toMatchObject([{ version: 1, status: 'submitted' }])
    expect(
      await db
        .selectFrom('bidVersion')
        .select('number')
        .where('bidId', '=', bids[0]?.id ?? '')
        .execute(),
    ).toEqual([{ number: 1 }])
    const { number: after } = await db.selectFrom('auditHead').select('number').executeTakeFirstOrThrow()
    expect(after - number).toBe(1)
  })

  test('the audit is whole afterwards', async () => {
    expect(await verifyChain(portal.db)).toMatchObject({ ok: true })
  })

  /** Claims that the seeded history already tells of. */
  const earlierClaims = async (requestId: string) => {
    const told = await portal.db
      .selectFrom('requestEvent')
      .select('id')
      .where('requestId', '=', requestId)
      .where('event', '=', 'claimed')
      .execute()
    return told.length - 1
  }
})

const requestFields = (version: number, key: string): [string, string][] => [
  ['version', String(version)],
  ['key', key],
  ['title', '磨床主轴温度监测与停机预警'],
  ['summary', '十二台磨床的主轴温度要能随时看到，升温异常时提前报警。'],
  ['problem', '主轴过热后要停机两天，去年发生了五次，每次损失约四万元。'],
  ['systems', '十二台数控磨床，西门子控制器，车间有有线网络。'],
  ['requirement.r1.level', 'must'],
  ['requirement.r1.what', '每分钟采集一次主轴温度，并保存一年。'],
  ['requirement.r1.acceptance', '连续七天没有缺数，误差不超过一度。'],
  ['vertical', 'manufacturing'],
  ['division', '34'],
  ['technologies', 'iot'],
  ['serviceKind', 'newBuild'],
  ['currency', 'CNY'],
  ['budgetMin', '100000'],
  ['budgetMax', '200000'],
  ['biddingDays', '10'],
  ['startWish', 'month'],
  ['workplace', 'mixed'],
  ['confidentiality', 'open'],
]
