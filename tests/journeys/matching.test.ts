import { afterAll, beforeAll, expect, test } from 'vitest'
import { stateCapabilities } from '../../app/companies/capabilities/commands.server'
import { inviteVendor } from '../../app/discovery/matching/commands.server'
import { addParty, type Party } from '../factories/bidding'
import { gears, opened, type World, world } from '../factories/requesting'
import { eventually, type RunningPortal, startPortal } from '../setup/server'
import { cookieHeader, sessionOf } from '../setup/sign-in'
import { ask } from './security/probe'

/** How buyers and vendors find each other, over HTTP without scripts, in both languages. */
let portal: RunningPortal
let all: World
let vendors: Party[]
const requests: { ref: string; requestId: string }[] = []

beforeAll(async () => {
  portal = await startPortal('sqlite')
  const { db } = portal
  all = await world(db)
  vendors = []
  // More than a page shows; those that joined first are shown.
  for (let index = 0; index < 31; index++) vendors.push(await addParty(db, 'vendor', { name: `Vendor ${index}` }))
  const capabilities = { verticals: ['healthcare' as const], teamSize: null, certificates: [{ name: 'ISO 13485', expiresOn: null }] }
  for (const actor of vendors) await stateCapabilities(db, { actor, capabilities })
  await db.updateTable('company').set({ verifiedUntil: '2999-01-01T00:00:00.000Z' }).execute()
  for (let index = 0; index < 9; index++) requests.push(await opened(db, all, gears, new Date().toISOString()))
  await eventually(async () => (await db.selectFrom('searchQueue').select('id').limit(1).execute()).length === 0, 'the index')
})
afterAll(() => portal?.stop())

const refOf = async (party: Party) =>
  (await portal.db.selectFrom('company').select('ref').where('id', '=', party.companyId).executeTakeFirstOrThrow()).ref
const cookieOf = async ({ personId }: Party) => {
  const { email } = await portal.db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow()
  return cookieHeader(await sessionOf(portal.db, email))
}
const linked = (html: string) => requests.filter(({ ref }) => html.includes(`/requests/${ref}"`)).map(({ ref }) => ref)

test.each(['zh', 'en'] as const)('a vendor reading %s goes through all requests that fit it', async (lang) => {
  const cookie = await cookieOf(vendors[0]!)
  const first = await ask(portal.origin, `/${lang}/my/bids`, { cookie })
  const next = /href="[^"?]*(\?fitting=[^"]+)"/.exec(first.body)?.[1]
  expect(next).toBeDefined()
  const second = await ask(portal.origin, `/${lang}/my/bids${next}`, { cookie })
  expect([linked(first.body).length, linked(second.body).length]).toEqual([8, 1])
  expect([...linked(first.body), ...linked(second.body)].sort()).toEqual(requests.map(({ ref }) => ref).sort())
  expect(second.body.includes(`href="/${lang}/my/bids"`)).toBe(true)
})

test('a buyer is offered no eleventh invitation, whoever was invited', async () => {
  const [request, cookie] = [requests[0]!, await cookieOf(all.buyer)]
  const actor = { personId: all.buyer.personId, companyId: all.buyer.companyId }
  const page = () => ask(portal.origin, `/en/my/requests/${request.ref}/vendors`, { cookie })
  const invite = async (party: Party) =>
    expect(await inviteVendor(portal.db, { actor, requestId: request.requestId, vendorRef: await refOf(party) })).toEqual({ ok: true })
  const [shown, others] = [vendors.slice(0, 20), vendors.slice(20)]
  for (const other of others.slice(0, 9)) await invite(other)
  const before = (await page()).body
  for (const party of shown) expect(before.includes(`/companies/${await refOf(party)}"`)).toBe(true)
  expect(before.includes('/invite"')).toBe(true)
  await invite(others[9]!)
  expect((await page()).body.includes('/invite"')).toBe(false)
})

test.each(['zh', 'en'] as const)('the directory in %s is narrowed by industry in the address', async (lang) => {
  const newest = `/companies/${await refOf(vendors.at(-1)!)}"`
  const found = await ask(portal.origin, `/${lang}/companies?q=13485&vertical=healthcare&technology=mes`)
  expect([found.body.includes(newest), found.body.includes('<option value="healthcare" selected="">')]).toEqual([true, true])
  const none = await ask(portal.origin, `/${lang}/companies?q=13485&vertical=retail`)
  expect(none.body.includes(newest)).toBe(false)
})
