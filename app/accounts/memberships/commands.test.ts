import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { openJoinRequests } from '~/companies/members/queries.server'
import { tokenOf } from '~/platform/sealed-link.server'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { confirmEmail, type SignUp, signUp } from '../commands.server'
import { acceptInvitation, followInvitation } from '../invitations/commands.server'
import { membersOf } from '../queries.server'
import { readToken } from '../tokens/queries.server'
import { decideJoin, invite } from './commands.server'

const vendor: SignUp = {
  kind: 'vendor',
  company: 'new',
  companyName: 'Sahyadri Software',
  identifier: '27AAACR5055K1Z7',
  name: 'Sneha Kulkarni',
  email: 'sneha@example.com',
  password: 'long enough',
  language: 'en',
}

async function withCompany(engine: (typeof engines)[number]) {
  const db = await freshDatabase(engine)
  const personId = await signedUp(db, vendor)
  const { companyId } = await db.selectFrom('membership').select('companyId').executeTakeFirstOrThrow()
  return { db, owner: { personId, companyId, name: vendor.name } }
}

async function signedUp(db: Db, form: SignUp): Promise<string> {
  const answer = await signUp(db, form)
  if (!answer.ok || !answer.personId) throw new Error(JSON.stringify(answer))
  return answer.personId
}

const askedBy = (db: Db, email: string) => signedUp(db, { ...vendor, company: 'join', name: 'Amit', email })

async function invitationTo(db: Db, email: string): Promise<string> {
  const jobs = await db.selectFrom('job').select('payloadJson').orderBy('id').execute()
  const letter = jobs
    .map(({ payloadJson }) => JSON.parse(payloadJson).letter)
    .find((each) => each?.kind === 'invitation' && each.to === email)
  return tokenOf(letter.seed)
}

describe.each(engines)('joining a company on %s', (engine) => {
  test('its owners are told when the asker has confirmed the address, and the asker sees nothing before', async () => {
    const { db, owner } = await withCompany(engine)
    const asker = await askedBy(db, 'amit@example.com')
    expect(await db.selectFrom('notification').select('id').execute()).toEqual([])
    expect(await openJoinRequests(db, owner.companyId)).toEqual([])
    await inTransaction(db, (tx) => confirmEmail(tx, asker))
    expect(await db.selectFrom('notification').select(['personId', 'kind']).execute()).toEqual([
      { personId: owner.personId, kind: 'joinAsked' },
    ])
    const [asked] = await openJoinRequests(db, owner.companyId)
    expect(asked).toMatchObject({ name: 'Amit', email: 'amit@example.com' })
    expect((await membersOf(db, owner.companyId)).length).toBe(1)
  })

  test('one of many decisions counts, and another company decides nothing', async () => {
    const { db, owner } = await withCompany(engine)
    const asker = await askedBy(db, 'amit@example.com')
    await inTransaction(db, (tx) => confirmEmail(tx, asker))
    const { id } = (await openJoinRequests(db, owner.companyId))[0]!
    expect(await decideJoin(db, { actor: { personId: asker, companyId: 'other' }, id, isAccepted: true })).toEqual({
      ok: false,
      reason: 'joinDecided',
    })
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => decideJoin(db, { actor: owner, id, isAccepted: n % 2 === 0 })))
    expect(answers.filter(({ ok }) => ok).length).toBe(1)
    expect((await membersOf(db, owner.companyId)).length).toBe(answers.findIndex(({ ok }) => ok) % 2 === 0 ? 2 : 1)
  })

  test('a company that nobody registered cannot be joined', async () => {
    const { db } = await withCompany(engine)
    const form = { ...vendor, company: 'join', email: 'x@example.com', identifier: '29AAACI4798L1ZU' } as const
    expect(await signUp(db, form)).toEqual({ ok: false, reason: 'companyUnknown' })
  })
})

describe.each(engines)('invitations on %s', (engine) => {
  test('let somebody in once, with a confirmed address', async () => {
    const { db, owner } = await withCompany(engine)
    await invite(db, { actor: owner, email: 'kavya@example.com', language: 'en' })
    const token = await invitationTo(db, 'kavya@example.com')
    const form = { token, name: 'Kavya', password: 'long enough', language: 'en' } as const
    const answers = await Promise.all(Array.from({ length: 5 }, () => acceptInvitation(db, form)))
    expect(answers.filter(({ ok }) => ok).length).toBe(1)
    expect((await membersOf(db, owner.companyId)).map(({ email, role }) => [email, role])).toEqual([
      ['sneha@example.com', 'owner'],
      ['kavya@example.com', 'member'],
    ])
    expect(
      (await db.selectFrom('person').select('emailVerifiedAt').where('email', '=', 'kavya@example.com').executeTakeFirst())
        ?.emailVerifiedAt,
    ).not.toBeNull()
  })

  test('are looked at without being used, end with a night and a day, and with the next one sent', async () => {
    const { db, owner } = await withCompany(engine)
    const send = (at: string) => atTime(at, () => invite(db, { actor: owner, email: 'kavya@example.com', language: 'en' }))
    await send('2026-11-02T02:00:00.000Z')
    const first = await invitationTo(db, 'kavya@example.com')
    const seen = (token: string, at: string) => atTime(at, () => readToken(db, 'invitation', token))
    // Scanners of mail open a link before its reader does.
    for (let times = 0; times < 3; times++)
      expect(await seen(first, '2026-11-03T01:00:00.000Z')).toMatchObject({ email: 'kavya@example.com' })
    expect(await seen(first, '2026-11-03T03:00:00.000Z')).toBeUndefined()
    await send('2026-11-02T04:00:00.000Z')
    expect(await seen(first, '2026-11-02T05:00:00.000Z')).toBeUndefined()
    const form = { token: first, name: 'Kavya', password: 'long enough', language: 'en' } as const
    expect(await atTime('2026-11-02T05:00:00.000Z', () => acceptInvitation(db, form))).toEqual({ ok: false, reason: 'linkSpent' })
  })

  test('are followed by the invited account only, and not out of another company', async () => {
    const { db, owner } = await withCompany(engine)
    const other = { ...vendor, email: 'tanvi@example.com', identifier: '29AAACI4798L1ZU', companyName: 'Drishti Systems' }
    const tanvi = { personId: await signedUp(db, other), email: other.email }
    await invite(db, { actor: owner, email: 'kavya@example.com', language: 'en' })
    await invite(db, { actor: owner, email: tanvi.email, language: 'en' })
    expect(await followInvitation(db, { token: await invitationTo(db, 'kavya@example.com'), actor: tanvi })).toEqual({
      ok: false,
      reason: 'linkSpent',
    })
    expect(await followInvitation(db, { token: await invitationTo(db, tanvi.email), actor: tanvi })).toEqual({
      ok: false,
      reason: 'alreadyMember',
    })
    expect((await membersOf(db, owner.companyId)).length).toBe(1)
  })
})
