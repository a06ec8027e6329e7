import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { EngagementTable, LanguageTag, MilestoneStatus, MilestoneTable } from '#db/schema'
import { countAmount, countSpan } from '~/corridors/outcomes/commands.server'
import { addFile, type StoredFile } from '~/platform/files.server'
import { newId } from '~/platform/ids'
import { enqueue } from '~/platform/jobs.server'
import { addCommonWorkingDays } from '~/platform/working-days.server'
import { createDocument, publishDocument, requestTranslation } from '~/translations/commands.server'
import { issueCertificate } from '../certificates/commands.server'
import { type Deed, lockForParty, moveEngagement, tellHistory, tellOther, tellParty } from '../commands.server'
import type { Terms } from '../contracts/contract'
import type { Side } from '../engagement'
import { closeWhenPaid } from '../payments/commands.server'
import { isAwaited, isLocked } from '../scale/scale'
import { canMove, daysToJudge, decisionOf, endOfDay, type Judged, mayMove } from './milestone'
import { dropReminders, planReminders } from './reminders.server'

/** The milestones of a contract that both have signed, each with what it is judged by. */
export async function createMilestones(
  tx: Tx,
  { engagementId, documentId, terms, now }: { engagementId: string; documentId: string; terms: Terms; now: string },
): Promise<void> {
  let countsFromAt = now
  for (const [index, { priceMinor, dueOn }] of terms.milestones.entries()) {
    const number = index + 1
    const fields = [
      `milestone.${number}.what`,
      ...terms.deliverables.filter(({ milestone }) => milestone === number).map(({ key }) => `requirement.${key}.acceptance`),
    ]
    await addMilestone(
      tx,
      { engagementId, number, priceMinor, dueOn, countsFromAt, documentId, titleField: `milestone.${number}.title`, fields },
      now,
    )
    countsFromAt = [now, endOfDay(dueOn)].sort().at(-1)!
  }
}

interface NewMilestone
  extends Pick<MilestoneTable, 'engagementId' | 'number' | 'priceMinor' | 'dueOn' | 'countsFromAt' | 'documentId' | 'titleField'> {
  /** Fields of its document that hold its criteria. */
  fields: readonly string[]
  addedBy?: string
}

export async function addMilestone(tx: Tx, { fields, addedBy, ...facts }: NewMilestone, now: string): Promise<void> {
  const id = newId()
  await tx
    .insertInto('milestone')
    .values({ id, ...facts, status: 'planned', startedAt: null, deliveredAt: null, acceptedAt: null })
    .execute()
  for (const [index, field] of fields.entries())
    await addCriterion(tx, { milestoneId: id, number: index + 1, documentId: facts.documentId, field, addedBy })
  await planReminders(tx, { id, ...facts }, now)
}

export async function addCriterion(
  tx: Tx,
  {
    addedBy = undefined,
    ...criterion
  }: { milestoneId: string; number: number; documentId: string; field: string; addedBy?: string | undefined },
): Promise<void> {
  await tx
    .insertInto('criterion')
    .values({ id: newId(), ...criterion, addedBy: addedBy ?? null })
    .execute()
}

interface OnMilestone extends Deed {
  number: number
}

/** The vendor begins, or begins again after a rejection. */
export function startMilestone(db: Db, deed: OnMilestone) {
  return inTransaction(db, async (tx) => {
    const found = await lockMilestone(tx, deed, 'in_progress')
    if (!found.ok) return found
    const { engagement, milestone } = found
    if (isLocked(deed.number, engagement)) return no('waitsForPilot')
    const now = await databaseNow(tx)
    const startedAt = milestone.startedAt ?? now
    if (!(await moveMilestone(tx, milestone.id, milestone.status, 'in_progress', { startedAt }))) return no('movedOn')
    const event = milestone.status === 'rejected' ? 'reworkStarted' : 'milestoneStarted'
    await tellHistory(tx, { engagementId: engagement.id, event, actorId: deed.actorId, detail: { number: deed.number } })
    return { ok: true } as const
  })
}

interface Deliver extends OnMilestone {
  /** The language that the note is written in. */
  language: LanguageTag
  note: string
  files: readonly StoredFile[]
}

