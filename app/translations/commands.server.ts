import { databaseNow } from '#db/clock'
import type { Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import type { DocumentKind, DocumentTable, LanguageTag, RevisionTable, SearchKind } from '#db/schema'
import { record } from '~/audit/record.server'
import { newId } from '~/platform/ids'
import { touchPublicPages } from '~/platform/public-version.server'
import { touchSearch } from '~/platform/search-queue.server'
import { withoutControls } from '~/platform/tidy'
import { addWorkingHours } from '~/platform/working-days.server'
import { changedFields, type Fields, targetOf } from './document'
import { dueHoursFor } from './flow/queries.server'
import { ensureSegments, startFrom } from './leverage/commands.server'
import { pastWork } from './leverage/queries.server'
import { publicationsOf } from './publications/queries.server'
import { addComment } from './segments/commands.server'
import { abandonTranslation } from './tasks/commands.server'
import { hurriedPriority, moved, runningStatuses } from './tasks/task'
import { settleTask } from './verification/commands.server'

/** Common working hours for a translation that its author's side has sent back or asked for: somebody waits. */
const reopenedDueHours = 4

/**
 * What the other domains do with their texts. Each function runs inside the caller's transaction, so that a document never
 * disagrees with the request, bid or question it belongs to.
 */
export interface NewDocument {
  kind: DocumentKind
  /** Id of the request, bid, question, company… it belongs to. */
  subjectId: string
  requestId: string | null
  sourceLanguage: LanguageTag
  authorId: string
  companyId: string | null
  fields: Fields
}

export async function createDocument(tx: Tx, { fields, ...facts }: NewDocument): Promise<{ documentId: string; revisionId: string }> {
  const now = await databaseNow(tx)
  const document = { id: newId(), ...facts, revision: 1, createdAt: now }
  await tx.insertInto('document').values(document).execute()
  const revisionId = await addRevision(tx, { document, authorId: facts.authorId, fields: cleaned(fields), now })
  return { documentId: document.id, revisionId }
}

/** Overwrites the current revision in place: autosave of a draft that nobody else has read yet. */
export async function replaceDraft(tx: Tx, { documentId, fields }: { documentId: string; fields: Fields }) {
  const { revision } = await lockCurrent(tx, documentId)
  const isTaken =
    (await tx.selectFrom('segment').select('id').where('revisionId', '=', revision.id).limit(1).executeTakeFirst()) ??
    (await tx.selectFrom('publication').select('documentId').where('revisionId', '=', revision.id).limit(1).executeTakeFirst()) ??
    (await tx.selectFrom('translationTask').select('id').where('revisionId', '=', revision.id).limit(1).executeTakeFirst())
  if (isTaken) return { ok: false, reason: 'revisionTaken' } as const
  await tx
    .updateTable('revision')
    .set({ fieldsJson: JSON.stringify(cleaned(fields)) })
    .where('id', '=', revision.id)
    .execute()
  return { ok: true, revisionId: revision.id } as const
}

/**
 * A new revision of the source. Whatever translation of it is under way becomes stale in the same transaction; what is
 * published stays as it is until `publishDocument`. Equal fields make no revision.
 */
export async function reviseDocument(
  tx: Tx,
  {
    documentId,
    authorId,
    actorId = authorId,
    ...given
  }: {
    documentId: string
    /** Who wrote the words. */
    authorId: string
    /** Who brings them in, where that is not their author; null for the system. */
    actorId?: string | null
    fields: Fields
  },
) {
  const { document, revision } = await lockCurrent(tx, documentId)
  const fields = cleaned(given.fields)
  const changed = changedFields(JSON.parse(revision.fieldsJson), fields)
  if (changed.length === 0) return { revisionId: revision.id, number: revision.number, changedFields: changed }
  const now = await databaseNow(tx)
  const next = { ...document, revision: document.revision + 1 }
  await tx.updateTable('document').set({ revision: next.revision }).where('id', '=', documentId).execute()
  const revisionId = await addRevision(tx, { document: next, authorId, fields, now })
  await abandonTranslation(tx, { documentId })
  await record(tx, {
    actorId,
    event: 'document.revised',
    subjectType: 'document',
    subjectId: documentId,
    detail: { revisionId, number: next.revision, changedFields: changed },
  })
  return { revisionId, number: next.revision, changedFields: changed }
}

interface WantedTranslation {
  documentId: string
  /** Common working hours until it is due; by kind when left out. */
  dueHours?: number
  /** Larger is sooner among tasks due at the same time. */
  priority?: number
}

/**
 * The task that brings the current revision into the other language, started from earlier work. It is verified at once, and the
 * subject's domain told, when nothing is left to do. Asking twice answers the same task.
 */
export async function requestTranslation(tx: Tx, { documentId, dueHours, priority = 0 }: WantedTranslation) {
  const { document, revision } = await lockCurrent(tx, documentId)
  const targetLanguage = targetOf(document.sourceLanguage)
  const known = await tx
    .selectFrom('translationTask')
    .select(['id', 'status'])
    .where('revisionId', '=', revision.id)
    .where('targetLanguage', '=', targetLanguage)
    .executeTakeFirst()
  if (known) return { taskId: known.id, isVerified: known.status === 'verified' }

  const now = await databaseNow(tx)
  const taskId = newId()
  const past = await pastWork(tx, { documentId, targetLanguage, before: revision.number })
  await tx
    .insertInto('translationTask')
    .values({
      id: taskId,
      documentId,
      revisionId: revision.id,
      kind: document.kind,
      requestId: document.requestId,
      targetLanguage,
      status: 'queued',
      claimedBy: null,
      claimExpiresAt: null,
      claimedAt: null,
      translatorId: null,
      reviewerId: null,
      dueAt: addWorkingHours(now, dueHours ?? (await dueHoursFor(tx, document.kind))),
      priority,
      charactersOpen: 0,
      charactersNew: 0,
      charactersKnown: 0,
      createdAt: now,
      submittedAt: null,
      verifiedAt: null,
    })
    .execute()
  const segments = await ensureSegments(tx, { revision, sourceLanguage: document.sourceLanguage })
  const { sourceLanguage, requestId } = document
  await startFrom(tx, { taskId, segments, past, now, sourceLanguage, requestId })
  await record(tx, {
    actorId: null,
    event: 'translation.requested',
    subjectType: 'translationTask',
    subjectId: taskId,
    detail: { documentId, revisionId: revision.id, segments: segments.length },
  })
  const isVerified = await settleTask(tx, { taskId, reviewerId: null })
  return { taskId, isVerified }
}

/**
 * The author's side finds something wrong in a verified translation: the task goes back to the translators with those words.
 * Segments keep their verdicts until somebody changes them; handing in unchanged verifies again.
 */
export async function reopenTask(tx: Tx, { documentId, personId, text }: { documentId: string; personId: string; text: string }) {
  const { revision } = await lockCurrent(tx, documentId)
  const task = await tx
    .updateTable('translationTask')
    .set({
      status: moved('verified', 'changes_requested'),
      verifiedAt: null,
      claimedBy: null,
      claimExpiresAt: null,
      dueAt: addWorkingHours(await databaseNow(tx), reopenedDueHours),
    })
    .where('revisionId', '=', revision.id)
    .where('status', '=', 'verified')
    .returning('id')
    .executeTakeFirst()
  if (!task) return { ok: false, reason: 'notVerified' } as const
  await addComment(tx, { taskId: task.id, segmentId: null, personId, text })
  await record(tx, {
    actorId: personId,
    event: 'translation.reopened',
    subjectType: 'translationTask',
    subjectId: task.id,
    detail: { documentId },
  })
  return { ok: true, taskId: task.id } as const
}

/**
 * Somebody waits for this translation: it comes before the others, and is due soon if it was not sooner. The deed of `personId` stands in the
 * audit.
 */
export async function hurryTranslation(tx: Tx, { documentId, personId }: { documentId: string; personId: string }) {
  const { revision } = await lockCurrent(tx, documentId)
  const soon = addWorkingHours(await databaseNow(tx), reopenedDueHours)
  const task = await tx
    .updateTable('translationTask')
    .set((set) => ({ priority: hurriedPriority, dueAt: set.case().when('dueAt', '<', soon).then(set.ref('dueAt')).else(soon).end() }))
    .where('revisionId', '=', revision.id)
    .where('status', 'in', runningStatuses)
    .returning(['id', 'dueAt'])
    .executeTakeFirst()
  if (!task) return { ok: false, reason: 'notRunning' } as const
  await record(tx, {
    actorId: personId,
    event: 'translation.hurried',
    subjectType: 'translationTask',
    subjectId: task.id,
    detail: { documentId, dueAt: task.dueAt },
  })
  return { ok: true, taskId: task.id, dueAt: task.dueAt } as const
}

/** Brings the current revision out in both languages at the same moment, if its translation is verified. */
export async function publishDocument(tx: Tx, { documentId }: { documentId: string }) {
  const { document, revision } = await lockCurrent(tx, documentId)
  const task = await tx
    .selectFrom('translationTask')
    .selectAll()
    .where('revisionId', '=', revision.id)
    .where('targetLanguage', '=', targetOf(document.sourceLanguage))
    .where('status', '=', 'verified')
    .executeTakeFirst()
  if (!task) return { ok: false, reason: 'notVerified' } as const
  await publish(tx, document, revision, task)
  return { ok: true } as const
}

/** Brings the original out for readers of both languages, labelled unverified for those of the other one. */
export async function publishUnverified(tx: Tx, { documentId }: { documentId: string }) {
  const { document, revision } = await lockCurrent(tx, documentId)
  await publish(tx, document, revision, null)
  return { ok: true } as const
}

/** Takes what is published of a document back; its revisions and translations stay in the record. */
export async function unpublishDocument(tx: Tx, documentId: string): Promise<void> {
  await tx.deleteFrom('publication').where('documentId', '=', documentId).execute()
}

/** Whose words can be searched, and what they are found as. */
const foundAs: Partial<Record<DocumentKind, SearchKind>> = {
  request: 'request',
  question: 'question',
  answer: 'question',
  companyProfile: 'company',
}

async function publish(tx: Tx, document: DocumentTable, revision: RevisionTable, task: Parameters<typeof publicationsOf>[1]['task']) {
  for (const row of await publicationsOf(tx, { document, revision, task })) {
    await tx
      .insertInto('publication')
      .values(row)
      .onConflict((conflict) => conflict.columns(['documentId', 'language']).doUpdateSet(row))
      .execute()
  }
  await record(tx, {
    actorId: null,
    event: task ? 'document.published' : 'document.publishedUnverified',
    subjectType: 'document',
    subjectId: document.id,
    detail: { revisionId: revision.id, taskId: task?.id ?? null },
  })
  await touchPublicPages(tx)
  const found = foundAs[document.kind]
  if (found) await touchSearch(tx, found, document.subjectId)
}

/** The document and its newest revision; whoever changes either waits here. */
async function lockCurrent(tx: Tx, documentId: string): Promise<{ document: DocumentTable; revision: RevisionTable }> {
  const document = await tx
    .selectFrom('document')
    .selectAll()
    .where('id', '=', documentId)
    .modifyEnd(forUpdate(tx))
    .executeTakeFirstOrThrow()
  const revision = await tx
    .selectFrom('revision')
    .selectAll()
    .where('documentId', '=', documentId)
    .where('number', '=', document.revision)
    .executeTakeFirstOrThrow()
  return { document, revision }
}

/** Whatever forms let through: JSON hides a NUL from PostgreSQL, but the sentences that are cut from a revision do not. */
const cleaned = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, withoutControls(text)]))

interface NewRevision {
  document: Pick<DocumentTable, 'id' | 'revision'>
  authorId: string
  fields: Fields
  now: string
}

async function addRevision(tx: Tx, { document, authorId, fields, now }: NewRevision): Promise<string> {
  const id = newId()
  await tx
    .insertInto('revision')
    .values({ id, documentId: document.id, number: document.revision, authorId, fieldsJson: JSON.stringify(fields), createdAt: now })
    .execute()
  return id
}
