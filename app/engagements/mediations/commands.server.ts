import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { DisputeTable, EngagementTable, LanguageTag } from '#db/schema'
import { newId } from '~/platform/ids'
import { publishDocument } from '~/translations/commands.server'
import type { Fields } from '~/translations/document'
import { readDocument } from '~/translations/queries.server'
import { lockEngagement, tellHistory, tellParty } from '../commands.server'
import { hashOf } from '../contracts/wording.server'
import { addStatement, endDispute, moveDispute, moveOutcome, supersede, tellModerators, writeDispute } from '../disputes/commands.server'
import { isToMediate } from '../disputes/dispute'
import type { OutcomeKind } from '../disputes/outcome'
import { liveOutcome } from '../disputes/queries.server'
import { outcomeText } from '../disputes/wording.server'
import type { Side } from '../engagement'
import { beginPause, endPause } from '../pauses/commands.server'
import { openPause } from '../pauses/queries.server'
import { partOf } from './queries.server'

/** A moderator's deed: who it is comes from the session. */
export interface Mediation {
  moderatorId: string
  engagementId: string
  number: number
}

/** A moderator takes the dispute up: only one who had no part in the request, as the database knows it in this transaction. */
export function takeUpMediation(db: Db, deed: Mediation) {
  return inTransaction(db, async (tx) => {
    const found = await lockDispute(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, dispute } = found
    const now = await databaseNow(tx)
    if (!isToMediate(dispute, now)) return { ok: false, reason: 'movedOn' } as const
    const part = await partOf(tx, { requestId: engagement.requestId, moderatorId: deed.moderatorId })
    if (part) return { ok: false, reason: `part.${part}` } as const
    await moveDispute(tx, dispute, 'mediation', { mediatorId: deed.moderatorId, mediationAt: now })
    await tell(tx, { engagement, dispute, actorId: deed.moderatorId, event: 'mediationBegun' })
    return { ok: true } as const
  })
}

/** The mediator cannot go on: somebody else may take it up. The clock runs again if it was stopped; a text that nobody accepted lapses. */
export function handBackMediation(db: Db, deed: Mediation) {
  return inTransaction(db, async (tx) => {
    const found = await lockOwn(tx, deed)
    if (!found.ok) return found
    const { engagement, dispute } = found
    const outcome = await liveOutcome(tx, dispute.id)
    if (outcome) await supersede(tx, outcome)
    await moveDispute(tx, dispute, dispute.answeredAt ? 'answered' : 'raised', { mediatorId: null, mediationAt: null })
    if ((await openPause(tx, engagement.id))?.dispute === dispute.number) await endPause(tx, { engagement, actorId: deed.moderatorId })
    await tell(tx, { engagement, dispute, actorId: deed.moderatorId, event: 'mediationHandedBack' })
    await tellModerators(tx, { engagement, number: dispute.number })
    return { ok: true } as const
  })
}

interface Ask extends Mediation {
  addressee: Side | 'both'
  text: string
  language: LanguageTag
}

/** Asks one side or both; both read it. */
export function askInMediation(db: Db, { addressee, text, language, ...deed }: Ask) {
  return inTransaction(db, async (tx) => {
    const found = await lockOwn(tx, deed)
    if (!found.ok) return found
    const { engagement, dispute } = found
    const writer = { actorId: deed.moderatorId, companyId: null }
    await addStatement(tx, { engagement, dispute, speaker: 'mediator', addressee, text, language, deed: writer })
    const { number } = dispute
    await tellParty(tx, { engagement, to: addressee, kind: 'disputeAsked', values: { number }, path: `/disputes/${number}` })
    return { ok: true } as const
  })
}

/** Stops the engagement's clock while the dispute lasts, with a reason that both read. */
export function suspendForMediation(db: Db, { reason, language, ...deed }: Mediation & { reason: string; language: LanguageTag }) {
  return inTransaction(db, async (tx) => {
    const found = await lockOwn(tx, deed)
    if (!found.ok) return found
    const { engagement, dispute } = found
    if (engagement.status !== 'active') return { ok: false, reason: 'notRunning' } as const
    const writer = { actorId: deed.moderatorId, companyId: null }
    const documentId = await writeDispute(tx, { subjectId: dispute.id, engagement, language, deed: writer, fields: { reason } })
    await beginPause(tx, { engagement, cause: 'mediation', disputeId: dispute.id, documentId, actorId: deed.moderatorId })
    await tellParty(tx, { engagement, to: 'both', kind: 'clockStopped', values: { number: dispute.number } })
    return { ok: true } as const
  })
}

/** The clock runs again before the dispute has ended. */
export function resumeAfterMediation(db: Db, deed: Mediation) {
  return inTransaction(db, async (tx) => {
    const found = await lockOwn(tx, deed)
    if (!found.ok) return found
    const { engagement, dispute } = found
    if ((await openPause(tx, engagement.id))?.dispute !== dispute.number) return { ok: false, reason: 'movedOn' } as const
    const count = await endPause(tx, { engagement, actorId: deed.moderatorId })
    await tellParty(tx, { engagement, to: 'both', kind: 'engagementResumed', values: { count } })
    return { ok: true } as const
  })
}

