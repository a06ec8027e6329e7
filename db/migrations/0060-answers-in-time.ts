import type { Kysely } from 'kysely'

/** Reminders that the answer to a dispute is due; an engagement's reason stands in its motion, so its own column goes. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('disputeReminder')
    .addColumn('disputeId', 'text', (column) => column.notNull().references('dispute.id'))
    .addColumn('share', 'bigint', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('disputeReminder_primary', ['disputeId', 'share'])
    .execute()
  await db.schema.alterTable('engagement').dropColumn('reasonText').execute()
}
