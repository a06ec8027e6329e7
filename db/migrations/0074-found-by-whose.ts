import type { Kysely } from 'kysely'

/** Whom somebody asked to be let in, and a company's endpoints: their only indexes by these hold some of the rows, and serve no value that is given later. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.createIndex('joinRequest_personId').on('joinRequest').columns(['personId']).execute()
  await db.schema.createIndex('webhookEndpoint_companyId').on('webhookEndpoint').columns(['companyId']).execute()
}
