import type { Db } from '#db/connect'
import type { AmendmentTable, Currency, RequestStatus } from '#db/schema'
import type { Language } from '~/platform/i18n/language'
import { addWorkingHours } from '~/platform/working-days.server'
import type { Fields } from '~/translations/document'
import { readDocument, readLatest, readOriginal, readPublishedOriginal } from '~/translations/queries.server'
import { triageHours } from '~/triage/triage'
import { type Description, descriptionFrom } from './description'
import { buyersTurn } from './next-step'

/** A buyer's request in a list, with what is needed to say who acts next. */
export interface OwnSummary {
  ref: string
  status: RequestStatus
  title: string
  /** Language of the title. */
  language: Language
  deadlineAt: string | null
  /** By when whoever acts next has promised to. */
  dueAt: string | null
  updatedAt: string
  /** Questions of vendors that wait for an answer. */
  questions: number
  amendment: Extract<AmendmentTable['status'], 'draft' | 'in_translation'> | null
}

const pageSize = 20

/** A company's requests, last changed first; `after` is the last page's cursor. */
export async function listOwnRequests(
  db: Db,
  { companyId, after, limit = pageSize }: { companyId: string; after?: string | null; limit?: number },
): Promise<{ requests: OwnSummary[]; next: string | null }> {
  const [updatedAt, id] = after?.split('~') ?? []
  let query = summaryRows(db, companyId).limit(limit + 1)
  if (updatedAt && id) {
    query = query.where((where) =>
      where.or([
        where('request.updatedAt', '<', updatedAt),
        where.and([where('request.updatedAt', '=', updatedAt), where('request.id', '<', id)]),
      ]),
    )
  }
  const rows = await query.execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { requests: await summariesOf(db, shown), next: last ? `${last.updatedAt}~${last.id}` : null }
}

/** More things to do than anybody does in a day; what there is beyond stands in the list of all. */
const mostToDo = 50

/** A company's requests in which nothing goes on until somebody there does something, wherever they stand in the list of all: `needsBuyer`. */
export async function requestsToDo(db: Db, companyId: string): Promise<OwnSummary[]> {
  const rows = await summaryRows(db, companyId)
    .where('request.status', 'in', [...buyersTurn, 'open', 'suspended'])
    .where((where) =>
      where.or([
        where('request.status', 'in', buyersTurn),
        where('amendment.status', '=', 'draft'),
        where.exists(
          where
            .selectFrom('question')
            .select('question.id')
            .whereRef('question.requestId', '=', 'request.id')
            .where('question.status', '=', 'answering'),
        ),
      ]),
    )
    .limit(mostToDo)
    .execute()
  return summariesOf(db, rows)
}

const summaryRows = (db: Db, companyId: string) =>
  db
    .selectFrom('request')
    .innerJoin('document', 'document.id', 'request.documentId')
    .innerJoin('revision', (join) =>
      join.onRef('revision.documentId', '=', 'document.id').onRef('revision.number', '=', 'document.revision'),
    )
    .leftJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'document.id').onRef('publication.language', '=', 'document.sourceLanguage'),
    )
    .leftJoin('amendment', (join) =>
      join.onRef('amendment.requestId', '=', 'request.id').on('amendment.status', 'in', ['draft', 'in_translation']),
    )
    .select(['request.id', 'request.ref', 'request.status', 'request.documentId', 'request.submittedAt', 'request.deadlineAt'])
    .select(['request.updatedAt', 'document.sourceLanguage', 'revision.fieldsJson', 'publication.title as titleOut'])
    .select('amendment.status as amendment')
    .where('request.companyId', '=', companyId)
    .orderBy('request.updatedAt', 'desc')
    .orderBy('request.id', 'desc')

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaryRows>['execute']>>[number]

async function summariesOf(db: Db, rows: readonly SummaryRow[]): Promise<OwnSummary[]> {
  const [questions, due] = [
    await questionsWaiting(
      db,
      rows.map((row) => row.id),
    ),
    await translationsDue(
      db,
      rows.map((row) => row.documentId),
    ),
  ]
  return rows.map((row) => ({
    ref: row.ref,
    status: row.status,
    title: row.titleOut ?? (JSON.parse(row.fieldsJson) as Fields).title ?? '',
    language: row.sourceLanguage,
    deadlineAt: row.deadlineAt,
    dueAt: dueOf(row, due.get(row.documentId) ?? null),
    updatedAt: row.updatedAt,
    questions: questions.get(row.id) ?? 0,
    amendment: row.amendment as OwnSummary['amendment'],
  }))
}

/** A moderator answers within a working day of the hand-in; a translation has its own due time. */
function dueOf(
  { status, submittedAt }: { status: RequestStatus; submittedAt: string | null },
  translationDue: string | null,
): string | null {
  if ((status === 'submitted' || status === 'in_triage') && submittedAt) return addWorkingHours(submittedAt, triageHours)
  return status === 'in_translation' ? translationDue : null
}

async function questionsWaiting(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('question')
    .select(({ fn }) => ['requestId', fn.countAll<number>().as('waiting')])
    .where('requestId', 'in', ids)
    .where('status', '=', 'answering')
    .groupBy('requestId')
    .execute()
  return new Map(rows.map(({ requestId, waiting }) => [requestId, Number(waiting)]))
}

