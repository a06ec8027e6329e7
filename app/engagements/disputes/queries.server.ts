import type { Db, Tx } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import type { DocumentView } from '~/translations/document'
import { readDocuments, readLatest } from '~/translations/queries.server'
import type { Side } from '../engagement'
import { openStatuses } from './dispute'
import type { OutcomeKind, OutcomeStatus } from './outcome'

/** The dispute that is still to be settled; null when there is none. */
export async function openDispute(db: Db | Tx, engagementId: string) {
  const row = await db
    .selectFrom('dispute')
    .select(['id', 'number', 'side', 'status'])
    .where('engagementId', '=', engagementId)
    .where('status', 'in', openStatuses)
    .executeTakeFirst()
  return row ?? null
}

/** The settlement or decision that counts now. */
export async function liveOutcome(db: Db | Tx, disputeId: string) {
  const row = await db
    .selectFrom('disputeOutcome')
    .selectAll()
    .where('disputeId', '=', disputeId)
    .where('status', '<>', 'superseded')
    .executeTakeFirst()
  return row ?? null
}

/** Who has accepted a settlement. */
export const acceptancesOf = (db: Db | Tx, outcomeId: string) =>
  db
    .selectFrom('disputeAcceptance')
    .select(['side', 'name', 'createdAt as at'])
    .where('outcomeId', '=', outcomeId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

/** What a dispute of this engagement can refer to: criteria of its milestones and files that were delivered. */
export async function referable(db: Db | Tx, engagementId: string) {
  const criteria = await db
    .selectFrom('criterion')
    .innerJoin('milestone', 'milestone.id', 'criterion.milestoneId')
    .select(['criterion.id', 'criterion.number', 'criterion.documentId', 'criterion.field', 'milestone.number as milestone'])
    .where('milestone.engagementId', '=', engagementId)
    .orderBy('milestone.number')
    .orderBy('criterion.number')
    .limit(200)
    .execute()
  const files = await db
    .selectFrom('file')
    .innerJoin('delivery', 'delivery.id', 'file.ownerId')
    .innerJoin('milestone', 'milestone.id', 'delivery.milestoneId')
    .select(['file.id', 'file.name', 'file.sha256', 'milestone.number as milestone', 'delivery.number as round'])
    .where('milestone.engagementId', '=', engagementId)
    .where('file.ownerKind', '=', 'delivery')
    .orderBy('milestone.number')
    .orderBy('delivery.number')
    .orderBy('file.id')
    .limit(200)
    .execute()
  return { criteria, files }
}

export interface ReferableThings {
  criteria: { id: string; number: number; milestone: number; text: string; language: LanguageTag }[]
  files: { id: string; name: string; sha256: string; milestone: number; round: number }[]
}

/** As `referable`, with the criteria's words in the reader's language. */
export async function referableIn(
  db: Db,
  { engagementId, language }: { engagementId: string; language: LanguageTag },
): Promise<ReferableThings> {
  const { criteria, files } = await referable(db, engagementId)
  const views = await readDocuments(db, [...new Set(criteria.map(({ documentId }) => documentId))], language)
  return {
    criteria: criteria.map(({ documentId, field, ...each }) => {
      const view = views.get(documentId)
      return { ...each, text: view?.fields[field] ?? '', language: view?.language ?? language }
    }),
    files,
  }
}

const columns = [
  'dispute.id',
  'dispute.number',
  'dispute.side',
  'dispute.status',
  'dispute.documentId',
  'dispute.createdAt',
  'dispute.answerDueAt',
  'dispute.answerDocumentId',
  'dispute.answeredAt',
  'dispute.mediatorId',
  'dispute.mediationAt',
  'dispute.closedAt',
  'raiser.name as raisedBy',
  'answerer.name as answeredBy',
  'mediator.name as mediator',
] as const

const disputes = (db: Db, engagementId: string) =>
  db
    .selectFrom('dispute')
    .innerJoin('person as raiser', 'raiser.id', 'dispute.raisedBy')
    .leftJoin('person as answerer', 'answerer.id', 'dispute.answeredBy')
    .leftJoin('person as mediator', 'mediator.id', 'dispute.mediatorId')
    .select(columns)
    .where('dispute.engagementId', '=', engagementId)
    .orderBy('dispute.number', 'desc')

/** The disputes of an engagement, newest first, titles in the reader's language as far as they are verified in it. */
export async function disputesOf(db: Db, { engagementId, language }: { engagementId: string; language: LanguageTag }) {
  const rows = await disputes(db, engagementId).limit(50).execute()
  return Promise.all(
    rows.map(async ({ number, status, side, documentId }) => ({
      number,
      status,
      side,
      words: (await readLatest(db, { documentId, language }))!,
    })),
  )
}

export interface ShownOutcome {
  number: number
  kind: OutcomeKind
  status: OutcomeStatus
  words: DocumentView
  author: string
  createdAt: InstantText
  /** Once both languages are verified. */
  texts: Record<LanguageTag, { text: string; sha256: string }> | null
  acceptances: { side: Side; name: string; at: InstantText }[]
}

/** One dispute with everything that was said, in the reader's language with its provenance. */
export async function findDispute(
  db: Db,
  { engagementId, number, language }: { engagementId: string; number: number; language: LanguageTag },
) {
  const row = await disputes(db, engagementId).where('dispute.number', '=', number).executeTakeFirst()
  if (!row) return null
  const { id, documentId, answerDocumentId, ...facts } = row
  return {
    ...facts,
    id,
    words: (await readLatest(db, { documentId, language }))!,
    answer: answerDocumentId ? await readLatest(db, { documentId: answerDocumentId, language }) : null,
    references: await referencesOf(db, { engagementId, disputeId: id, language }),
    statements: await statementsOf(db, { disputeId: id, language }),
    outcomes: await outcomesOf(db, { disputeId: id, language }),
  }
}

export type ShownDispute = NonNullable<Awaited<ReturnType<typeof findDispute>>>

async function referencesOf(
  db: Db,
  { engagementId, disputeId, language }: { engagementId: string; disputeId: string; language: LanguageTag },
) {
  const rows = await db
    .selectFrom('disputeReference')
    .select(['criterionId', 'fileId'])
    .where('disputeId', '=', disputeId)
    .limit(120)
    .execute()
  const { criteria, files } = await referableIn(db, { engagementId, language })
  return {
    criteria: criteria.filter(({ id }) => rows.some(({ criterionId }) => criterionId === id)),
    files: files.filter(({ id }) => rows.some(({ fileId }) => fileId === id)),
  }
}

async function statementsOf(db: Db, { disputeId, language }: { disputeId: string; language: LanguageTag }) {
  const rows = await db
    .selectFrom('disputeStatement')
    .innerJoin('person', 'person.id', 'disputeStatement.authorId')
    .select(['number', 'speaker', 'addressee', 'documentId', 'disputeStatement.createdAt as at', 'person.name as author'])
    .where('disputeId', '=', disputeId)
    .orderBy('number')
    .limit(100)
    .execute()
  return Promise.all(rows.map(async ({ documentId, ...row }) => ({ ...row, words: (await readLatest(db, { documentId, language }))! })))
}

async function outcomesOf(db: Db, { disputeId, language }: { disputeId: string; language: LanguageTag }): Promise<ShownOutcome[]> {
  const rows = await db
    .selectFrom('disputeOutcome')
    .innerJoin('person', 'person.id', 'disputeOutcome.authorId')
    .selectAll('disputeOutcome')
    .select('person.name as author')
    .where('disputeId', '=', disputeId)
    .orderBy('number', 'desc')
    .limit(20)
    .execute()
  return Promise.all(
    rows.map(async ({ id, number, kind, status, documentId, author, createdAt, textZh, textEn, sha256Zh, sha256En }) => ({
      number,
      kind,
      status,
      author,
      createdAt,
      words: (await readLatest(db, { documentId, language }))!,
      texts:
        textZh !== null && textEn !== null && sha256Zh !== null && sha256En !== null
          ? { 'zh-CN': { text: textZh, sha256: sha256Zh }, en: { text: textEn, sha256: sha256En } }
          : null,
      acceptances: await acceptancesOf(db, id),
    })),
  )
}

/** The open disputes of these engagements, as the next step needs them. */
export async function disputesIn(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('dispute')
    .leftJoin('disputeOutcome', (join) =>
      join.onRef('disputeOutcome.disputeId', '=', 'dispute.id').on('disputeOutcome.status', 'in', ['in_translation', 'ready']),
    )
    .leftJoin('translationTask', (join) =>
      join
        .onRef('translationTask.documentId', '=', 'disputeOutcome.documentId')
        .on('translationTask.status', 'in', ['queued', 'claimed', 'in_review', 'changes_requested']),
    )
    .select(['dispute.engagementId', 'dispute.number', 'dispute.side', 'dispute.status', 'dispute.answerDueAt', 'dispute.answeredAt'])
    .select(['disputeOutcome.id as outcomeId', 'disputeOutcome.status as outcome', 'translationTask.dueAt'])
    .where('dispute.engagementId', 'in', ids)
    .where('dispute.status', 'in', openStatuses)
    .limit(1_000)
    .execute()
  return Promise.all(
    rows.map(async ({ outcomeId, ...row }) => ({
      ...row,
      accepted: outcomeId ? (await acceptancesOf(db, outcomeId)).map(({ side }): Side => side) : [],
    })),
  )
}
