import { describe, expect, test } from 'vitest'
import { atTime, databaseNow, days, minutes, plusMs } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { tokenOf } from '~/platform/sealed-link.server'
import { engines, freshDatabase } from '../../tests/setup/database'
import { demoPassword, newPasswordField } from './account'
import { confirmEmail, resendVerification, type SignUp, signIn, signUp, verifyEmail } from './commands.server'
import { changePassword, forgotPassword, resetPassword } from './passwords/commands.server'
import { isHttps, resolveActor, sessionsOf } from './queries.server'
import { cookieOf } from './session'
import { endOtherSessions, endOwnSession, endSession, startSession } from './sessions/commands.server'

const buyer: SignUp = {
  kind: 'buyer',
  company: 'new',
  companyName: '徐州恒驰齿轮有限公司',
  identifier: '914403001922038216',
  name: '李伟',
  email: 'li.wei@example.com',
  password: '一座桥和八个字',
  language: 'zh-CN',
}
const peer = 'peer-1'
const cookie = (token: string) => cookieOf(token, isHttps).split(';')[0]!

/** The links of all letters that wait in the outbox, oldest first. */
async function links(db: Db, letter: string): Promise<string[]> {
  const jobs = await db.selectFrom('job').select('payloadJson').where('kind', '=', 'sendMail').orderBy('id').execute()
  return jobs
    .map(({ payloadJson }) => JSON.parse(payloadJson).letter)
    .filter((each) => each?.kind === letter)
    .map(({ seed }) => tokenOf(seed))
}

async function signedUp(db: Db, form: Partial<SignUp> = {}): Promise<string> {
  const answer = await signUp(db, { ...buyer, ...form })
  if (!answer.ok || !answer.personId) throw new Error(`not signed up: ${JSON.stringify(answer)}`)
  return answer.personId
}

const signedIn = async (db: Db, form: Partial<Parameters<typeof signIn>[1]> = {}) => {
  const answer = await signIn(db, { email: buyer.email, password: buyer.password, peer, ...form })
  if (!answer.ok) throw new Error(answer.reason)
  return answer
}

describe.each(engines)('signing up on %s', (engine) => {
  test('creates a person, a company that they own and a letter with a link, and keeps no secret in the clear', async () => {
    const db = await freshDatabase(engine)
    const personId = await signedUp(db)
    const person = await db.selectFrom('person').selectAll().executeTakeFirstOrThrow()
    expect(person).toMatchObject({ id: personId, email: 'li.wei@example.com', emailVerifiedAt: null, timeZone: 'Asia/Shanghai' })
    expect(person.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await db.selectFrom('membership').select(['personId', 'role']).execute()).toEqual([{ personId, role: 'owner' }])
    const [token] = await links(db, 'verifyEmail')
    const everything = JSON.stringify([
      await db.selectFrom('job').selectAll().execute(),
      await db.selectFrom('mailToken').selectAll().execute(),
    ])
    expect(everything).not.toContain(token)
  })

  test('answers the same for an address that has an account, leaves nothing behind and tells the owner by mail', async () => {
    const db = await freshDatabase(engine)
    await signedUp(db)
    const again = await signUp(db, { ...buyer, companyName: '另一家公司', identifier: '91440300192317458F', password: 'somebody else' })
    expect(again).toEqual({ ok: true, personId: null })
    expect(await db.selectFrom('person').select('email').execute()).toEqual([{ email: buyer.email }])
    expect((await db.selectFrom('company').select('id').execute()).length).toBe(1)
    expect((await links(db, 'alreadyRegistered')).length).toBe(1)
    expect((await signIn(db, { email: buyer.email, password: 'somebody else', peer })).ok).toBe(false)
  })

  test('says that a company is here already, whether or not the address is', async () => {
    const db = await freshDatabase(engine)
    await signedUp(db)
    const taken = { ok: false, reason: 'identifierTaken' }
    expect(await signUp(db, { ...buyer, email: 'new@example.com', companyName: '别的名字' })).toEqual(taken)
    expect(await signUp(db, { ...buyer, companyName: '别的名字' })).toEqual(taken)
    expect((await db.selectFrom('person').select('id').execute()).length).toBe(1)
  })

  test('several at once with one address make one account', async () => {
    const db = await freshDatabase(engine)
    const answers = await Promise.all(
      ['914403001922038216', '91440300192317458F', '91440400192548256N', '91110108551385082Q'].map((identifier, index) =>
        signUp(db, { ...buyer, identifier, companyName: `公司${index}号` }),
      ),
    )
    expect(answers.filter((answer) => answer.ok && answer.personId).length).toBe(1)
    expect((await db.selectFrom('company').select('id').execute()).length).toBe(1)
  })
})

