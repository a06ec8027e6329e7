import type { Kysely } from 'kysely'

/** The board's walk from the newest on reads budgets where it goes: a range that fits nothing looked every open request up. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.createIndex('request_board').on('request').columns(['status', 'publishedAt', 'id', 'budgetUsd']).execute()
  await db.schema.dropIndex('request_status_publishedAt_id').execute()
}
