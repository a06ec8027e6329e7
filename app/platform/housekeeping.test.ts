import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import type { Db } from '#db/connect'
import type { JobTable } from '#db/schema'
import { addParty } from '../../tests/factories/bidding'
import { engines, freshDatabase } from '../../tests/setup/database'
import { keepHouse, mailboxSize } from './housekeeping.server'

const now = '2026-11-23T19:00:00.000Z'
const yesterday = '2026-11-22T18:59:59.000Z'
const lastWeek = '2026-11-16T18:59:59.000Z'
const longAgo = '2026-11-09T18:59:59.000Z'
const later = '2026-11-24T19:00:00.000Z'

const job = (id: string, status: JobTable['status'], finishedAt: string | null): JobTable => ({
  ...{ id, status, finishedAt, kind: 'x', lane: 'own', payloadJson: '{}', uniqueKey: null, attempts: 1 },
  ...{ runAt: longAgo, leaseUntil: null, leasedBy: null, lastError: null, createdAt: longAgo },
})

async function fill(db: Db) {
  const { personId, companyId } = await addParty(db, 'vendor', { name: 'Tidy' })
  const access = { personId, companyId, ending: '', scopesJson: '[]', createdAt: longAgo, lastUsedOn: null, endedAt: null }
  await db
    .insertInto('accessToken')
    .values([
      { ...access, id: 'gone', name: 'gone', expiresAt: '2025-11-22T18:59:59.000Z' },
      { ...access, id: 'kept', name: 'kept', expiresAt: longAgo },
    ])
    .execute()
  const endpoint = { companyId, createdBy: personId, createdAt: longAgo, formerUntil: null, failingSince: null, secretNumber: 1 }
  await db
    .insertInto('webhookEndpoint')
    .values({ ...endpoint, id: 'endpoint', url: 'https://x.example/', kindsJson: '[]', status: 'active' })
    .execute()
  const sent = {
    endpointId: 'endpoint',
    kind: 'ping',
    bodyJson: '{}',
    attempts: 1,
    answered: 200,
    fault: null,
    attemptedAt: null,
    nextAt: null,
  }
  await db
    .insertInto('webhookDelivery')
    .values([
      { ...sent, id: 'gone', eventKey: '1', status: 'delivered', createdAt: '2026-10-23T19:00:00.000Z' },
      { ...sent, id: 'kept', eventKey: '2', status: 'delivered', createdAt: longAgo },
      { ...sent, id: 'kept-waiting', eventKey: '3', status: 'waiting', createdAt: '2026-10-23T19:00:00.000Z', nextAt: later },
      {
        ...sent,
        id: 'gone-waiting',
        eventKey: '4',
        status: 'waiting',
        createdAt: '2026-10-20T19:00:00.000Z',
        nextAt: '2026-10-23T19:00:00.000Z',
      },
    ])
    .execute()
  const session = { personId, createdAt: longAgo, lastSeenAt: longAgo, userAgent: '', ipHash: '' }
  await db
    .insertInto('session')
    .values([
      { ...session, id: 'gone', expiresAt: yesterday },
      { ...session, id: 'kept', expiresAt: later },
    ])
    .execute()
  const token = { kind: 'verifyEmail', personId, companyId: null, email: 'x', createdAt: longAgo } as const
  await db
    .insertInto('mailToken')
    .values([
      { ...token, id: 'gone-used', expiresAt: later, usedAt: lastWeek },
      { ...token, id: 'gone-expired', expiresAt: lastWeek, usedAt: null },
      { ...token, id: 'kept-used', expiresAt: later, usedAt: yesterday },
      { ...token, id: 'kept-expired', expiresAt: yesterday, usedAt: null },
    ])
    .execute()
  const counted = (key: string, windowEndsAt: string) => ({ key, hits: 1, windowEndsAt })
  // More than one batch of them.
  const many = Array.from({ length: 1_100 }, (_, index) => counted(`gone-${index}`, yesterday))
  for (let at = 0; at < many.length; at += 200) {
    await db
      .insertInto('throttle')
      .values(many.slice(at, at + 200))
      .execute()
  }
  await db.insertInto('throttle').values(counted('kept', later)).execute()
  await db
    .insertInto('idempotency')
    .values([
      { id: 'gone', location: '', createdAt: yesterday },
      { id: 'kept', location: '', createdAt: now },
    ])
    .execute()
  await db
    .insertInto('job')
    .values([job('gone', 'done', longAgo), job('kept-done', 'done', lastWeek), job('kept-parked', 'parked', longAgo)])
    .execute()
  await db
    .insertInto('machineCache')
    .values([
      { key: 'gone', text: '', createdAt: '2026-10-23T19:00:00.000Z' },
      { key: 'kept', text: '', createdAt: longAgo },
    ])
    .execute()
  const letter = { recipient: 'x', subject: '', textBody: '', htmlBody: '', language: 'en' as const, createdAt: now }
  for (let at = 0; at < mailboxSize + 3; at += 89) {
    const letters = Array.from({ length: 89 }, (_, index) => ({ ...letter, id: String(at + index).padStart(6, '0') }))
    await db.insertInto('mailbox').values(letters).execute()
  }
}

describe.each(engines)('housekeeping on %s', (engine) => {
  test('clears away what has run out and nothing else', async () => {
    const db = await freshDatabase(engine)
    await fill(db)
    const letters = Math.ceil((mailboxSize + 3) / 89) * 89 - mailboxSize
    expect(await atTime(now, () => keepHouse(db))).toEqual({
      session: 1,
      mailToken: 2,
      throttle: 1_100,
      idempotency: 1,
      job: 1,
      webhookDelivery: 2,
      accessToken: 1,
      machineCache: 1,
      mailbox: letters,
    })
    const cached = await db.selectFrom('machineCache').select('key').execute()
    expect(cached.map(({ key }) => key)).toEqual(['kept'])
    const ids = async (table: 'session' | 'mailToken' | 'idempotency' | 'job' | 'webhookDelivery' | 'accessToken') =>
      (await db.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => id)
    expect(await ids('session')).toEqual(['kept'])
    expect(await ids('mailToken')).toEqual(['kept-expired', 'kept-used'])
    expect(await ids('webhookDelivery')).toEqual(['kept', 'kept-waiting'])
    expect(await ids('accessToken')).toEqual(['kept'])
    expect(await ids('idempotency')).toEqual(['kept'])
    expect(await ids('job')).toEqual(['kept-done', 'kept-parked'])
    const oldest = await db.selectFrom('mailbox').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()
    expect(Number(oldest.id)).toBe(letters)
    expect(Object.values(await atTime(now, () => keepHouse(db))).every((count) => count === 0)).toBe(true)
  })
})
