import type { Kysely } from 'kysely'

/** Until then the processes of the release before, which know nothing of what vendors state, are gone. */
const laterMs = 600_000

/** What vendors state of themselves can be searched: those that have stated something are looked at again. */
export async function up(db: Kysely<any>): Promise<void> {
  const stated = await db.selectFrom('companyCapability').select('companyId').execute()
  const [createdAt, runAt] = [new Date(), new Date(Date.now() + laterMs)].map((at) => at.toISOString())
  for (const { companyId } of stated) {
    const payloadJson = JSON.stringify({ kind: 'company', subjectId: companyId })
    await db
      .insertInto('job')
      .values({ id: `0082-${companyId}`, kind: 'indexAgain', payloadJson, status: 'waiting', attempts: 0, runAt, createdAt })
      .execute()
  }
}
