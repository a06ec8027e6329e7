import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { EngagementTable, LanguageTag, ReviewTable } from '#db/schema'
import { newId } from '~/platform/ids'
import { touchPublicPages } from '~/platform/public-version.server'
import { createDocument, publishDocument, requestTranslation, reviseDocument, unpublishDocument } from '~/translations/commands.server'
import { type Deed, lockEngagement, lockForParty, tellHistory, tellOther, tellParty } from '../commands.server'
import { companyOf, otherSide, type Side } from '../engagement'
import { closesAt, mayAnswer, mayWrite, openedAt, type Part, type RemovalReason, type Stars } from './review'

interface Write extends Deed {
  language: LanguageTag
  words: string
  stars: Stars
}

/**
 * A side writes its review, or writes it anew while it is sealed. When both are in, both are revealed in this transaction; otherwise the other
 * side learns that there is one, and nothing of it.
 */
export function writeReview(db: Db, { language, words, stars, ...deed }: Write) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    const now = await databaseNow(tx)
    const opened = openedAt(engagement)
    const all = await reviewsIn(tx, engagement.id)
    const own = all.find((review) => review.side === side)
    if (!opened || !mayWrite(side, opened, own?.status ?? null, now))
      return { ok: false, reason: own?.status === 'revealed' ? 'revealed' : 'notOpen' } as const
    if (own) {
      await reviseDocument(tx, { documentId: own.documentId, authorId: deed.actorId, fields: { words } })
      await requestTranslation(tx, { documentId: own.documentId })
      await tx
        .updateTable('review')
        .set({ starsJson: JSON.stringify(stars), writtenBy: deed.actorId, writtenAt: now })
        .where('id', '=', own.id)
        .where('status', '=', 'sealed')
        .execute()
      await tellHistory(tx, { engagementId: engagement.id, event: 'reviewChanged', actorId: deed.actorId, detail: { side } })
      return { ok: true, isRevealed: false } as const
    }
    const id = newId()
    const documentId = await writeWords(tx, { id, engagement, deed, language, fields: { words } })
    await tx
      .insertInto('review')
      .values({
        id,
        engagementId: engagement.id,
        side,
        companyId: companyOf(side, engagement),
        aboutId: companyOf(otherSide(side), engagement),
        status: 'sealed',
        documentId,
        starsJson: JSON.stringify(stars),
        writtenBy: deed.actorId,
        writtenAt: now,
        revealedAt: null,
        answerDocumentId: null,
        answeredBy: null,
        answeredAt: null,
      })
      .execute()
    await tellHistory(tx, { engagementId: engagement.id, event: 'reviewWritten', actorId: deed.actorId, detail: { side } })
    if (all.length === 0) {
      const values = { by: { instant: closesAt(opened) } }
      await tellOther(tx, { engagement, side, kind: 'reviewWritten', values, path: '/reviews' })
      return { ok: true, isRevealed: false } as const
    }
    await reveal(tx, engagement)
    return { ok: true, isRevealed: true } as const
  })
}

/** The time for reviews is over: what was written is revealed. Runs from a job, perhaps twice, perhaps early. */
export function revealWhenDue(db: Db, engagementId: string): Promise<void> {
  return inTransaction(db, async (tx) => {
    const engagement = await lockEngagement(tx, engagementId)
    const opened = engagement ? openedAt(engagement) : null
    if (!engagement || !opened || (await databaseNow(tx)) < closesAt(opened)) return
    await reveal(tx, engagement)
  })
}

/** The one move that a review makes: what is sealed is revealed, and stays so. */
async function reveal(tx: Tx, engagement: EngagementTable): Promise<void> {
  const revealedAt = await databaseNow(tx)
  const revealed = await tx
    .updateTable('review')
    .set({ status: 'revealed', revealedAt })
    .where('engagementId', '=', engagement.id)
    .where('status', '=', 'sealed')
    .returning('documentId')
    .execute()
  if (revealed.length === 0) return
  // Words that are not verified yet follow when they are.
  for (const { documentId } of revealed) await publishDocument(tx, { documentId })
  await touchPublicPages(tx)
  await tellHistory(tx, { engagementId: engagement.id, event: 'reviewsRevealed', actorId: null, detail: { count: revealed.length } })
  await tellParty(tx, { engagement, to: 'both', kind: 'reviewsRevealed', path: '/reviews' })
}

