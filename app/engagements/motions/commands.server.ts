import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { EngagementTable, LanguageTag, MotionTable } from '#db/schema'
import { newId } from '~/platform/ids'
import { abandonTranslation } from '~/translations/tasks/commands.server'
import { endOpenOrders } from '../change-orders/commands.server'
import { type Deed, lockEngagement, lockForParty, moveEngagement, tellHistory, tellOther, tellParty } from '../commands.server'
import { withdrawOpenTerms } from '../contracts/commands.server'
import { writeNote } from '../milestones/commands.server'
import { isOwed } from '../milestones/milestone'
import { dropReminders } from '../milestones/reminders.server'
import { beginPause, closePause } from '../pauses/commands.server'
import { barOf, canMove, type MotionKind, mayAgree, mayDecline, mayWithdraw } from './motion'
import { around, remainsPayable } from './queries.server'

interface Propose extends Deed {
  kind: MotionKind
  language: LanguageTag
  reason: string
  /** What is still to be handed over or settled, for an early end; may be empty. */
  remaining: string
}

/** Puts a pause or an early end to the other side. Nothing changes by it. */
export function proposeMotion(db: Db, { kind, language, reason, remaining, ...deed }: Propose) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    const bar = barOf(kind, engagement.status, await around(tx, engagement.id))
    if (bar) return { ok: false, reason: bar } as const
    const before = await tx.selectFrom('motion').select('id').where('engagementId', '=', engagement.id).execute()
    const id = newId()
    const number = before.length + 1
    const fields = { reason, ...(kind === 'terminate' && remaining ? { remaining } : {}) }
    const documentId = await writeNote(tx, { subjectId: id, requestId: engagement.requestId, language, deed, fields })
    await tx
      .insertInto('motion')
      .values({
        id,
        engagementId: engagement.id,
        number,
        kind,
        side,
        status: 'proposed',
        documentId,
        proposedBy: deed.actorId,
        decidedBy: null,
        createdAt: await databaseNow(tx),
        readyAt: null,
        decidedAt: null,
      })
      .execute()
    await tellHistory(tx, { engagementId: engagement.id, event: `${kind}Proposed`, actorId: deed.actorId, detail: { number, side } })
    await tellOther(tx, { engagement, side, kind: `${kind}Proposed`, path: `/motions/${number}` })
    return { ok: true, number } as const
  })
}

/** The words of a motion read in both languages: an early end can be answered from now on. Runs from a job, perhaps twice. */
export function onMotionVerified(db: Db, { documentId }: { documentId: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const motion = await tx.selectFrom('motion').selectAll().where('documentId', '=', documentId).executeTakeFirst()
    if (!motion) return
    const engagement = await lockEngagement(tx, motion.engagementId)
    if (!engagement) return
    const { numUpdatedRows } = await tx
      .updateTable('motion')
      .set({ readyAt: await databaseNow(tx) })
      .where('id', '=', motion.id)
      .where('readyAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n || motion.kind !== 'terminate' || motion.status !== 'proposed') return
    await tellOther(tx, { engagement, side: motion.side, kind: 'terminateToAnswer', path: `/motions/${motion.number}` })
  })
}

interface Answer extends Deed {
  number: number
}

/** The other side consents: the clock stops, or the engagement ends, in this transaction. No delivery is accepted by it. */
export function agreeToMotion(db: Db, deed: Answer) {
  return inTransaction(db, async (tx) => {
    const found = await lockMotion(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side, motion } = found
    if (!mayAgree(side, engagement.status, motion, false)) return { ok: false, reason: 'movedOn' } as const
    const { hasDispute } = await around(tx, engagement.id)
    if (!mayAgree(side, engagement.status, motion, hasDispute)) return { ok: false, reason: 'disputeOpen' } as const
    if (!(await moveMotion(tx, motion.id, 'agreed', deed.actorId))) return { ok: false, reason: 'movedOn' } as const
    if (motion.kind === 'suspend') {
      const { documentId, id: motionId } = motion
      await beginPause(tx, { engagement, cause: 'agreement', motionId, documentId, actorId: deed.actorId })
      await tellOther(tx, { engagement, side, kind: 'engagementSuspended' })
    } else await endEarly(tx, { engagement, actorId: deed.actorId })
    return { ok: true } as const
  })
}

