import type { Db } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import { type DocumentView, type Fields, originalProvenance, unverifiedProvenance } from '~/translations/document'
import { wholeDrafts } from '~/translations/machine/reader-drafts.server'
import { readDocuments } from '~/translations/queries.server'
import type { ShownFile } from '../components/file-list'
import { type Side, sideOf } from '../engagement'
import type { ReadMark } from './message'

export const messagesPerPage = 30

export interface ShownMessage {
  id: string
  number: number
  side: Side
  author: string
  at: InstantText
  /** Its text, translated as far as that is verified; null where it is files alone. */
  words: DocumentView | null
  /** A machine's draft in the reader's language, while nothing verified is there. */
  draft: string | null
  /** By when the translation is due, while it is under way. */
  dueAt: InstantText | null
  /** Who asked for the translation. */
  asked: { by: string; at: InstantText } | null
  files: ShownFile[]
}

interface Thread {
  engagementId: string
  language: LanguageTag
  /** Only messages below this number. */
  before?: number | null
}

/** One page of what was said, newest first; `next` is the number below which the next page begins. */
export async function threadOf(
  db: Db,
  { engagementId, language, before }: Thread,
): Promise<{ messages: ShownMessage[]; next: number | null }> {
  let query = db
    .selectFrom('message')
    .innerJoin('person', 'person.id', 'message.authorId')
    .leftJoin('document', 'document.id', 'message.documentId')
    .leftJoin('revision', (join) =>
      join.onRef('revision.documentId', '=', 'document.id').onRef('revision.number', '=', 'document.revision'),
    )
    .leftJoin('translationTask', (join) =>
      join
        .onRef('translationTask.documentId', '=', 'message.documentId')
        .on('translationTask.status', 'in', ['queued', 'claimed', 'in_review', 'changes_requested']),
    )
    .leftJoin('messageWish', 'messageWish.messageId', 'message.id')
    .leftJoin('person as asker', 'asker.id', 'messageWish.askedBy')
    .select(['message.id', 'message.number', 'message.side', 'message.createdAt as at', 'message.documentId', 'person.name as author'])
    .select(['document.sourceLanguage', 'revision.fieldsJson', 'translationTask.dueAt', 'asker.name as askedBy', 'messageWish.askedAt'])
    .where('message.engagementId', '=', engagementId)
    .orderBy('message.number', 'desc')
    .limit(messagesPerPage + 1)
  if (before) query = query.where('message.number', '<', before)
  const rows = await query.execute()
  const shown = rows.slice(0, messagesPerPage)
  const documents = shown.flatMap(({ documentId }) => documentId ?? [])
  const verified = await readDocuments(db, documents, language)
  const waiting = documents.filter((id) => !verified.has(id))
  const drafts = await wholeDrafts(db, waiting)
  const files = await filesOf(
    db,
    shown.map(({ id }) => id),
  )
  const messages = shown.map(({ documentId, sourceLanguage, fieldsJson, askedBy, askedAt, ...row }): ShownMessage => {
    const draft = documentId && sourceLanguage !== language ? drafts.get(documentId) : undefined
    return {
      ...row,
      words:
        documentId && sourceLanguage && fieldsJson
          ? (verified.get(documentId) ?? originalOf({ documentId, sourceLanguage, fields: JSON.parse(fieldsJson) as Fields }, language))
          : null,
      draft: draft?.fields.text ?? null,
      asked: askedBy && askedAt ? { by: askedBy, at: askedAt } : null,
      files: files.filter(({ ownerId }) => ownerId === row.id).map(({ ownerId: _, ...file }) => file),
    }
  })
  return { messages, next: rows.length > messagesPerPage ? shown.at(-1)!.number : null }
}

/** What its author wrote, for a reader of either language, before anything is verified. */
const originalOf = (
  { documentId, sourceLanguage, fields }: { documentId: string; sourceLanguage: LanguageTag; fields: Fields },
  language: LanguageTag,
): DocumentView => ({
  documentId,
  language: sourceLanguage,
  sourceLanguage,
  fields,
  originalFields: fields,
  rows: {},
  provenance: sourceLanguage === language ? originalProvenance : unverifiedProvenance,
  translation: sourceLanguage === language ? unverifiedProvenance : null,
})

async function filesOf(db: Db, messageIds: readonly string[]) {
  if (messageIds.length === 0) return []
  return db
    .selectFrom('file')
    .select(['id', 'name', 'bytes', 'sha256', 'ownerId'])
    .where('ownerKind', '=', 'message')
    .where('ownerId', 'in', messageIds)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(messagesPerPage * 10)
    .execute()
}

/** A file of a message, if it belongs to this engagement. */
export async function findMessageFile(db: Db, { engagementId, fileId }: { engagementId: string; fileId: string }) {
  const file = await db
    .selectFrom('file')
    .innerJoin('message', 'message.id', 'file.ownerId')
    .select(['file.storageKey', 'file.name', 'file.mediaType', 'file.bytes'])
    .where('file.id', '=', fileId)
    .where('file.ownerKind', '=', 'message')
    .where('message.engagementId', '=', engagementId)
    .executeTakeFirst()
  return file ?? null
}

/** How far each person of the two sides has read. */
export async function readMarksOf(
  db: Db,
  { engagementId, buyerId, vendorId }: { engagementId: string; buyerId: string; vendorId: string },
): Promise<(ReadMark & { personId: string })[]> {
  const rows = await db
    .selectFrom('messageReader')
    .innerJoin('person', 'person.id', 'messageReader.personId')
    .innerJoin('membership', 'membership.personId', 'messageReader.personId')
    .select(['messageReader.personId', 'person.name', 'membership.companyId', 'readNumber', 'readAt'])
    .where('messageReader.engagementId', '=', engagementId)
    .where('readNumber', '>', 0)
    .orderBy('readAt')
    .limit(100)
    .execute()
  return rows.flatMap(({ companyId, ...mark }) => {
    const side = sideOf(companyId, { buyerId, vendorId })
    return side ? [{ ...mark, side }] : []
  })
}

/** Most unread messages that are counted in one engagement. */
const mostUnread = 100

/** How many messages of the other side a person has not read, by engagement; at most 100 each. */
export async function unreadOf(
  db: Db,
  { personId, companyId, engagementIds }: { personId: string; companyId: string; engagementIds: readonly string[] },
): Promise<Map<string, number>> {
  if (engagementIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('message')
    .innerJoin('engagement', 'engagement.id', 'message.engagementId')
    .leftJoin('messageReader', (join) =>
      join.onRef('messageReader.engagementId', '=', 'message.engagementId').on('messageReader.personId', '=', personId),
    )
    .select('message.engagementId')
    .where('message.engagementId', 'in', engagementIds)
    .where((where) =>
      where.or([
        where.and([where('engagement.buyerId', '=', companyId), where('message.side', '=', 'vendor')]),
        where.and([where('engagement.vendorId', '=', companyId), where('message.side', '=', 'buyer')]),
      ]),
    )
    .where((where) =>
      where.or([where('messageReader.readNumber', 'is', null), where('message.number', '>', where.ref('messageReader.readNumber'))]),
    )
    .limit(mostUnread * engagementIds.length)
    .execute()
  const counts = new Map<string, number>()
  for (const { engagementId } of rows) counts.set(engagementId, Math.min(mostUnread, (counts.get(engagementId) ?? 0) + 1))
  return counts
}
