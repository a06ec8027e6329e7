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

export async function addStranger(db: Db): Promise<void> {
  const { id: _, ...like } = await db.selectFrom('person').selectAll().where('email', '=', emailOf('kulkarni')).executeTakeFirstOrThrow()
  await db
    .insertInto('person')
    .values({ ...like, id: '00000000-0000-7000-8000-0000000000aa', email: strangerEmail, name: 'Stranger', emailVerifiedAt: null })
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