/** The other side does not consent: everything stays as it is. */
export function declineMotion(db: Db, deed: Answer) {
  return inTransaction(db, async (tx) => {
    const found = await lockMotion(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side, motion } = found
    if (!mayDecline(side, motion) || !(await moveMotion(tx, motion.id, 'declined', deed.actorId)))
      return { ok: false, reason: 'movedOn' } as const
    await tell(tx, { engagement, motion, actorId: deed.actorId, event: 'motionDeclined' })
    await tellOther(tx, { engagement, side, kind: 'motionDeclined', path: `/motions/${motion.number}` })
    return { ok: true } as const
  })
}

/** Whoever made it takes it back before it is answered. */
export function withdrawMotion(db: Db, deed: Answer) {
  return inTransaction(db, async (tx) => {
    const found = await lockMotion(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side, motion } = found
    if (!mayWithdraw(side, motion) || !(await moveMotion(tx, motion.id, 'withdrawn', deed.actorId)))
      return { ok: false, reason: 'movedOn' } as const
    await abandonTranslation(tx, motion)
    await tell(tx, { engagement, motion, actorId: deed.actorId, event: 'motionWithdrawn' })
    await tellOther(tx, { engagement, side, kind: 'motionWithdrawn', path: `/motions/${motion.number}` })
    return { ok: true } as const
  })
}

/** Ends the engagement by consent of both. What was accepted stays payable; what was not is accepted by nobody. */
async function endEarly(tx: Tx, { engagement, actorId }: { engagement: EngagementTable; actorId: string }): Promise<void> {
  const now = await databaseNow(tx)
  await withdrawOpenTerms(tx, engagement.id)
  await endOpenOrders(tx, engagement.id)
  await closePause(tx, { engagementId: engagement.id, actorId, now })
  await moveEngagement(tx, engagement.id, engagement.status, 'terminated', { endedAt: now, suspendedAt: null })
  const milestones = await tx.selectFrom('milestone').select(['id', 'dueOn', 'status']).where('engagementId', '=', engagement.id).execute()
  for (const milestone of milestones) if (isOwed(milestone.status)) await dropReminders(tx, milestone)
  const { openMinor } = await remainsPayable(tx, engagement.id)
  await tellHistory(tx, { engagementId: engagement.id, event: 'terminated', actorId, detail: { openMinor } })
  await tellParty(tx, {
    engagement,
    to: 'both',
    kind: 'engagementTerminated',
    values: { open: { minor: openMinor, currency: engagement.currency } },
  })
}

const tell = (
  tx: Tx,
  {
    engagement,
    motion,
    actorId,
    event,
  }: { engagement: { id: string }; motion: MotionTable; actorId: string; event: 'motionDeclined' | 'motionWithdrawn' },
) => tellHistory(tx, { engagementId: engagement.id, event, actorId, detail: { number: motion.number, kind: motion.kind } })

async function lockMotion(tx: Tx, { engagementId, companyId, number }: Omit<Answer, 'actorId'>) {
  const found = await lockForParty(tx, { engagementId, companyId })
  const motion = await tx
    .selectFrom('motion')
    .selectAll()
    .where('engagementId', '=', engagementId)
    .where('number', '=', number)
    .executeTakeFirst()
  return found && motion ? { ...found, motion } : null
}

async function moveMotion(tx: Tx, id: string, to: 'agreed' | 'declined' | 'withdrawn', actorId: string): Promise<boolean> {
  if (!canMove('proposed', to)) throw new Error(`A motion never goes from proposed to ${to}`)
  const { numUpdatedRows } = await tx
    .updateTable('motion')
    .set({ status: to, decidedBy: actorId, decidedAt: await databaseNow(tx) })
    .where('id', '=', id)
    .where('status', '=', 'proposed')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
