import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { EngagementTable, LanguageTag } from '#db/schema'
import { newId } from '~/platform/ids'
import { type Deed, lockForParty, moveEngagement, tellHistory, tellOther, tellParty } from '../commands.server'
import { writeNote } from '../milestones/commands.server'
import { dropReminders } from '../milestones/reminders.server'
import { currentStatements, milestoneStates } from './queries.server'
import { agreementOf, isAwaited, type ScaleChoice } from './scale'

interface Say extends Deed {
  /** The round that was read before saying this. */
  round: number
  choice: ScaleChoice
  reason: string
  language: LanguageTag
}

/**
 * One side says after the pilot what should become of the work, with its reason. When both say the same, that is decided, in this transaction:
 * going on unlocks what comes after the pilot, stopping ends the engagement with what is accepted, and a change begins a new round, in which
 * change orders may be agreed before both decide again. What one side says alone, and how long it has been silent, decides nothing.
 */
export function stateScale(db: Db, { actorId, companyId, engagementId, round, choice, reason, language }: Say) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, { engagementId, companyId })
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    const milestones = await milestoneStates(tx, engagementId)
    if (!isAwaited(engagement.status, engagement, milestones) || engagement.scaleRound !== round)
      return { ok: false, reason: 'movedOn' } as const
    const id = newId()
    const deed = { actorId, companyId, engagementId }
    const documentId = await writeNote(tx, { subjectId: id, requestId: engagement.requestId, language, deed, fields: { reason } })
    await tx
      .updateTable('scaleStatement')
      .set({ isCurrent: 0 })
      .where('engagementId', '=', engagementId)
      .where('round', '=', round)
      .where('side', '=', side)
      .where('isCurrent', '=', 1)
      .execute()
    await tx
      .insertInto('scaleStatement')
      .values({
        ...{ id, engagementId, round, side, choice, documentId },
        statedBy: actorId,
        isCurrent: 1,
        createdAt: await databaseNow(tx),
      })
      .execute()
    await tellHistory(tx, { engagementId, event: 'scaleSaid', actorId, detail: { side, choice, round } })
    const said = await currentStatements(tx, engagementId, round)
    const of = (wanted: string) => said.find((each) => each.side === wanted)?.choice ?? null
    const agreed = agreementOf(of('buyer'), of('vendor'))
    if (!agreed) await tellOther(tx, { engagement, side, kind: 'scaleToDecide', path: '/scale' })
    else await settle(tx, { engagement, agreed, round, milestones })
    return { ok: true, agreed } as const
  })
}

interface Settled {
  engagement: EngagementTable
  agreed: ScaleChoice
  round: number
  milestones: Awaited<ReturnType<typeof milestoneStates>>
}

async function settle(tx: Tx, { engagement, agreed, round, milestones }: Settled): Promise<void> {
  const { id: engagementId } = engagement
  const changes = agreed === 'change' ? { scaleRound: round + 1 } : { scaleOutcome: agreed }
  const { numUpdatedRows } = await tx
    .updateTable('engagement')
    .set(changes)
    .where('id', '=', engagementId)
    .where('scaleRound', '=', round)
    .where('scaleOutcome', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error('A pilot was decided on under the lock of its engagement')
  if (agreed === 'stop') {
    await moveEngagement(tx, engagementId, 'active', 'terminated', { endedAt: await databaseNow(tx) })
    for (const milestone of milestones.filter(({ status }) => status !== 'accepted')) await dropReminders(tx, milestone)
  }
  const event = ({ continue: 'scaleContinued', stop: 'scaleStopped', change: 'scaleChanged' } as const)[agreed]
  await tellHistory(tx, { engagementId, event, actorId: null, detail: { round } })
  await tellParty(tx, { engagement, to: 'both', kind: event, path: agreed === 'change' ? '/scale' : '' })
}
