import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { DisputeOutcomeTable, DisputeStatus, DisputeTable, EngagementTable, LanguageTag } from '#db/schema'
import { notify } from '~/notifications/commands.server'
import { newId } from '~/platform/ids'
import { addCommonWorkingDays } from '~/platform/working-days.server'
import { createDocument, requestTranslation } from '~/translations/commands.server'
import type { Fields } from '~/translations/document'
import { abandonTranslation } from '~/translations/tasks/commands.server'
import { type Deed, lockForParty, tellHistory, tellOther, tellParty } from '../commands.server'
import type { Side } from '../engagement'
import { endPause } from '../pauses/commands.server'
import { openPause } from '../pauses/queries.server'
import { closeWhenPaid } from '../payments/commands.server'
import { canMove, daysToAnswer, mayAnswer, mayRaise, maySpeak, mayWithdraw } from './dispute'
import { canMove as canMoveOutcome, mayAccept, type OutcomeStatus } from './outcome'
import { acceptancesOf, liveOutcome, openDispute, referable } from './queries.server'
import { dropReminders, planReminders } from './reminders.server'

interface Raise extends Deed {
  language: LanguageTag
  /** `title`, `claim` (what happened), `wanted`. */
  fields: Fields
  /** Ids of criteria and delivered files of this engagement. */
  criteria: readonly string[]
  files: readonly string[]
}

/** One side raises a dispute. The other reads the original at once, the verified translation later; nothing stops by it. */
export function raiseDispute(db: Db, { language, fields, criteria, files, ...deed }: Raise) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    if (!mayRaise(side, engagement.status, false)) return { ok: false, reason: 'notNow' } as const
    if (await openDispute(tx, engagement.id)) return { ok: false, reason: 'disputeOpen' } as const
    if (!(await areOwn(tx, engagement.id, { criteria, files }))) return { ok: false, reason: 'movedOn' } as const
    const before = await tx.selectFrom('dispute').select('id').where('engagementId', '=', engagement.id).execute()
    const now = await databaseNow(tx)
    const id = newId()
    const number = before.length + 1
    const answerDueAt = addCommonWorkingDays(now, daysToAnswer)
    const documentId = await writeDispute(tx, { subjectId: id, engagement, language, deed, fields })
    await tx
      .insertInto('dispute')
      .values({
        id,
        engagementId: engagement.id,
        number,
        side,
        status: 'raised',
        documentId,
        raisedBy: deed.actorId,
        createdAt: now,
        answerDueAt,
        answerDocumentId: null,
        answeredBy: null,
        answeredAt: null,
        mediatorId: null,
        mediationAt: null,
        closedBy: null,
        closedAt: null,
      })
      .execute()
    await planReminders(tx, { id, createdAt: now, answerDueAt })
    const references = [
      ...criteria.map((criterionId) => ({ id: newId(), disputeId: id, criterionId, fileId: null })),
      ...files.map((fileId) => ({ id: newId(), disputeId: id, criterionId: null, fileId })),
    ]
    if (references.length > 0) await tx.insertInto('disputeReference').values(references).execute()
    await tellHistory(tx, { engagementId: engagement.id, event: 'disputeRaised', actorId: deed.actorId, detail: { number, side } })
    const values = { number, by: { instant: answerDueAt } }
    await tellOther(tx, { engagement, side, kind: 'disputeRaised', values, path: `/disputes/${number}` })
    return { ok: true, number } as const
  })
}

interface OnDispute extends Deed {
  number: number
}
interface Words extends OnDispute {
  language: LanguageTag
}

/** The other side answers, in time or late. A moderator who had no part in the request can take it up from now on. */
export function answerDispute(db: Db, { answer, language, ...deed }: Words & { answer: string }) {
  return inTransaction(db, async (tx) => {
    const found = await lockDispute(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side, dispute } = found
    if (!mayAnswer(side, dispute)) return { ok: false, reason: 'movedOn' } as const
    const now = await databaseNow(tx)
    const answerDocumentId = await writeDispute(tx, { subjectId: dispute.id, engagement, language, deed, fields: { answer } })
    const facts = { answerDocumentId, answeredBy: deed.actorId, answeredAt: now }
    if (dispute.status === 'raised') {
      await moveDispute(tx, dispute, 'answered', facts)
      await dropReminders(tx, dispute.id)
    } else await tx.updateTable('dispute').set(facts).where('id', '=', dispute.id).execute()
    const { number } = dispute
    await tellHistory(tx, { engagementId: engagement.id, event: 'disputeAnswered', actorId: deed.actorId, detail: { number, side } })
    const path = `/disputes/${number}`
    await tellOther(tx, { engagement, side, kind: 'disputeAnswered', values: { number }, path })
    if (dispute.mediatorId) await tellMediator(tx, { engagement, dispute, kind: 'disputeSaid' })
    else await tellModerators(tx, { engagement, number })
    return { ok: true } as const
  })
}

