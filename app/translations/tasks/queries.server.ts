import type { Db } from '#db/connect'
import type { DocumentKind, LanguageTag, SegmentState, TaskStatus, TranslationHistoryTable, TranslationMethod } from '#db/schema'
import { checkContext } from '../checks/queries.server'
import { readMachine, toldMethod } from '../machine/queries.server'
import { heirsOf, readPresence } from '../presence/queries.server'
import { mediates } from './bar.server'
import { hurriedPriority, isHeld, isSettled, type QueueTab, translatingStatuses } from './task'

const pageSize = 30
/** Tabs count up to this many, then say "99+". */
const countedUpTo = 100

export interface QueueItem {
  id: string
  kind: DocumentKind
  targetLanguage: LanguageTag
  status: TaskStatus
  dueAt: string
  /** Whether a reader has asked for it. */
  isHurried: boolean
  createdAt: string
  verifiedAt: string | null
  charactersOpen: number
  charactersNew: number
  charactersKnown: number
  /** The first sentence of the document, in its own language: what one knows it by. */
  opening: string
  holder: { id: string; name: string } | null
  translator: string | null
  reviewer: string | null
}

/** One page of the queue: by due time, the verified ones newest first. `after` is the cursor that the page before gave. */
export async function readQueue(
  db: Db,
  { tab, personId, after, now }: { tab: QueueTab; personId: string; after?: string | null; now: string },
) {
  const [afterAt, afterId] = (after ?? '').split('~')
  let query = inTab(db, tab, personId)
    .leftJoin('person as holder', 'holder.id', 'translationTask.claimedBy')
    .leftJoin('person as translator', 'translator.id', 'translationTask.translatorId')
    .leftJoin('person as reviewer', 'reviewer.id', 'translationTask.reviewerId')
    .leftJoin('segment', (join) => join.onRef('segment.revisionId', '=', 'translationTask.revisionId').on('segment.ordinal', '=', 0))
    .select([
      'translationTask.id',
      'translationTask.kind',
      'translationTask.targetLanguage',
      'translationTask.status',
      'translationTask.dueAt',
      'translationTask.priority',
      'translationTask.createdAt',
      'translationTask.verifiedAt',
      'translationTask.charactersOpen',
      'translationTask.charactersNew',
      'translationTask.charactersKnown',
      'translationTask.claimedBy',
      'translationTask.claimExpiresAt',
      'segment.text as opening',
      'holder.name as holderName',
      'translator.name as translator',
      'reviewer.name as reviewer',
    ])
    .limit(pageSize + 1)
  const [column, direction, comparison] = tab === 'verified' ? (['verifiedAt', 'desc', '<'] as const) : (['dueAt', 'asc', '>'] as const)
  query = query.orderBy(`translationTask.${column}`, direction).orderBy('translationTask.id', direction)
  if (afterAt && afterId) {
    query = query.where((where) =>
      where.or([
        where(`translationTask.${column}`, comparison, afterAt),
        where.and([where(`translationTask.${column}`, '=', afterAt), where('translationTask.id', comparison, afterId)]),
      ]),
    )
  }
  const rows = await query.execute()
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
  const items: QueueItem[] = rows.slice(0, pageSize).map(({ claimedBy, claimExpiresAt, holderName, opening, priority, ...row }) => ({
    ...row,
    isHurried: priority >= hurriedPriority,
    opening: opening ?? '',
    holder: claimedBy && isHeld({ claimedBy, claimExpiresAt }, now) ? { id: claimedBy, name: holderName ?? '' } : null,
  }))
  return { items, next: last ? `${last[column]}~${last.id}` : null }
}

/** How many tasks each tab holds, at most 100 each. */
export async function countQueue(db: Db, personId: string): Promise<Record<Exclude<QueueTab, 'verified'>, number>> {
  const count = async (tab: QueueTab) => (await inTab(db, tab, personId).select('translationTask.id').limit(countedUpTo).execute()).length
  return { translate: await count('translate'), review: await count('review'), mine: await count('mine') }
}

function inTab(db: Db, tab: QueueTab, personId: string) {
  const query = db.selectFrom('translationTask')
  if (tab === 'translate') return query.where('translationTask.status', 'in', translatingStatuses)
  if (tab === 'review') return query.where('translationTask.status', '=', 'in_review')
  if (tab === 'verified') return query.where('translationTask.status', '=', 'verified')
  return query.where((where) =>
    where.or([
      where.and([
        where('translationTask.claimedBy', '=', personId),
        where('translationTask.status', 'in', ['claimed', 'changes_requested', 'in_review']),
      ]),
      where.and([
        where('translationTask.translatorId', '=', personId),
        where('translationTask.status', 'in', ['changes_requested', 'in_review']),
      ]),
    ]),
  )
}

export interface HistoryLine {
  id: string
  event: TranslationHistoryTable['event']
  method: TranslationMethod
  person: string
  text: string
  at: string
}

export interface EditorSegment {
  id: string
  /** From 1, as people count. */
  number: number
  field: string
  source: string
  separator: string
  text: string
  state: SegmentState
  isStale: boolean
  madeFromText: string | null
  method: TranslationMethod
  version: number
  isOwn: boolean
  history: HistoryLine[]
}

