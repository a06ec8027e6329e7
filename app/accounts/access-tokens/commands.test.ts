import { describe, expect, test } from 'vitest'
import { atTime, days, plusMs } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { removeMember } from '~/companies/members/commands.server'
import { suspendCompany } from '~/companies/verification/commands.server'
import { hashPassword } from '~/platform/password-hash.server'
import { addParty } from '../../../tests/factories/bidding'
import { addModerator } from '../../../tests/factories/requesting'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { enterCompany } from '../memberships/commands.server'
import { endCompanyToken, makeAccessToken, revokeAccessToken } from './commands.server'
import { accessTokensOf, bearerOf, companyTokensOf } from './queries.server'
import { toRead } from './scope'
import { looksLikeAccessToken, newAccessToken } from './secret.server'

const now = '2026-11-10T06:00:00.000Z'
const password = 'long enough'

const wish = { name: 'reporting', scopes: [toRead('bids')], days: 90, password }

async function withVendor(engine: (typeof engines)[number]) {
  const db = await freshDatabase(engine)
  const party = await addParty(db, 'vendor', { name: 'Sahyadri' })
  const hashed = await hashPassword(password)
  if (!hashed.ok) throw new Error(hashed.reason)
  await db.updateTable('person').set({ passwordHash: hashed.hash }).where('id', '=', party.personId).execute()
  const made = await atTime(now, () => makeAccessToken(db, { ...party, ...wish }))
  if (!made.ok) throw new Error(made.reason)
  return { db, party, token: made.token }
}

const readsAt = (db: Db, token: string, at = now) => atTime(at, () => bearerOf(db, token))

test('a token carries its own check, so that what only looks like one is told without asking anybody', () => {
  const tokens = Array.from({ length: 200 }, newAccessToken)
  expect(new Set(tokens).size).toBe(200)
  for (const token of tokens) {
    expect(token).toMatch(/^sqp_[0-9A-Za-z]{49}$/)
    expect(looksLikeAccessToken(token)).toBe(true)
    const other = token[10] === 'a' ? 'b' : 'a'
    expect(looksLikeAccessToken(`${token.slice(0, 10)}${other}${token.slice(11)}`)).toBe(false)
  }
})