/** A side's own word in mediation. */
export function sayInDispute(db: Db, { text, language, ...deed }: Words & { text: string }) {
  return inTransaction(db, async (tx) => {
    const found = await lockDispute(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side, dispute } = found
    if (!maySpeak(side, dispute.status)) return { ok: false, reason: 'movedOn' } as const
    await addStatement(tx, { engagement, dispute, speaker: side, addressee: null, text, language, deed })
    await tellOther(tx, { engagement, side, kind: 'disputeSaid', values: { number: dispute.number }, path: `/disputes/${dispute.number}` })
    await tellMediator(tx, { engagement, dispute, kind: 'disputeSaid' })
    return { ok: true } as const
  })
}

/** Whoever raised it takes it back; the clock runs again if the mediator had stopped it. */
export function withdrawDispute(db: Db, deed: OnDispute) {
  return inTransaction(db, async (tx) => {
    const found = await lockDispute(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side, dispute } = found
    if (!mayWithdraw(side, dispute)) return { ok: false, reason: 'movedOn' } as const
    await endDispute(tx, { engagement, dispute, to: 'withdrawn', actorId: deed.actorId })
    await tellOther(tx, {
      engagement,
      side,
      kind: 'disputeWithdrawn',
      values: { number: dispute.number },
      path: `/disputes/${dispute.number}`,
    })
    await tellMediator(tx, { engagement, dispute, kind: 'disputeWithdrawn' })
    return { ok: true } as const
  })
}

interface Accept extends OnDispute {
  /** Of the settlement that was read. */
  outcome: number
  name: string
  sha256Zh: string
  sha256En: string
}

/** One side accepts the settlement by the hashes of its texts. With the second the dispute is settled and the text locked. */
export function acceptSettlement(db: Db, { outcome: outcomeNumber, name, sha256Zh, sha256En, ...deed }: Accept) {
  return inTransaction(db, async (tx) => {
    const found = await lockDispute(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side, dispute } = found
    const outcome = await liveOutcome(tx, dispute.id)
    const accepted = outcome ? (await acceptancesOf(tx, outcome.id)).map((each) => each.side) : []
    if (outcome?.number !== outcomeNumber || outcome.sha256Zh !== sha256Zh || outcome.sha256En !== sha256En)
      return { ok: false, reason: 'textChanged' } as const
    if (!mayAccept(side, dispute.status, outcome, accepted)) return { ok: false, reason: 'movedOn' } as const
    const now = await databaseNow(tx)
    await tx
      .insertInto('disputeAcceptance')
      .values({ id: newId(), outcomeId: outcome.id, side, personId: deed.actorId, name, sha256Zh, sha256En, createdAt: now })
      .execute()
    const { number } = dispute
    const path = `/disputes/${number}`
    await tellHistory(tx, { engagementId: engagement.id, event: 'settlementAccepted', actorId: deed.actorId, detail: { number, side } })
    if (accepted.length === 0) {
      await tellOther(tx, { engagement, side, kind: 'settlementToAccept', values: { number }, path })
      return { ok: true, isSettled: false } as const
    }
    await moveOutcome(tx, outcome, 'accepted', { closedAt: now })
    await endDispute(tx, { engagement, dispute, to: 'settled', actorId: deed.actorId })
    await tellParty(tx, { engagement, to: 'both', kind: 'disputeSettled', values: { number }, path })
    await tellMediator(tx, { engagement, dispute, kind: 'disputeSettled' })
    return { ok: true, isSettled: true } as const
  })
}

interface End {
  engagement: EngagementTable
  dispute: DisputeTable
  to: 'settled' | 'decided' | 'withdrawn'
  actorId: string
}

/** Closes a dispute: its unread texts leave the translators' queue, its pause ends, and a paid engagement that waited for it is closed. */
export async function endDispute(tx: Tx, { engagement, dispute, to, actorId }: End): Promise<void> {
  await moveDispute(tx, dispute, to, { closedBy: actorId, closedAt: await databaseNow(tx) })
  await dropReminders(tx, dispute.id)
  const outcome = await liveOutcome(tx, dispute.id)
  if (outcome && canMoveOutcome(outcome.status, 'superseded')) await supersede(tx, outcome)
  const event = ({ settled: 'disputeSettled', decided: 'disputeDecided', withdrawn: 'disputeWithdrawn' } as const)[to]
  await tellHistory(tx, { engagementId: engagement.id, event, actorId, detail: { number: dispute.number } })
  if ((await openPause(tx, engagement.id))?.dispute === dispute.number) await endPause(tx, { engagement, actorId })
  await closeWhenPaid(tx, engagement)
}

