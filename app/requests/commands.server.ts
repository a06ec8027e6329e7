import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { RequestStatus, RequestTable } from '#db/schema'
import { record } from '~/audit/record.server'
import { notify } from '~/notifications/commands.server'
import type { Value } from '~/notifications/notification'
import type { Language } from '~/platform/i18n/language'
import { type FormKey, once } from '~/platform/idempotency.server'
import { newId, newRef } from '~/platform/ids'
import { touchSearch } from '~/platform/search-queue.server'
import { lapseQuestions } from '~/questions/lapses/commands.server'
import { createDocument, replaceDraft, reviseDocument } from '~/translations/commands.server'
import { announceRequest } from '~/webhooks/announcement.server'
import { dropStaged } from './attachments/commands.server'
import { isOnBoard } from './board/filters'
import { type Description, type Errors, emptyDescription, factsOf, fieldsOf, missingIn, withoutBlanks } from './description'
import { canMove, isBidding, type RequestEvent } from './request'

/** Who does it, for which company: both come from the session, never from a form. */
export interface Buyer {
  actorId: string
  companyId: string
}

/** Moves a request that is still in `from`: the row count of the guarded UPDATE decides who comes first. `holder`: only if that moderator has it. */
export async function moveRequest(
  tx: Tx,
  id: string,
  from: RequestStatus,
  to: RequestStatus,
  changes: Partial<Omit<RequestTable, 'id' | 'ref' | 'status'>> = {},
  holder?: string,
): Promise<boolean> {
  if (!canMove(from, to)) throw new Error(`A request never goes from ${from} to ${to}`)
  let update = tx
    .updateTable('request')
    .set({ ...changes, status: to, updatedAt: await databaseNow(tx) })
    .where('id', '=', id)
    .where('status', '=', from)
  if (holder) update = update.where('claimedBy', '=', holder)
  const { numUpdatedRows } = await update.executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  if (isOnBoard(from) || isOnBoard(to)) await touchSearch(tx, 'request', id)
  if (isBidding(from) && !isBidding(to)) await endBidding(tx, id)
  return true
}

/** Once bidding is over there is nothing left to amend and nothing left to ask. */
async function endBidding(tx: Tx, requestId: string): Promise<void> {
  await lapseAmendment(tx, requestId)
  const { ref } = await tx.selectFrom('request').select('ref').where('id', '=', requestId).executeTakeFirstOrThrow()
  await lapseQuestions(tx, { requestId, requestRef: ref, title: await titlesOf(tx, requestId) })
}

async function lapseAmendment(tx: Tx, requestId: string): Promise<void> {
  const lapsed = await tx
    .updateTable('amendment')
    .set({ status: 'withdrawn' })
    .where('requestId', '=', requestId)
    .where('status', 'in', ['draft', 'in_translation'])
    .returning('number')
    .executeTakeFirst()
  await dropStaged(tx, { requestId, actorId: null })
  if (!lapsed) return
  await returnToPublished(tx, { requestId, actorId: null })
  await tellHistory(tx, { requestId, event: 'amendmentLapsed', actorId: null, detail: { number: lapsed.number } })
}

/** The document of a request goes back to the words that are out, and what is being translated of others ends. */
export async function returnToPublished(tx: Tx, { requestId, actorId }: { requestId: string; actorId: string | null }): Promise<void> {
  const out = await tx
    .selectFrom('request')
    .innerJoin('document', 'document.id', 'request.documentId')
    .innerJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'document.id').onRef('publication.language', '=', 'document.sourceLanguage'),
    )
    .innerJoin('revision', 'revision.id', 'publication.revisionId')
    .select(['request.documentId', 'revision.authorId', 'revision.fieldsJson'])
    .where('request.id', '=', requestId)
    .executeTakeFirstOrThrow()
  await reviseDocument(tx, { documentId: out.documentId, authorId: out.authorId, actorId, fields: JSON.parse(out.fieldsJson) })
}

interface Happening {
  requestId: string
  event: RequestEvent
  actorId: string | null
  reasonCode?: string | null
  /** Words for the buyer, in the buyer's language. */
  note?: string
  detail?: Record<string, unknown>
}

