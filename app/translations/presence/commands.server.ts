import { databaseNow, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { record } from '~/audit/record.server'
import { notify } from '~/notifications/commands.server'
import { hasOwnWords, isMediator, mediates } from '../tasks/bar.server'
import { leaseMs, moved, runningStatuses } from '../tasks/task'
import { handedOverMs } from './presence'

/**
 * Renews the lease of whoever is at the task: a sign of life, not a deed, and so without a line in the audit. It never shortens what a hand-over has
 * given.
 */
export async function renewLease(db: Db, { actorId, taskId }: { actorId: string; taskId: string }) {
  const until = plusMs(await databaseNow(db), leaseMs)
  await db
    .updateTable('translationTask')
    .set({ claimExpiresAt: until })
    .where('id', '=', taskId)
    .where('claimedBy', '=', actorId)
    .where('status', 'in', runningStatuses)
    .where('claimExpiresAt', '<', until)
    .execute()
  const held = await db
    .selectFrom('translationTask')
    .select('id')
    .where('id', '=', taskId)
    .where('claimedBy', '=', actorId)
    .where('status', 'in', runningStatuses)
    .executeTakeFirst()
  return held ? ({ ok: true } as const) : ({ ok: false, reason: 'notHolder' } as const)
}

interface HandOver {
  actorId: string
  /** An operator gives a task to somebody whoever holds it. */
  isSupervisor: boolean
  taskId: string
  heirId: string
}

/**
 * Puts a task into another moderator's hands, with what is saved of it, and tells them; a supervisor's change is also told to whoever had it.
 * A review goes to nobody whose own words wait in it, and nothing to who mediates a dispute about the request.
 */
export const handOverTask = (db: Db, { actorId, isSupervisor, taskId, heirId }: HandOver) =>
  inTransaction(db, async (tx) => {
    const before = await tx.selectFrom('translationTask').select(['claimedBy', 'status']).where('id', '=', taskId).executeTakeFirst()
    if (!before) return { ok: false, reason: 'noTask' } as const
    if (!isSupervisor && before.claimedBy !== actorId) return { ok: false, reason: 'notHolder' } as const
    const heir = await moderator(tx, heirId)
    if (!heir || heirId === before.claimedBy) return { ok: false, reason: 'noHeir' } as const
    const now = await databaseNow(tx)
    const given = await tx
      .updateTable('translationTask')
      .set((set) => ({
        claimedBy: heirId,
        claimExpiresAt: plusMs(now, handedOverMs),
        status: set.case().when('status', '=', 'queued').then(moved('queued', 'claimed')).else(set.ref('status')).end(),
      }))
      .where('id', '=', taskId)
      .where('status', 'in', runningStatuses)
      .where((where) => (before.claimedBy === null ? where('claimedBy', 'is', null) : where('claimedBy', '=', before.claimedBy)))
      .where((where) => where.or([where('status', '<>', 'in_review'), where.not(hasOwnWords(where, heirId))]))
      .where((where) => where.not(mediates(where, heirId)))
      .executeTakeFirst()
    if (given.numUpdatedRows !== 1n) {
      if (await isMediator(tx, { actorId: heirId, taskId })) return { ok: false, reason: 'heirMediates' } as const
      return { ok: false, reason: before.status === 'in_review' ? 'heirsOwnWords' : 'otherState' } as const
    }
    const giver = await tx.selectFrom('person').select('name').where('id', '=', actorId).executeTakeFirstOrThrow()
    const values = { name: giver.name, title: await openingOf(tx, taskId) }
    await notify(tx, { to: [heirId], kind: 'translationHandedOver', values, path: `/translate/${taskId}` })
    if (before.claimedBy && before.claimedBy !== actorId) {
      const told = { name: heir.name, title: values.title }
      await notify(tx, { to: [before.claimedBy], kind: 'translationReassigned', values: told, path: `/translate/${taskId}` })
    }
    await record(tx, {
      actorId,
      event: 'translation.handedOver',
      subjectType: 'translationTask',
      subjectId: taskId,
      detail: { from: before.claimedBy, to: heirId },
    })
    return { ok: true } as const
  })

const moderator = (tx: Tx, id: string) =>
  tx
    .selectFrom('person')
    .select('name')
    .where('id', '=', id)
    .where('staffRole', '=', 'moderator')
    .where('status', '=', 'active')
    .executeTakeFirst()

/** The first sentence of the source: what people know the task by. */
const openingOf = async (tx: Tx, taskId: string): Promise<string> =>
  (
    await tx
      .selectFrom('translationTask')
      .innerJoin('segment', (join) => join.onRef('segment.revisionId', '=', 'translationTask.revisionId').on('segment.ordinal', '=', 0))
      .select('segment.text')
      .where('translationTask.id', '=', taskId)
      .executeTakeFirst()
  )?.text ?? ''