/** The vendor hands something over: a note and hashed files. The buyer judges it; no time ever does. */
export function deliverMilestone(db: Db, { language, note, files, ...deed }: Deliver) {
  return inTransaction(db, async (tx) => {
    const found = await lockMilestone(tx, deed, 'delivered')
    if (!found.ok) return found
    const { engagement, milestone, side } = found
    const now = await databaseNow(tx)
    if (!(await moveMilestone(tx, milestone.id, milestone.status, 'delivered', { deliveredAt: now }))) return no('movedOn')
    const before = await tx.selectFrom('delivery').select('id').where('milestoneId', '=', milestone.id).execute()
    const id = newId()
    const documentId = await writeNote(tx, { subjectId: id, requestId: engagement.requestId, language, deed, fields: { note } })
    await tx
      .insertInto('delivery')
      .values({ id, milestoneId: milestone.id, number: before.length + 1, documentId, deliveredBy: deed.actorId, createdAt: now })
      .execute()
    for (const file of files) await addFile(tx, file, { ownerKind: 'delivery', ownerId: id, uploadedBy: deed.actorId })
    const { number } = deed
    await tellHistory(tx, {
      engagementId: engagement.id,
      event: 'milestoneDelivered',
      actorId: deed.actorId,
      detail: { number, round: before.length + 1, files: files.map(({ sha256 }) => sha256).join(' ') },
    })
    await dropReminders(tx, milestone)
    await enqueue(
      tx,
      'judgementReminder',
      { deliveryId: id },
      { runAt: addCommonWorkingDays(now, daysToJudge), uniqueKey: `judgementReminder:${id}` },
    )
    const values = { number, by: { instant: addCommonWorkingDays(now, daysToJudge) } }
    await tellOther(tx, { engagement, side, kind: 'milestoneDelivered', values, path: `/milestones/${number}` })
    return { ok: true } as const
  })
}

interface Judge extends OnMilestone {
  /** Number of the delivery that is judged. */
  round: number
  judged: readonly Judged[]
  language: LanguageTag
  note: string
  /** Evidence. */
  files: readonly StoredFile[]
}

/** The buyer says of each criterion whether it is met. All met is acceptance; one that is not is a rejection, with its reason. */
export function judgeDelivery(db: Db, { round, judged, language, note, files, ...deed }: Judge) {
  return inTransaction(db, async (tx) => {
    const decision = decisionOf(judged)
    const found = await lockMilestone(tx, deed, decision)
    if (!found.ok) return found
    const { engagement, milestone, side } = found
    const delivery = await tx
      .selectFrom('delivery')
      .select(['id', 'number'])
      .where('milestoneId', '=', milestone.id)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    if (delivery.number !== round) return no('movedOn')
    const criteria = await tx
      .selectFrom('criterion')
      .select(['id', 'number'])
      .where('milestoneId', '=', milestone.id)
      .orderBy('number')
      .execute()
    const isWhole = criteria.length === judged.length && criteria.every(({ id }) => judged.some(({ criterionId }) => criterionId === id))
    if (!isWhole) return no('movedOn')
    const now = await databaseNow(tx)
    const changes = decision === 'accepted' ? { acceptedAt: now } : {}
    if (!(await moveMilestone(tx, milestone.id, 'delivered', decision, changes))) return no('movedOn')
    const id = newId()
    const reasons = criteria.flatMap((criterion): [string, string][] => {
      const { isMet, reason } = judged.find(({ criterionId }) => criterionId === criterion.id)!
      return !isMet && reason ? [[`criterion.${criterion.number}.reason`, reason]] : []
    })
    const fields = { ...Object.fromEntries(reasons), ...(note ? { note } : {}) }
    const hasWords = Object.keys(fields).length > 0
    await tx
      .insertInto('verdict')
      .values({
        id,
        deliveryId: delivery.id,
        decision,
        documentId: hasWords ? await writeNote(tx, { subjectId: id, requestId: engagement.requestId, language, deed, fields }) : null,
        decidedBy: deed.actorId,
        createdAt: now,
      })
      .execute()
    await tx
      .insertInto('criterionVerdict')
      .values(judged.map(({ criterionId, isMet }) => ({ verdictId: id, criterionId, isMet: isMet ? (1 as const) : (0 as const) })))
      .execute()
    for (const file of files) await addFile(tx, file, { ownerKind: 'verdict', ownerId: id, uploadedBy: deed.actorId })
    const { number } = deed
    const event = decision === 'accepted' ? 'milestoneAccepted' : 'milestoneRejected'
    const open = judged.filter(({ isMet }) => !isMet).length
    await tellHistory(tx, {
      engagementId: engagement.id,
      event,
      actorId: deed.actorId,
      detail: { number, round, open, files: files.map(({ sha256 }) => sha256).join(' ') },
    })
    await tellOther(tx, { engagement, side, kind: event, values: { number }, path: `/milestones/${number}` })
    if (decision === 'rejected') await planReminders(tx, milestone, now)
    else {
      await countAmount(tx, { engagementId: engagement.id, kind: 'accepted', amountMinor: milestone.priceMinor })
      await countSpan(tx, { requestId: engagement.requestId, kind: 'acceptance', since: milestone.deliveredAt })
      await askAfterPilot(tx, engagement)
      await completeWhenDone(tx, engagement)
    }
    return { ok: true, decision } as const
  })
}

