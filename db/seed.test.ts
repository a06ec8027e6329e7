import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { demoPassword } from '~/accounts/account'
import { signIn } from '~/accounts/commands.server'
import { verifyChain } from '~/audit/queries.server'
import { freshDatabase } from '../tests/setup/database'
import { asDemonstration, demonstrationJobs } from '../tests/setup/demonstration'
import { atTime } from './clock'
import type { Db } from './connect'
import { seed } from './seed'
import { awards, bids } from './seed/bids'
import { buyers } from './seed/buyers'
import { conversations } from './seed/conversations'
import { engagements } from './seed/engagements'
import { meetings } from './seed/meetings'
import { buyerPeople, staff, vendorPeople } from './seed/people'
import { questions } from './seed/questions'
import { requests } from './seed/requests'
import { vendors } from './seed/vendors'

asDemonstration()

const days = [
  ['sqlite', 'on a working day', '2026-11-18T06:00:00.000Z'],
  ['postgres', 'on a working day', '2026-11-18T06:00:00.000Z'],
  ['sqlite', 'in a night of the Chinese New Year week', '2027-02-07T16:30:00.000Z'],
] as const

describe('the demonstration', () => {
  test('has the accounts that the README names', () => {
    const named = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8').match(
      /[\w.]+@[\w.]*demo\.setuqiao\.example/g,
    )
    const known = [...staff, ...buyerPeople, ...vendorPeople].map(({ email }) => email)
    expect(named?.length).toBeGreaterThan(4)
    expect(named?.filter((email) => !known.includes(email))).toEqual([])
  })

  test.each(days)('seeded in %s %s tells the history of the content', { timeout: 300_000 }, async (engine, _, now) => {
    const db = await freshDatabase(engine)
    const said: string[] = []
    await seed(db, { now, jobHandlers: demonstrationJobs, report: (line) => said.push(line) })
    expect(
      said.filter((line) => line.endsWith(`companies ${buyers.length + vendors.length}/${buyers.length + vendors.length}`)),
    ).toHaveLength(1)

    await everyStateIsThere(db)
    await biddingEndsWhereItShould(db, now)
    await whatIsPublishedIsVerifiedByTwo(db)
    await sealedBidsAreSealed(db)
    await biddersAreTold(db)
    await jobsAreDone(db, now)
    await nothingIsAfter(db, now)
    await everybodySignsIn(db, now)
  })
})

async function everyStateIsThere(db: Db) {
  const requestStates = (await db.selectFrom('request').select('status').execute()).map(({ status }) => status)
  expect(tally(requestStates)).toEqual(tally(requests.map(({ state }) => state)))
  const bidStates = (await db.selectFrom('bid').select('status').execute()).map(({ status }) => status)
  expect(tally(bidStates)).toEqual(tally(bids.map(({ state }) => (state === 'sealed' ? 'submitted' : state))))
  const questionStates = (await db.selectFrom('question').select('status').execute()).map(({ status }) => status)
  expect(tally(questionStates)).toEqual(tally(questions.map(({ answer }) => (answer ? 'published' : 'answering'))))
  const engagementStates = (await db.selectFrom('engagement').select('status').execute()).map(({ status }) => status)
  const begun = engagements.filter(({ signed }) => signed).length
  expect(tally(engagementStates)).toEqual({ active: begun - 1, closed: 1, contracting: awards.length - begun })
  const milestones = (await db.selectFrom('milestone').select('status').execute()).map(({ status }) => status)
  expect(milestones).toEqual(expect.arrayContaining(['accepted', 'delivered', 'in_progress']))
  const companyStates = (await db.selectFrom('company').select('status').execute()).map(({ status }) => status)
  expect(tally(companyStates)).toEqual(tally([...buyers, ...vendors].map(({ status }) => status)))
  const tasks = await db
    .selectFrom('translationTask')
    .innerJoin('request', 'request.documentId', 'translationTask.documentId')
    .select('translationTask.status')
    .where('request.status', '=', 'in_translation')
    .execute()
  expect(tasks.map(({ status }) => status).sort()).toEqual(requests.flatMap(({ translation }) => translation?.stage ?? []).sort())
}

async function biddingEndsWhereItShould(db: Db, now: string) {
  const rows = await db.selectFrom('request').select(['status', 'publishedAt', 'deadlineAt', 'openedAt', 'awardedAt']).execute()
  const published = rows.filter(({ publishedAt }) => publishedAt !== null)
  expect(published).toHaveLength(requests.filter(({ publishedDaysAgo }) => publishedDaysAgo !== undefined).length)
  for (const { status, publishedAt, deadlineAt, openedAt, awardedAt } of published) {
    expect(publishedAt! < now && publishedAt! < deadlineAt!).toBe(true)
    const isUnderWay = status === 'open' || status === 'suspended'
    expect(deadlineAt! > now, `${status} until ${deadlineAt}`).toBe(isUnderWay)
    expect(openedAt).toBe(isUnderWay || status === 'cancelled' ? null : deadlineAt)
    if (status === 'awarded') expect(awardedAt! > deadlineAt!).toBe(true)
  }
}

