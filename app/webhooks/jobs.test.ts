import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { atTime, days, hours, plusMs } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { submitBid } from '~/bids/commands.server'
import { openBids } from '~/bids/opening/commands.server'
import { tellHistory as tellEngagement } from '~/engagements/commands.server'
import { runDueJobs } from '~/platform/jobs.server'
import { limits } from '~/platform/throttle.server'
import { tellHistory } from '~/requests/commands.server'
import { addParty, after, during, offerWith, openRequest, type Party } from '../../tests/factories/bidding'
import { awardedEngagement } from '../../tests/factories/engagements'
import { engines, freshDatabase } from '../../tests/setup/database'
import { addEndpoint, removeEndpoint, rotateSecret, sendAgain, sendPing, switchOn } from './commands.server'
import { isCallable } from './endpoint'
import type { WebhookKind } from './event'
import { webhookJobs } from './jobs.server'
import { deliveriesOf, findEndpoint } from './queries.server'
import { signatureOf } from './signing.server'

const now = '2026-11-10T06:00:00.000Z'

interface Received {
  path: string
  headers: Record<string, string>
  body: string
}

let server: Server | undefined
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())))

/** A real server that answers with these statuses in turn, then with 204. */
async function receiver(...statuses: number[]) {
  const received: Received[] = []
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body })
      const status = statuses.shift() ?? 204
      response.writeHead(status, status === 302 ? { Location: 'http://169.254.169.254/' } : {}).end()
    })
  })
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done))
  return { received, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

const run = (db: Db, base: string | undefined, at: string, resolve?: (host: string) => Promise<string[]>) =>
  atTime(at, () =>
    runDueJobs(
      db,
      { ...webhookJobs({ origin: 'https://setuqiao.example', testBase: base, ...(resolve ? { resolve } : {}) }), sendMail: async () => {} },
      'test',
    ),
  )

async function endpointOf(db: Db, actor: Party, url: string, kinds: WebhookKind[] = ['request.published']) {
  const added = await atTime(now, () => addEndpoint(db, { actor, url, kinds }))
  if (!added.ok) throw new Error(added.reason)
  return added
}

/** As a receiver checks it, by the rules of Standard Webhooks. */
const fits = ({ headers, body }: Received, secret: string) => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest('base64')
  return headers['webhook-signature']!.split(' ').includes(`v1,${expected}`)
}

