import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, type RunningPortal, startPortal } from '../../setup/server'
import { cookieHeader, sessionOf } from '../../setup/sign-in'
import { emailOf, roles } from './cast'
import { crawl, type Focus, focusOn, type Page, pagesAround, type Seen } from './crawl'
import { offerFields, refOf, saveDraft, sendBid } from './offers'
import { spoken } from './payload'
import { post } from './probe'
import { type Stage, setStage } from './stage'

/**
 * Nobody can infer a bid: the same crawl before there is one, with a draft, with a bid of 10, with one of 99,999 and after it was pulled
 * out gives the same bytes to everybody but its bidder.
 */
let portal: RunningPortal
let stage: Stage
beforeAll(async () => {
  portal = await startPortal('sqlite', { seed: true, DEMO: '0', API_PER_MINUTE: '1000000', LOG_LEVEL: 'warn' })
  stage = await setStage(portal)
})
afterAll(() => portal?.stop())

const observers = roles.filter((role) => role !== 'otherModerator')
/** The audit grows by a line that names nothing; that is looked at by itself. */
const isAudit = ({ routeId }: Page) => routeId === 'audit/routes/audit'

test('a bid on a request changes no byte that anybody else is told', async () => {
  const { db, origin } = portal
  const quiet = await db
    .selectFrom('request')
    .select(['ref', 'id'])
    .where('status', '=', 'open')
    .where('id', 'not in', (query) => query.selectFrom('bid').select('requestId'))
    .executeTakeFirstOrThrow()
  const requestRef = quiet.ref
  const who = emailOf('patil')
  const cookie = cookieHeader(await sessionOf(db, who))
  const bidder = await db
    .selectFrom('person')
    .innerJoin('membership', 'membership.personId', 'person.id')
    .innerJoin('company', 'company.id', 'membership.companyId')
    .select(['company.id', 'company.ref', 'company.nameEn', 'person.name', 'person.id as personId'])
    .where('person.email', '=', who)
    .executeTakeFirstOrThrow()
  const focus: Focus = { ...(await focusOn(db, requestRef)), bidRefs: ['B-00000000'] }
  const pages = pagesAround({ ...focus, companyRefs: [...focus.companyRefs, bidder.ref] })
  const look = async () => {
    // Asking for the same things five times over spends the limits, of wrong certificate numbers for one, which are per address and not per bid.
    await db.deleteFrom('throttle').execute()
    const as = Object.fromEntries(observers.map((role) => [role, stage.cast[role].cookie]))
    // A page's own headers, tags of kept answers among them, concern those who may be shown a kept one, and the bidder's rivals.
    const { visitor, otherVendor } = as
    return [
      ...(await crawl(origin, { as, pages, by: ['.data'] })),
      ...(await crawl(origin, { as: { visitor, otherVendor }, pages, by: ['HEAD'] })),
    ]
  }
  const offer = (price: string) =>
    offerFields(db, requestRef, { words: (field) => `Words of ${field.replace(/\W|\d/g, ' ')}.`, prices: [price] })
  const sending = async (price: string) => ({ origin, cookie, requestRef, fields: await offer(price) })

  // What the demonstration's own history would still tell in a while (messages that stay unread), it is not to tell in between.
  await db.deleteFrom('job').where('status', '=', 'waiting').execute()
  const lastEntry = await db.selectFrom('auditHead').select('number').executeTakeFirstOrThrow()
  const before = await look()
  let bidRef = ''
  const worlds: [name: string, happen: () => Promise<unknown>][] = [
    ['a draft', async () => saveDraft(await sending('10.00'))],
    ['a bid of 10', async () => (bidRef = refOf(await sendBid(await sending('10.00'))))],
    ['a bid of 99,999', async () => refOf(await sendBid(await sending('99,999.00')))],
    ['a bid pulled out', () => post(origin, `/en/my/bids/${bidRef}/withdraw`, { cookie })],
  ]
  const letters = portal.letters.length
  for (const [name, happen] of worlds) {
    await happen()
    await eventually(
      async () =>
        (await db.selectFrom('job').select('id').where('kind', '=', 'sendMail').where('status', 'in', ['waiting', 'running']).execute())
          .length === 0,
      'the post',
    )
    expect(differences(before, await look()), name).toEqual([])
  }
  // Letters went to the bidder's company alone.
  expect(portal.letters.length).toBeGreaterThan(letters)
  const company = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select('email')
    .where('companyId', '=', bidder.id)
    .execute()
  expect(portal.letters.slice(letters).filter(({ to }) => !company.some(({ email }) => email === to))).toEqual([])
  // What the audit keeps of it names neither request nor bid, neither company nor person.
  const entries = await db.selectFrom('auditEntry').selectAll().where('number', '>', lastEntry.number).execute()
  expect(entries.length).toBeGreaterThan(0)
  const bids = await db.selectFrom('bid').select(['id', 'ref']).where('requestId', '=', quiet.id).execute()
  const names = [
    quiet.id,
    requestRef,
    bidder.id,
    bidder.ref,
    bidder.nameEn,
    bidder.name,
    bidder.personId,
    ...bids.flatMap(({ id, ref }) => [id, ref]),
  ]
  expect(entries.filter((entry) => names.some((word) => JSON.stringify(entry).includes(word)))).toEqual([])
  console.log(`interference: ${before.length} answers compared in ${worlds.length} worlds`)
})

function differences(before: readonly Seen[], after: readonly Seen[]): string[] {
  const keyOf = ({ who, way, page }: Seen) => `${who} ${way} ${page.url}`
  const was = new Map(before.map((seen) => [keyOf(seen), plain(seen)]))
  return after.flatMap((seen) => {
    if (isAudit(seen.page)) return []
    const now = plain(seen)
    const then = was.get(keyOf(seen)) ?? ''
    return now === then ? [] : [`${keyOf(seen)}: ${firstDifference(then, now)}`]
  })
}

/** Status, headers and body without nonces, ids of requests, clocks and what is left of a limit. */
function plain({ status, headers, body }: Seen): string {
  const { date: _, 'content-length': __, 'content-security-policy': policy, ratelimit: ___, ...others } = headers
  return `${status} ${JSON.stringify(others)} ${String(policy).replace(/'nonce-[\w-]+'/g, '#')}\n${spoken(body).replace(/urn:uuid:[0-9a-f-]+/g, '#')}`
}

function firstDifference(a: string, b: string): string {
  let at = 0
  while (a[at] === b[at]) at++
  return `…${a.slice(Math.max(0, at - 60), at + 100)}… / …${b.slice(at, at + 100)}…`
}
