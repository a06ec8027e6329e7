import type { Db } from '#db/connect'
import { sha256Hex } from '~/audit/record.server'
import { verifyPassword } from '~/platform/password-hash.server'
import { forget, isWithin, limits } from '~/platform/throttle.server'

/** Asks somebody who is signed in for their password again, before a deed that outlives the session. */
export async function confirmPassword(db: Db, { personId, password }: { personId: string; password: string }) {
  const person = await db.selectFrom('person').select(['passwordHash', 'email']).where('id', '=', personId).executeTakeFirst()
  if (!person) return { ok: false, reason: 'wrongPassword' } as const
  // The same count as at the door: an open session is no place to guess passwords either.
  if (!(await isWithin(db, limits.signInPerAccount, sha256Hex(person.email)))) return { ok: false, reason: 'tooManyAttempts' } as const
  const checked = await verifyPassword(person.passwordHash, password)
  if (!checked.ok) return checked
  if (!checked.isRight) return { ok: false, reason: 'wrongPassword' } as const
  await forget(db, limits.signInPerAccount, sha256Hex(person.email))
  return { ok: true, passwordHash: person.passwordHash } as const
}
