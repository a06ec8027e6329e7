import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { EngagementTable, PaymentKind } from '#db/schema'
import { countAmount } from '~/corridors/outcomes/commands.server'
import { chinaDay } from '~/platform/china-day'
import { newId } from '~/platform/ids'
import { type Deed, lockForParty, moveEngagement, tellHistory, tellOther, tellParty } from '../commands.server'
import { openDispute } from '../disputes/queries.server'
import { mayState, paidOf } from './payment'
import { currentFacts } from './queries.server'

interface State extends Deed {
  /** Of the milestone. */
  number: number
  kind: PaymentKind
  amountMinor: number
  onDay: string
  reference: string
}

/**
 * One side states a fact: invoiced, sent, received. Stating the last one again corrects it; what was stated before stays in the record. When
 * everything is accepted and the last payment has arrived, the engagement is closed.
 */
export function statePayment(db: Db, { actorId, companyId, engagementId, number, kind, amountMinor, onDay, reference }: State) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, { engagementId, companyId })
    const milestone = await tx
      .selectFrom('milestone')
      .select(['id', 'status'])
      .where('engagementId', '=', engagementId)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!found || !milestone) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    const now = await databaseNow(tx)
    if (onDay > chinaDay(now)) return { ok: false, reason: 'inFuture' } as const
    const facts = await currentFacts(tx, [milestone.id])
    const last = facts.at(-1)?.kind ?? null
    if (!mayState(side, engagement.status, milestone.status, last, kind)) return { ok: false, reason: 'movedOn' } as const
    const dayOf = (step: PaymentKind) => facts.find((fact) => fact.kind === step)?.onDay ?? ''
    // Days taken stand in a company's record: no step comes before the one that it answers.
    if (onDay < chinaDay(engagement.activatedAt!)) return { ok: false, reason: 'beforeContract' } as const
    if (kind === 'sent' && onDay < dayOf('invoiced')) return { ok: false, reason: 'beforeInvoiced' } as const
    if (kind === 'received' && onDay < dayOf('sent')) return { ok: false, reason: 'beforeSent' } as const
    const { numUpdatedRows } = await tx
      .updateTable('paymentFact')
      .set({ isCurrent: 0 })
      .where('milestoneId', '=', milestone.id)
      .where('kind', '=', kind)
      .where('isCurrent', '=', 1)
      .executeTakeFirst()
    await tx
      .insertInto('paymentFact')
      .values({
        id: newId(),
        milestoneId: milestone.id,
        kind,
        amountMinor,
        onDay,
        reference,
        recordedBy: actorId,
        isCurrent: 1,
        createdAt: now,
      })
      .execute()
    const event =
      numUpdatedRows > 0n ? 'paymentCorrected' : `payment${kind === 'invoiced' ? 'Invoiced' : kind === 'sent' ? 'Sent' : 'Received'}`
    await tellHistory(tx, { engagementId, event: event as 'paymentSent', actorId, detail: { number, amountMinor, kind } })
    await tellOther(tx, {
      engagement,
      side,
      kind: event,
      values: { number, amount: { minor: amountMinor, currency: engagement.currency } },
      path: `/milestones/${number}`,
    })
    if (kind === 'received') {
      const before = facts.find((fact) => fact.kind === 'received')
      if (before) await countAmount(tx, { engagementId, kind: 'paid', amountMinor: -paidOf(before, facts), day: before.onDay })
      await countAmount(tx, { engagementId, kind: 'paid', amountMinor: paidOf({ kind, amountMinor }, facts), day: onDay })
      await closeWhenPaid(tx, engagement)
    }
    return { ok: true } as const
  })
}

/**
 * Closes a completed engagement when nothing is left to be paid, unless a dispute is still open. Asked after each deed that may have been the last
 * one missing: the acceptance (what is free needs no payment), the payment, the end of the dispute.
 */
export async function closeWhenPaid(tx: Tx, engagement: Pick<EngagementTable, 'id' | 'ref' | 'buyerId' | 'vendorId'>): Promise<void> {
  const milestones = await tx.selectFrom('milestone').select(['id', 'priceMinor']).where('engagementId', '=', engagement.id).execute()
  const facts = await currentFacts(
    tx,
    milestones.map(({ id }) => id),
  )
  const isPaid = milestones.every(
    ({ id, priceMinor }) => priceMinor === 0 || facts.some(({ milestoneId, kind }) => milestoneId === id && kind === 'received'),
  )
  if (!isPaid || (await openDispute(tx, engagement.id))) return
  if (!(await moveEngagement(tx, engagement.id, 'completed', 'closed', { endedAt: await databaseNow(tx) }))) return
  await tellHistory(tx, { engagementId: engagement.id, event: 'closed', actorId: null })
  await tellParty(tx, { engagement, to: 'both', kind: 'engagementClosed' })
}
