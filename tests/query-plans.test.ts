import SQLite from 'better-sqlite3'
import { CompiledQuery, sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { joinRequestBy } from '../app/accounts/memberships/queries.server'
import { resolveActor } from '../app/accounts/queries.server'
import { startSession } from '../app/accounts/sessions/commands.server'
import { bidsToDo, ownBids, requestToBidOn } from '../app/bids/queries.server'
import { outcomesOf, yearsOf } from '../app/corridors/outcomes/queries.server'
import { searchBoard } from '../app/discovery/board/queries.server'
import { searchCompanies } from '../app/discovery/companies/queries.server'
import { readDeadlines, readFeed } from '../app/discovery/feeds/queries.server'
import { fittingRequests } from '../app/discovery/fitting/queries.server'
import { isFollowed } from '../app/discovery/follows/queries.server'
import { indexQueued } from '../app/discovery/indexing/commands.server'
import { savedSearches } from '../app/discovery/saved/queries.server'
import { sitemapFiles, sitemapPages } from '../app/discovery/sitemap/queries.server'
import { suggestionsFor } from '../app/discovery/suggestions/queries.server'
import { wordingOf } from '../app/discovery/wording/queries.server'
import { certificateFor, verifyNumber } from '../app/engagements/certificates/queries.server'
import { ordersOf } from '../app/engagements/change-orders/queries.server'
import { contractTextOf, proposalsOf } from '../app/engagements/contracts/queries.server'
import { raiseDispute } from '../app/engagements/disputes/commands.server'
import { disputesOf, findDispute, referableIn } from '../app/engagements/disputes/queries.server'
import { jobsYears } from '../app/engagements/jobs-reports/queries.server'
import { takeUpMediation } from '../app/engagements/mediations/commands.server'
import { mediationQueue } from '../app/engagements/mediations/queries.server'
import { findMeeting, meetingsOf, meetingsWaiting } from '../app/engagements/meetings/queries.server'
import { readMarksOf, threadOf, unreadOf } from '../app/engagements/messages/queries.server'
import { findMilestone, milestonesOf } from '../app/engagements/milestones/queries.server'
import { lastMinutes, minutesOf } from '../app/engagements/minutes/queries.server'
import { motionDeeds, motionsOf, remainsPayable } from '../app/engagements/motions/queries.server'
import { annexesOf } from '../app/engagements/ndas/queries.server'
import { pauseOf } from '../app/engagements/pauses/queries.server'
import { paymentsOf } from '../app/engagements/payments/queries.server'
import { findEngagement, historyOf, listEngagements } from '../app/engagements/queries.server'
import { recordOf, reviewCounts, reviewsAbout, reviewsFor } from '../app/engagements/reviews/queries.server'
import { statementsOf } from '../app/engagements/scale/queries.server'
import { stepsOf } from '../app/engagements/standing.server'
import { notificationsOf, unreadCount } from '../app/notifications/queries.server'
import { cancelJobs, lagOf, runDueJobs, startWorker } from '../app/platform/jobs.server'
import { publicVersionReader } from '../app/platform/response-cache.server'
import { buyersQuestions, ownQuestions, publishedQuestions } from '../app/questions/queries.server'
import { readFilters } from '../app/requests/board/filters'
import { readBoard } from '../app/requests/board/queries.server'
import { ownBidOn, publicFacts, publicParts } from '../app/requests/page/queries.server'
import { findOwnRequest, listOwnRequests, requestsToDo } from '../app/requests/queries.server'
import { teamFigures, verifiedByDay, whatWaits } from '../app/translations/flow/queries.server'
import { draftQuality, readMachine, readSendings } from '../app/translations/machine/queries.server'
import { wholeDrafts } from '../app/translations/machine/reader-drafts.server'
import { type Approved, rememberApproved } from '../app/translations/memory/commands.server'
import { concordance } from '../app/translations/memory/concordance.server'
import { worthIndexing } from '../app/translations/memory/grams'
import { findMatches } from '../app/translations/memory/queries.server'
import { indexMemory } from '../app/translations/memory-index/commands.server'
import { countQueue, readQueue } from '../app/translations/tasks/queries.server'
import { triageQueue } from '../app/triage/queries.server'
import { endpointsOf } from '../app/webhooks/queries.server'
import { atTime } from '../db/clock'
import { connectSqlite, type Db, inTransaction } from '../db/connect'
import { migrate } from '../db/migrate'
import { addParty, type Party } from './factories/bidding'
import { type Awarded, activeEngagement, agreedMeeting, passMilestone } from './factories/engagements'
import { drafted, monday, type World, world } from './factories/requesting'
import { freshDatabase } from './setup/database'

/** Tables of a handful of rows, and lists that a query makes for itself, read whole by design. */
const small = ['corridor', 'exchangeRate', 'tmFresh', 'asked', 'best', 'r', 'newer']

const file = new SQLite(':memory:')
const asked: string[] = []
let db: Db
let all: World
let vendor: Party
let work: Awarded & { meetingId: string }

const ref = 'R-4K7P2MXW'

beforeAll(async () => {
  const prepare = file.prepare.bind(file)
  file.prepare = ((text: string) => {
    asked.push(text)
    return prepare(text)
  }) as typeof file.prepare
  db = connectSqlite(file)
  await migrate(db)
  all = await world(db)
  vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
  await db.updateTable('company').set({ technologiesJson: '["iot"]' }).where('id', '=', vendor.companyId).execute()
  await drafted(db, all)
  await inTransaction(db, (tx) => rememberApproved(tx, approved('before')))
  work = await engaged()
  // What was published on the way: the queue is asked for most of the time when nothing is in it.
  await indexQueued(db)
  await indexMemory(db)
  return () => file.close()
})

// A new handle has prepared nothing yet, so that every statement of a test is seen.
beforeEach(() => {
  db = connectSqlite(file)
})

/** An engagement with something of everything, so that what hangs on a row is asked for, too. */
async function engaged() {
  const begun = await activeEngagement(db)
  await passMilestone(begun, 1, workday)
  const { meetingId } = await agreedMeeting(begun, '2026-12-02T06:00:00.000Z')
  const { id: criterion } = await db.selectFrom('criterion').select('id').limit(1).executeTakeFirstOrThrow()
  const fields = { title: '数据', claim: '没有数据。', wanted: '补齐。' }
  await atTime(workday, () => raiseDispute(db, { ...begun.asBuyer, language: 'zh-CN', fields, criteria: [criterion], files: [] }))
  const mediation = { moderatorId: all.moderators[0], engagementId: begun.engagementId, number: 1 }
  await atTime('2026-12-20T06:00:00.000Z', () => takeUpMediation(db, mediation))
  return { ...begun, meetingId }
}

const workday = '2026-11-30T06:00:00.000Z'
const language = 'en' as const
const after = { updatedAt: `${monday}~x`, dueAt: `${monday}~x` }

const sentence = { language: 'zh-CN', targetLanguage: 'en', domain: '', rejected: [], now: monday } as const
/** As many as are worth indexing. */
const approved = (origin: string): Approved[] =>
  Array.from({ length: worthIndexing }, (_, index) => ({
    originId: `${origin}${index}`,
    sourceLanguage: 'zh-CN',
    source: `采集${index}台控制柜的停机原因。`,
    target: `Collect the stops of ${index} cabinets.`,
    domain: '',
    approvedAt: monday,
  }))

/** What pages and the worker ask again and again, by the functions that ask it. */
const hot: [string, () => Promise<unknown>][] = [
  ['who asks', async () => resolveActor(db, `session=${await inTransaction(db, (tx) => startSession(tx, { personId: vendor.personId }))}`)],
  ['whom somebody asked to be let in', () => joinRequestBy(db, vendor.personId)],
  ['the webhooks of a company', () => endpointsOf(db, vendor.companyId)],
  ['unread notifications', () => unreadCount(db, vendor.personId)],
  ['a page of notifications', () => notificationsOf(db, { personId: vendor.personId, limit: 20 })],
  ['the version of public pages', () => publicVersionReader(db)()],
  ['the board', () => readBoard(db, { filters: readFilters(new URLSearchParams(), language), language })],
  ['the board, by a range of budgets', boardByBudget],
  ['a request in public', requestPage],
  ['my requests', () => listOwnRequests(db, { companyId: all.buyer.companyId })],
  ['my requests, second page', () => listOwnRequests(db, { companyId: all.buyer.companyId, after: after.updatedAt })],
  ['my request', () => findOwnRequest(db, { companyId: all.buyer.companyId, ref })],
  ['what waits for a buyer', () => requestsToDo(db, all.buyer.companyId)],
  ['questions to answer', () => buyersQuestions(db, { companyId: all.buyer.companyId, requestId: 'x', language })],
  ['my questions', () => ownQuestions(db, { companyId: vendor.companyId, language })],
  ['my bids', () => ownBids(db, { companyId: vendor.companyId, language })],
  ['bids that wait for their vendor', () => bidsToDo(db, { companyId: vendor.companyId, language, now: monday })],
  ['requests that fit', () => fittingRequests(db, { companyId: vendor.companyId, language, now: monday })],
  ['the request to bid on', () => requestToBidOn(db, { ref, language })],
  [
    'a search',
    () =>
      searchBoard(db, {
        filters: readFilters(new URLSearchParams('?q=排产 mes&vertical=retail'), language),
        language,
        now: monday,
        corridors: [],
        min: null,
        max: null,
      }),
  ],
  ['a search with a typing mistake', () => wordingOf(db, 'scheduleing')],
  ['what one may type next', () => suggestionsFor(db, { q: 'sched', language, now: monday })],
  ['the directory', () => searchCompanies(db, { q: 'mes', side: 'vendor', technology: 'mes', corridorId: null, language, now: monday })],
  ['what the index has yet to look at', () => indexQueued(db)],
  ['a feed', () => readFeed(db, { filters: readFilters(new URLSearchParams('?technology=iot'), language), language, now: monday })],
  ['the calendar', () => readDeadlines(db, { filters: readFilters(new URLSearchParams(), language), language, now: monday })],
  ['the list of sitemaps', () => sitemapFiles(db, monday)],
  ['a sitemap of requests', () => sitemapPages(db, { list: 'awarded', now: monday, after: { key: monday, id: 'x' } })],
  ['a sitemap of companies', () => sitemapPages(db, { list: 'companies', now: monday, after: null })],
  ['saved searches', () => savedSearches(db, vendor.personId)],
  ['whether a request is followed', () => isFollowed(db, { personId: vendor.personId, requestId: 'x' })],
  ['triage', () => triageQueue(db, 'submitted')],
  ...(['translate', 'review', 'mine', 'verified'] as const).flatMap((tab): typeof hot => [
    [`translation queue, ${tab}`, () => readQueue(db, { tab, personId: all.moderators[0], now: monday })],
    [`translation queue, ${tab}, second page`, () => readQueue(db, { tab, personId: all.moderators[0], now: monday, after: after.dueAt })],
  ]),
  ['translation counts', () => countQueue(db, all.moderators[0])],
  ['the memory’s matches for a sentence', () => findMatches(db, { ...sentence, text: '采集42台控制柜的运行状态。' })],
  ['the memory’s concordance', () => concordance(db, '控制柜')],
  ['an approved sentence on its way into the memory', () => inTransaction(db, (tx) => rememberApproved(tx, approved('a')))],
  ['approved sentences on their way into its index', () => indexMemory(db)],
  ['what waits in translation', () => whatWaits(db, monday)],
  ['the team’s figures', () => teamFigures(db, '2026-11-01')],
  ['characters by day', () => verifiedByDay(db, ['2026-11-01'])],
  ['the machine’s drafts of a task', () => readMachine(db, 'x', { isOn: true })],
  ['what people made of the machine’s drafts', () => draftQuality(db)],
  ['messages of an engagement', () => threadOf(db, { engagementId: 'x', language })],
  ['messages of an engagement, second page', () => threadOf(db, { engagementId: 'x', language, before: 9 })],
  ['what a machine made of messages', () => wholeDrafts(db, ['x'])],
  ['unread messages', () => unreadOf(db, { ...vendor, engagementIds: ['x', 'y'] })],
  ['how far people have read', () => readMarksOf(db, { engagementId: 'x', buyerId: 'b', vendorId: 'v' })],
  ['meetings that wait', () => meetingsWaiting(db, ['x', 'y'])],
  ['engagements of a company', () => listEngagements(db, { viewer: { companyId: work.parties.buyer.companyId }, language })],
  [
    'engagements of a company, second page',
    () => listEngagements(db, { viewer: { companyId: work.parties.vendor.companyId }, language, before: 'x' }),
  ],
  ['an engagement', () => findEngagement(db, { viewer: { companyId: work.parties.buyer.companyId }, ref: work.ref, language })],
  ['its next steps', async () => stepsOf(db, [await work.engagement(), { id: 'x', status: 'active', createdAt: monday }])],
  ['its history', () => historyOf(db, work.engagementId)],
  ['its contract', () => proposalsOf(db, inWork())],
  ['the text of its contract', () => contractTextOf(db, { engagementId: work.engagementId, number: 1, language })],
  ['its milestones', () => milestonesOf(db, inWork())],
  ['a milestone', () => findMilestone(db, { ...inWork(), number: 1 })],
  ['its payments', async () => paymentsOf(db, { milestoneId: (await milestonesOf(db, inWork()))[0]!.id, currency: 'INR' })],
  ['its change orders', () => ordersOf(db, inWork())],
  ['its meetings', () => meetingsOf(db, inWork())],
  ['a meeting', () => findMeeting(db, { ...inWork(), number: 1 })],
  [
    'minutes of a meeting',
    async () => [await lastMinutes(db, work.meetingId), await minutesOf(db, { meetingId: work.meetingId, language })],
  ],
  ['its disputes', () => disputesOf(db, inWork())],
  ['a dispute', () => findDispute(db, { ...inWork(), number: 1 })],
  ['what a dispute can refer to', () => referableIn(db, inWork())],
  ['disputes that wait for a moderator', () => mediationQueue(db, { moderatorId: all.moderators[0], language, now: workday })],
  ['disputes that others mediate', () => mediationQueue(db, { moderatorId: all.moderators[1], language, now: workday })],
  ['its pause and its motions', async () => [await pauseOf(db, { ...inWork(), now: workday }), await motionsOf(db, inWork())]],
  ['what it can be proposed', () => motionDeeds(db, { engagementId: work.engagementId, side: 'buyer', status: 'active' })],
  ['what an early end leaves', () => remainsPayable(db, work.engagementId)],
  ['its reviews', () => reviewsFor(db, { ...inWork(), side: 'buyer', now: workday })],
  ['reviews of a company', () => reviewsAbout(db, { companyId: work.parties.vendor.companyId, language })],
  ['reviews of a company, second page', () => reviewsAbout(db, { companyId: work.parties.vendor.companyId, language, before: 'x' })],
  ['the record of a company', () => recordOf(db, { companyId: work.parties.vendor.companyId, kind: 'vendor' })],
  ['how many reviews', () => reviewCounts(db, [work.parties.vendor.companyId, 'x'])],
  ['its certificate', () => certificateFor(db, work.engagementId)],
  ['a number of a certificate', () => verifyNumber(db, 'AC-4K7P2-MXW9Q-H')],
  ['its jobs', () => jobsYears(db, inWork())],
  ['what was said after the pilot', () => statementsOf(db, inWork())],
  ['annexes of a request', () => annexesOf(db, work.requestId)],
  ['results of a corridor', async () => [await outcomesOf(db, { corridorId: 'x', year: 2026 }), await yearsOf(db, 'x', '2026-11-03')]],
  ['what left the house', () => readSendings(db, { after: null })],
  ['what left the house, second page', () => readSendings(db, { after: after.dueAt })],
  ['taking and ending a job', () => runDueJobs(db, new Proxy({}, { get: () => async () => {} }), 'plans', 5)],
  ['a look into every lane', () => lookIntoLanes()],
  ['how far a lane lags', () => lagOf(db, 'own')],
]

test.each(hot)('%s finds its rows by an index', async (_, ask) => {
  asked.length = 0
  await ask()
  const statements = asked.filter((text) => /^(select|update|delete)/.test(text))
  expect(statements).not.toEqual([])
  const scans = statements.flatMap((text) =>
    planOf(text)
      .filter(isScan)
      .map((line) => `${line} ← ${text}`),
  )
  expect(scans).toEqual([])
})

test('a job is taken back by its key, however many wait', async () => {
  asked.length = 0
  await inTransaction(db, (tx) => cancelJobs(tx, 'openBids:x'))
  expect(asked.filter((text) => text.startsWith('delete')).flatMap(planOf)).toEqual([expect.stringContaining('(uniqueKey=?)')])
})

test('a range of budgets that fits nothing is found to fit nothing in the index alone', async () => {
  asked.length = 0
  await boardByBudget()
  const plan = planOf(asked.find((text) => text.includes('from "request"'))!)
  // All that decides stands in it: no request is looked up that does not fit.
  const columns = file.prepare(`select name from pragma_index_info('request_board')`).pluck().all()
  expect(plan[0]).toContain('USING INDEX request_board (status=?)')
  expect(columns).toEqual(['status', 'publishedAt', 'id', 'budgetUsd'])
  expect(plan.filter((line) => /TEMP B-TREE/.test(line))).toEqual([])
})

const inWork = () => ({ engagementId: work.engagementId, language })

test('the memory finds its rows by an index on PostgreSQL, too', async () => {
  const postgres = await freshDatabase('postgres')
  await inTransaction(postgres, (tx) => rememberApproved(tx, approved('p')))
  await indexMemory(postgres)
  const queries: CompiledQuery[] = []
  const execute = postgres.executeQuery.bind(postgres)
  postgres.executeQuery = ((query: CompiledQuery) => {
    queries.push(query)
    return execute(query)
  }) as typeof postgres.executeQuery
  await findMatches(postgres, { ...sentence, text: '采集42台控制柜的运行状态。' })
  await concordance(postgres, '控制柜')
  expect(queries.length).toBeGreaterThan(6)
  const plans = await postgres.transaction().execute(async (tx) => {
    // To read the few rows whole would be cheapest; what does so even now has no index for it.
    await sql`set local enable_seqscan = off`.execute(tx)
    const lines: string[] = []
    for (const { sql: text, parameters } of queries) {
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>(CompiledQuery.raw(`explain ${text}`, [...parameters]))
      lines.push(...rows.map((row) => row['QUERY PLAN']))
    }
    return lines
  })
  expect(plans.filter((line) => /Index (Only )?Scan/.test(line)).length).toBeGreaterThan(6)
  expect(plans.filter((line) => /Seq Scan on "?tm(?!Fresh)/.test(line))).toEqual([])
})

function boardByBudget() {
  return readBoard(db, { filters: readFilters(new URLSearchParams(), language), language, min: 1_000_000_000, max: 2_000_000_000 })
}

async function lookIntoLanes() {
  const worker = startWorker(db, new Proxy({}, { get: () => async () => {} }), { name: 'plans', everyMs: 5 })
  while (!asked.some((text) => /"lane" = .* order by/.test(text))) await new Promise(setImmediate)
  await worker.stop()
}

async function requestPage() {
  await publicFacts(db, ref)
  await publicParts(db, { id: 'x', documentId: 'x' }, language)
  await publishedQuestions(db, { requestId: 'x', language })
  await ownBidOn(db, { requestId: 'x', companyId: vendor.companyId })
}

function planOf(text: string): string[] {
  const parameters = Array.from({ length: text.split('?').length - 1 }, () => null)
  return (file.prepare(`explain query plan ${text}`).all(parameters) as { detail: string }[]).map(({ detail }) => detail)
}

/** A constant row and the rows of a subquery are no table. */
const isScan = (line: string) => {
  const name = /^SCAN (?!\d+ CONSTANT ROWS)(\w+)/.exec(line)?.[1]
  return (
    name !== undefined &&
    name !== 'CONSTANT' &&
    !/^\(?(subquery|some)/.test(name) &&
    !/^(searchIndex|json_each)$/.test(name) &&
    !small.includes(name)
  )
}