/** The pilot is accepted: both sides are asked whether the work goes on. */
async function askAfterPilot(tx: Tx, engagement: EngagementTable): Promise<void> {
  if (engagement.pilotNumber === null) return
  const milestones = await tx.selectFrom('milestone').select(['number', 'status']).where('engagementId', '=', engagement.id).execute()
  if (isAwaited(engagement.status, engagement, milestones))
    await tellParty(tx, { engagement, to: 'both', kind: 'scaleToDecide', path: '/scale' })
}

/** The engagement is complete when every milestone is accepted and no change order waits for an answer; its certificate comes with that. */
export async function completeWhenDone(tx: Tx, engagement: Pick<EngagementTable, 'id' | 'ref' | 'buyerId' | 'vendorId'>): Promise<void> {
  const open = await tx
    .selectFrom('milestone')
    .select('id')
    .where('engagementId', '=', engagement.id)
    .where('status', '<>', 'accepted')
    .limit(1)
    .executeTakeFirst()
  const order = await tx
    .selectFrom('changeOrder')
    .select('id')
    .where('engagementId', '=', engagement.id)
    .where('status', '=', 'proposed')
    .limit(1)
    .executeTakeFirst()
  if (open || order) return
  if (!(await moveEngagement(tx, engagement.id, 'active', 'completed', { completedAt: await databaseNow(tx) }))) return
  const { requestId, activatedAt } = await tx
    .selectFrom('engagement')
    .select(['requestId', 'activatedAt'])
    .where('id', '=', engagement.id)
    .executeTakeFirstOrThrow()
  await countSpan(tx, { requestId, kind: 'completion', since: activatedAt })
  await tellHistory(tx, { engagementId: engagement.id, event: 'completed', actorId: null })
  await issueCertificate(tx, engagement.id)
  await tellParty(tx, { engagement, to: 'both', kind: 'engagementCompleted' })
  await closeWhenPaid(tx, engagement)
}

interface Note {
  subjectId: string
  requestId: string
  language: LanguageTag
  deed: Deed
  fields: Record<string, string>
}

/** Words of one side for the other: readable at once as they are, in the other language when two people have verified it. */
export async function writeNote(tx: Tx, { subjectId, requestId, language, deed, fields }: Note): Promise<string> {
  const { documentId } = await createDocument(tx, {
    kind: 'engagementNote',
    subjectId,
    requestId,
    sourceLanguage: language,
    authorId: deed.actorId,
    companyId: deed.companyId,
    fields,
  })
  await requestTranslation(tx, { documentId })
  return documentId
}

/** A note reads in both languages: readers of the other one get its verified text from now on. */
export function onNoteVerified(db: Db, { documentId }: { documentId: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    await publishDocument(tx, { documentId })
  })
}

const no = (reason: 'notFound' | 'notRunning' | 'movedOn' | 'waitsForPilot') => ({ ok: false, reason }) as const

/** The milestone under its engagement's lock, if this side may bring it there now. */
async function lockMilestone(tx: Tx, { engagementId, companyId, number }: Omit<OnMilestone, 'actorId'>, to: MilestoneStatus) {
  const found = await lockForParty(tx, { engagementId, companyId })
  if (!found) return no('notFound')
  const milestone = await tx
    .selectFrom('milestone')
    .selectAll()
    .where('engagementId', '=', engagementId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!milestone) return no('notFound')
  if (found.engagement.status !== 'active') return no('notRunning')
  if (!mayMove(found.side, found.engagement.status, milestone.status, to)) return no('movedOn')
  return { ok: true, engagement: found.engagement, side: found.side as Side, milestone } as const
}

async function moveMilestone(
  tx: Tx,
  id: string,
  from: MilestoneStatus,
  to: MilestoneStatus,
  changes: Partial<Pick<MilestoneTable, 'startedAt' | 'deliveredAt' | 'acceptedAt'>> = {},
): Promise<boolean> {
  if (!canMove(from, to)) throw new Error(`A milestone never goes from ${from} to ${to}`)
  const { numUpdatedRows } = await tx
    .updateTable('milestone')
    .set({ ...changes, status: to })
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
