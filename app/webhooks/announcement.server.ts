import type { Tx } from '#db/connect'
import type { EngagementEvent } from '~/engagements/engagement'
import { newId } from '~/platform/ids'
import { enqueue } from '~/platform/jobs.server'
import type { RequestEvent } from '~/requests/request'
import { type Happened, isAnnounced, movesDeadline } from './event'

/** Puts what happened to a request into the outbox, in the transaction of the deed itself, where it is anybody else's business. */
export async function announceRequest(tx: Tx, { requestId, event }: { requestId: string; event: RequestEvent }): Promise<void> {
  if (isAnnounced(event)) await announce(tx, { about: 'request', requestId, event, key: newId() })
}

/** Puts what happened to an engagement into the outbox, for its two sides. */
export const announceEngagement = (tx: Tx, { engagementId, event }: { engagementId: string; event: EngagementEvent }): Promise<void> =>
  announce(tx, { about: 'engagement', engagementId, event, key: newId() })

/**
 * Whom to tell is found out afterwards, off anybody's way; where nobody wants to be told of anything, nothing is put down. A deadline is looked
 * at all the same: who comes later wants to hear of it when it nears.
 */
async function announce(tx: Tx, happened: Happened): Promise<void> {
  const isPlanned = happened.about === 'request' && movesDeadline(happened.event)
  if (isPlanned || (await isAnybodyThere(tx))) await enqueue(tx, 'webhookFanOut', { ...happened })
}

async function isAnybodyThere(tx: Tx): Promise<boolean> {
  const endpoint = await tx.selectFrom('webhookEndpoint').select('id').where('status', '=', 'active').limit(1).executeTakeFirst()
  return endpoint !== undefined
}