describe.each(engines)('links on %s', (engine) => {
  test('of fifty uses of one link one wins', async () => {
    const db = await freshDatabase(engine)
    await signedUp(db)
    const [token] = await links(db, 'verifyEmail')
    const answers = await Promise.all(Array.from({ length: 50 }, () => verifyEmail(db, token!)))
    expect(answers.filter(({ ok }) => ok).length).toBe(1)
    const audit = await db.selectFrom('auditEntry').select('id').where('event', '=', 'account.emailVerified').execute()
    expect(audit.length).toBe(1)
  })

  test('run out: 24 hours for an address, one hour for a password', async () => {
    const db = await freshDatabase(engine)
    await signedUp(db)
    await forgotPassword(db, buyer.email)
    const now = await databaseNow(db)
    const [[verify], [reset]] = [await links(db, 'verifyEmail'), await links(db, 'resetPassword')]
    const spent = { ok: false, reason: 'linkSpent' }
    expect(await atTime(plusMs(now, minutes(61)), () => resetPassword(db, { token: reset!, password: 'a new password' }))).toEqual(spent)
    expect(await atTime(plusMs(now, days(1) + 60_000), () => verifyEmail(db, verify!))).toEqual(spent)
    expect(await verifyEmail(db, reset!)).toEqual(spent)
    expect((await atTime(plusMs(now, minutes(59)), () => resetPassword(db, { token: reset!, password: 'a new password' }))).ok).toBe(true)
  })

  test('a reset ends every session, spends the other links and lets the new password in', async () => {
    const db = await freshDatabase(engine)
    await signedUp(db)
    const { token } = await signedIn(db)
    await forgotPassword(db, buyer.email)
    const [reset] = await links(db, 'resetPassword')
    expect((await resetPassword(db, { token: reset!, password: 'a new password' })).ok).toBe(true)
    expect(await resolveActor(db, cookie(token))).toBeNull()
    expect((await signIn(db, { email: buyer.email, password: buyer.password, peer })).ok).toBe(false)
    const fresh = await signedIn(db, { password: 'a new password' })
    expect((await resolveActor(db, cookie(fresh.token)))?.isEmailVerified).toBe(true)
  })

  test('an unknown address gets the same answer and no letter; a known one two an hour and five a day', async () => {
    const db = await freshDatabase(engine)
    await signedUp(db)
    expect(await forgotPassword(db, 'nobody@example.com')).toEqual(await forgotPassword(db, buyer.email))
    expect(await resendVerification(db, 'nobody@example.com')).toEqual(await resendVerification(db, buyer.email))
    const now = await databaseNow(db)
    for (let hour = 2; hour < 6; hour++) {
      await atTime(plusMs(now, minutes(61 * hour)), async () => {
        for (let times = 0; times < 3; times++) await forgotPassword(db, buyer.email)
      })
    }
    // One at sign-up, one asked for above, then until the day's five are used up.
    expect((await links(db, 'resetPassword')).length + (await links(db, 'verifyEmail')).length).toBe(5)
  })
})

describe.each(engines)('signing in on %s', (engine) => {
  test('an unknown person and a wrong password get one answer', async () => {
    const db = await freshDatabase(engine)
    await signedUp(db)
    const wrong = await signIn(db, { email: buyer.email, password: 'wrong', peer })
    expect(wrong).toEqual({ ok: false, reason: 'signIn' })
    expect(await signIn(db, { email: 'nobody@example.com', password: 'wrong', peer })).toEqual(wrong)
    await db.updateTable('person').set({ status: 'banned' }).execute()
    expect(await signIn(db, { email: buyer.email, password: buyer.password, peer: 'peer-2' })).toEqual(wrong)
  })

  test('of twenty guesses at once five are tried, and the count begins anew after half an hour', async () => {
    const db = await freshDatabase(engine)
    await signedUp(db)
    const guesses = await Promise.all(
      Array.from({ length: 20 }, (_, n) => signIn(db, { email: buyer.email, password: `guess ${n}`, peer: `peer-${n}` })),
    )
    expect(guesses.filter((guess) => !guess.ok && guess.reason === 'signIn').length).toBe(5)
    expect(await signIn(db, { email: buyer.email, password: buyer.password, peer })).toEqual({ ok: false, reason: 'tooManyAttempts' })
    const later = plusMs(await databaseNow(db), minutes(31))
    expect((await atTime(later, () => signIn(db, { email: buyer.email, password: buyer.password, peer }))).ok).toBe(true)
  })

  test('a success forgets the failures before it', async () => {
    const db = await freshDatabase(engine)
    await signedUp(db)
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 4; n++) await signIn(db, { email: buyer.email, password: 'wrong', peer: `${round}-${n}` })
      await signedIn(db, { peer: `right-${round}` })
    }
  })

  test('one peer may try ten times a minute, over all accounts', async () => {
    const db = await freshDatabase(engine)
    const tries = []
    for (let n = 0; n < 12; n++) tries.push(await signIn(db, { email: `p${n}@example.com`, password: 'wrong', peer }))
    expect(tries.filter((each) => !each.ok && each.reason === 'tooManyAttempts').length).toBe(2)
  })
})

