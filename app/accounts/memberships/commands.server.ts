import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { CompanyKind } from '#db/schema'
import { record } from '~/audit/record.server'
import { ownersOf } from '~/companies/queries.server'
import { notify } from '~/notifications/commands.server'
import type { Language } from '~/platform/i18n/language'
import { newId } from '~/platform/ids'
import { isWithin, limits } from '~/platform/throttle.server'
import { endInvitations, mailLink, mayMail } from '../tokens/commands.server'

/** Asks the owners of a company, found by its registration number, to let a person in. */
export async function askToJoin(
  tx: Tx,
  { personId, kind, identifier }: { personId: string; kind: CompanyKind; identifier: string },
): Promise<{ ok: true } | { ok: false; reason: 'companyUnknown' }> {
  const company = await tx
    .selectFrom('company')
    .select(['id', 'nameZh', 'nameEn'])
    .where('kind', '=', kind)
    .where(kind === 'buyer' ? 'uscc' : 'gstin', '=', identifier)
    .executeTakeFirst()
  if (!company) return { ok: false, reason: 'companyUnknown' }
  const id = newId()
  await tx
    .insertInto('joinRequest')
    .values({ id, companyId: company.id, personId, status: 'asked', createdAt: await databaseNow(tx), decidedAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await record(tx, { actorId: personId, event: 'membership.asked', subjectType: 'company', subjectId: company.id })
  return { ok: true }
}

/** Tells the owners who asks; once the asker's address is confirmed, so that nobody's inbox fills with invented names. */
export async function tellOwners(tx: Tx, personId: string): Promise<void> {
  const asked = await tx
    .selectFrom('joinRequest')
    .innerJoin('company', 'company.id', 'joinRequest.companyId')
    .innerJoin('person', 'person.id', 'joinRequest.personId')
    .select(['joinRequest.companyId', 'company.nameZh', 'company.nameEn', 'person.name', 'person.email'])
    .where('joinRequest.personId', '=', personId)
    .where('joinRequest.status', '=', 'asked')
    .executeTakeFirst()
  if (!asked) return
  await notify(tx, {
    to: await ownersOf(tx, asked.companyId),
    kind: 'joinAsked',
    values: { name: asked.name, email: asked.email, company: { zh: asked.nameZh, en: asked.nameEn } },
    path: '/company/members',
  })
}

interface Decision {
  /** The deciding owner and the company that they own. */
  actor: { personId: string; companyId: string }
  id: string
  isAccepted: boolean
}

/** An owner lets somebody in or not. One guarded UPDATE decides among several owners who press at once. */
export function decideJoin(db: Db, { actor, id, isAccepted }: Decision) {
  return inTransaction(db, async (tx) => {
    const now = await databaseNow(tx)
    const decided = await tx
      .updateTable('joinRequest')
      .set({ status: isAccepted ? 'accepted' : 'declined', decidedAt: now })
      .where('id', '=', id)
      .where('companyId', '=', actor.companyId)
      .where('status', '=', 'asked')
      .returning('personId')
      .executeTakeFirst()
    if (!decided) return { ok: false, reason: 'joinDecided' } as const
    const { personId } = decided
    if (isAccepted && !(await enterCompany(tx, { personId, companyId: actor.companyId }))) {
      return { ok: false, reason: 'alreadyMember' } as const
    }
    const company = await tx.selectFrom('company').select(['nameZh', 'nameEn']).where('id', '=', actor.companyId).executeTakeFirstOrThrow()
    await record(tx, {
      actorId: actor.personId,
      event: isAccepted ? 'membership.accepted' : 'membership.declined',
      subjectType: 'company',
      subjectId: actor.companyId,
      detail: { personId },
    })
    await notify(tx, {
      to: [personId],
      kind: isAccepted ? 'joinAccepted' : 'joinDeclined',
      values: { company: { zh: company.nameZh, en: company.nameEn } },
      path: '/desk',
    })
    return { ok: true } as const
  })
}

/** Sends an invitation into a company; the answer is the same whether or not the address has an account. */
export async function invite(
  db: Db,
  { actor, email, language }: { actor: { personId: string; name: string; companyId: string }; email: string; language: Language },
) {
  if (!(await isWithin(db, limits.invitationsPerCompany, actor.companyId))) return { ok: false, reason: 'tooManyInvitations' } as const
  const isMailed = await mayMail(db, email)
  return inTransaction(db, async (tx) => {
    if (!isMailed) return { ok: true } as const
    const company = await tx.selectFrom('company').select(['nameZh', 'nameEn']).where('id', '=', actor.companyId).executeTakeFirstOrThrow()
    await endInvitations(tx, { email, companyId: actor.companyId })
    await mailLink(tx, {
      kind: 'invitation',
      email,
      language,
      companyId: actor.companyId,
      values: { name: actor.name, company: { zh: company.nameZh, en: company.nameEn } },
    })
    await record(tx, { actorId: actor.personId, event: 'membership.invited', subjectType: 'company', subjectId: actor.companyId })
    return { ok: true } as const
  })
}

/** Puts a person into a company; false when they belong to one already, or to the staff. */
export async function enterCompany(
  tx: Tx,
  { personId, companyId, role = 'member' }: { personId: string; companyId: string; role?: 'owner' | 'member' },
): Promise<boolean> {
  const person = await tx.selectFrom('person').select('staffRole').where('id', '=', personId).executeTakeFirst()
  if (!person || person.staffRole) return false
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('membership')
    .values({ companyId, personId, role, createdAt: await databaseNow(tx) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
