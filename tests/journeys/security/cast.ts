import type { Db } from '../../../db/connect'
import { buyerPeople, staff, vendorPeople } from '../../../db/seed/people'
import { cookieHeader, sessionOf } from '../../setup/sign-in'

/** Who asks. Owner and bidder are so for the things of `subjects.ts`; the others are their equals, elsewhere. */
export const roles = [
  'visitor',
  'unverified',
  'owner',
  'otherBuyer',
  'bidder',
  'otherVendor',
  'suspended',
  'holder',
  'otherModerator',
  'operator',
  'auditor',
] as const
export type Role = (typeof roles)[number]
export type Cast = Record<Role, { email: string; cookie: string | undefined }>

const everybody = [...buyerPeople, ...vendorPeople, ...staff]
export const emailOf = (key: string): string => {
  const person = everybody.find((each) => each.key === key)
  if (!person) throw new Error(`Nobody is called ${key}`)
  return person.email
}

/** Somebody with an account, an address that was never confirmed, and no company. */
export const strangerEmail = 'stranger@nowhere.example'

export const addStranger = (db: Db) =>
  addPerson(db, { id: '00000000-0000-7000-8000-0000000000aa', email: strangerEmail, name: 'Stranger', emailVerifiedAt: null })

/** Somebody who belongs to this company and does not own it. Answers the cookie. */
export async function addMember(db: Db, companyId: string): Promise<string> {
  const member = { id: '00000000-0000-7000-8000-0000000000ab', email: 'member@nowhere.example', name: 'Member' }
  await addPerson(db, member)
  const createdAt = '2026-01-01T00:00:00.000Z'
  await db.insertInto('membership').values({ companyId, personId: member.id, role: 'member', createdAt }).execute()
  return cookieHeader(await sessionOf(db, member.email))
}

async function addPerson(db: Db, person: { id: string; email: string; name: string; emailVerifiedAt?: null }): Promise<void> {
  const like = await db.selectFrom('person').selectAll().where('email', '=', emailOf('kulkarni')).executeTakeFirstOrThrow()
  await db
    .insertInto('person')
    .values({ ...like, ...person })
    .execute()
}

/** A session for each role. */
export async function castOf(db: Db, emails: Record<Exclude<Role, 'visitor'>, string>): Promise<Cast> {
  const cast = { visitor: { email: '', cookie: undefined } } as Cast
  for (const role of roles) {
    if (role === 'visitor') continue
    cast[role] = { email: emails[role], cookie: cookieHeader(await sessionOf(db, emails[role])) }
  }
  return cast
}
