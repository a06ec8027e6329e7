import type { Db, Tx } from '#db/connect'
import type { EngagementStatus, InstantText, LanguageTag, MilestoneStatus } from '#db/schema'
import type { DocumentView } from '~/translations/document'
import { readLatest } from '~/translations/queries.server'
import { openDispute } from '../disputes/queries.server'
import type { Side } from '../engagement'
import type { PaymentState } from '../payments/payment'
import { currentFacts } from '../payments/queries.server'
import { barOf, type MotionKind, type MotionStatus, mayPropose, motionKinds } from './motion'

/** The motion that waits for an answer. */
export async function openMotion(db: Db | Tx, engagementId: string) {
  const row = await db
    .selectFrom('motion')
    .select(['number', 'kind', 'side', 'status', 'readyAt'])
    .where('engagementId', '=', engagementId)
    .where('status', '=', 'proposed')
    .executeTakeFirst()
  return row ?? null
}

/** What else is open, as far as it bars a motion. */
export const around = async (db: Db | Tx, engagementId: string) => ({
  hasMotion: (await openMotion(db, engagementId)) !== null,
  hasDispute: (await openDispute(db, engagementId)) !== null,
})

/** What concerns the engagement as a whole: the motion that waits, what this side can put, and the dispute that keeps it from ending early. */
export async function motionDeeds(
  db: Db,
  { engagementId, side, status }: { engagementId: string; side: Side | null; status: EngagementStatus },
): Promise<{ motion: Awaited<ReturnType<typeof openMotion>>; may: MotionKind[]; dispute: number | null; hasDispute: boolean }> {
  const [motion, dispute] = [await openMotion(db, engagementId), await openDispute(db, engagementId)]
  const [hasMotion, hasDispute] = [motion !== null, dispute !== null]
  const isBarred = barOf('terminate', status, { hasMotion: false, hasDispute }) === 'disputeOpen'
  return {
    ...{ motion, hasDispute },
    may: motionKinds.filter((kind) => mayPropose(side, kind, status, { hasMotion, hasDispute })),
    dispute: side && dispute && isBarred ? dispute.number : null,
  }
}

export interface ShownMotion {
  number: number
  kind: MotionKind
  side: Side
  status: MotionStatus
  words: DocumentView
  proposedBy: string
  createdAt: InstantText
  readyAt: InstantText | null
  decidedBy: string | null
  decidedAt: InstantText | null
}

/** The motions of an engagement, newest first: words in the reader's language once verified in it. */
export async function motionsOf(
  db: Db,
  { engagementId, language }: { engagementId: string; language: LanguageTag },
): Promise<ShownMotion[]> {
  const rows = await db
    .selectFrom('motion')
    .innerJoin('person', 'person.id', 'motion.proposedBy')
    .leftJoin('person as decider', 'decider.id', 'motion.decidedBy')
    .select(['motion.number', 'motion.kind', 'motion.side', 'motion.status', 'motion.documentId', 'motion.createdAt'])
    .select(['motion.readyAt', 'motion.decidedAt', 'person.name as proposedBy', 'decider.name as decidedBy'])
    .where('motion.engagementId', '=', engagementId)
    .orderBy('motion.number', 'desc')
    .limit(50)
    .execute()
  return Promise.all(rows.map(async ({ documentId, ...row }) => ({ ...row, words: (await readLatest(db, { documentId, language }))! })))
}

/** The unanswered motions of these engagements, with the due time of their translation. */
export const motionsIn = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('motion')
    .leftJoin('translationTask', (join) =>
      join
        .onRef('translationTask.documentId', '=', 'motion.documentId')
        .on('translationTask.status', 'in', ['queued', 'claimed', 'in_review', 'changes_requested']),
    )
    .select(['motion.engagementId', 'motion.number', 'motion.kind', 'motion.side', 'motion.createdAt', 'motion.readyAt'])
    .select('translationTask.dueAt')
    .where('motion.engagementId', 'in', ids)
    .where('motion.status', '=', 'proposed')
    .limit(1_000)
    .execute()

export interface PayableLine {
  number: number
  status: MilestoneStatus
  priceMinor: number
  payment: PaymentState
}

/** What an early end leaves to be paid: accepted milestones whose payment has not arrived. What is not accepted is not payable by it. */
export async function remainsPayable(db: Db | Tx, engagementId: string): Promise<{ lines: PayableLine[]; openMinor: number }> {
  const milestones = await db
    .selectFrom('milestone')
    .select(['id', 'number', 'status', 'priceMinor'])
    .where('engagementId', '=', engagementId)
    .orderBy('number')
    .limit(100)
    .execute()
  const facts = await currentFacts(
    db,
    milestones.map(({ id }) => id),
  )
  const lines = milestones.map(({ id, ...milestone }) => ({
    ...milestone,
    payment: facts.filter(({ milestoneId }) => milestoneId === id).at(-1)?.kind ?? null,
  }))
  return { lines, openMinor: lines.filter(isOpen).reduce((sum, { priceMinor }) => sum + priceMinor, 0) }
}

const isOpen = ({ status, payment }: PayableLine) => status === 'accepted' && payment !== 'received'
