import { databaseNow, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { notify } from '~/notifications/commands.server'
import { enqueue, type JobHandlers } from '~/platform/jobs.server'
import { lockEngagement } from '../commands.server'
import { companyOf, otherSide } from '../engagement'
import { quietMs } from './message'

/**
 * Telling of messages. Each message has its own job, so that none is lost; the first one that runs tells of everything unread, the others find
 * nothing left to say. Who was told a short while ago is told of the rest when that while is over.
 */
export const messageJobs: JobHandlers = {
  tellOfMessages: (db, { payload }) =>
    tellOf(db, String(payload.messageId), payload.personId === undefined ? null : String(payload.personId)),
}

function tellOf(db: Db, messageId: string, onlyFor: string | null): Promise<void> {
  return inTransaction(db, async (tx) => {
    const message = await tx.selectFrom('message').select(['engagementId', 'side']).where('id', '=', messageId).executeTakeFirst()
    const engagement = message ? await lockEngagement(tx, message.engagementId) : undefined
    if (!message || !engagement) return
    const now = await databaseNow(tx)
    const readers = await readersIn(tx, { engagementId: engagement.id, companyId: companyOf(otherSide(message.side), engagement) })
    for (const reader of readers) {
      if (onlyFor !== null && reader.personId !== onlyFor) continue
      const unread = await tx
        .selectFrom('message')
        .innerJoin('person', 'person.id', 'message.authorId')
        .select(['message.number', 'person.name'])
        .where('message.engagementId', '=', engagement.id)
        .where('message.side', '=', message.side)
        .where('message.number', '>', Math.max(reader.readNumber, reader.toldNumber))
        .orderBy('message.number', 'desc')
        .limit(100)
        .execute()
      const [newest] = unread
      if (!newest) continue
      const quietUntil = reader.toldAt === null ? now : plusMs(reader.toldAt, quietMs)
      if (quietUntil > now) {
        const uniqueKey = `tellOfMessages:${engagement.id}:${reader.personId}:${reader.toldNumber}`
        await enqueue(tx, 'tellOfMessages', { messageId, personId: reader.personId }, { runAt: quietUntil, uniqueKey })
        continue
      }
      await notify(tx, {
        to: [reader.personId],
        kind: 'messagesArrived',
        values: { ref: engagement.ref, count: unread.length, name: newest.name },
        path: `/engagements/${engagement.ref}/messages`,
      })
      const told = { toldNumber: newest.number, toldAt: now }
      await tx
        .insertInto('messageReader')
        .values({ engagementId: engagement.id, personId: reader.personId, readNumber: 0, readAt: null, ...told })
        .onConflict((conflict) => conflict.columns(['engagementId', 'personId']).doUpdateSet(told))
        .execute()
    }
  })
}

/** Everybody of a company, with how far each has read and been told. */
async function readersIn(tx: Tx, { engagementId, companyId }: { engagementId: string; companyId: string }) {
  const rows = await tx
    .selectFrom('membership')
    .leftJoin('messageReader', (join) =>
      join.onRef('messageReader.personId', '=', 'membership.personId').on('messageReader.engagementId', '=', engagementId),
    )
    .select(['membership.personId', 'readNumber', 'toldNumber', 'toldAt'])
    .where('membership.companyId', '=', companyId)
    .orderBy('membership.personId')
    .limit(200)
    .execute()
  return rows.map(({ personId, readNumber, toldNumber, toldAt }) => ({
    personId,
    readNumber: readNumber ?? 0,
    toldNumber: toldNumber ?? 0,
    toldAt,
  }))
}
