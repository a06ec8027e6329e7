import type { Db } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'

/** Whether each of these documents, in its current revision, is written or verified in this language. */
export async function wordsAreReady(
  db: Db,
  { documentIds, language }: { documentIds: readonly string[]; language: LanguageTag },
): Promise<boolean> {
  if (documentIds.length === 0) return true
  const waiting = await db
    .selectFrom('document')
    .innerJoin('revision', (join) =>
      join.onRef('revision.documentId', '=', 'document.id').onRef('revision.number', '=', 'document.revision'),
    )
    .leftJoin('translationTask', (join) =>
      join
        .onRef('translationTask.revisionId', '=', 'revision.id')
        .on('translationTask.targetLanguage', '=', language)
        .on('translationTask.status', '=', 'verified'),
    )
    .select('document.id')
    .where('document.id', 'in', [...documentIds])
    .where('document.sourceLanguage', '!=', language)
    .where('translationTask.id', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return waiting === undefined
}

export interface Committed {
  commitment: string
  submittedAt: InstantText
  /** What the opening found. */
  seal: 'sound' | 'broken' | 'notOpened'
}

/** What everybody may see of the bids after the opening: their commitments, in the order of the commitments, which tells nothing. */
export async function commitmentsOf(db: Db, requestId: string): Promise<Committed[]> {
  const rows = await db
    .selectFrom('bid')
    .innerJoin('bidVersion', (join) => join.onRef('bidVersion.bidId', '=', 'bid.id').onRef('bidVersion.number', '=', 'bid.version'))
    .innerJoin('request', 'request.id', 'bid.requestId')
    .select(['bidVersion.commitment', 'bidVersion.submittedAt', 'bid.disqualifiedReason'])
    .where('bid.requestId', '=', requestId)
    .where('request.openedAt', 'is not', null)
    .where('bid.status', 'in', ['opened', 'readable', 'shortlisted', 'won', 'not_selected', 'disqualified'])
    .orderBy('bidVersion.commitment')
    .limit(500)
    .execute()
  return rows.map(({ commitment, submittedAt, disqualifiedReason }) => ({
    commitment: commitment ?? '',
    submittedAt,
    seal: disqualifiedReason === 'sealBroken' ? 'broken' : disqualifiedReason === 'notOpened' ? 'notOpened' : 'sound',
  }))
}

/**
 * Nonces and contents for those concerned. A bidder gets its own from the opening on; the buyer gets all, but only once the gate of equal
 * translation has opened for all: contents carry the words.
 */
export async function releasedTo(db: Db, { requestId, companyId }: { requestId: string; companyId: string }) {
  const rows = await db
    .selectFrom('bid')
    .innerJoin('request', 'request.id', 'bid.requestId')
    .innerJoin('bidVersion', (join) => join.onRef('bidVersion.bidId', '=', 'bid.id').onRef('bidVersion.number', '=', 'bid.version'))
    .select([
      'bid.ref',
      'bid.status',
      'bid.companyId',
      'request.companyId as buyerId',
      'bidVersion.commitment',
      'bidVersion.nonceOpened',
      'bidVersion.contentOpened',
    ])
    .where('bid.requestId', '=', requestId)
    .where('request.openedAt', 'is not', null)
    .where('bidVersion.contentOpened', 'is not', null)
    .where((where) => where.or([where('request.companyId', '=', companyId), where('bid.companyId', '=', companyId)]))
    .orderBy('bid.ref')
    .limit(200)
    .execute()
  const isWaiting = rows.some(({ status }) => status === 'opened')
  return rows
    .filter((row) => row.companyId === companyId || !isWaiting)
    .map(({ ref, commitment, nonceOpened, contentOpened }) => ({
      ref,
      commitment: commitment ?? '',
      nonce: nonceOpened ?? '',
      content: contentOpened ?? '',
    }))
}
