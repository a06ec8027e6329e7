import { databaseNow, days as inDays, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { record } from '~/audit/record.server'
import { ownersOf } from '~/companies/queries.server'
import { notify } from '~/notifications/commands.server'
import { hashOfToken } from '~/platform/sealed-link.server'
import { confirmPassword } from '../passwords/confirmation.server'
import { isAlive, mostTokens, scopesFor } from './access-token'
import type { Scope } from './scope'
import { newAccessToken } from './secret.server'

interface NewToken {
  personId: string
  companyId: string
  name: string
  scopes: readonly Scope[]
  days: number
  /** What the person types again, as for every deed that outlives the session. */
  password: string
}

/** Makes a token; only this answer ever holds it. Its owner is told by letter, and so are the owners of the company. */
export async function makeAccessToken(db: Db, { personId, companyId, name, scopes, days, password }: NewToken) {
  const confirmed = await confirmPassword(db, { personId, password })
  if (!confirmed.ok) return confirmed
  return inTransaction(db, async (tx) => {
    const member = await tx
      .selectFrom('membership')
      .innerJoin('company', 'company.id', 'membership.companyId')
      .innerJoin('person', 'person.id', 'membership.personId')
      .select(['company.kind', 'company.status', 'person.name'])
      .where('membership.personId', '=', personId)
      .where('membership.companyId', '=', companyId)
      .executeTakeFirst()
    if (!member || !isAlive(member.status)) return { ok: false, reason: 'notNow' } as const
    if (!scopes.every((scope) => scopesFor(member.kind).includes(scope))) return { ok: false, reason: 'badScope' } as const
    const now = await databaseNow(tx)
    const held = await tx
      .selectFrom('accessToken')
      .select('id')
      .where('personId', '=', personId)
      .where('endedAt', 'is', null)
      .where('expiresAt', '>', now)
      .limit(mostTokens)
      .execute()
    if (held.length >= mostTokens) return { ok: false, reason: 'tooMany' } as const
    const token = newAccessToken()
    const expiresAt = plusMs(now, inDays(days))
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('accessToken')
      .values({
        id: hashOfToken(token),
        ...{ personId, companyId, name, ending: token.slice(-4), scopesJson: JSON.stringify(scopes) },
        ...{ createdAt: now, expiresAt, lastUsedOn: null, endedAt: null },
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    // A second press of the same form asks for a name that is taken by then.
    if (numInsertedOrUpdatedRows !== 1n) return { ok: false, reason: 'nameTaken' } as const
    await record(tx, {
      actorId: personId,
      event: 'accessToken.made',
      subjectType: 'person',
      subjectId: personId,
      detail: { companyId, name, scopes, expiresAt },
    })
    const told = { kind: 'accessTokenMade', values: { person: member.name, name, until: { instant: expiresAt } } }
    await notify(tx, { to: [personId], ...told, path: '/account/tokens' })
    const others = (await ownersOf(tx, companyId)).filter((owner) => owner !== personId)
    await notify(tx, { to: others, ...told, path: '/company/tokens' })
    return { ok: true, token, expiresAt } as const
  })
}

/** A person ends a token of their own; false when it is not theirs or has ended already. */
export function revokeAccessToken(db: Db, { personId, id }: { personId: string; id: string }): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const ended = await tx
      .updateTable('accessToken')
      .set({ endedAt: await databaseNow(tx) })
      .where('id', '=', id)
      .where('personId', '=', personId)
      .where('endedAt', 'is', null)
      .returning(['name', 'companyId'])
      .executeTakeFirst()
    if (!ended) return false
    const detail = { companyId: ended.companyId, name: ended.name }
    await record(tx, { actorId: personId, event: 'accessToken.revoked', subjectType: 'person', subjectId: personId, detail })
    return true
  })
}

interface CompanyDeed {
  /** An owner of the company. */
  actor: { personId: string; companyId: string }
  id: string
}

/** An owner ends a token that reads for the company; whoever made it is told. False when it reads for another one or has ended already. */
export function endCompanyToken(db: Db, { actor, id }: CompanyDeed): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { personId, companyId } = actor
    const owner = await tx
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.personId')
      .innerJoin('company', 'company.id', 'membership.companyId')
      .select(['person.name', 'company.nameZh', 'company.nameEn'])
      .where('membership.personId', '=', personId)
      .where('membership.companyId', '=', companyId)
      .where('membership.role', '=', 'owner')
      .executeTakeFirst()
    if (!owner) return false
    const ended = await tx
      .updateTable('accessToken')
      .set({ endedAt: await databaseNow(tx) })
      .where('id', '=', id)
      .where('companyId', '=', companyId)
      .where('endedAt', 'is', null)
      .returning(['name', 'personId'])
      .executeTakeFirst()
    if (!ended) return false
    await record(tx, {
      actorId: personId,
      event: 'accessToken.endedByOwner',
      subjectType: 'person',
      subjectId: ended.personId,
      detail: { companyId, name: ended.name },
    })
    if (ended.personId !== personId)
      await notify(tx, {
        to: [ended.personId],
        kind: 'accessTokenEnded',
        values: { person: owner.name, name: ended.name, company: { zh: owner.nameZh, en: owner.nameEn } },
        path: '/account/tokens',
      })
    return true
  })
}

/** Ends all tokens that read for a company, or those of one person in it: a later return does not wake them. */
export async function endAccessTokens(tx: Tx, { companyId, personId }: { companyId: string; personId?: string }): Promise<void> {
  let ending = tx
    .updateTable('accessToken')
    .set({ endedAt: await databaseNow(tx) })
    .where('companyId', '=', companyId)
    .where('endedAt', 'is', null)
  if (personId !== undefined) ending = ending.where('personId', '=', personId)
  await ending.execute()
}