async function whatIsPublishedIsVerifiedByTwo(db: Db) {
  const rows = await db.selectFrom('publication').selectAll().execute()
  const byDocument = Map.groupBy(rows, ({ documentId }) => documentId)
  const written = await db
    .selectFrom('document')
    .select(['id', 'kind'])
    .where('kind', 'in', ['contract', 'changeOrder', 'engagementNote', 'dispute', 'review'])
    .execute()
  // What the two sides wrote for each other is verified too, down to the last note.
  expect(written.map(({ id, kind }) => [kind, byDocument.has(id)])).toEqual(written.map(({ kind }) => [kind, true]))
  expect(tally(written.map(({ kind }) => kind))).toMatchObject({
    contract: engagements.length,
    changeOrder: engagements.flatMap(({ changes }) => changes).length,
  })
  const answered = questions.filter(({ answer }) => answer).length
  const read = bids.filter(({ state }) => ['readable', 'shortlisted', 'won', 'not_selected'].includes(state)).length
  const profiles = [...buyers, ...vendors].filter(({ status }) => status !== 'registered').length
  const out = requests.filter(({ publishedDaysAgo }) => publishedDaysAgo !== undefined).length
  const said = Object.values(conversations).flatMap((messages) => messages.filter(({ isFresh }) => !isFresh)).length
  const held = Object.values(meetings).flatMap((each) => each.filter((meeting) => meeting.held)).length
  expect(byDocument.size).toBe(out + 2 * answered + read + awards.length + profiles + written.length + said + held)
  for (const [documentId, versions] of byDocument) {
    expect(versions.map(({ language }) => language).sort(), documentId).toEqual(['en', 'zh-CN'])
    expect(versions.map(({ provenance }) => provenance).sort()).toEqual(['original', 'verified'])
    const translated = versions.find(({ provenance }) => provenance === 'verified')!
    expect(translated.translatorId).not.toBeNull()
    expect(translated.reviewerId).not.toBeNull()
    expect(translated.translatorId).not.toBe(translated.reviewerId)
  }
}

async function sealedBidsAreSealed(db: Db) {
  const sealed = await db
    .selectFrom('bid')
    .innerJoin('bidVersion', 'bidVersion.bidId', 'bid.id')
    .select(['bid.documentId', 'bid.totalMinor', 'bid.factsJson', 'bidVersion.contentOpened', 'bidVersion.nonceOpened'])
    .where('bid.status', 'in', ['submitted', 'needs_reconfirm', 'withdrawn'])
    .execute()
  expect(sealed).toHaveLength(bids.filter(({ state }) => ['sealed', 'needs_reconfirm', 'withdrawn'].includes(state)).length)
  for (const row of sealed) expect(Object.values(row)).toEqual([null, null, null, null, null])
  const documents = await db.selectFrom('document').select('id').where('kind', '=', 'bid').execute()
  const opened = await db.selectFrom('bid').select('id').where('documentId', 'is not', null).execute()
  expect(documents).toHaveLength(opened.length)
}

async function biddersAreTold(db: Db) {
  const made = await db.selectFrom('award').select(['reasonSentAt', 'documentId']).execute()
  expect(made).toHaveLength(awards.length)
  expect(made.every(({ reasonSentAt }) => reasonSentAt !== null)).toBe(true)
  const told = await db
    .selectFrom('notification')
    .select('kind')
    .where('kind', 'in', ['bidWon', 'bidNotSelected', 'awardReasonWords'])
    .execute()
  const people = (keys: string[]) => keys.flatMap((vendor) => vendorPeople.filter(({ company }) => company.key === vendor)).length
  const decided = bids.filter(({ request }) => awards.some((award) => award.request === request))
  const won = people(decided.filter(({ state }) => state === 'won').map(({ vendor }) => vendor))
  const lost = people(decided.filter(({ state }) => state === 'not_selected').map(({ vendor }) => vendor))
  expect(tally(told.map(({ kind }) => kind))).toEqual({ bidWon: won, bidNotSelected: lost, awardReasonWords: won + lost })
  const letters = await db.selectFrom('mailbox').select(['recipient', 'subject', 'createdAt']).execute()
  const notices = await db.selectFrom('notification').select('id').execute()
  expect(letters).toHaveLength(notices.length)
  expect(letters.filter(({ subject }) => /[a-z]+:[a-z]+|\{\{|undefined/i.test(subject))).toEqual([])
}

async function jobsAreDone(db: Db, now: string) {
  const jobs = await db.selectFrom('job').select(['kind', 'status', 'runAt', 'lastError']).execute()
  const left = jobs.filter(({ status, runAt }) => status !== 'done' && (status !== 'waiting' || runAt <= now))
  expect(left).toEqual([])
  expect(jobs.filter(({ lastError }) => lastError !== null)).toEqual([])
}

async function nothingIsAfter(db: Db, now: string) {
  expect(await verifyChain(db)).toMatchObject({ ok: true })
  const entries = await db.selectFrom('auditEntry').select('at').orderBy('number').execute()
  const instants = entries.map(({ at }) => at)
  expect(instants).toEqual([...instants].sort())
  expect(instants.at(-1)! <= now).toBe(true)
}

async function everybodySignsIn(db: Db, now: string) {
  const everybody = [...staff, ...buyerPeople, ...vendorPeople]
  const people = await db.selectFrom('person').select(['email', 'emailVerifiedAt']).execute()
  expect(people.map(({ email }) => email).sort()).toEqual(everybody.map(({ email }) => email).sort())
  expect(people.every(({ emailVerifiedAt }) => emailVerifiedAt !== null)).toBe(true)
  for (const { email } of everybody) {
    const answer = await atTime(now, () => signIn(db, { email, password: demoPassword, peer: email }))
    expect(answer.ok, email).toBe(true)
  }
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
