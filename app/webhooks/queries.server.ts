import type { Db } from '#db/connect'
import type { DeliveredKind, WebhookKind } from './event'

const endpoints = (db: Db, companyId: string) =>
  db
    .selectFrom('webhookEndpoint')
    .select(['id', 'url', 'kindsJson', 'status', 'formerUntil', 'failingSince', 'createdAt'])
    .where('companyId', '=', companyId)
    .where('status', '<>', 'removed')

type Row = Awaited<ReturnType<ReturnType<typeof endpoints>['execute']>>[number]
const endpointOf = ({ kindsJson, ...row }: Row) => ({ ...row, kinds: JSON.parse(kindsJson) as WebhookKind[] })

/** The company's endpoints, in the order in which they were added. */
export const endpointsOf = async (db: Db, companyId: string) =>
  (await endpoints(db, companyId).orderBy('createdAt').orderBy('id').limit(20).execute()).map(endpointOf)

/** One of them, or nothing. */
export async function findEndpoint(db: Db, { companyId, id }: { companyId: string; id: string }) {
  const row = await endpoints(db, companyId).where('id', '=', id).executeTakeFirst()
  return row ? endpointOf(row) : null
}

export const deliveriesPerPage = 25

/** What was sent to an endpoint of this company, the newest first; `before` is the last page's last id. */
export async function deliveriesOf(db: Db, { companyId, id, before }: { companyId: string; id: string; before: string | null }) {
  let query = db
    .selectFrom('webhookDelivery')
    .innerJoin('webhookEndpoint', 'webhookEndpoint.id', 'webhookDelivery.endpointId')
    .select(['webhookDelivery.id', 'webhookDelivery.kind', 'webhookDelivery.status', 'webhookDelivery.attempts'])
    .select(['webhookDelivery.answered', 'webhookDelivery.fault', 'webhookDelivery.createdAt', 'webhookDelivery.nextAt'])
    .where('webhookDelivery.endpointId', '=', id)
    .where('webhookEndpoint.companyId', '=', companyId)
    .orderBy('webhookDelivery.id', 'desc')
    .limit(deliveriesPerPage + 1)
  if (before) query = query.where('webhookDelivery.id', '<', before)
  const rows = await query.execute()
  const shown = rows.slice(0, deliveriesPerPage).map((row) => ({ ...row, kind: row.kind as DeliveredKind }))
  return { deliveries: shown, next: rows.length > deliveriesPerPage ? shown.at(-1)!.id : null }
}
