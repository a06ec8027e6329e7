import { databaseNow, days, hours, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { InstantText } from '#db/schema'
import { record } from '~/audit/record.server'
import { openedStates } from '~/bids/bid'
import { ownersOf } from '~/companies/queries.server'
import { notify } from '~/notifications/commands.server'
import { config } from '~/platform/config.server'
import { enqueue, type Job, type JobHandlers } from '~/platform/jobs.server'
import { callOut, type OutgoingRules } from '~/platform/outgoing.server'
import { deliverLater } from './commands.server'
import { failingDays, retryAfter } from './endpoint'
import { bidKindOfRequestEvent, type Happened, kindOfRequestEvent, movesDeadline, type WebhookKind } from './event'
import { secretOf, signatureOf } from './signing.server'

interface Post {
  origin: string
  /** Addresses below it may stand on this machine: tests and demonstrations only. */
  testBase: string | undefined
  resolve?: OutgoingRules['resolve']
}

/** Hours before the deadline at which a request counts as closing. */
const closingHours = 24

/** Handlers of the webhook jobs. `post` is the configuration's but for tests. */
export function webhookJobs(post: Post = { origin: config.origin, testBase: config.webhookTestUrl }): JobHandlers {
  return {
    webhookFanOut: (db, job) => fanOut(db, job.payload as unknown as Happened, post),
    webhookClosing: (db, job) => closing(db, job, post),
    webhookDeliver: (db, job) => deliver(db, job, post),
  }
}

/** Everybody who wants to hear of it gets a message of their own; a second run finds them put down already. */
function fanOut(db: Db, happened: Happened, { origin }: Post): Promise<void> {
  return inTransaction(db, async (tx) => {
    const at = await databaseNow(tx)
    if (happened.about === 'engagement') {
      const { engagementId, event, key } = happened
      const engagement = await tx
        .selectFrom('engagement')
        .select(['ref', 'buyerId', 'vendorId'])
        .where('id', '=', engagementId)
        .executeTakeFirst()
      if (!engagement) return
      const data = { id: engagement.ref, event, url: `${origin}/api/v1/me/engagements/${engagement.ref}` }
      const tell = [engagement.buyerId, engagement.vendorId]
      return tellThem(tx, { kind: 'engagement.changed', key, at, tell, dataFor: () => data })
    }
    const { requestId, event, key } = happened
    const request = await tx
      .selectFrom('request')
      .select(['ref', 'deadlineAt'])
      .where('id', '=', requestId)
      .where('publishedAt', 'is not', null)
      .executeTakeFirst()
    if (!request) return
    const data = { id: request.ref, url: `${origin}/api/v1/requests/${request.ref}` }
    const kind = kindOfRequestEvent(event)
    if (kind) await tellThem(tx, { kind, key, at, dataFor: () => data })
    const bidKind = bidKindOfRequestEvent(event)
    if (bidKind) await tellBidders(tx, { requestId, kind: bidKind, key, at, origin })
    if (movesDeadline(event) && request.deadlineAt) {
      const { deadlineAt } = request
      const runAt = plusMs(deadlineAt, -hours(closingHours))
      const uniqueKey = `webhookClosing:${requestId}:${deadlineAt}`
      if (runAt > at) await enqueue(tx, 'webhookClosing', { requestId, deadlineAt }, { runAt, uniqueKey })
      // The job of that time found the clock standing still. No key: one that is just finding it so would swallow this.
      else if (event === 'resumed') await enqueue(tx, 'webhookClosing', { requestId, deadlineAt })
    }
  })
}

/** Bidders hear of their own bid, each of its own and of no other. */
async function tellBidders(
  tx: Tx,
  { requestId, kind, key, at, origin }: { requestId: string; kind: WebhookKind; key: string; at: InstantText; origin: string },
) {
  const bids = await tx
    .selectFrom('bid')
    .select(['ref', 'companyId'])
    .where('requestId', '=', requestId)
    .where('status', 'in', [...openedStates])
    .limit(1_000)
    .execute()
  if (bids.length === 0) return
  const refs = new Map(bids.map(({ companyId, ref }) => [companyId, ref]))
  const dataFor = (companyId: string) => ({ id: refs.get(companyId), url: `${origin}/api/v1/me/bids/${refs.get(companyId)}` })
  await tellThem(tx, { kind, key, at, tell: [...refs.keys()], dataFor })
}

interface Telling {
  kind: WebhookKind
  key: string
  at: InstantText
  /** Companies that it is about; everybody when left out. */
  tell?: readonly string[]
  dataFor: (companyId: string) => Record<string, unknown>
}

async function tellThem(tx: Tx, { kind, key, at, tell, dataFor }: Telling): Promise<void> {
  let query = tx
    .selectFrom('webhookEndpoint')
    .innerJoin('company', 'company.id', 'webhookEndpoint.companyId')
    .select(['webhookEndpoint.id', 'webhookEndpoint.companyId', 'webhookEndpoint.kindsJson'])
    .where('webhookEndpoint.status', '=', 'active')
    .where('company.status', '<>', 'suspended')
    .orderBy('webhookEndpoint.id')
    .limit(5_000)
  if (tell) query = query.where('webhookEndpoint.companyId', 'in', [...tell])
  for (const { id, companyId, kindsJson } of await query.execute()) {
    if (!(JSON.parse(kindsJson) as WebhookKind[]).includes(kind)) continue
    await deliverLater(tx, { endpointId: id, eventKey: `${kind}:${key}`, kind, at, data: dataFor(companyId) })
  }
}

/** Says that bidding ends soon, unless the deadline has moved or the clock stands still. */
function closing(db: Db, { payload }: Job, { origin }: Post): Promise<void> {
  const { requestId, deadlineAt } = payload as { requestId: string; deadlineAt: string }
  return inTransaction(db, async (tx) => {
    const request = await tx
      .selectFrom('request')
      .select('ref')
      .where('id', '=', requestId)
      .where('status', '=', 'open')
      .where('deadlineAt', '=', deadlineAt)
      .executeTakeFirst()
    if (!request) return
    const data = { id: request.ref, url: `${origin}/api/v1/requests/${request.ref}` }
    await tellThem(tx, { kind: 'request.closing', key: `${requestId}:${deadlineAt}`, at: await databaseNow(tx), dataFor: () => data })
  })
}

/**
 * One attempt. What comes of it is written in one transaction with the next attempt; a worker that dies in between sends the same message with the
 * same id again: at least once, never silently not at all.
 */
async function deliver(db: Db, { payload }: Job, { testBase, resolve }: Post): Promise<void> {
  const { deliveryId, attempt, isLast } = payload as { deliveryId: string; attempt: number; isLast?: boolean }
  const message = await db
    .selectFrom('webhookDelivery')
    .innerJoin('webhookEndpoint', 'webhookEndpoint.id', 'webhookDelivery.endpointId')
    .innerJoin('company', 'company.id', 'webhookEndpoint.companyId')
    .select(['webhookDelivery.id', 'webhookDelivery.bodyJson', 'webhookDelivery.endpointId', 'webhookEndpoint.url'])
    .select(['webhookEndpoint.secretNumber', 'webhookEndpoint.formerUntil', 'webhookEndpoint.companyId'])
    .select(['webhookEndpoint.status as endpoint', 'company.status as company'])
    .where('webhookDelivery.id', '=', deliveryId)
    .where('webhookDelivery.status', '=', 'waiting')
    .where('webhookDelivery.attempts', '=', attempt)
    .executeTakeFirst()
  if (!message) return
  if (message.endpoint !== 'active' || message.company === 'suspended') return keepUnsent(db, { deliveryId, attempt })
  const at = await databaseNow(db)
  const [id, seconds, body] = [`msg_${message.id}`, Math.floor(Date.parse(at) / 1000), message.bodyJson]
  const number = Number(message.secretNumber)
  const numbers = message.formerUntil !== null && message.formerUntil > at ? [number, number - 1] : [number]
  const secrets = numbers.map((each) => secretOf(message.endpointId, each))
  const answer = await callOut(
    {
      method: 'POST',
      url: message.url,
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'SetuQiao-Webhooks/1',
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signatureOf({ id, seconds, body }, secrets),
      },
      body,
    },
    {
      reach: testBase && message.url.startsWith(testBase) ? { kind: 'configured', base: testBase } : { kind: 'public' },
      ...(resolve ? { resolve } : {}),
    },
  )
  const isDelivered = answer.ok && answer.status >= 200 && answer.status < 300
  const outcome = { answered: answer.ok ? answer.status : null, fault: answer.ok ? null : answer.reason, at }
  await inTransaction(db, async (tx) => {
    const wait = isDelivered || isLast ? undefined : retryAfter[attempt]
    const nextAt = wait === undefined ? null : plusMs(at, wait * 1000 * (0.9 + Math.random() / 5))
    const { numUpdatedRows } = await tx
      .updateTable('webhookDelivery')
      .set({
        status: isDelivered ? 'delivered' : nextAt ? 'waiting' : 'failed',
        attempts: attempt + 1,
        ...{ answered: outcome.answered, fault: outcome.fault, attemptedAt: at, nextAt },
      })
      .where('id', '=', deliveryId)
      .where('attempts', '=', attempt)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return
    if (nextAt) await enqueue(tx, 'webhookDeliver', { deliveryId, attempt: attempt + 1 }, { runAt: nextAt })
    await judge(tx, { endpointId: message.endpointId, companyId: message.companyId, url: message.url, isDelivered, at })
  })
}

