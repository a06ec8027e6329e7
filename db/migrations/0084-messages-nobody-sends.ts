import type { Kysely } from 'kysely'

/** Messages that waited for an endpoint that was off were left waiting with no job to send them: they failed, and can be sent again. */
export async function up(db: Kysely<any>): Promise<void> {
  const jobs = await db
    .selectFrom('job')
    .select('payloadJson')
    .where('kind', '=', 'webhookDeliver')
    .where('status', 'in', ['waiting', 'running'])
    .execute()
  const sent = new Set(jobs.map(({ payloadJson }) => (JSON.parse(payloadJson) as { deliveryId: string }).deliveryId))
  const waiting = await db.selectFrom('webhookDelivery').select('id').where('status', '=', 'waiting').execute()
  for (const { id } of waiting) {
    if (sent.has(id)) continue
    await db.updateTable('webhookDelivery').set({ status: 'failed', fault: 'off', nextAt: null }).where('id', '=', id).execute()
  }
}
