import { inTransaction } from '#db/connect'
import { startSession } from '~/accounts/sessions/commands.server'
import { db } from '~/platform/database.server'

/** Signs somebody of the demonstration in, in this process's database, and finds a request to look at. */
export async function openSession(kind: 'vendor' | 'buyer'): Promise<{ token: string; ref: string }> {
  const { personId } = await db
    .selectFrom('membership')
    .innerJoin('company', 'company.id', 'membership.companyId')
    .select('membership.personId')
    .where('company.kind', '=', kind)
    .where('company.status', '=', 'verified')
    .orderBy('membership.personId')
    .executeTakeFirstOrThrow()
  const { ref } = await db.selectFrom('request').select('ref').where('status', '=', 'open').orderBy('ref').executeTakeFirstOrThrow()
  return { token: await inTransaction(db, (tx) => startSession(tx, { personId })), ref }
}