/** Writes what happened into the request's history and into the audit. */
export async function tellHistory(tx: Tx, { requestId, event, actorId, reasonCode = null, note = '', detail }: Happening): Promise<void> {
  const createdAt = await databaseNow(tx)
  await tx.insertInto('requestEvent').values({ id: newId(), requestId, event, actorId, reasonCode, note, createdAt }).execute()
  await announceRequest(tx, { requestId, event })
  await record(tx, { actorId, event: `request.${event}`, subjectType: 'request', subjectId: requestId, detail: { ...detail, reasonCode } })
}

interface NewDraft extends Buyer {
  /** The language that the buyer writes in. */
  language: Language
  /** What is known already; usually the title alone. */
  description: Partial<Description>
  form?: FormKey
}

/** Begins a request. The same form sent twice begins one. */
export function createDraft(db: Db, { actorId, companyId, language, description, form }: NewDraft) {
  const full: Description = { ...emptyDescription, currency: language === 'en' ? 'USD' : 'CNY', ...description }
  return inTransaction(db, (tx) => once(tx, form, create(tx), async (ref) => ({ ok: true, ref, requestId: await idOf(tx, ref) }) as const))

  function create(tx: Tx) {
    return async () => {
      const now = await databaseNow(tx)
      const company = await tx
        .selectFrom('company')
        .select(['corridorId', 'vertical', 'division'])
        .where('id', '=', companyId)
        .executeTakeFirstOrThrow()
      const id = newId()
      const ref = newRef('R')
      const { documentId } = await createDocument(tx, {
        kind: 'request',
        subjectId: id,
        requestId: id,
        sourceLanguage: language,
        authorId: actorId,
        companyId,
        fields: fieldsOf(full),
      })
      const facts = factsOf(full)
      await tx
        .insertInto('request')
        .values({
          ...facts,
          vertical: facts.vertical ?? company.vertical,
          division: facts.division ?? (facts.vertical ? null : company.division),
          id,
          ref,
          companyId,
          authorId: actorId,
          documentId,
          corridorId: company.corridorId,
          status: 'draft',
          suspendedFrom: null,
          suspendedAt: null,
          budgetUsd: null,
          claimedBy: null,
          claimExpiresAt: null,
          submittedAt: null,
          publishedAt: null,
          deadlineAt: null,
          openedAt: null,
          awardedAt: null,
          reasonCode: null,
          reasonText: '',
          version: 1,
          createdAt: now,
          updatedAt: now,
        })
        .execute()
      await replaceLists(tx, id, full)
      await tellHistory(tx, { requestId: id, event: 'created', actorId })
      return { answer: { ok: true, ref, requestId: id } as const, location: ref }
    }
  }
}

const idOf = async (tx: Tx, ref: string) =>
  (await tx.selectFrom('request').select('id').where('ref', '=', ref).executeTakeFirstOrThrow()).id

interface Save extends Buyer {
  requestId: string
  /** The version that the form was made from. */
  version: number
  description: Description
}

type Saved = { ok: true; version: number } | { ok: false; reason: 'notEditable' } | { ok: false; reason: 'conflict'; version: number }

/** Keeps a draft as it is, whole or not. Two windows that save over each other are told: the second one gets `conflict`. */
export const saveDraft = (db: Db, save: Save): Promise<Saved> => inTransaction(db, (tx) => saveWithin(tx, save))

async function saveWithin(tx: Tx, { companyId, requestId, version, description }: Save): Promise<Saved> {
  const { numUpdatedRows } = await tx
    .updateTable('request')
    .set({ ...factsOf(description), version: version + 1, updatedAt: await databaseNow(tx) })
    .where('id', '=', requestId)
    .where('companyId', '=', companyId)
    .where('status', 'in', ['draft', 'needs_info'])
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return whyNotSaved(tx, companyId, requestId)
  const { documentId } = await tx.selectFrom('request').select('documentId').where('id', '=', requestId).executeTakeFirstOrThrow()
  const replaced = await replaceDraft(tx, { documentId, fields: fieldsOf(description) })
  if (!replaced.ok) throw new Error('The words of an unfinished request have been taken by a translation')
  await replaceLists(tx, requestId, description)
  return { ok: true, version: version + 1 }
}