test('signatures are those of Standard Webhooks', () => {
  // The example of its specification.
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', seconds: 1614265330, body: '{"test": 2432232314}' }
  expect(signatureOf(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test.each([
  ['https://erp.example.com/hooks', true],
  ['https://erp.example.com:8443/a?b=c', true],
  ['http://erp.example.com/hooks', false],
  ['https://user:secret@erp.example.com/', false],
  ['https://127.0.0.1/', false],
  ['https://[::1]/', false],
  ['https://[::ffff:10.0.0.1]/', false],
  ['https://0x7f000001/', false],
  ['https://2130706433/', false],
  ['https://localhost/', false],
  ['https://db.internal/', false],
  ['https://erp.example.com/#x', false],
  ['ftp://erp.example.com/', false],
  ['not an address', false],
])('%s may be an endpoint: %s', (url, isAllowed) => {
  expect(isCallable(url, undefined)).toBe(isAllowed)
})

describe.each(engines)('webhooks on %s', (engine) => {
  test('are tried again until they arrive: same id, fresh signature, growing waits', async () => {
    const db = await freshDatabase(engine)
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const { received, base } = await receiver(500, 302)
    const { id, secret } = await endpointOf(db, vendor, `${base}hooks`)
    expect(await atTime(now, () => sendPing(db, { actor: vendor, id }))).toEqual({ ok: true })
    await run(db, base, now)
    const look = async () => (await deliveriesOf(db, { companyId: vendor.companyId, id, before: null })).deliveries[0]!
    expect(await look()).toMatchObject({ kind: 'ping', status: 'waiting', attempts: 1, answered: 500 })
    await run(db, base, plusMs(now, 2_000))
    expect(received).toHaveLength(1)
    await run(db, base, plusMs(now, 10_000))
    expect(await look()).toMatchObject({ status: 'waiting', attempts: 2, answered: null, fault: 'redirected' })
    await run(db, base, plusMs(now, 600_000))
    expect(await look()).toMatchObject({ status: 'delivered', attempts: 3, answered: 204, fault: null })
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(received.every((each) => fits(each, secret))).toBe(true)
    expect(Number(received[2]!.headers['webhook-timestamp'])).toBeGreaterThan(Number(received[0]!.headers['webhook-timestamp']))
    expect((await findEndpoint(db, { companyId: vendor.companyId, id }))?.failingSince).toBeNull()
    expect(await atTime(now, () => sendAgain(db, { actor: vendor, id, deliveryId: idOf(received[0]!) }))).toEqual({ ok: true })
    await run(db, base, plusMs(now, 700_000))
    expect(received).toHaveLength(4)
    expect(received[3]!.headers['webhook-id']).toBe(received[0]!.headers['webhook-id'])
  })

  test('carry both signatures for a day after a new secret, and then the new one alone', async () => {
    const db = await freshDatabase(engine)
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const { received, base } = await receiver()
    const { id, secret } = await endpointOf(db, vendor, `${base}hooks`)
    const turned = await atTime(now, () => rotateSecret(db, { actor: vendor, id }))
    if (!turned.ok) throw new Error(turned.reason)
    expect(turned.secret).not.toBe(secret)
    for (const at of [plusMs(now, hours(1)), plusMs(now, hours(25))]) {
      await atTime(at, () => sendPing(db, { actor: vendor, id }))
      await run(db, base, at)
    }
    expect(received.map((each) => [fits(each, secret), fits(each, turned.secret)])).toEqual([
      [true, true],
      [false, true],
    ])
  })

  test('are given up after days without one success, their owners are told, and an owner switches them on again', async () => {
    const db = await freshDatabase(engine)
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const { received, base } = await receiver(...Array<number>(30).fill(503))
    const { id } = await endpointOf(db, vendor, `${base}hooks`)
    const status = async () => (await findEndpoint(db, { companyId: vendor.companyId, id }))?.status
    await atTime(now, () => sendPing(db, { actor: vendor, id }))
    for (let hour = 0; hour < 96; hour++) await run(db, base, plusMs(now, hours(hour)))
    expect(received).toHaveLength(10)
    expect((await deliveriesOf(db, { companyId: vendor.companyId, id, before: null })).deliveries[0]).toMatchObject({
      status: 'failed',
      attempts: 10,
    })
    expect(await status()).toBe('active')
    const late = plusMs(now, days(5))
    await atTime(late, () => sendPing(db, { actor: vendor, id }))
    await run(db, base, late)
    expect(await status()).toBe('failed')
    const told = await db.selectFrom('notification').select(['personId', 'kind']).execute()
    expect(told).toEqual([{ personId: vendor.personId, kind: 'webhookGivenUp' }])
    expect(await atTime(late, () => sendPing(db, { actor: vendor, id }))).toEqual({ ok: false, reason: 'off' })
    expect(await switchOn(db, { actor: vendor, id })).toBe(true)
    expect(await status()).toBe('active')
  })

  test('go to nobody but public addresses, whatever a name says, and follow no redirect', async () => {
    const db = await freshDatabase(engine)
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const { received, base } = await receiver()
    const { port } = new URL(base)
    const faults: (string | null)[] = []
    const inside = [
      '127.0.0.1',
      '10.0.0.8',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '::1',
      '::ffff:127.0.0.1',
      'fd00::1',
      'fe80::1',
      '0.0.0.0',
    ]
    for (const [index, address] of inside.entries()) {
      const { id } = await endpointOf(db, vendor, `https://h${index}.example.com:${port}/`)
      await atTime(now, () => sendPing(db, { actor: vendor, id }))
      // A name that answers with a public and a private address is up to something.
      await run(db, undefined, now, async () => ['93.184.216.34', address])
      faults.push((await deliveriesOf(db, { companyId: vendor.companyId, id, before: null })).deliveries[0]!.fault)
      await removeEndpoint(db, { actor: vendor, id })
    }
    expect(faults).toEqual(inside.map(() => 'forbiddenAddress'))
    expect(received).toEqual([])
    // Without the tests' exception this machine is no place to call.
    const { id } = await endpointOf(db, vendor, `${base}hooks`)
    await atTime(now, () => sendPing(db, { actor: vendor, id }))
    await run(db, undefined, now)
    expect((await deliveriesOf(db, { companyId: vendor.companyId, id, before: null })).deliveries[0]).toMatchObject({ fault: 'forbidden' })
    expect(received).toEqual([])
  })

  test('tell everybody of public things, bidders of their own bid, and nobody of another’s; never a word or a price', async () => {
    const db = await freshDatabase(engine)
    const { requestId, buyer } = await openRequest(db)
    const [vendor, rival, stranger] = [
      await addParty(db, 'vendor', { name: 'Sahyadri' }),
      await addParty(db, 'vendor', { name: 'Nilgiri' }),
      await addParty(db, 'vendor', { name: 'Lalbagh' }),
    ]
    const { received, base } = await receiver()
    const all: WebhookKind[] = ['request.published', 'request.closing', 'request.closed', 'bid.opened', 'bid.decided']
    for (const [name, party] of Object.entries({ vendor, rival, stranger })) await endpointOf(db, party, base + name, all)
    await endpointOf(db, buyer, `${base}buyer`, ['request.awarded'])
    for (const party of [vendor, rival]) await atTime(during, () => submitBid(db, { ...party, requestId, offer: offerWith('CANARY') }))
    await run(db, base, during)
    // A sealed bid makes no sound.
    expect(received).toEqual([])
    await atTime(during, () => inTransaction(db, (tx) => tellHistory(tx, { requestId, event: 'published', actorId: null })))
    await run(db, base, during)
    expect(received.map(({ path }) => path).sort()).toEqual(['/rival', '/stranger', '/vendor'])
    const { deadlineAt, ref } = await db
      .selectFrom('request')
      .select(['deadlineAt', 'ref'])
      .where('id', '=', requestId)
      .executeTakeFirstOrThrow()
    received.length = 0
    await run(db, base, plusMs(deadlineAt!, -hours(23)))
    expect(received.map(({ body }) => JSON.parse(body))).toMatchObject(Array(3).fill({ type: 'request.closing', data: { id: ref } }))
    received.length = 0
    await atTime(after, () => openBids(db, requestId))
    await run(db, base, after)
    const kinds = received.map(({ path, body }) => `${path} ${JSON.parse(body).type}`).sort()
    expect(kinds).toEqual([
      '/rival bid.opened',
      '/rival request.closed',
      '/stranger request.closed',
      '/vendor bid.opened',
      '/vendor request.closed',
    ])
    const bids = await db.selectFrom('bid').select(['ref', 'companyId', 'totalMinor']).execute()
    const [own, other] = [
      bids.find(({ companyId }) => companyId === vendor.companyId)!,
      bids.find(({ companyId }) => companyId === rival.companyId)!,
    ]
    const toVendor = received.filter(({ path }) => path === '/vendor').map(({ body }) => body)
    expect(toVendor.join()).toContain(own.ref)
    expect(toVendor.join()).not.toContain(other.ref)
    expect(received.map(({ body }) => body).join()).not.toMatch(new RegExp(`CANARY|${own.totalMinor}|Sahyadri`))
  })

  test('tell both sides of an engagement and nobody else, once however often the job runs', async () => {
    const { db, parties, engagementId, ref } = await awardedEngagement(await freshDatabase(engine))
    const { received, base } = await receiver()
    for (const [name, party] of Object.entries(parties)) await endpointOf(db, party, base + name, ['engagement.changed'])
    await atTime(after, () => inTransaction(db, (tx) => tellEngagement(tx, { engagementId, event: 'termsProposed', actorId: null })))
    await run(db, base, after)
    await db.updateTable('job').set({ status: 'waiting', attempts: 0 }).where('kind', '=', 'webhookFanOut').execute()
    await run(db, base, after)
    expect(received.map(({ path }) => path).sort()).toEqual(['/buyer', '/vendor'])
    expect(JSON.parse(received[0]!.body).data).toEqual({
      id: ref,
      event: 'termsProposed',
      url: `https://setuqiao.example/api/v1/me/engagements/${ref}`,
    })
  })

  test('are tried by one test message at a time, which goes at once when it is asked for again', async () => {
    const db = await freshDatabase(engine)
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const { received, base } = await receiver(500, 500)
    const { id } = await endpointOf(db, vendor, `${base}hooks`)
    const ping = (at: string) => atTime(at, () => sendPing(db, { actor: vendor, id }))
    // Pressed three times at once, on PostgreSQL by connections of their own.
    const pressed = await Promise.all([ping(now), ping(now), ping(now)])
    expect(pressed.map((each) => (each.ok ? 'sent' : each.reason)).sort()).toEqual(['sent', 'underWay', 'underWay'])
    await run(db, base, now)
    // The next attempt would come in five seconds, the one after it in five minutes.
    await run(db, base, plusMs(now, 10_000))
    expect(received).toHaveLength(2)
    const mended = plusMs(now, 60_000)
    expect(await ping(mended)).toEqual({ ok: true })
    expect(await ping(mended)).toEqual({ ok: false, reason: 'underWay' })
    await run(db, base, mended)
    await run(db, base, plusMs(now, hours(1)))
    expect(received).toHaveLength(3)
    expect(new Set(received.map(idOf)).size).toBe(1)
    const { deliveries } = await deliveriesOf(db, { companyId: vendor.companyId, id, before: null })
    expect(deliveries).toMatchObject([{ status: 'delivered', attempts: 3 }])
    expect(await ping(mended)).toEqual({ ok: true })
  })

  test('that a company sends by hand are counted', async () => {
    const db = await freshDatabase(engine)
    const { most, ms } = limits.webhooksByHandPerCompany
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const rival = await addParty(db, 'vendor', { name: 'Nilgiri' })
    const { base } = await receiver()
    const { id } = await endpointOf(db, vendor, `${base}hooks`)
    const other = await endpointOf(db, rival, `${base}other`)
    await atTime(now, () => sendPing(db, { actor: vendor, id }))
    await run(db, base, now)
    const [message] = (await deliveriesOf(db, { companyId: vendor.companyId, id, before: null })).deliveries
    const again = (at: string) => atTime(at, () => sendAgain(db, { actor: vendor, id, deliveryId: message!.id }))
    for (let many = 1; many < most; many++) {
      expect(await again(now)).toEqual({ ok: true })
      if (many === 1) expect(await again(now)).toEqual({ ok: false, reason: 'underWay' })
      await run(db, base, now)
    }
    expect(await again(now)).toEqual({ ok: false, reason: 'tooMany' })
    expect(await atTime(now, () => sendPing(db, { actor: vendor, id }))).toEqual({ ok: false, reason: 'tooMany' })
    expect(await atTime(now, () => sendPing(db, { actor: rival, id: other.id }))).toEqual({ ok: true })
    expect(await again(plusMs(now, ms))).toEqual({ ok: true })
    expect(await atTime(plusMs(now, ms), () => sendAgain(db, { actor: vendor, id, deliveryId: 'none' }))).toEqual({
      ok: false,
      reason: 'gone',
    })
  })

  test('to an endpoint that was given up, removed or of a suspended company have failed, and can be sent again when it is on', async () => {
    const db = await freshDatabase(engine)
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const { received, base } = await receiver(503, 503, 503)
    const endpoints = await Promise.all(
      ['up', 'gone', 'suspended'].map(async (name) => ({ name, id: (await endpointOf(db, vendor, base + name)).id })),
    )
    for (const { id } of endpoints) await atTime(now, () => sendPing(db, { actor: vendor, id }))
    await run(db, base, now)
    const [up, gone, suspended] = endpoints.map(({ id }) => id) as [string, string, string]
    await db.updateTable('webhookEndpoint').set({ status: 'failed' }).where('id', '=', up).execute()
    await removeEndpoint(db, { actor: vendor, id: gone })
    const later = plusMs(now, hours(1))
    await run(db, base, later)
    // The third one had its second attempt.
    expect(received).toHaveLength(4)
    const look = async (id: string) => (await deliveriesOf(db, { companyId: vendor.companyId, id, before: null })).deliveries[0]!
    expect(await look(up)).toMatchObject({ status: 'failed', fault: 'off', attempts: 1, nextAt: null })
    expect(await look(gone)).toMatchObject({ status: 'failed', fault: 'off', attempts: 1, nextAt: null })
    expect(await look(suspended)).toMatchObject({ status: 'delivered', attempts: 2 })
    await db.updateTable('company').set({ status: 'suspended' }).where('id', '=', vendor.companyId).execute()
    await atTime(later, () => sendPing(db, { actor: vendor, id: suspended }))
    await run(db, base, later)
    expect(await look(suspended)).toMatchObject({ status: 'failed', fault: 'off', attempts: 0 })
    await db.updateTable('company').set({ status: 'verified' }).where('id', '=', vendor.companyId).execute()
    await switchOn(db, { actor: vendor, id: up })
    for (const id of [up, suspended]) {
      const { id: deliveryId } = await look(id)
      expect(await atTime(later, () => sendAgain(db, { actor: vendor, id, deliveryId }))).toEqual({ ok: true })
    }
    await run(db, base, later)
    expect(await look(up)).toMatchObject({ status: 'delivered', attempts: 2, fault: null })
    expect(await look(suspended)).toMatchObject({ status: 'delivered', attempts: 1, fault: null })
    expect(received).toHaveLength(6)
  })

  test('tell that bidding ends soon to who came after the request was published', async () => {
    const db = await freshDatabase(engine)
    const { requestId } = await openRequest(db)
    const { received, base } = await receiver()
    await atTime(during, () => inTransaction(db, (tx) => tellHistory(tx, { requestId, event: 'published', actorId: null })))
    await run(db, base, during)
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    await endpointOf(db, vendor, `${base}hooks`, ['request.published', 'request.closing'])
    const { deadlineAt, ref } = await db
      .selectFrom('request')
      .select(['deadlineAt', 'ref'])
      .where('id', '=', requestId)
      .executeTakeFirstOrThrow()
    await run(db, base, plusMs(deadlineAt!, -hours(23)))
    expect(received.map(({ body }) => JSON.parse(body))).toMatchObject([{ type: 'request.closing', data: { id: ref } }])
  })

  test('tell that bidding ends soon once a suspension that lay over that time is over, and only once', async () => {
    const db = await freshDatabase(engine)
    const { requestId } = await openRequest(db)
    const { received, base } = await receiver()
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    await endpointOf(db, vendor, `${base}hooks`, ['request.closing'])
    const { deadlineAt } = await db.selectFrom('request').select('deadlineAt').where('id', '=', requestId).executeTakeFirstOrThrow()
    const happens = (event: 'published' | 'resumed', at: string) =>
      atTime(at, () => inTransaction(db, (tx) => tellHistory(tx, { requestId, event, actorId: null })))
    const setStatus = (status: 'suspended' | 'open') => db.updateTable('request').set({ status }).where('id', '=', requestId).execute()
    await happens('published', during)
    await run(db, base, during)
    await setStatus('suspended')
    await run(db, base, plusMs(deadlineAt!, -hours(23)))
    expect(received).toEqual([])
    await setStatus('open')
    for (const left of [22, 21]) {
      await happens('resumed', plusMs(deadlineAt!, -hours(left)))
      await run(db, base, plusMs(deadlineAt!, -hours(left)))
      expect(received).toHaveLength(1)
    }
  })

  test('belong to their company: nobody else finds, rotates, removes or sends', async () => {
    const db = await freshDatabase(engine)
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const rival = await addParty(db, 'vendor', { name: 'Nilgiri' })
    const { id } = await endpointOf(db, vendor, 'https://erp.example.com/hooks')
    expect(await findEndpoint(db, { companyId: rival.companyId, id })).toBeNull()
    expect(await rotateSecret(db, { actor: rival, id })).toEqual({ ok: false, reason: 'gone' })
    expect(await removeEndpoint(db, { actor: rival, id })).toBe(false)
    expect(await sendPing(db, { actor: rival, id })).toEqual({ ok: false, reason: 'off' })
    expect(await addEndpoint(db, { actor: vendor, url: 'https://erp.example.com/hooks', kinds: ['request.closed'] })).toEqual({
      ok: false,
      reason: 'urlTaken',
    })
    for (let many = 1; many < 5; many++) await endpointOf(db, vendor, `https://erp.example.com/${many}`)
    expect(await addEndpoint(db, { actor: vendor, url: 'https://erp.example.com/6', kinds: ['request.closed'] })).toEqual({
      ok: false,
      reason: 'tooMany',
    })
    const kept = JSON.stringify(await db.selectFrom('webhookEndpoint').selectAll().execute())
    expect(kept).not.toContain('whsec_')
  })
})

const idOf = ({ headers }: Received) => headers['webhook-id']!.slice('msg_'.length)
