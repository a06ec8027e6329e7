import { type Db, inTransaction } from '#db/connect'
import { record } from '~/audit/record.server'
import { newId } from '~/platform/ids'
import { type Saved, saveSegment } from '../segments/commands.server'
import { type Deed, holdTask } from '../tasks/commands.server'
import { aboutOf, isRule, longestAbout, longestReason, mended } from './check'
import { readChecked } from './queries.server'

interface FindingDeed extends Deed {
  segmentId: string
  rule: string
  /** What the finding is about (`aboutOf`). */
  about: string
}

/** Lets a finding stand, for a reason that both people of the text can read. Saying it again gives it a new reason. */
export const keepFinding = (db: Db, { actorId, taskId, segmentId, rule, about, reason }: FindingDeed & { reason: string }) =>
  inTransaction(db, async (tx) => {
    if (!isRule(rule) || about.length > longestAbout || about === '') return { ok: false, reason: 'noFinding' } as const
    if (reason === '' || reason.length > longestReason) return { ok: false, reason: 'reasonNeeded' } as const
    const held = await holdTask(tx, { actorId, taskId, statuses: ['claimed', 'changes_requested', 'in_review'] })
    if (!held.ok) return held
    const own = await tx
      .selectFrom('translation')
      .select('id')
      .where('taskId', '=', taskId)
      .where('segmentId', '=', segmentId)
      .executeTakeFirst()
    if (!own) return { ok: false, reason: 'noSegment' } as const
    await tx
      .insertInto('checkKeep')
      .values({ id: newId(), segmentId, rule, about, reason, personId: actorId, createdAt: held.now })
      .onConflict((conflict) =>
        conflict.columns(['segmentId', 'rule', 'about']).doUpdateSet({ reason, personId: actorId, createdAt: held.now }),
      )
      .execute()
    await record(tx, { actorId, event: 'check.kept', subjectType: 'translationTask', subjectId: taskId, detail: { rule, segmentId } })
    return { ok: true } as const
  })

/** Mends a finding of the saved text by its own remedy. A finding that is gone, or has none, changes nothing. */
export async function mendFinding(
  db: Db,
  { actorId, taskId, segmentId, rule, about }: FindingDeed,
): Promise<Saved | { ok: false; reason: 'noFinding' }> {
  const checked = await readChecked(db, { taskId, segmentId })
  const finding = checked?.findings.find((each) => each.rule === rule && each.fix && aboutOf(each) === about)
  if (!checked || !finding) return { ok: false, reason: 'noFinding' }
  return saveSegment(db, { actorId, taskId, segmentId, text: mended(checked.text, finding), version: checked.version })
}
