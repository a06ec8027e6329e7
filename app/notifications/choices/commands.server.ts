import { type Db, inTransaction } from '#db/connect'
import { type Choice, type Topic, topics } from './topic'

/** Keeps what a person wants to hear of. */
export function chooseNotices(db: Db, { personId, choices }: { personId: string; choices: Record<Topic, Choice> }): Promise<{ ok: true }> {
  return inTransaction(db, async (tx) => {
    for (const topic of topics) {
      const flags = { isShown: choices[topic].isShown ? 1 : 0, isMailed: choices[topic].isMailed ? 1 : 0 } as const
      await tx
        .insertInto('noticeChoice')
        .values({ personId, topic, ...flags })
        .onConflict((conflict) => conflict.columns(['personId', 'topic']).doUpdateSet(flags))
        .execute()
    }
    return { ok: true } as const
  })
}

/** No more letters on a topic; the portal goes on to tell. Again does no harm. */
export async function endLetters(
  db: Db,
  { personId, topic }: { personId: string; topic: Topic },
): Promise<{ ok: true } | { ok: false; reason: 'nobody' }> {
  return inTransaction(db, async (tx) => {
    const person = await tx.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst()
    if (!person) return { ok: false, reason: 'nobody' } as const
    await tx
      .insertInto('noticeChoice')
      .values({ personId, topic, isShown: 1, isMailed: 0 })
      .onConflict((conflict) => conflict.columns(['personId', 'topic']).doUpdateSet({ isMailed: 0 }))
      .execute()
    return { ok: true } as const
  })
}