describe.each(engines)('access tokens on %s', (engine) => {
  test('read in their owner’s name, are stored as a fingerprint, and their owner is told', async () => {
    const { db, party, token } = await withVendor(engine)
    expect(await readsAt(db, token)).toMatchObject({ companyId: party.companyId, personId: party.personId, scopes: ['bids:read'] })
    expect(await accessTokensOf(db, party.personId)).toMatchObject([
      { name: 'reporting', ending: token.slice(-4), lastUsedOn: '2026-11-10' },
    ])
    const tables = [
      await db.selectFrom('accessToken').selectAll().execute(),
      await db.selectFrom('auditEntry').selectAll().execute(),
      await db.selectFrom('job').selectAll().execute(),
      await db.selectFrom('notification').selectAll().execute(),
    ]
    expect(JSON.stringify(tables)).not.toContain(token.slice(4, 40))
    expect(tables[3]).toMatchObject([{ personId: party.personId, kind: 'accessTokenMade' }])
    expect(tables[2]).toMatchObject([{ kind: 'sendMail' }])
    expect(tables[1]).toMatchObject([{ event: 'accessToken.made' }])
  })

  test('are not made without the password, with a scope of the other side, under a name that is taken, or without end', async () => {
    const { db, party } = await withVendor(engine)
    const tried = (changes: object) => makeAccessToken(db, { ...party, ...wish, name: 'other', ...changes })
    expect(await tried({ password: 'wrong password' })).toEqual({ ok: false, reason: 'wrongPassword' })
    expect(await tried({ scopes: [toRead('requests')] })).toEqual({ ok: false, reason: 'badScope' })
    expect(await tried({ name: 'reporting' })).toEqual({ ok: false, reason: 'nameTaken' })
    for (let many = 1; many < 20; many++) expect((await tried({ name: `t${many}` })).ok).toBe(true)
    expect(await tried({ name: 'one too many' })).toEqual({ ok: false, reason: 'tooMany' })
    for (let guess = 0; guess < 5; guess++) await tried({ password: 'wrong password' })
    expect(await tried({})).toEqual({ ok: false, reason: 'tooManyAttempts' })
  })

  test('end when they are revoked by their owner and by nobody else, and at the end of their days', async () => {
    const { db, party, token } = await withVendor(engine)
    const rival = await addParty(db, 'vendor', { name: 'Nilgiri' })
    const id = (await accessTokensOf(db, party.personId))[0]!.id
    expect(await revokeAccessToken(db, { personId: rival.personId, id })).toBe(false)
    expect(await readsAt(db, token, plusMs(now, days(90) - 1))).not.toBeNull()
    expect(await readsAt(db, token, plusMs(now, days(90)))).toBeNull()
    expect(await readsAt(db, token)).not.toBeNull()
    expect(await revokeAccessToken(db, { personId: party.personId, id })).toBe(true)
    expect(await revokeAccessToken(db, { personId: party.personId, id })).toBe(false)
    expect(await readsAt(db, token)).toBeNull()
  })

  test('are listed for the company’s owner without a secret, and end by the owner’s hand; their maker is told', async () => {
    const { db, party, token } = await withVendor(engine)
    const owner = await addParty(db, 'vendor', { name: 'Owner' })
    await db.updateTable('membership').set({ role: 'member' }).where('personId', '=', party.personId).execute()
    const stranger = { personId: owner.personId, companyId: owner.companyId }
    const list = async (companyId: string) => (await companyTokensOf(db, { companyId, now, after: null })).tokens
    const [listed, ...others] = await list(party.companyId)
    expect(others).toEqual([])
    expect(listed).toMatchObject({ name: 'reporting', ending: token.slice(-4), scopes: ['bids:read'] })
    expect(JSON.stringify(listed)).not.toContain(token.slice(4, 40))
    expect(await list(owner.companyId)).toEqual([])
    const id = listed!.id
    // Neither another company's owner nor a member.
    expect(await endCompanyToken(db, { actor: stranger, id })).toBe(false)
    expect(await endCompanyToken(db, { actor: { ...stranger, companyId: party.companyId }, id })).toBe(false)
    expect(await endCompanyToken(db, { actor: party, id })).toBe(false)
    expect(await readsAt(db, token)).not.toBeNull()
    await db.updateTable('membership').set({ companyId: party.companyId }).where('personId', '=', owner.personId).execute()
    const actor = { personId: owner.personId, companyId: party.companyId }
    expect(await endCompanyToken(db, { actor, id })).toBe(true)
    expect(await endCompanyToken(db, { actor, id })).toBe(false)
    expect(await readsAt(db, token)).toBeNull()
    const told = await db.selectFrom('notification').select('personId').where('kind', '=', 'accessTokenEnded').execute()
    expect(told).toEqual([{ personId: party.personId }])
    const audited = await db
      .selectFrom('auditEntry')
      .select(['actorId', 'subjectId'])
      .where('event', '=', 'accessToken.endedByOwner')
      .execute()
    expect(audited).toEqual([{ actorId: owner.personId, subjectId: party.personId }])
  })

  test('die with the membership and do not wake when their owner comes back', async () => {
    const { db, party, token } = await withVendor(engine)
    const owner = await addParty(db, 'vendor', { name: 'Owner' })
    await db.updateTable('membership').set({ role: 'member' }).where('personId', '=', party.personId).execute()
    const removed = await removeMember(db, { actor: { personId: owner.personId, companyId: party.companyId }, personId: party.personId })
    expect(removed.ok).toBe(true)
    expect(await readsAt(db, token)).toBeNull()
    await inTransaction(db, (tx) => enterCompany(tx, party))
    expect(await readsAt(db, token)).toBeNull()
  })

  test('die when the company is suspended, and rest with a person who is banned', async () => {
    const { db, party, token } = await withVendor(engine)
    await db.updateTable('person').set({ status: 'banned' }).where('id', '=', party.personId).execute()
    expect(await readsAt(db, token)).toBeNull()
    await db.updateTable('person').set({ status: 'active' }).where('id', '=', party.personId).execute()
    expect(await readsAt(db, token)).not.toBeNull()
    await suspendCompany(db, { moderatorId: await addModerator(db, 'Lin'), companyId: party.companyId, note: 'complaint' })
    expect(await readsAt(db, token)).toBeNull()
    await db.updateTable('company').set({ status: 'verified' }).where('id', '=', party.companyId).execute()
    expect(await readsAt(db, token)).toBeNull()
    expect(await makeAccessToken(db, { ...party, ...wish, name: 'again' })).toMatchObject({ ok: true })
  })
})
