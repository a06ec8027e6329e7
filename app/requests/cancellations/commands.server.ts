import { type Db, inTransaction } from '#db/connect'
import { endBids } from '~/bids/commands.server'
import { cancelJobs } from '~/platform/jobs.server'
import { touchPublicPages } from '~/platform/public-version.server'
import { abandonTranslation } from '~/translations/tasks/commands.server'
import { type Buyer, moveRequest, openingKey, tellBidders, tellHistory } from '../commands.server'
import { type cancelReasons, canMove } from '../request'

interface Cancel extends Buyer {
  requestId: string
  reasonCode: (typeof cancelReasons)[number]
  /** In the buyer's language; may stay empty. */
  note: string
}

/** The buyer takes a request back, before the award. Its bids and questions end with it, and so does whatever of it is being translated. */
export function cancelRequest(db: Db, { actorId, companyId, requestId, reasonCode, note }: Cancel) {
  return inTransaction(db, async (tx) => {
    const request = await tx
      .selectFrom('request')
      .select(['status', 'ref', 'publishedAt', 'documentId'])
      .where('id', '=', requestId)
      .where('companyId', '=', companyId)
      .executeTakeFirst()
    if (!request || !canMove(request.status, 'cancelled')) return { ok: false, reason: 'notCancellable' } as const
    const isMoved = await moveRequest(tx, requestId, request.status, 'cancelled', {
      reasonCode,
      reasonText: note,
      claimedBy: null,
      claimExpiresAt: null,
    })
    if (!isMoved) return { ok: false, reason: 'notCancellable' } as const
    await abandonTranslation(tx, { documentId: request.documentId })
    await cancelJobs(tx, openingKey(requestId))
    await tellHistory(tx, { requestId, event: 'cancelled', actorId, reasonCode, note })
    if (request.publishedAt) {
      await tellBidders(tx, { requestId, kind: 'requestCancelled', ref: request.ref })
      await endBids(tx, requestId)
      await touchPublicPages(tx)
    }
    return { ok: true } as const
  })
}
