import { describe, expect, test } from 'vitest'
import { type Db, inTransaction } from '#db/connect'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { confirmEmail, createPerson, signUp } from '../commands.server'
import { resolveActor } from '../queries.server'
import { cookieName } from '../session'
import { startSession } from '../sessions/commands.server'
import { grantRole } from './commands.server'

const person = (db: Db, email: string) =>
  inTransaction(
    db,
    (tx) => createPerson(tx, { email, name: email, passwordHash: 'x', language: 'en', timeZone: 'Asia/Kolkata' }) as Promise<string>,
  )

describe.each(engines)('grantRole on %s', (engine) => {
  test('gives a role, ends the sessions it would change, audits it and tells the person', async () => {
    const db = await freshDatabase(engine)
    const id = await person(db, 'meera@example.com')
    await inTransaction(db, (tx) => confirmEmail(tx, id))
    const token = await inTransaction(db, (tx) => startSession(tx, { personId: id }))
    expect(await grantRole(db, { email: 'Meera@Example.com', role: 'auditor' })).toEqual({ ok: true, personId: id })
    expect(await resolveActor(db, `${cookieName(false)}=${token}`)).toBeNull()
    const again = await inTransaction(db, (tx) => startSession(tx, { personId: id }))
    expect((await resolveActor(db, `${cookieName(false)}=${again}`))?.staffRole).toBe('auditor')
    expect(await db.selectFrom('auditEntry').select('detailJson').where('event', '=', 'role.given').execute()).toEqual([
      { detailJson: '{"from":null,"to":"auditor"}' },
    ])
    expect(await db.selectFrom('notification').select(['personId', 'kind']).execute()).toEqual([{ personId: id, kind: 'roleGiven' }])
  })

  test('refuses an operator their own role, an unknown address and people of a company', async () => {
    const db = await freshDatabase(engine)
    const operator = await person(db, 'operator@example.com')
    await grantRole(db, { email: 'operator@example.com', role: 'operator' })
    await signUp(db, {
      kind: 'vendor',
      company: 'new',
      companyName: 'Sahyadri Software',
      identifier: '27AAACR5055K1Z7',
      name: 'Sneha',
      email: 'sneha@example.com',
      password: 'long enough',
      language: 'en',
    })
    const refusal = async (email: string, role: 'moderator' | null) => {
      const answer = await grantRole(db, { email, role, actorId: operator })
      return answer.ok ? null : answer.reason
    }
    expect(await refusal('operator@example.com', null)).toBe('ownRole')
    expect(await refusal('nobody@example.com', 'moderator')).toBe('unknownPerson')
    expect(await refusal('sneha@example.com', 'moderator')).toBe('hasCompany')
  })

  test('of many operators who press at once one gives the role', async () => {
    const db = await freshDatabase(engine)
    const operator = await person(db, 'operator@example.com')
    await person(db, 'lin@example.com')
    await Promise.all(Array.from({ length: 20 }, () => grantRole(db, { email: 'lin@example.com', role: 'moderator', actorId: operator })))
    expect((await db.selectFrom('auditEntry').select('id').where('event', '=', 'role.given').execute()).length).toBe(1)
  })
})
