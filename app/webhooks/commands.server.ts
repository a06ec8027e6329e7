import { databaseNow, hours, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { InstantText } from '#db/schema'
import { record } from '~/audit/record.server'
import { newId } from '~/platform/ids'
import { enqueue } from '~/platform/jobs.server'
import { isWithin, limits } from '~/platform/throttle.server'
import { mostEndpoints, overlapHours } from './endpoint'
import type { DeliveredKind, WebhookKind } from './event'
import { secretOf } from './signing.server'

interface Owner {
  personId: string
  companyId: string
}

/** Adds an endpoint; only this answer and the next rotation ever hold a secret. */
export function addEndpoint(db: Db, { actor, url, kinds }: { actor: Owner; url: string; kinds: readonly WebhookKind[] }) {
  return inTransaction(db, async (tx) => {
    const held = await tx
      .selectFrom('webhookEndpoint')
      .select('url')
      .where('companyId', '=', actor.companyId)
      .where('status', '<>', 'removed')
      .limit(mostEndpoints)
      .execute()
    if (held.some((endpoint) => endpoint.url === url)) return { ok: false, reason: 'urlTaken' } as const
    if (held.length >= mostEndpoints) return { ok: false, reason: 'tooMany' } as const
    const id = newId()
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('webhookEndpoint')
      .values({
        ...{ id, companyId: actor.companyId, url, kindsJson: JSON.stringify(kinds), status: 'active', secretNumber: 1 },
        ...{ formerUntil: null, failingSince: null, createdBy: actor.personId, createdAt: await databaseNow(tx) },
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return { ok: false, reason: 'urlTaken' } as const
    await note(tx, actor, 'webhook.added', id, { url, kinds })
    return { ok: true, id, secret: secretOf(id, 1) } as const
  })
}

type Own = { actor: Owner; id: string }

/** A new secret; the former one signs beside it for a day, so that nobody has to change two systems in the same second. */
export function rotateSecret(db: Db, { actor, id }: Own) {
  return inTransaction(db, async (tx) => {
    const formerUntil = plusMs(await databaseNow(tx), hours(overlapHours))
    const turned = await tx
      .updateTable('webhookEndpoint')
      .set(({ eb }) => ({ secretNumber: eb('secretNumber', '+', 1), formerUntil }))
      .where('id', '=', id)
      .where('companyId', '=', actor.companyId)
      .where('status', '<>', 'removed')
      .returning('secretNumber')
      .executeTakeFirst()
    if (!turned) return { ok: false, reason: 'gone' } as const
    await note(tx, actor, 'webhook.secretRotated', id)
    return { ok: true, secret: secretOf(id, Number(turned.secretNumber)), formerUntil } as const
  })
}

/** Sends again to an endpoint that had been given up. */
export const switchOn = (db: Db, own: Own) => move(db, own, ['failed'], 'active', 'webhook.switchedOn')

/** Ends an endpoint; what waits for it is not sent. */
export const removeEndpoint = (db: Db, own: Own) => move(db, own, ['active', 'failed'], 'removed', 'webhook.removed')

function move(
  db: Db,
  { actor, id }: Own,
  from: readonly ('active' | 'failed')[],
  to: 'active' | 'removed',
  event: string,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('webhookEndpoint')
      .set({ status: to, failingSince: null })
      .where('id', '=', id)
      .where('companyId', '=', actor.companyId)
      .where('status', 'in', [...from])
      .executeTakeFirst()
    if (numUpdatedRows === 1n) await note(tx, actor, event, id)
    return numUpdatedRows === 1n
  })
}

/** `off`: the endpoint is given up or gone; `gone`: the message is not kept any more. */
type Sent = { ok: true } | { ok: false; reason: 'off' | 'gone' | 'underWay' | 'tooMany' }

/** Sends a message that says nothing, to try an endpoint. One that waits for its next attempt goes now; there are never two. */
export function sendPing(db: Db, { actor, id }: Own): Promise<Sent> {
  return inTransaction(db, async (tx) => {
    const refusal = await whyNotByHand(tx, { actor, id })
    if (refusal) return { ok: false, reason: refusal } as const
    const at = await databaseNow(tx)
    const waiting = await tx
      .selectFrom('webhookDelivery')
      .select(['id', 'attempts', 'nextAt'])
      .where('endpointId', '=', id)
      .where('kind', '=', 'ping')
      .where('status', '=', 'waiting')
      .executeTakeFirst()
    if (!waiting) {
      await deliverLater(tx, { endpointId: id, eventKey: `ping:${newId()}`, kind: 'ping', at, data: {} })
      return { ok: true } as const
    }
    if (waiting.nextAt === null || waiting.nextAt <= at) return { ok: false, reason: 'underWay' } as const
    await tx.updateTable('webhookDelivery').set({ nextAt: at }).where('id', '=', waiting.id).execute()
    // The job of the later attempt will find that this one has taken its place.
    await enqueue(tx, 'webhookDeliver', { deliveryId: waiting.id, attempt: Number(waiting.attempts) })
    return { ok: true } as const
  })
}

/** Sends a message once more, under its own id, so that a receiver that has it already can tell. */
export function sendAgain(db: Db, { actor, id, deliveryId }: Own & { deliveryId: string }): Promise<Sent> {
  return inTransaction(db, async (tx) => {
    const refusal = await whyNotByHand(tx, { actor, id })
    if (refusal) return { ok: false, reason: refusal } as const
    const message = tx.selectFrom('webhookDelivery').select('id').where('id', '=', deliveryId).where('endpointId', '=', id)
    if (!(await message.executeTakeFirst())) return { ok: false, reason: 'gone' } as const
    const again = await tx
      .updateTable('webhookDelivery')
      .set({ status: 'waiting', nextAt: await databaseNow(tx) })
      .where('id', '=', deliveryId)
      .where('status', 'in', ['delivered', 'failed'])
      .returning('attempts')
      .executeTakeFirst()
    if (!again) return { ok: false, reason: 'underWay' } as const
    await enqueue(tx, 'webhookDeliver', { deliveryId, attempt: Number(again.attempts), isLast: true })
    return { ok: true } as const
  })
}

/** Counting makes the presses of one company wait for each other, so that each finds what the one before has put down. */
async function whyNotByHand(tx: Tx, { actor, id }: Own): Promise<'off' | 'tooMany' | null> {
  if (!(await activeOf(tx, { actor, id }))) return 'off'
  return (await isWithin(tx, limits.webhooksByHandPerCompany, actor.companyId)) ? null : 'tooMany'
}

const activeOf = (tx: Tx, { actor, id }: Own) =>
  tx
    .selectFrom('webhookEndpoint')
    .select('id')
    .where('id', '=', id)
    .where('companyId', '=', actor.companyId)
    .where('status', '=', 'active')
    .executeTakeFirst()

interface Message {
  endpointId: string
  /** One message per endpoint and key, however often its job runs. */
  eventKey: string
  kind: DeliveredKind
  at: InstantText
  data: Record<string, unknown>
}

/** Puts a message down with the job that sends it. */
export async function deliverLater(tx: Tx, { endpointId, eventKey, kind, at, data }: Message): Promise<void> {
  const id = newId()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('webhookDelivery')
    .values({
      ...{ id, endpointId, eventKey, kind, bodyJson: JSON.stringify({ type: kind, timestamp: at, data }) },
      ...{ status: 'waiting', attempts: 0, answered: null, fault: null, createdAt: at, attemptedAt: null, nextAt: at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 1n) await enqueue(tx, 'webhookDeliver', { deliveryId: id, attempt: 0 })
}

const note = (tx: Tx, { personId, companyId }: Owner, event: string, endpointId: string, detail: Record<string, unknown> = {}) =>
  record(tx, { actorId: personId, event, subjectType: 'company', subjectId: companyId, detail: { ...detail, endpointId } })
