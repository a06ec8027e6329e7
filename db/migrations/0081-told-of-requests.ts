import type { Kysely } from 'kysely'

/**
 * Whether those who wait for a request were told of it: what was in the index before the worker asked, suspended by then, was never told of. Whatever is
 * being told of at this moment still is; what is suspended and nobody has heard of is told of when it is out again.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('request').addColumn('alertedAt', 'text').execute()
  await db
    .updateTable('request')
    .set(({ ref }) => ({ alertedAt: ref('publishedAt') }))
    .where('id', 'in', db.selectFrom('searchDocument').select('subjectId').where('kind', '=', 'request'))
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('status', '<>', 'suspended'),
        exists(selectFrom('searchAlert').select('searchAlert.id').whereRef('searchAlert.requestId', '=', 'request.id')),
      ]),
    )
    .execute()
  const pending = await db
    .selectFrom('job')
    .select('payloadJson')
    .where('kind', '=', 'alertReaders')
    .where('status', '<>', 'done')
    .execute()
  for (const { payloadJson } of pending) {
    const { requestId } = JSON.parse(payloadJson) as { requestId: string }
    await db.updateTable('request').set({ alertedAt: null }).where('id', '=', requestId).execute()
  }
}