async function translationsDue(db: Db, documentIds: readonly string[]): Promise<Map<string, string>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('translationTask')
    .select(({ fn }) => ['documentId', fn.max<string>('dueAt').as('dueAt')])
    .where('documentId', 'in', documentIds)
    .where('status', 'in', ['queued', 'claimed', 'in_review', 'changes_requested'])
    .groupBy('documentId')
    .execute()
  return new Map(rows.map(({ documentId, dueAt }) => [documentId, dueAt]))
}

/**
 * The words of a request for its buyer and the staff: what is in force once it is out, since an amendment that is being written is its buyer's alone;
 * before that, what its author wrote last.
 */
export const wordsInForce = (db: Db, { documentId, publishedAt }: Pick<WholeRequest, 'documentId' | 'publishedAt'>, language: Language) =>
  publishedAt ? readDocument(db, { documentId, language }) : readLatest(db, { documentId, language })

/** All of one request as it is in force, for its buyer and for the staff: routes choose what they show. */
export interface WholeRequest {
  id: string
  ref: string
  companyId: string
  documentId: string
  status: RequestStatus
  language: Language
  version: number
  description: Description
  claimedBy: string | null
  claimExpiresAt: string | null
  submittedAt: string | null
  publishedAt: string | null
  deadlineAt: string | null
  dueAt: string | null
  updatedAt: string
  reasonCode: string | null
  reasonText: string
  questions: number
}

const wholeColumns = [
  ...([
    'id',
    'ref',
    'companyId',
    'documentId',
    'status',
    'version',
    'vertical',
    'division',
    'serviceKind',
    'currency',
    'budgetMin',
  ] as const),
  ...(['budgetMax', 'biddingDays', 'startWish', 'workplace', 'confidentiality', 'wantsConfirm', 'claimedBy', 'claimExpiresAt'] as const),
  ...(['mode', 'togetherJson'] as const),
  ...(['submittedAt', 'publishedAt', 'deadlineAt', 'updatedAt', 'reasonCode', 'reasonText'] as const),
] as const

/** A request of this company, or nothing. */
export async function findOwnRequest(db: Db, { companyId, ref }: { companyId: string; ref: string }): Promise<WholeRequest | null> {
  const row = await db
    .selectFrom('request')
    .select(wholeColumns)
    .where('ref', '=', ref)
    .where('companyId', '=', companyId)
    .executeTakeFirst()
  return row ? whole(db, row) : null
}

/** A request that was handed in, for the staff: a draft is nobody else's business. */
export async function findForStaff(db: Db, { ref }: { ref: string }): Promise<WholeRequest | null> {
  const row = await db
    .selectFrom('request')
    .select(wholeColumns)
    .where('ref', '=', ref)
    .where('submittedAt', 'is not', null)
    .executeTakeFirst()
  return row ? whole(db, row) : null
}

type Row = Parameters<typeof descriptionFrom>[1] &
  Omit<WholeRequest, 'language' | 'description' | 'dueAt' | 'questions'> & { currency: Currency }

async function whole(db: Db, row: Row): Promise<WholeRequest> {
  const requirements = await db
    .selectFrom('requirement')
    .select(['key', 'level'])
    .where('requestId', '=', row.id)
    .orderBy('ordinal')
    .execute()
  const chosen = await db.selectFrom('requestTechnology').select('technology').where('requestId', '=', row.id).execute()
  const original = row.publishedAt ? await readPublishedOriginal(db, row.documentId) : await readOriginal(db, row.documentId)
  const questions = await questionsWaiting(db, [row.id])
  const due = await translationsDue(db, [row.documentId])
  return {
    id: row.id,
    ref: row.ref,
    companyId: row.companyId,
    documentId: row.documentId,
    status: row.status,
    language: original?.sourceLanguage ?? 'zh-CN',
    version: row.version,
    description: descriptionFrom(
      original?.fields ?? {},
      row,
      requirements,
      chosen.map(({ technology }) => technology),
    ),
    claimedBy: row.claimedBy,
    claimExpiresAt: row.claimExpiresAt,
    submittedAt: row.submittedAt,
    publishedAt: row.publishedAt,
    deadlineAt: row.deadlineAt,
    dueAt: dueOf(row, due.get(row.documentId) ?? null),
    updatedAt: row.updatedAt,
    reasonCode: row.reasonCode,
    reasonText: row.reasonText,
    questions: questions.get(row.id) ?? 0,
  }
}

export interface HistoryEntry {
  event: string
  at: string
  /** Name of a moderator or of a colleague; null for the system. */
  actor: string | null
  reasonCode: string | null
  note: string
}

/** What happened, newest first. */
export async function historyOf(db: Db, requestId: string): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('requestEvent')
    .leftJoin('person', 'person.id', 'requestEvent.actorId')
    .select(['requestEvent.event', 'requestEvent.createdAt as at', 'person.name as actor', 'requestEvent.reasonCode', 'requestEvent.note'])
    .where('requestEvent.requestId', '=', requestId)
    .orderBy('requestEvent.createdAt', 'desc')
    .orderBy('requestEvent.id', 'desc')
    .limit(100)
    .execute()
  return rows
}
