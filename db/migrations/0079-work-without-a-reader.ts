import type { Kysely } from 'kysely'

/** What nobody will read any more: questions and amendments that bidding has overtaken, and the translations of whatever ended with its request. */
export async function up(db: Kysely<any>): Promise<void> {
  const over = db.selectFrom('request').select('id').where('status', 'not in', ['open', 'suspended'])
  await db
    .updateTable('question')
    .set({ status: 'lapsed' })
    .where('status', 'in', ['asked', 'translating', 'answering', 'verifying'])
    .where('requestId', 'in', over)
    .execute()
  await db
    .updateTable('amendment')
    .set({ status: 'withdrawn' })
    .where('status', 'in', ['draft', 'in_translation'])
    .where('requestId', 'in', over)
    .execute()
  const running = ['queued', 'claimed', 'in_review', 'changes_requested']
  const lapsed = db.selectFrom('question').where('status', '=', 'lapsed')
  await db
    .updateTable('translationTask')
    .set({ status: 'stale', claimedBy: null, claimExpiresAt: null })
    .where('status', 'in', running)
    .where((where) =>
      where.or([
        where('documentId', 'in', lapsed.select('questionDocumentId')),
        where('documentId', 'in', lapsed.select('answerDocumentId').where('answerDocumentId', 'is not', null)),
        where(
          'documentId',
          'in',
          db.selectFrom('request').select('documentId').where('status', 'not in', ['in_translation', 'buyer_confirm', 'open', 'suspended']),
        ),
        where(
          'documentId',
          'in',
          db
            .selectFrom('bid')
            .innerJoin('request', 'request.id', 'bid.requestId')
            .select('bid.documentId')
            .where('bid.documentId', 'is not', null)
            .where((bid) => bid.or([bid('bid.status', '=', 'disqualified'), bid('request.status', '=', 'cancelled')])),
        ),
      ]),
    )
    .execute()
}