export interface TaskComment {
  id: string
  segmentId: string | null
  person: string
  text: string
  isResolved: boolean
  at: string
}

/** Lines of history that one page shows. */
const historyLimit = 1_500

/** Everything that the editor shows of a task, for one member of staff. */
export async function readEditor(db: Db, { taskId, personId, now }: { taskId: string; personId: string; now: string }) {
  const task = await db
    .selectFrom('translationTask')
    .innerJoin('document', 'document.id', 'translationTask.documentId')
    .leftJoin('request', 'request.id', 'translationTask.requestId')
    .leftJoin('person as translator', 'translator.id', 'translationTask.translatorId')
    .leftJoin('person as reviewer', 'reviewer.id', 'translationTask.reviewerId')
    .select([
      'translationTask.id',
      'translationTask.documentId',
      'translationTask.kind',
      'translationTask.status',
      'translationTask.targetLanguage',
      'translationTask.dueAt',
      'translationTask.submittedAt',
      'translationTask.translatorId',
      'translationTask.charactersNew',
      'translationTask.charactersKnown',
      'document.sourceLanguage',
      'request.ref as requestRef',
      'translator.name as translator',
      'reviewer.name as reviewer',
    ])
    .select((each) => mediates(each, personId).as('isMediator'))
    .where('translationTask.id', '=', taskId)
    .executeTakeFirst()
  if (!task) return null
  const presence = await readPresence(db, { taskId, personId, now })
  const rows = await segmentRows(db, taskId)
  const history = await historyOf(db, taskId)
  const { translatorId, isMediator, ...facts } = task
  return {
    ...facts,
    isMine: presence?.isMine ?? false,
    holder: presence?.holder ?? null,
    /** Tells whether somebody else has done something since (`Presence`). */
    mark: presence?.mark ?? '',
    heirs: await heirsOf(db, { taskId, personId }),
    isOwnWork: translatorId === personId || rows.some((row) => row.translatorId === personId && !isSettled(row.state)),
    /** The reader mediates a dispute about the request, and so keeps out of its texts. */
    isMediator: Boolean(isMediator),
    successorId: task.status === 'stale' ? await successorOf(db, task) : null,
    segments: rows.map(
      ({ translationId, translatorId, isStale, ...row }, index): EditorSegment => ({
        ...row,
        number: index + 1,
        isStale: isStale === 1,
        isOwn: translatorId === personId,
        history: history.get(translationId) ?? [],
      }),
    ),
    comments: await commentsOf(db, taskId),
    machine: await readMachine(db, taskId),
    checks: await checkContext(db, { taskId, sourceLanguage: task.sourceLanguage, segments: rows }),
  }
}

export type Editor = NonNullable<Awaited<ReturnType<typeof readEditor>>>

const segmentRows = (db: Db, taskId: string) =>
  db
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .select([
      'segment.id',
      'segment.field',
      'segment.text as source',
      'segment.separator',
      'translation.id as translationId',
      'translation.text',
      'translation.state',
      'translation.isStale',
      'translation.madeFromText',
      'translation.version',
      'translation.translatorId',
    ])
    .select(toldMethod)
    .where('translation.taskId', '=', taskId)
    .where('segment.text', '<>', '')
    .orderBy('translation.ordinal')
    .execute()

async function historyOf(db: Db, taskId: string): Promise<Map<string, HistoryLine[]>> {
  const lines = await db
    .selectFrom('translationHistory')
    .innerJoin('translation', 'translation.id', 'translationHistory.translationId')
    .innerJoin('person', 'person.id', 'translationHistory.personId')
    .select([
      'translationHistory.id',
      'translationHistory.translationId',
      'translationHistory.event',
      'translationHistory.method',
      'translationHistory.text',
      'translationHistory.createdAt as at',
      'person.name as person',
    ])
    .where('translation.taskId', '=', taskId)
    .orderBy('translationHistory.createdAt', 'desc')
    .orderBy('translationHistory.id', 'desc')
    .limit(historyLimit)
    .execute()
  const byTranslation = new Map<string, HistoryLine[]>()
  for (const { translationId, ...line } of lines) {
    const own = byTranslation.get(translationId) ?? []
    own.push(line)
    byTranslation.set(translationId, own)
  }
  return byTranslation
}

async function commentsOf(db: Db, taskId: string): Promise<TaskComment[]> {
  const rows = await db
    .selectFrom('translationComment')
    .innerJoin('person', 'person.id', 'translationComment.personId')
    .select([
      'translationComment.id',
      'translationComment.segmentId',
      'translationComment.text',
      'translationComment.isResolved',
      'translationComment.createdAt as at',
      'person.name as person',
    ])
    .where('translationComment.taskId', '=', taskId)
    .orderBy('translationComment.createdAt')
    .limit(500)
    .execute()
  return rows.map(({ isResolved, ...row }) => ({ ...row, isResolved: isResolved === 1 }))
}

const successorOf = async (db: Db, { id, documentId, targetLanguage }: { id: string; documentId: string; targetLanguage: LanguageTag }) =>
  (
    await db
      .selectFrom('translationTask')
      .select('id')
      .where('documentId', '=', documentId)
      .where('targetLanguage', '=', targetLanguage)
      .where('id', '>', id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.id ?? null
