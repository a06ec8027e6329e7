import { databaseNow } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { endAccessTokens } from '~/accounts/access-tokens/commands.server'
import { record } from '~/audit/record.server'
import { notify } from '~/notifications/commands.server'

interface Owner {
  personId: string
  companyId: string
}

/** Takes an invitation back before it is used. */
export function withdrawInvitation(db: Db, { actor, id }: { actor: Owner; id: string }) {
  return inTransaction(db, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('mailToken')
      .set({ usedAt: await databaseNow(tx) })
      .where('id', '=', id)
      .where('companyId', '=', actor.companyId)
      .where('kind', '=', 'invitation')
      .where('usedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return { ok: false, reason: 'invitationUsed' } as const
    await record(tx, {
      actorId: actor.personId,
      event: 'membership.invitationWithdrawn',
      subjectType: 'company',
      subjectId: actor.companyId,
    })
    return { ok: true } as const
  })
}

/** Ends a membership. Owners stay: a company without one could not be run by anybody. */
export function removeMember(db: Db, { actor, personId }: { actor: Owner; personId: string }) {
  return inTransaction(db, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('membership')
      .where('companyId', '=', actor.companyId)
      .where('personId', '=', personId)
      .where('role', '=', 'member')
      .executeTakeFirst()
    if (numDeletedRows !== 1n) return { ok: false, reason: 'noMember' } as const
    await endAccessTokens(tx, { companyId: actor.companyId, personId })
    const { nameZh, nameEn } = await tx
      .selectFrom('company')
      .select(['nameZh', 'nameEn'])
      .where('id', '=', actor.companyId)
      .executeTakeFirstOrThrow()
    await record(tx, {
      actorId: actor.personId,
      event: 'membership.removed',
      subjectType: 'company',
      subjectId: actor.companyId,
      detail: { personId },
    })
    await notify(tx, { to: [personId], kind: 'memberRemoved', values: { company: { zh: nameZh, en: nameEn } }, path: '/desk' })
    return { ok: true } as const
  })
}
