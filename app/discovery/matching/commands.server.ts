import { databaseNow } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { forUpdate } from '#db/portable'
import { record } from '~/audit/record.server'
import { notify } from '~/notifications/commands.server'
import { newId } from '~/platform/ids'
import { titlesOf } from '~/requests/commands.server'
import { mostInvited } from './fit'

interface Invite {
  actor: { personId: string; companyId: string }
  requestId: string
  /** Public reference of the vendor. */
  vendorRef: string
}

export type InviteRefusal = 'notOpen' | 'notVerified' | 'tooMany' | 'already'

/**
 * Points a vendor to an open request. It is told that, and nothing else: not who else was invited, not how many have bid. At most ten to a
 * request, so that an invitation stays one; the same vendor once.
 */
export function inviteVendor(
  db: Db,
  { actor, requestId, vendorRef }: Invite,
): Promise<{ ok: true } | { ok: false; reason: InviteRefusal }> {
  return inTransaction(db, async (tx) => {
    const now = await databaseNow(tx)
    const request = await tx
      .selectFrom('request')
      .select(['ref', 'status', 'deadlineAt'])
      .where('id', '=', requestId)
      .where('companyId', '=', actor.companyId)
      // Two buyers' people pressing at once count each other.
      .modifyEnd(forUpdate(tx))
      .executeTakeFirst()
    if (request?.status !== 'open' || !request.deadlineAt || request.deadlineAt <= now) return { ok: false, reason: 'notOpen' } as const
    const vendor = await tx
      .selectFrom('company')
      .select('id')
      .where('ref', '=', vendorRef)
      .where('kind', '=', 'vendor')
      .where('status', '=', 'verified')
      .where('verifiedUntil', '>', now)
      .executeTakeFirst()
    if (!vendor) return { ok: false, reason: 'notVerified' } as const
    const invited = await tx.selectFrom('bidInvitation').select('companyId').where('requestId', '=', requestId).limit(mostInvited).execute()
    if (invited.some(({ companyId }) => companyId === vendor.id)) return { ok: false, reason: 'already' } as const
    if (invited.length >= mostInvited) return { ok: false, reason: 'tooMany' } as const
    await tx
      .insertInto('bidInvitation')
      .values({ id: newId(), requestId, companyId: vendor.id, invitedBy: actor.personId, createdAt: now })
      .execute()
    await record(tx, {
      actorId: actor.personId,
      event: 'request.vendorInvited',
      subjectType: 'request',
      subjectId: requestId,
      detail: { companyId: vendor.id },
    })
    await notify(tx, {
      to: { companyId: vendor.id },
      kind: 'invitedToBid',
      values: { ref: request.ref, title: await titlesOf(tx, requestId), deadline: { instant: request.deadlineAt } },
      path: `/requests/${request.ref}`,
    })
    return { ok: true } as const
  })
}
