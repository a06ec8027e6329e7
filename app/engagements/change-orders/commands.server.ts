import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { ChangeOrderTable, EngagementTable, LanguageTag } from '#db/schema'
import { countAmount } from '~/corridors/outcomes/commands.server'
import { chinaDay } from '~/platform/china-day'
import { newId } from '~/platform/ids'
import { createDocument, publishDocument, requestTranslation } from '~/translations/commands.server'
import type { Fields } from '~/translations/document'
import { readDocument } from '~/translations/queries.server'
import { abandonTranslation } from '~/translations/tasks/commands.server'
import { type Deed, lockEngagement, lockForParty, tellHistory, tellOther } from '../commands.server'
import { hashOf } from '../contracts/wording.server'
import { addCriterion, addMilestone, completeWhenDone, writeNote } from '../milestones/commands.server'
import { dropReminders, planReminders } from '../milestones/reminders.server'
import { canMove, type Effect, faultOf, mayDecide, mayPropose, mayWithdraw } from './change-order'
import { orderText } from './wording.server'

interface Propose extends Deed {
  language: LanguageTag
  /** `title`, `scope`, and `addedCriterion` where one is added. */
  fields: Fields
  effect: Omit<Effect, 'addsCriterion'>
}

/** Puts a change forward. Nothing changes by it: the words go to the translators, then the other side answers. */
export function proposeChange(db: Db, { language, fields, effect, ...deed }: Propose) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    if (!mayPropose(side, engagement.status)) return { ok: false, reason: 'notRunning' } as const
    const fault = faultOf(
      { ...effect, addsCriterion: Boolean(fields.addedCriterion) },
      await targetOf(tx, engagement.id, effect.milestoneNumber),
      engagement.valueMinor,
    )
    if (fault) return { ok: false, reason: fault } as const
    const now = await databaseNow(tx)
    if (effect.dueOn !== null && effect.dueOn < chinaDay(now)) return { ok: false, reason: 'dueInPast' } as const
    const before = await tx.selectFrom('changeOrder').select('number').where('engagementId', '=', engagement.id).execute()
    const id = newId()
    const number = before.length + 1
    const { documentId } = await createDocument(tx, {
      kind: 'changeOrder',
      subjectId: id,
      requestId: engagement.requestId,
      sourceLanguage: language,
      authorId: deed.actorId,
      companyId: deed.companyId,
      fields,
    })
    await tx
      .insertInto('changeOrder')
      .values({
        id,
        engagementId: engagement.id,
        number,
        side,
        status: 'proposed',
        documentId,
        ...effect,
        proposedBy: deed.actorId,
        decidedBy: null,
        declineDocumentId: null,
        sha256Zh: null,
        sha256En: null,
        createdAt: now,
        readyAt: null,
        decidedAt: null,
      })
      .execute()
    await tellHistory(tx, { engagementId: engagement.id, event: 'changeProposed', actorId: deed.actorId, detail: { number, side } })
    await requestTranslation(tx, { documentId, priority: 10 })
    return { ok: true, number } as const
  })
}

/** The order reads in both languages: the other side is asked. Runs from a job, perhaps twice. */
export function onChangeOrderVerified(db: Db, { documentId }: { documentId: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const order = await tx.selectFrom('changeOrder').selectAll().where('documentId', '=', documentId).executeTakeFirst()
    if (!order || order.readyAt !== null) return
    const engagement = await lockEngagement(tx, order.engagementId)
    if (!engagement) return
    const published = await publishDocument(tx, { documentId })
    if (!published.ok) return
    const text = async (language: LanguageTag) =>
      orderText({ engagement, order }, (await readDocument(tx, { documentId, language }))?.fields ?? {}, language)
    const { numUpdatedRows } = await tx
      .updateTable('changeOrder')
      .set({ readyAt: await databaseNow(tx), sha256Zh: hashOf(await text('zh-CN')), sha256En: hashOf(await text('en')) })
      .where('id', '=', order.id)
      .where('readyAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return
    const { number, side } = order
    await tellOther(tx, { engagement, side, kind: 'changeToAnswer', values: { number }, path: `/changes/${number}` })
  })
}

