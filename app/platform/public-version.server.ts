import type { Tx } from '#db/connect'

/** Says, within the deed's transaction, that a page which visitors see may have changed: kept responses are dropped. */
export async function touchPublicPages(tx: Tx): Promise<void> {
  await tx
    .updateTable('counter')
    .set(({ eb }) => ({ value: eb('value', '+', 1) }))
    .where('name', '=', 'public')
    .execute()
}
