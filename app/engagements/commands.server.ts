import { databaseNow } from '#db/clock'
import type { Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import type { EngagementStatus, EngagementTable } from '#db/schema'
import { record } from '~/audit/record.server'
import { countAmount, countSpan } from '~/corridors/outcomes/commands.server'
import { notify } from '~/notifications/commands.server'
import type { Values } from '~/notifications/notification'
import { newId, newRef } from '~/platform/ids'
import { enqueue } from '~/platform/jobs.server'
import { announceEngagement } from '~/webhooks/announcement.server'
import { canMove, companyOf, type EngagementEvent, otherSide, type Side, sideOf } from './engagement'
import { closesAt } from './reviews/review'

/** Who does it, for which company: both come from the session, never from a form. */
export interface Deed {
  actorId: string
  companyId: string
  engagementId: string
}

/** The award's consequence, in its transaction: the work of the two begins with its terms. */
export async function openEngagement(
  tx: Tx,
  { requestId, bidId, buyerId, actorId }: { requestId: string; bidId: string; buyerId: string; actorId: string },
): Promise<string> {
  const id = newId()
  const { companyId, currency, totalMinor } = await tx
    .selectFrom('bid')
    .select(['companyId', 'currency', 'totalMinor'])
    .where('id', '=', bidId)
    .executeTakeFirstOrThrow()
  if (currency === null || totalMinor === null) throw new Error('A bid was awarded that was never opened')
  await tx
    .insertInto('engagement')
    .values({
      id,
      ref: newRef('E'),
      requestId,
      bidId,
      buyerId,
      vendorId: companyId,
      status: 'contracting',
      currency,
      baseMinor: totalMinor,
      valueMinor: totalMinor,
      createdAt: await databaseNow(tx),
      activatedAt: null,
      suspendedAt: null,
      completedAt: null,
      endedAt: null,
      pilotNumber: null,
      scaleRound: null,
      scaleOutcome: null,
    })
    .execute()
  await tellHistory(tx, { engagementId: id, event: 'awarded', actorId })
  await countAmount(tx, { engagementId: id, kind: 'awarded', amountMinor: totalMinor })
  const { publishedAt } = await tx.selectFrom('request').select('publishedAt').where('id', '=', requestId).executeTakeFirstOrThrow()
  await countSpan(tx, { requestId, kind: 'award', since: publishedAt })
  return id
}

/**
 * Moves an engagement if it still is in the first state: the row count of the guarded UPDATE decides who of many comes first. With its end begins
 * the time for reviews.
 */
export async function moveEngagement(
  tx: Tx,
  id: string,
  from: EngagementStatus,
  to: EngagementStatus,
  changes: Partial<Omit<EngagementTable, 'id' | 'ref' | 'status'>> = {},
): Promise<boolean> {
  if (!canMove(from, to)) throw new Error(`An engagement never goes from ${from} to ${to}`)
  const { numUpdatedRows } = await tx
    .updateTable('engagement')
    .set({ ...changes, status: to })
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  if (to === 'completed' || to === 'terminated') {
    const runAt = closesAt(await databaseNow(tx))
    await enqueue(tx, 'revealReviews', { engagementId: id }, { runAt, uniqueKey: `revealReviews:${id}` })
  }
  return true
}

/** The engagement's row; whoever changes anything that hangs on it waits here. */
export const lockEngagement = (tx: Tx, id: string) =>
  tx.selectFrom('engagement').selectAll().where('id', '=', id).modifyEnd(forUpdate(tx)).executeTakeFirst()

/** The locked engagement with the side that the deed is done for; null for a company that is neither. */
export async function lockForParty(tx: Tx, { engagementId, companyId }: Omit<Deed, 'actorId'>) {
  const engagement = await lockEngagement(tx, engagementId)
  const side = engagement ? sideOf(companyId, engagement) : null
  return engagement && side ? { engagement, side } : null
}

interface Happening {
  engagementId: string
  event: EngagementEvent
  actorId: string | null
  /** Facts for the sentence, never texts. */
  detail?: Record<string, string | number>
}

/** Writes what happened into the engagement's history and into the audit. */
export async function tellHistory(tx: Tx, { engagementId, event, actorId, detail = {} }: Happening): Promise<void> {
  await announceEngagement(tx, { engagementId, event })
  await tx
    .insertInto('engagementEvent')
    .values({ id: newId(), engagementId, event, actorId, detailJson: JSON.stringify(detail), createdAt: await databaseNow(tx) })
    .execute()
  await record(tx, { actorId, event: `engagement.${event}`, subjectType: 'engagement', subjectId: engagementId, detail })
}

interface Told {
  engagement: Pick<EngagementTable, 'ref' | 'buyerId' | 'vendorId'>
  to: Side | 'both'
  kind: string
  values?: Values
  /** Below the engagement's own path. */
  path?: string
}

/** Tells one side or both, each of its people in their language. */
export async function tellParty(tx: Tx, { engagement, to, kind, values = {}, path = '' }: Told): Promise<void> {
  for (const side of to === 'both' ? (['buyer', 'vendor'] as const) : [to]) {
    await notify(tx, {
      to: { companyId: companyOf(side, engagement) },
      kind,
      values: { ref: engagement.ref, ...values },
      path: `/engagements/${engagement.ref}${path}`,
    })
  }
}

export const tellOther = (tx: Tx, { side, ...told }: Omit<Told, 'to'> & { side: Side }) => tellParty(tx, { ...told, to: otherSide(side) })