interface Answer extends Deed {
  number: number
}

/** The other side agrees: price, date and criteria change in this transaction, and the contract's value with them. */
export function agreeToChange(db: Db, deed: Answer) {
  return inTransaction(db, async (tx) => {
    const found = await lockOrder(tx, deed)
    if (!found.ok) return found
    const { engagement, order } = found
    const { fields } = (await readDocument(tx, { documentId: order.documentId, language: 'en' }))!
    const target = await targetOf(tx, engagement.id, order.milestoneNumber)
    const addsCriterion = Boolean(fields.addedCriterion)
    // Meanwhile the milestone may have been delivered, or another order may have taken from its price.
    const fault = faultOf({ ...order, addsCriterion }, target, engagement.valueMinor)
    if (fault) return { ok: false, reason: fault } as const
    const now = await databaseNow(tx)
    if (!(await moveOrder(tx, order.id, 'agreed', { decidedBy: deed.actorId, decidedAt: now })))
      return { ok: false, reason: 'movedOn' } as const
    if (target) await changeMilestone(tx, { order, target, addsCriterion, now })
    else await addOrdered(tx, { order, now })
    await tx
      .updateTable('engagement')
      .set({ valueMinor: engagement.valueMinor + order.deltaMinor })
      .where('id', '=', engagement.id)
      .execute()
    await countAmount(tx, { engagementId: engagement.id, kind: 'contracted', amountMinor: order.deltaMinor })
    await tell(tx, { engagement, order, deed, event: 'changeAgreed' })
    return { ok: true } as const
  })
}

/** The other side declines, with a reason in its own words. */
export function declineChange(db: Db, { reason, language, ...deed }: Answer & { reason: string; language: LanguageTag }) {
  return inTransaction(db, async (tx) => {
    const found = await lockOrder(tx, deed)
    if (!found.ok) return found
    const { engagement, order } = found
    const declineDocumentId = await writeNote(tx, {
      subjectId: order.id,
      requestId: engagement.requestId,
      language,
      deed,
      fields: { reason },
    })
    const changes = { decidedBy: deed.actorId, decidedAt: await databaseNow(tx), declineDocumentId }
    if (!(await moveOrder(tx, order.id, 'declined', changes))) return { ok: false, reason: 'movedOn' } as const
    await tell(tx, { engagement, order, deed, event: 'changeDeclined' })
    await completeWhenDone(tx, engagement)
    return { ok: true } as const
  })
}

/** Whoever proposed it takes it back: its words leave the translators' queue, the contract stays as it is. */
export function withdrawChange(db: Db, deed: Answer) {
  return inTransaction(db, async (tx) => {
    const found = await orderOf(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side, order } = found
    if (!mayWithdraw(side, order) || !(await takeBack(tx, order, deed.actorId))) return { ok: false, reason: 'movedOn' } as const
    const { number } = order
    await tellHistory(tx, { engagementId: engagement.id, event: 'changeWithdrawn', actorId: deed.actorId, detail: { number } })
    await tellOther(tx, { engagement, side, kind: 'changeWithdrawn', values: { number }, path: `/changes/${number}` })
    await completeWhenDone(tx, engagement)
    return { ok: true } as const
  })
}

/** An engagement that ends leaves no question open. */
export async function endOpenOrders(tx: Tx, engagementId: string): Promise<void> {
  const orders = await tx
    .selectFrom('changeOrder')
    .select(['id', 'documentId'])
    .where('engagementId', '=', engagementId)
    .where('status', '=', 'proposed')
    .execute()
  for (const order of orders) await takeBack(tx, order, null)
}

