import type { Db } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import type { DocumentView } from '~/translations/document'
import { readLatest } from '~/translations/queries.server'
import type { Side } from '../engagement'
import type { ChangeOrderStatus } from './change-order'

export interface ShownOrder {
  number: number
  side: Side
  status: ChangeOrderStatus
  milestoneNumber: number | null
  deltaMinor: number
  dueOn: string | null
  words: DocumentView
  proposedBy: string
  createdAt: InstantText
  readyAt: InstantText | null
  decidedBy: string | null
  decidedAt: InstantText | null
  decline: DocumentView | null
  sha256Zh: string | null
  sha256En: string | null
  /** By when the translation is due, while it is under way. */
  dueAt: InstantText | null
}

/** The change orders of an engagement, newest first, in the reader's language as far as they are verified in it. */
export async function ordersOf(db: Db, { engagementId, language }: { engagementId: string; language: LanguageTag }): Promise<ShownOrder[]> {
  const rows = await db
    .selectFrom('changeOrder')
    .innerJoin('person', 'person.id', 'changeOrder.proposedBy')
    .leftJoin('person as decider', 'decider.id', 'changeOrder.decidedBy')
    .leftJoin('translationTask', (join) =>
      join
        .onRef('translationTask.documentId', '=', 'changeOrder.documentId')
        .on('translationTask.status', 'in', ['queued', 'claimed', 'in_review', 'changes_requested']),
    )
    .select(['changeOrder.number', 'changeOrder.side', 'changeOrder.status', 'changeOrder.milestoneNumber', 'changeOrder.deltaMinor'])
    .select(['changeOrder.dueOn', 'changeOrder.documentId', 'changeOrder.createdAt', 'changeOrder.readyAt', 'changeOrder.decidedAt'])
    .select(['changeOrder.declineDocumentId', 'changeOrder.sha256Zh', 'changeOrder.sha256En'])
    .select(['person.name as proposedBy', 'decider.name as decidedBy', 'translationTask.dueAt'])
    .where('changeOrder.engagementId', '=', engagementId)
    .orderBy('changeOrder.number', 'desc')
    .limit(50)
    .execute()
  return Promise.all(
    rows.map(async ({ documentId, declineDocumentId, ...row }) => ({
      ...row,
      words: (await readLatest(db, { documentId, language }))!,
      decline: declineDocumentId ? await readLatest(db, { documentId: declineDocumentId, language }) : null,
    })),
  )
}
