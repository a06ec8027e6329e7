import { type Db, inTransaction } from '#db/connect'
import type { StaffRole } from '#db/schema'
import { record } from '~/audit/record.server'
import { notify } from '~/notifications/commands.server'
import type { Language } from '~/platform/i18n/language'
import { normalisedEmail } from '../account'
import { endSessions } from '../sessions/commands.server'
import { endInvitations, mailLink, mayMail } from '../tokens/commands.server'

export type RoleGrant = ({ email: string } | { personId: string }) & {
  /** `null` takes the role away. */
  role: StaffRole | null
  /** The operator who does it; nobody when it is done at the console. */
  actorId?: string | null
}

/**
 * Gives or takes a staff role. It changes what a session may do, so all sessions of the person end. A person of a company
 * cannot be staff: who trades on the portal does not referee it.
 */
export const grantRole = (db: Db, { role, actorId = null, ...whom }: RoleGrant) =>
  inTransaction(db, async (tx) => {
    const people = tx
      .selectFrom('person')
      .leftJoin('membership', 'membership.personId', 'person.id')
      .select(['person.id', 'person.staffRole', 'membership.companyId'])
    const person = await ('email' in whom
      ? people.where('person.email', '=', normalisedEmail(whom.email))
      : people.where('person.id', '=', whom.personId)
    ).executeTakeFirst()
    if (!person) return { ok: false, reason: 'unknownPerson' } as const
    if (person.id === actorId) return { ok: false, reason: 'ownRole' } as const
    if (role && person.companyId) return { ok: false, reason: 'hasCompany' } as const
    if (person.staffRole === role) return { ok: true, personId: person.id } as const
    const update = tx.updateTable('person').set({ staffRole: role }).where('id', '=', person.id)
    const { numUpdatedRows } = await (person.staffRole === null
      ? update.where('staffRole', 'is', null)
      : update.where('staffRole', '=', person.staffRole)
    ).executeTakeFirst()
    if (numUpdatedRows !== 1n) return { ok: false, reason: 'roleChanged' } as const
    await endSessions(tx, { personId: person.id, except: null })
    await record(tx, {
      actorId,
      event: role ? 'role.given' : 'role.taken',
      subjectType: 'person',
      subjectId: person.id,
      detail: { from: person.staffRole, to: role },
    })
    await notify(tx, {
      to: [person.id],
      kind: role ? 'roleGiven' : 'roleTaken',
      values: { role: { key: `accounts:role.${role ?? person.staffRole}` } },
      path: '/desk',
    })
    return { ok: true, personId: person.id } as const
  })

/** Asks somebody by mail to create an account without a company, which can then be given a role. */
export async function inviteStaff(db: Db, { email, language, actorId }: { email: string; language: Language; actorId: string }) {
  if (!(await mayMail(db, email))) return { ok: false, reason: 'tooManyMails' } as const
  return inTransaction(db, async (tx) => {
    await endInvitations(tx, { email, companyId: null })
    await mailLink(tx, { kind: 'invitation', letter: 'staffInvitation', email, language })
    await record(tx, { actorId, event: 'role.invited', subjectType: 'person', subjectId: actorId })
    return { ok: true } as const
  })
}