/** Nothing goes to an endpoint that is off. What was to go there is over, until its owner sends it again. */
async function keepUnsent(db: Db, { deliveryId, attempt }: { deliveryId: string; attempt: number }): Promise<void> {
  await db
    .updateTable('webhookDelivery')
    .set({ status: 'failed', answered: null, fault: 'off', nextAt: null })
    .where('id', '=', deliveryId)
    .where('status', '=', 'waiting')
    .where('attempts', '=', attempt)
    .execute()
}

/** An endpoint that has answered nothing rightly for days is given up, and its owners are told. */
async function judge(
  tx: Tx,
  {
    endpointId,
    companyId,
    url,
    isDelivered,
    at,
  }: { endpointId: string; companyId: string; url: string; isDelivered: boolean; at: InstantText },
) {
  const endpoint = tx.updateTable('webhookEndpoint').where('id', '=', endpointId).where('status', '=', 'active')
  if (isDelivered) {
    await endpoint.set({ failingSince: null }).where('failingSince', 'is not', null).execute()
    return
  }
  await endpoint.set({ failingSince: at }).where('failingSince', 'is', null).execute()
  const { numUpdatedRows } = await endpoint
    .set({ status: 'failed' })
    .where('failingSince', '<=', plusMs(at, -days(failingDays)))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return
  await record(tx, { actorId: null, event: 'webhook.givenUp', subjectType: 'company', subjectId: companyId, detail: { endpointId } })
  await notify(tx, {
    to: await ownersOf(tx, companyId),
    kind: 'webhookGivenUp',
    values: { host: new URL(url).host, days: failingDays },
    path: `/company/webhooks/${endpointId}`,
  })
}