async function whyNotSaved(tx: Tx, companyId: string, requestId: string): Promise<Saved> {
  const found = await tx
    .selectFrom('request')
    .select(['status', 'version'])
    .where('id', '=', requestId)
    .where('companyId', '=', companyId)
    .executeTakeFirst()
  const isEditable = found?.status === 'draft' || found?.status === 'needs_info'
  return isEditable ? { ok: false, reason: 'conflict', version: found.version } : { ok: false, reason: 'notEditable' }
}

/** Technologies and deliverables stand in tables of their own; a description replaces them. */
export async function replaceLists(
  tx: Tx,
  requestId: string,
  { technologies, requirements }: Pick<Description, 'technologies' | 'requirements'>,
): Promise<void> {
  await tx.deleteFrom('requestTechnology').where('requestId', '=', requestId).execute()
  if (technologies.length > 0) {
    await tx
      .insertInto('requestTechnology')
      .values(technologies.map((technology) => ({ requestId, technology })))
      .execute()
  }
  await tx.deleteFrom('requirement').where('requestId', '=', requestId).execute()
  if (requirements.length > 0) {
    await tx
      .insertInto('requirement')
      .values(requirements.map(({ key, level }, ordinal) => ({ requestId, key, ordinal, level })))
      .execute()
  }
}

type Submitted = { ok: true } | { ok: false; reason: 'incomplete'; errors: Errors } | Extract<Saved, { ok: false }>

/** Saves what was typed and hands it in; refuses what is incomplete, field by field. */
export function submitRequest(db: Db, { form, ...save }: Save & { form?: FormKey }): Promise<Submitted> {
  const description = withoutBlanks(save.description)
  return inTransaction(db, (tx) =>
    once<Submitted>(
      tx,
      form,
      async () => ({ answer: await submit(tx, { ...save, description }), location: save.requestId }),
      async () => ({ ok: true }),
    ),
  )
}

async function submit(tx: Tx, save: Save): Promise<Submitted> {
  const { actorId, requestId, description } = save
  const saved = await saveWithin(tx, save)
  if (!saved.ok) return saved
  const errors = missingIn(description)
  if (Object.keys(errors).length > 0) return { ok: false, reason: 'incomplete', errors }
  const { status, ref } = await tx.selectFrom('request').select(['status', 'ref']).where('id', '=', requestId).executeTakeFirstOrThrow()
  const submittedAt = await databaseNow(tx)
  if (!(await moveRequest(tx, requestId, status, 'submitted', { submittedAt, reasonCode: null, reasonText: '' }))) {
    return { ok: false, reason: 'notEditable' }
  }
  await tellHistory(tx, { requestId, event: 'submitted', actorId })
  await notify(tx, {
    to: { staff: 'moderator' },
    kind: 'requestSubmitted',
    values: { title: description.title, ref },
    path: `/triage/${ref}`,
  })
  return { ok: true }
}

/** Key of the job that opens the bids at the deadline: one per request. */
export const openingKey = (requestId: string) => `openBids:${requestId}`

/** Tells every company that has a bid or a draft of one; who they are stays with the system. */
export async function tellBidders(
  tx: Tx,
  { requestId, kind, ref, values = {} }: { requestId: string; kind: string; ref: string; values?: Record<string, Value> },
): Promise<void> {
  const bids = await tx
    .selectFrom('bid')
    .select('companyId')
    .distinct()
    .where('requestId', '=', requestId)
    .where('status', 'not in', ['withdrawn', 'lapsed', 'disqualified'])
    .execute()
  const title = await titlesOf(tx, requestId)
  for (const { companyId } of bids) {
    await notify(tx, { to: { companyId }, kind, values: { ...values, ref, title }, path: `/requests/${ref}` })
  }
}

/** The published titles in both languages. */
export async function titlesOf(tx: Tx, requestId: string): Promise<{ zh: string; en: string }> {
  const rows = await tx
    .selectFrom('publication')
    .innerJoin('request', 'request.documentId', 'publication.documentId')
    .select(['publication.language', 'publication.title'])
    .where('request.id', '=', requestId)
    .execute()
  const of = (language: string) => rows.find((row) => row.language === language)?.title ?? ''
  return { zh: of('zh-CN'), en: of('en') }
}