describe.each(engines)('the password of the demonstration on %s', (engine) => {
  test('opens no account where real people are', async () => {
    const db = await freshDatabase(engine)
    await signedUp(db, { password: demoPassword })
    expect(await signIn(db, { email: buyer.email, password: demoPassword, peer })).toEqual({ ok: false, reason: 'signIn' })
  })

  test('is not taken as a new one', () => {
    expect(newPasswordField.safeParse(demoPassword).success).toBe(false)
    expect(newPasswordField.safeParse(`${demoPassword}!`).success).toBe(true)
  })
})

describe.each(engines)('sessions on %s', (engine) => {
  test('the token opens, its hash does not; an unconfirmed address acts for nobody; a session that the browser brought is replaced', async () => {
    const db = await freshDatabase(engine)
    const personId = await signedUp(db)
    const first = await signedIn(db, { userAgent: 'Test' })
    expect(await resolveActor(db, cookie(first.token))).toMatchObject({ isEmailVerified: false, company: null })
    await inTransaction(db, (tx) => confirmEmail(tx, personId))
    const actor = await resolveActor(db, `other=1; ${cookie(first.token)}`)
    expect(actor).toMatchObject({ personId, name: '李伟', staffRole: null, company: { kind: 'buyer', role: 'owner', isVerified: false } })
    expect(await resolveActor(db, cookie(actor!.sessionId.slice(0, 43)))).toBeNull()
    const second = await signedIn(db, { replaces: actor!.sessionId })
    expect(await resolveActor(db, cookie(first.token))).toBeNull()
    expect(await resolveActor(db, cookie(second.token))).not.toBeNull()
  })

  test('signing out really ends it', async () => {
    const db = await freshDatabase(engine)
    await signedUp(db)
    const { token } = await signedIn(db)
    const actor = await resolveActor(db, cookie(token))
    await endSession(db, actor!.sessionId)
    expect(await resolveActor(db, cookie(token))).toBeNull()
  })

  test('run out when not used for 14 days, are kept alive by use, and end after 60 days all the same', async () => {
    const db = await freshDatabase(engine)
    await signedUp(db)
    const { token } = await signedIn(db)
    const now = await databaseNow(db)
    const at = (day: number) => atTime(plusMs(now, days(day)), () => resolveActor(db, cookie(token)))
    expect(await at(15)).toBeNull()
    for (const day of [13, 26, 39, 52]) expect(await at(day)).not.toBeNull()
    expect(await at(59)).not.toBeNull()
    expect(await at(61)).toBeNull()
  })

  test('are written to every five minutes at most', async () => {
    const db = await freshDatabase(engine)
    await signedUp(db)
    const { token } = await signedIn(db)
    const seen = () => db.selectFrom('session').select('lastSeenAt').executeTakeFirstOrThrow()
    const before = await seen()
    await atTime(plusMs(before.lastSeenAt, minutes(4)), () => resolveActor(db, cookie(token)))
    expect(await seen()).toEqual(before)
    await atTime(plusMs(before.lastSeenAt, minutes(6)), () => resolveActor(db, cookie(token)))
    expect((await seen()).lastSeenAt).toBe(plusMs(before.lastSeenAt, minutes(6)))
  })

  test('are listed and ended by their owner only', async () => {
    const db = await freshDatabase(engine)
    const personId = await signedUp(db)
    const other = await signedUp(db, { email: 'other@example.com', identifier: '91440300192317458F', companyName: '另一家公司' })
    const mine = await signedIn(db)
    await signedIn(db)
    await signedIn(db)
    const list = await sessionsOf(db, personId, await databaseNow(db))
    expect(list.length).toBe(3)
    expect(await endOwnSession(db, { personId: other, sessionId: list[0]!.id })).toBe(false)
    const actor = await resolveActor(db, cookie(mine.token))
    expect(await endOtherSessions(db, { personId, sessionId: actor!.sessionId })).toBe(2)
    expect(await resolveActor(db, cookie(mine.token))).not.toBeNull()
  })

  test('a changed password gives this browser a new token and ends all others', async () => {
    const db = await freshDatabase(engine)
    const personId = await signedUp(db)
    const [mine, elsewhere] = [await signedIn(db), await signedIn(db)]
    const actor = await resolveActor(db, cookie(mine.token))
    const change = { personId, sessionId: actor!.sessionId, newPassword: 'another password', peer }
    expect(await changePassword(db, { ...change, currentPassword: 'wrong' })).toEqual({ ok: false, reason: 'wrongPassword' })
    const changed = await changePassword(db, { ...change, currentPassword: buyer.password })
    if (!changed.ok) throw new Error(changed.reason)
    for (const old of [mine.token, elsewhere.token]) expect(await resolveActor(db, cookie(old))).toBeNull()
    expect((await resolveActor(db, cookie(changed.token)))?.personId).toBe(personId)
  })

  test('a token begun in a transaction that fails opens nothing', async () => {
    const db = await freshDatabase(engine)
    const personId = await signedUp(db)
    let token = ''
    await inTransaction(db, async (tx) => {
      token = await startSession(tx, { personId })
      return { ok: false } as const
    })
    expect(await resolveActor(db, cookie(token))).toBeNull()
  })
})