/** A text that no longer counts leaves the translators' queue. */
export async function supersede(tx: Tx, outcome: Outcome): Promise<void> {
  await abandonTranslation(tx, outcome)
  await moveOutcome(tx, outcome, 'superseded', { closedAt: await databaseNow(tx) })
}

interface Written {
  subjectId: string
  engagement: Pick<EngagementTable, 'requestId'>
  language: LanguageTag
  deed: { actorId: string; companyId: string | null }
  fields: Fields
}

/** Words of a dispute: readable at once as they are, in the other language when two people have verified it. They go first in the queue. */
export async function writeDispute(tx: Tx, { subjectId, engagement, language, deed, fields }: Written): Promise<string> {
  const { documentId } = await createDocument(tx, {
    kind: 'dispute',
    subjectId,
    requestId: engagement.requestId,
    sourceLanguage: language,
    authorId: deed.actorId,
    companyId: deed.companyId,
    fields,
  })
  await requestTranslation(tx, { documentId, priority: 10 })
  return documentId
}

interface Statement extends Omit<Written, 'subjectId' | 'fields'> {
  dispute: Pick<DisputeTable, 'id'>
  speaker: Side | 'mediator'
  addressee: Side | 'both' | null
  text: string
}

export async function addStatement(tx: Tx, { dispute, speaker, addressee, text, ...written }: Statement): Promise<void> {
  const before = await tx.selectFrom('disputeStatement').select('id').where('disputeId', '=', dispute.id).execute()
  const documentId = await writeDispute(tx, { ...written, subjectId: dispute.id, fields: { text } })
  await tx
    .insertInto('disputeStatement')
    .values({
      id: newId(),
      disputeId: dispute.id,
      number: before.length + 1,
      speaker,
      addressee,
      documentId,
      authorId: written.deed.actorId,
      createdAt: await databaseNow(tx),
    })
    .execute()
}

/** Whether all of these belong to the engagement: criteria of its milestones, files delivered for them. */
async function areOwn(tx: Tx, engagementId: string, { criteria, files }: Pick<Raise, 'criteria' | 'files'>): Promise<boolean> {
  const { criteria: ownCriteria, files: ownFiles } = await referable(tx, engagementId)
  return criteria.every((id) => ownCriteria.some((each) => each.id === id)) && files.every((id) => ownFiles.some((each) => each.id === id))
}

async function lockDispute(tx: Tx, { engagementId, companyId, number }: Omit<OnDispute, 'actorId'>) {
  const found = await lockForParty(tx, { engagementId, companyId })
  const dispute = await tx
    .selectFrom('dispute')
    .selectAll()
    .where('engagementId', '=', engagementId)
    .where('number', '=', number)
    .executeTakeFirst()
  return found && dispute ? { ...found, dispute } : null
}

export async function moveDispute(
  tx: Tx,
  { id, status }: Pick<DisputeTable, 'id' | 'status'>,
  to: DisputeStatus,
  changes: Partial<Omit<DisputeTable, 'id' | 'status'>>,
): Promise<void> {
  if (!canMove(status, to)) throw new Error(`A dispute never goes from ${status} to ${to}`)
  const { numUpdatedRows } = await tx
    .updateTable('dispute')
    .set({ ...changes, status: to })
    .where('id', '=', id)
    .where('status', '=', status)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error('A dispute moved under its engagement’s lock')
}

type Outcome = Pick<DisputeOutcomeTable, 'id' | 'status' | 'documentId'>

export async function moveOutcome(
  tx: Tx,
  { id, status }: Outcome,
  to: OutcomeStatus,
  changes: Partial<Omit<DisputeOutcomeTable, 'id' | 'status'>>,
): Promise<void> {
  if (!canMoveOutcome(status, to)) throw new Error(`An outcome never goes from ${status} to ${to}`)
  await tx
    .updateTable('disputeOutcome')
    .set({ ...changes, status: to })
    .where('id', '=', id)
    .where('status', '=', status)
    .execute()
}

interface Told {
  engagement: Pick<EngagementTable, 'ref'>
  dispute: Pick<DisputeTable, 'number' | 'mediatorId'>
  kind: string
}

/** A dispute waits for a mediator: whoever of the moderators had no part in the request can take it up. */
export const tellModerators = (tx: Tx, { engagement: { ref }, number }: { engagement: Pick<EngagementTable, 'ref'>; number: number }) =>
  notify(tx, { to: { staff: 'moderator' }, kind: 'disputeToMediate', values: { ref, number }, path: '/triage' })

async function tellMediator(tx: Tx, { engagement: { ref }, dispute: { number, mediatorId }, kind }: Told): Promise<void> {
  if (mediatorId) await notify(tx, { to: [mediatorId], kind, values: { ref, number }, path: `/engagements/${ref}/disputes/${number}` })
}
