import { databaseNow } from '#db/clock'
import type { Db } from '#db/connect'
import type { InstantText, LanguageTag, ReviewTable } from '#db/schema'
import type { DocumentView } from '~/translations/document'
import { readDocuments, readLatest } from '~/translations/queries.server'
import { otherSide, type Side } from '../engagement'
import { aspectsOf, averagesOf, closesAt, mayAnswer, mayWrite, openedAt, type Part, type RemovalReason, type Stars } from './review'
import { type TrackRecord, trackRecordOf } from './track-record'

export interface Removed {
  reason: RemovalReason
  at: InstantText
}

/** A review that its reader may see: revealed, or the reader's own. */
export interface ShownReview {
  side: Side
  status: ReviewTable['status']
  stars: Stars
  /** That it was written in. */
  language: LanguageTag
  /** Null when a moderator took them down. */
  words: DocumentView | null
  answer: DocumentView | null
  removed: Partial<Record<Part, Removed>>
  writtenAt: InstantText
  hasAnswer: boolean
}

interface Reader {
  engagementId: string
  /** Null for an observer, who sees what both sides see of each other. */
  side: Side | null
  language: LanguageTag
  now: InstantText
}

/** The reviews of an engagement as far as a reader may see them now, and what the reader may do. */
export async function reviewsFor(db: Db, { engagementId, side, language, now }: Reader) {
  const engagement = await db
    .selectFrom('engagement')
    .select(['status', 'activatedAt', 'completedAt', 'endedAt'])
    .where('id', '=', engagementId)
    .executeTakeFirstOrThrow()
  const rows = await db.selectFrom('review').selectAll().where('engagementId', '=', engagementId).orderBy('side').execute()
  const visible = rows.filter((review) => review.status === 'revealed' || review.side === side)
  const reviews = await Promise.all(visible.map((review) => shown(db, review, language)))
  const opened = openedAt(engagement)
  const own = side ? rows.find((review) => review.side === side) : undefined
  const about = side ? reviews.find((review) => review.side === otherSide(side)) : undefined
  return {
    closesAt: opened && closesAt(opened),
    /** Who has written: that much is told before the reveal. */
    written: rows.map((review) => review.side),
    isRevealed: rows.some(({ status }) => status === 'revealed'),
    reviews,
    may: {
      write: mayWrite(side, opened, own?.status ?? null, now),
      answer: about !== undefined && mayAnswer(side, about),
    },
  }
}
export type ShownReviews = Awaited<ReturnType<typeof reviewsFor>>

async function shown(db: Db, review: ReviewTable, language: LanguageTag): Promise<ShownReview> {
  const removed = await removalsOf(db, [review.id])
  const mine = removed.get(review.id) ?? {}
  const { side, status, starsJson, documentId, answerDocumentId, writtenAt } = review
  const words = await readLatest(db, { documentId, language })
  return {
    side,
    status,
    stars: JSON.parse(starsJson) as Stars,
    language: words?.sourceLanguage ?? language,
    words: mine.words ? null : words,
    answer: answerDocumentId && !mine.answer ? await readLatest(db, { documentId: answerDocumentId, language }) : null,
    removed: mine,
    writtenAt,
    hasAnswer: answerDocumentId !== null,
  }
}

async function removalsOf(db: Db, ids: readonly string[]): Promise<Map<string, Partial<Record<Part, Removed>>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('reviewRemoval')
    .select(['reviewId', 'part', 'reason', 'createdAt as at'])
    .where('reviewId', 'in', ids)
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ reviewId }) => reviewId)].map(([id, own]) => [
      id,
      Object.fromEntries(own.map(({ part, reason, at }) => [part, { reason, at }])),
    ]),
  )
}

export const reviewsPerPage = 10

export interface PublicReview {
  id: string
  side: Side
  by: { ref: string; nameZh: string; nameEn: string }
  revealedAt: InstantText
  stars: Stars
  /** Null while they are translated, and when they were taken down. */
  words: DocumentView | null
  answer: DocumentView | null
  hasAnswer: boolean
  removed: Partial<Record<Part, Removed>>
}

/** What is said publicly about a company, newest first; only what has been revealed, words only once they are verified in both languages. */
export async function reviewsAbout(
  db: Db,
  { companyId, language, before }: { companyId: string; language: LanguageTag; before?: string | null },
): Promise<{ reviews: PublicReview[]; next: string | null }> {
  let query = db
    .selectFrom('review')
    .innerJoin('company', 'company.id', 'review.companyId')
    .select(['review.id', 'review.side', 'review.revealedAt', 'review.starsJson', 'review.documentId', 'review.answerDocumentId'])
    .select(['company.ref', 'company.nameZh', 'company.nameEn'])
    .where('review.aboutId', '=', companyId)
    .where('review.status', '=', 'revealed')
    .orderBy('review.id', 'desc')
    .limit(reviewsPerPage + 1)
  if (before) query = query.where('review.id', '<', before)
  const rows = await query.execute()
  const page = rows.slice(0, reviewsPerPage)
  const removed = await removalsOf(
    db,
    page.map(({ id }) => id),
  )
  const views = await readDocuments(
    db,
    page.flatMap(({ documentId, answerDocumentId }) => (answerDocumentId ? [documentId, answerDocumentId] : [documentId])),
    language,
  )
  return {
    reviews: page.map(({ id, side, revealedAt, starsJson, documentId, answerDocumentId, ...by }) => ({
      id,
      side,
      by,
      revealedAt: revealedAt!,
      stars: JSON.parse(starsJson) as Stars,
      words: views.get(documentId) ?? null,
      answer: (answerDocumentId && views.get(answerDocumentId)) || null,
      hasAnswer: answerDocumentId !== null,
      removed: removed.get(id) ?? {},
    })),
    next: rows.length > reviewsPerPage ? page.at(-1)!.id : null,
  }
}

