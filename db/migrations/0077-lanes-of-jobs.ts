import type { Kysely } from 'kysely'

/** Kinds of jobs that wait for other machines, and the lane of each. Whatever is not among them is the portal's own. */
const lanes = {
  mail: ['sendMail'],
  webhooks: ['webhookDeliver'],
  machine: ['draftByMachine'],
  files: ['importMemory', 'removeStoredFile'],
}

/** Jobs that wait for other machines leave the way free for the portal's own. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('job')
    .addColumn('lane', 'text', (column) => column.notNull().defaultTo('own'))
    .execute()
  for (const [lane, kinds] of Object.entries(lanes)) await db.updateTable('job').set({ lane }).where('kind', 'in', kinds).execute()
  await db.schema.createIndex('job_lane_status_runAt_id').on('job').columns(['lane', 'status', 'runAt', 'id']).execute()
}