/** The words read in both languages: they come out if their review has been revealed and nobody took them down. */
export function onReviewVerified(db: Db, { documentId }: { documentId: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const review = await tx
      .selectFrom('review')
      .select(['id', 'status', 'documentId'])
      .where((where) => where.or([where('documentId', '=', documentId), where('answerDocumentId', '=', documentId)]))
      .executeTakeFirst()
    if (review?.status !== 'revealed') return
    const part: Part = review.documentId === documentId ? 'words' : 'answer'
    if (await removalOf(tx, review.id, part)) return
    await publishDocument(tx, { documentId })
    await touchPublicPages(tx)
  })
}

/** The reviewed side answers, once. `about` is the side that wrote the review. */
export function answerReview(db: Db, { language, answer, about, ...deed }: Deed & { language: LanguageTag; answer: string; about: Side }) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, deed)
    const review = found ? (await reviewsIn(tx, deed.engagementId)).find(({ side }) => side === about) : undefined
    if (!found || !review) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    if (!mayAnswer(side, { ...review, hasAnswer: review.answerDocumentId !== null })) return { ok: false, reason: 'answered' } as const
    const answerDocumentId = await writeWords(tx, { id: review.id, engagement, deed, language, fields: { answer } })
    await tx
      .updateTable('review')
      .set({ answerDocumentId, answeredBy: deed.actorId, answeredAt: await databaseNow(tx) })
      .where('id', '=', review.id)
      .execute()
    await tellHistory(tx, { engagementId: engagement.id, event: 'reviewAnswered', actorId: deed.actorId, detail: { side } })
    await tellOther(tx, { engagement, side, kind: 'reviewAnswered', path: '/reviews' })
    return { ok: true } as const
  })
}

interface Removal {
  actorId: string
  engagementId: string
  /** Whose review it is. */
  side: Side
  part: Part
  reason: RemovalReason
  note: string
}

/** A moderator takes words down that must not stand in public. Stars and facts stay, and the page says what was done and why. */
export function removeWords(db: Db, { actorId, engagementId, side, part, reason, note }: Removal) {
  return inTransaction(db, async (tx) => {
    const engagement = await lockEngagement(tx, engagementId)
    const review = (await reviewsIn(tx, engagementId)).find((each) => each.side === side)
    const documentId = part === 'words' ? review?.documentId : review?.answerDocumentId
    if (!engagement || !review || review.status !== 'revealed' || !documentId) return { ok: false, reason: 'notFound' } as const
    if (await removalOf(tx, review.id, part)) return { ok: false, reason: 'removed' } as const
    await tx
      .insertInto('reviewRemoval')
      .values({ reviewId: review.id, part, reason, note, removedBy: actorId, createdAt: await databaseNow(tx) })
      .execute()
    await unpublishDocument(tx, documentId)
    await touchPublicPages(tx)
    await tellHistory(tx, { engagementId, event: 'reviewRemoved', actorId, detail: { side, part, reason } })
    const values = { reason: { key: `reviews:removal.${reason}` } }
    await tellParty(tx, { engagement, to: part === 'words' ? side : otherSide(side), kind: 'reviewRemoved', values, path: '/reviews' })
    return { ok: true } as const
  })
}

const reviewsIn = (tx: Tx, engagementId: string): Promise<ReviewTable[]> =>
  tx.selectFrom('review').selectAll().where('engagementId', '=', engagementId).execute()

const removalOf = (tx: Tx, reviewId: string, part: Part) =>
  tx.selectFrom('reviewRemoval').select('reason').where('reviewId', '=', reviewId).where('part', '=', part).executeTakeFirst()

interface Words {
  id: string
  engagement: EngagementTable
  deed: Deed
  language: LanguageTag
  fields: Record<string, string>
}

async function writeWords(tx: Tx, { id, engagement, deed, language, fields }: Words): Promise<string> {
  const { documentId } = await createDocument(tx, {
    kind: 'review',
    subjectId: id,
    requestId: engagement.requestId,
    sourceLanguage: language,
    authorId: deed.actorId,
    companyId: deed.companyId,
    fields,
  })
  await requestTranslation(tx, { documentId })
  return documentId
}