interface Write extends Mediation {
  kind: OutcomeKind
  /** `outcome`, and `grounds` (a decision has them). */
  fields: Fields
  language: LanguageTag
}

/**
 * The mediator proposes a settlement, or decides. Either goes to the translators first: a settlement can be accepted, and a decision holds,
 * when both languages are verified. What was proposed before no longer counts, accepted by one side or not.
 */
export function writeOutcome(db: Db, { kind, fields, language, ...deed }: Write) {
  return inTransaction(db, async (tx) => {
    const found = await lockOwn(tx, deed)
    if (!found.ok) return found
    const { engagement, dispute } = found
    const before = await tx.selectFrom('disputeOutcome').select('id').where('disputeId', '=', dispute.id).execute()
    const last = await liveOutcome(tx, dispute.id)
    if (last) await supersede(tx, last)
    const id = newId()
    const writer = { actorId: deed.moderatorId, companyId: null }
    await tx
      .insertInto('disputeOutcome')
      .values({
        id,
        disputeId: dispute.id,
        number: before.length + 1,
        kind,
        status: 'in_translation',
        documentId: await writeDispute(tx, { subjectId: id, engagement, language, deed: writer, fields }),
        authorId: deed.moderatorId,
        textZh: null,
        textEn: null,
        sha256Zh: null,
        sha256En: null,
        createdAt: await databaseNow(tx),
        readyAt: null,
        closedAt: null,
      })
      .execute()
    const event = kind === 'settlement' ? 'settlementProposed' : 'decisionWritten'
    await tellHistory(tx, { engagementId: engagement.id, event, actorId: deed.moderatorId, detail: { number: dispute.number } })
    return { ok: true } as const
  })
}

/**
 * Words of a dispute read in both languages. Of a settlement both texts are put together and hashed, and both sides are asked; a decision
 * holds from now on. Runs from a job, perhaps twice.
 */
export function onDisputeVerified(db: Db, { documentId }: { documentId: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const about = await tx
      .selectFrom('disputeOutcome')
      .innerJoin('dispute', 'dispute.id', 'disputeOutcome.disputeId')
      .select(['disputeOutcome.id', 'dispute.id as disputeId', 'dispute.engagementId'])
      .where('disputeOutcome.documentId', '=', documentId)
      .executeTakeFirst()
    // The lock comes first: meanwhile the dispute may have been withdrawn.
    const engagement = about ? await lockEngagement(tx, about.engagementId) : null
    const published = await publishDocument(tx, { documentId })
    if (!published.ok || !about || !engagement) return
    const outcome = await tx.selectFrom('disputeOutcome').selectAll().where('id', '=', about.id).executeTakeFirstOrThrow()
    if (outcome.status !== 'in_translation') return
    const dispute = await tx.selectFrom('dispute').selectAll().where('id', '=', about.disputeId).executeTakeFirstOrThrow()
    const now = await databaseNow(tx)
    const text = async (language: LanguageTag) => {
      const fields = (await readDocument(tx, { documentId, language }))?.fields ?? {}
      return outcomeText({ ref: engagement.ref, dispute: dispute.number, outcome }, fields, language)
    }
    const [textZh, textEn] = [await text('zh-CN'), await text('en')]
    const texts = { textZh, textEn, sha256Zh: hashOf(textZh), sha256En: hashOf(textEn), readyAt: now }
    const { number } = dispute
    const path = `/disputes/${number}`
    if (outcome.kind === 'settlement') {
      await moveOutcome(tx, outcome, 'ready', texts)
      await tellParty(tx, { engagement, to: 'both', kind: 'settlementToAccept', values: { number }, path })
      return
    }
    await moveOutcome(tx, outcome, 'in_force', { ...texts, closedAt: now })
    await endDispute(tx, { engagement, dispute, to: 'decided', actorId: outcome.authorId })
    await tellParty(tx, { engagement, to: 'both', kind: 'disputeDecided', values: { number }, path })
  })
}

interface Told {
  engagement: EngagementTable
  dispute: DisputeTable
  actorId: string
  event: 'mediationBegun' | 'mediationHandedBack'
}

async function tell(tx: Tx, { engagement, dispute: { number }, actorId, event }: Told): Promise<void> {
  await tellHistory(tx, { engagementId: engagement.id, event, actorId, detail: { number } })
  await tellParty(tx, { engagement, to: 'both', kind: event, values: { number }, path: `/disputes/${number}` })
}

async function lockDispute(tx: Tx, { engagementId, number }: Omit<Mediation, 'moderatorId'>) {
  const engagement = await lockEngagement(tx, engagementId)
  const dispute = await tx
    .selectFrom('dispute')
    .selectAll()
    .where('engagementId', '=', engagementId)
    .where('number', '=', number)
    .executeTakeFirst()
  return engagement && dispute ? { engagement, dispute } : null
}

/** The dispute under its engagement's lock, if this moderator mediates it. */
async function lockOwn(tx: Tx, deed: Mediation) {
  const found = await lockDispute(tx, deed)
  if (!found) return { ok: false, reason: 'notFound' } as const
  if (found.dispute.mediatorId !== deed.moderatorId) return { ok: false, reason: 'notMediator' } as const
  return found.dispute.status === 'mediation' ? ({ ok: true, ...found } as const) : ({ ok: false, reason: 'movedOn' } as const)
}
