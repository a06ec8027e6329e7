import { type Db, inTransaction, type Tx } from '#db/connect'
import { record, sha256Hex } from '~/audit/record.server'
import { notify } from '~/notifications/commands.server'
import { hashPassword } from '~/platform/password-hash.server'
import { forget, limits } from '~/platform/throttle.server'
import { normalisedEmail } from '../account'
import { confirmEmail } from '../commands.server'
import { endSessions, startSession } from '../sessions/commands.server'
import { mailLink, mayMail, spendTokens, useToken } from '../tokens/commands.server'
import { confirmPassword } from './confirmation.server'

/** Sends a reset link, if the address has an account; answers the same in every case. */
export async function forgotPassword(db: Db, email: string): Promise<{ ok: true }> {
  const address = normalisedEmail(email)
  const isMailed = await mayMail(db, address)
  return inTransaction(db, async (tx) => {
    const person = await tx
      .selectFrom('person')
      .select(['id', 'name', 'language'])
      .where('email', '=', address)
      .where('status', '=', 'active')
      .executeTakeFirst()
    if (person && isMailed) {
      await mailLink(tx, {
        kind: 'resetPassword',
        email: address,
        language: person.language,
        personId: person.id,
        values: { name: person.name },
      })
    }
    return { ok: true } as const
  })
}

/**
 * Uses up a reset link: sets the password, ends all sessions and all other reset links. Whoever reads the mail of an address
 * has shown that it is theirs, so the address counts as confirmed.
 */
export async function resetPassword(db: Db, { token, password }: { token: string; password: string }) {
  const hashed = await hashPassword(password)
  if (!hashed.ok) return hashed
  const answer = await inTransaction(db, async (tx) => {
    const used = await useToken(tx, 'resetPassword', token)
    const person = used && (await personOf(tx, used))
    if (!person) return { ok: false, reason: 'linkSpent' } as const
    await tx.updateTable('person').set({ passwordHash: hashed.hash }).where('id', '=', person.id).execute()
    await spendTokens(tx, 'resetPassword', person.id)
    await endSessions(tx, { personId: person.id, except: null })
    await confirmEmail(tx, person.id)
    await record(tx, { actorId: person.id, event: 'account.passwordReset', subjectType: 'person', subjectId: person.id })
    await tellChanged(tx, person.id)
    return { ok: true, email: person.email } as const
  })
  // Somebody who was locked out by guesses at their old password is let in with the new one.
  if (answer.ok) await forget(db, limits.signInPerAccount, sha256Hex(answer.email))
  return answer
}

const personOf = (tx: Tx, { personId, email }: { personId: string | null; email: string }) =>
  tx
    .selectFrom('person')
    .select(['id', 'email'])
    .where(personId === null ? 'email' : 'id', '=', personId ?? email)
    .where('status', '=', 'active')
    .executeTakeFirst()

interface PasswordChange {
  personId: string
  currentPassword: string
  newPassword: string
  /** The session in which it is changed; it gets a new token. */
  sessionId: string
  userAgent?: string
  peer: string
}

/** Changes the password of somebody signed in; ends every session and begins a fresh one for this browser. */
export async function changePassword(db: Db, { personId, currentPassword, newPassword, sessionId, userAgent, peer }: PasswordChange) {
  const confirmed = await confirmPassword(db, { personId, password: currentPassword })
  if (!confirmed.ok) return confirmed
  const hashed = await hashPassword(newPassword)
  if (!hashed.ok) return hashed
  return inTransaction(db, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('person')
      .set({ passwordHash: hashed.hash })
      .where('id', '=', personId)
      .where('passwordHash', '=', confirmed.passwordHash)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return { ok: false, reason: 'wrongPassword' } as const
    await endSessions(tx, { personId, except: null })
    await spendTokens(tx, 'resetPassword', personId)
    const token = await startSession(tx, { personId, userAgent, peer, replaces: sessionId })
    await record(tx, { actorId: personId, event: 'account.passwordChanged', subjectType: 'person', subjectId: personId })
    await tellChanged(tx, personId)
    return { ok: true, token } as const
  })
}

const tellChanged = (tx: Tx, personId: string) => notify(tx, { to: [personId], kind: 'passwordChanged', path: '/account/sessions' })
