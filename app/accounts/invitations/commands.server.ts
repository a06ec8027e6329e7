import { type Db, inTransaction } from '#db/connect'
import { record } from '~/audit/record.server'
import type { Language } from '~/platform/i18n/language'
import { hashPassword } from '~/platform/password-hash.server'
import { zoneOf } from '../account'
import { confirmEmail, createPerson } from '../commands.server'
import { enterCompany } from '../memberships/commands.server'
import { useToken } from '../tokens/commands.server'

interface Accepted {
  token: string
  name: string
  password: string
  language: Language
}

/**
 * Creates the account of somebody invited. The link came by mail, so the address is confirmed. An invitation without a company
 * is for staff: the account can do nothing until an operator gives it a role.
 */
export async function acceptInvitation(db: Db, { token, name, password, language }: Accepted) {
  const hashed = await hashPassword(password)
  if (!hashed.ok) return hashed
  return inTransaction(db, async (tx) => {
    const used = await useToken(tx, 'invitation', token)
    if (!used) return { ok: false, reason: 'linkSpent' } as const
    const kind = used.companyId
      ? (await tx.selectFrom('company').select('kind').where('id', '=', used.companyId).executeTakeFirstOrThrow()).kind
      : null
    const timeZone = zoneOf(kind, language)
    const personId = await createPerson(tx, { email: used.email, name, passwordHash: hashed.hash, language, timeZone })
    if (personId === null) return { ok: false, reason: 'hasAccount' } as const
    await confirmEmail(tx, personId)
    if (used.companyId) await enterCompany(tx, { personId, companyId: used.companyId })
    await record(tx, { actorId: personId, event: 'membership.invitationAccepted', subjectType: 'person', subjectId: personId })
    return { ok: true, personId } as const
  })
}

/** Somebody who has an account already and is signed in with the invited address follows the invitation. */
export const followInvitation = (db: Db, { token, actor }: { token: string; actor: { personId: string; email: string } }) =>
  inTransaction(db, async (tx) => {
    const used = await useToken(tx, 'invitation', token)
    if (!used?.companyId || used.email !== actor.email) return { ok: false, reason: 'linkSpent' } as const
    if (!(await enterCompany(tx, { personId: actor.personId, companyId: used.companyId })))
      return { ok: false, reason: 'alreadyMember' } as const
    await confirmEmail(tx, actor.personId)
    await record(tx, { actorId: actor.personId, event: 'membership.invitationAccepted', subjectType: 'person', subjectId: actor.personId })
    return { ok: true } as const
  })
