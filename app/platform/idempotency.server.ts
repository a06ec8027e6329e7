import { createHash } from 'node:crypto'
import { databaseNow } from '#db/clock'
import type { Tx } from '#db/connect'

export interface FormKey {
  personId: string
  /** Which form: a key of one form says nothing about another. */
  route: string
  /** A random value that the form was rendered with. */
  key: string
}

/**
 * Does a form's work once: a second press of the same form, also at the same instant, gets the answer of the first. The key's row and
 * the work are one transaction; a refusal leaves no trace of the key.
 */
export async function once<T extends { ok: false } | { ok: true }>(
  tx: Tx,
  form: FormKey | undefined,
  work: () => Promise<{ answer: T; location: string }>,
  replay: (location: string) => Promise<T>,
): Promise<T> {
  if (!form || form.key.length < 8 || form.key.length > 200) return (await work()).answer
  const id = createHash('sha256')
    .update(JSON.stringify([form.personId, form.route, form.key]))
    .digest('hex')
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('idempotency')
    .values({ id, location: '', createdAt: await databaseNow(tx) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) {
    // PostgreSQL waits here for the transaction that holds the key, so its answer is known.
    const { location } = await tx.selectFrom('idempotency').select('location').where('id', '=', id).executeTakeFirstOrThrow()
    return replay(location)
  }
  const { answer, location } = await work()
  await tx.updateTable('idempotency').set({ location }).where('id', '=', id).execute()
  return answer
}