async function takeBack(tx: Tx, order: { id: string; documentId: string }, decidedBy: string | null): Promise<boolean> {
  await abandonTranslation(tx, order)
  return moveOrder(tx, order.id, 'withdrawn', { decidedBy, decidedAt: await databaseNow(tx) })
}

async function tell(
  tx: Tx,
  {
    engagement,
    order,
    deed,
    event,
  }: { engagement: EngagementTable; order: ChangeOrderTable; deed: Deed; event: 'changeAgreed' | 'changeDeclined' },
) {
  const { number, side, deltaMinor } = order
  await tellHistory(tx, { engagementId: engagement.id, event, actorId: deed.actorId, detail: { number, deltaMinor } })
  const decider = side === 'buyer' ? 'vendor' : 'buyer'
  await tellOther(tx, { engagement, side: decider, kind: event, values: { number }, path: `/changes/${number}` })
}

type Target = NonNullable<Awaited<ReturnType<typeof targetOf>>>

async function changeMilestone(
  tx: Tx,
  { order, target, addsCriterion, now }: { order: ChangeOrderTable; target: Target; addsCriterion: boolean; now: string },
) {
  const dueOn = order.dueOn ?? target.dueOn
  await tx
    .updateTable('milestone')
    .set({ priceMinor: target.priceMinor + order.deltaMinor, dueOn })
    .where('id', '=', target.id)
    .execute()
  if (dueOn !== target.dueOn) {
    await dropReminders(tx, target)
    await planReminders(tx, { ...target, dueOn }, now)
  }
  if (!addsCriterion) return
  const criteria = await tx.selectFrom('criterion').select('id').where('milestoneId', '=', target.id).execute()
  await addCriterion(tx, {
    milestoneId: target.id,
    number: criteria.length + 1,
    documentId: order.documentId,
    field: 'addedCriterion',
    addedBy: order.id,
  })
}

async function addOrdered(tx: Tx, { order, now }: { order: ChangeOrderTable; now: string }) {
  const { id, engagementId, deltaMinor, dueOn, documentId } = order
  const there = await tx.selectFrom('milestone').select('id').where('engagementId', '=', engagementId).execute()
  await addMilestone(
    tx,
    {
      engagementId,
      number: there.length + 1,
      priceMinor: deltaMinor,
      dueOn: dueOn!,
      countsFromAt: now,
      documentId,
      titleField: 'title',
      fields: ['addedCriterion'],
      addedBy: id,
    },
    now,
  )
}

async function targetOf(tx: Tx, engagementId: string, number: number | null) {
  if (number === null) return null
  const row = await tx
    .selectFrom('milestone')
    .select(['id', 'status', 'priceMinor', 'dueOn', 'countsFromAt'])
    .where('engagementId', '=', engagementId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ?? null
}

async function lockOrder(tx: Tx, deed: Answer) {
  const found = await orderOf(tx, deed)
  if (!found) return { ok: false, reason: 'notFound' } as const
  const { engagement, side, order } = found
  if (!mayDecide(side, engagement.status, order)) return { ok: false, reason: 'movedOn' } as const
  return { ok: true, engagement, order } as const
}

async function orderOf(tx: Tx, { engagementId, companyId, number }: Answer) {
  const found = await lockForParty(tx, { engagementId, companyId })
  const order = await tx
    .selectFrom('changeOrder')
    .selectAll()
    .where('engagementId', '=', engagementId)
    .where('number', '=', number)
    .executeTakeFirst()
  return found && order ? { ...found, order } : null
}

async function moveOrder(
  tx: Tx,
  id: string,
  to: 'agreed' | 'declined' | 'withdrawn',
  changes: { decidedBy: string | null; decidedAt: string; declineDocumentId?: string },
): Promise<boolean> {
  if (!canMove('proposed', to)) throw new Error(`A change order never goes from proposed to ${to}`)
  const { numUpdatedRows } = await tx
    .updateTable('changeOrder')
    .set({ ...changes, status: to })
    .where('id', '=', id)
    .where('status', '=', 'proposed')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