/** Most engagements of a company that its record counts, the newest. */
const mostCounted = 200

/** A company's record and what its partners gave it, for its public page; null before its first finished engagement. */
export async function recordOf(db: Db, { companyId, kind }: { companyId: string; kind: 'buyer' | 'vendor' }) {
  const own = kind === 'buyer' ? ('engagement.buyerId' as const) : ('engagement.vendorId' as const)
  const engagements = await db
    .selectFrom('engagement')
    .select(['id', 'status'])
    .where(own, '=', companyId)
    .where('status', 'in', ['completed', 'closed', 'terminated'])
    .where('activatedAt', 'is not', null)
    .orderBy('id', 'desc')
    .limit(mostCounted)
    .execute()
  if (engagements.length === 0) return null
  const given = await db
    .selectFrom('review')
    .select('starsJson')
    .where('aboutId', '=', companyId)
    .where('status', '=', 'revealed')
    .orderBy('id', 'desc')
    .limit(mostCounted)
    .execute()
  const stars = given.map(({ starsJson }) => JSON.parse(starsJson) as Stars)
  return {
    record: await trackRecordIn(db, engagements),
    reviews: stars.length,
    averages: averagesOf(stars, aspectsOf[otherSide(kind)]),
  }
}
export type CompanyRecord = NonNullable<Awaited<ReturnType<typeof recordOf>>>

/** What the record says about these engagements. */
export async function trackRecordIn(db: Db, engagements: readonly { id: string; status: string }[]): Promise<TrackRecord> {
  const ids = engagements.map(({ id }) => id)
  const milestones = await db
    .selectFrom('milestone')
    .select(['id', 'dueOn', 'status'])
    .where('engagementId', 'in', ids)
    .limit(3_000)
    .execute()
  const deliveries = await db
    .selectFrom('delivery')
    .innerJoin('milestone', 'milestone.id', 'delivery.milestoneId')
    .leftJoin('verdict', 'verdict.deliveryId', 'delivery.id')
    .select(['delivery.milestoneId', 'delivery.createdAt as at', 'verdict.createdAt as judgedAt'])
    .where('milestone.engagementId', 'in', ids)
    .orderBy('delivery.number')
    .limit(10_000)
    .execute()
  const payments = await db
    .selectFrom('paymentFact')
    .innerJoin('milestone', 'milestone.id', 'paymentFact.milestoneId')
    .select(['paymentFact.milestoneId', 'paymentFact.kind', 'paymentFact.onDay'])
    .where('milestone.engagementId', 'in', ids)
    .where('paymentFact.isCurrent', '=', 1)
    .limit(10_000)
    .execute()
  const disputes = await db.selectFrom('dispute').select('id').where('engagementId', 'in', ids).limit(1_000).execute()
  const byMilestone = Map.groupBy(deliveries, ({ milestoneId }) => milestoneId)
  const paidOn = (id: string, kind: string) => payments.find((fact) => fact.milestoneId === id && fact.kind === kind)?.onDay ?? null
  return trackRecordOf({
    engagements: engagements.map(({ status }) => ({ isEndedEarly: status === 'terminated' })),
    milestones: milestones.map(({ id, dueOn, status }) => ({
      dueOn,
      isAccepted: status === 'accepted',
      deliveries: (byMilestone.get(id) ?? []).map(({ at, judgedAt }) => ({ at, judgedAt })),
      invoicedOn: paidOn(id, 'invoiced'),
      sentOn: paidOn(id, 'sent'),
    })),
    disputes: disputes.length,
  })
}

/** How many reviews each of these companies has; those without are missing. */
export async function reviewCounts(db: Db, companyIds: readonly string[]): Promise<Map<string, number>> {
  if (companyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('review')
    .select(['aboutId', ({ fn }) => fn.count<number>('id').as('many')])
    .where('aboutId', 'in', companyIds)
    .where('status', '=', 'revealed')
    .groupBy('aboutId')
    .execute()
  return new Map(rows.map(({ aboutId, many }) => [aboutId, Number(many)]))
}

/** By when, and who has written, for those of these engagements in which reviews are written now. */
export async function windowsIn(db: Db, engagementIds: readonly string[]): Promise<Map<string, { by: string; written: Side[] }>> {
  const engagements = await db
    .selectFrom('engagement')
    .select(['id', 'status', 'activatedAt', 'completedAt', 'endedAt'])
    .where('id', 'in', engagementIds)
    .where('status', 'in', ['completed', 'closed', 'terminated'])
    .execute()
  if (engagements.length === 0) return new Map()
  const now = await databaseNow(db)
  const written = await db
    .selectFrom('review')
    .select(['engagementId', 'side', 'status'])
    .where('engagementId', 'in', engagementIds)
    .execute()
  return new Map(
    engagements.flatMap((engagement) => {
      const opened = openedAt(engagement)
      const own = written.filter(({ engagementId }) => engagementId === engagement.id)
      const isOpen = opened !== null && now < closesAt(opened) && own.every(({ status }) => status === 'sealed')
      return isOpen ? [[engagement.id, { by: closesAt(opened), written: own.map(({ side }) => side) }] as const] : []
    }),
  )
}
