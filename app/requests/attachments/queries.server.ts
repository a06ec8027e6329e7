import type { Db } from '#db/connect'
import { type Attachment, type AttachmentState, mostAttachments, type PastAttachment } from './attachment'

/** Files of a request in one state, for its buyer and the staff. */
export async function attachmentsOf(db: Db, requestId: string, state: AttachmentState = 'current'): Promise<Attachment[]> {
  return (await rowsOf(db, requestId, state)).map(({ id, name, bytes, isConfidential }) => ({
    ...{ id, name, bytes },
    isConfidential: isConfidential === 1,
  }))
}

/** Files that amendments have taken off, for its buyer and the staff. */
export async function pastAttachmentsOf(db: Db, requestId: string): Promise<PastAttachment[]> {
  return (await rowsOf(db, requestId, 'past')).map(({ id, name, bytes, isConfidential, removedAt }) => ({
    ...{ id, name, bytes, removedAt: removedAt! },
    isConfidential: isConfidential === 1,
  }))
}

const rowsOf = (db: Db, requestId: string, state: AttachmentState) =>
  db
    .selectFrom('requestFile')
    .innerJoin('file', 'file.id', 'requestFile.fileId')
    .select(['file.id', 'file.name', 'file.bytes', 'requestFile.isConfidential', 'requestFile.removedAt'])
    .where('requestFile.requestId', '=', requestId)
    .where('requestFile.state', '=', state)
    .orderBy('file.createdAt')
    .orderBy('file.id')
    .limit(state === 'past' ? mostAttachments * 5 : mostAttachments)
    .execute()

/** One file with the facts that decide who may read it. */
export const findAttachment = (db: Db, { ref, fileId }: { ref: string; fileId: string }) =>
  db
    .selectFrom('requestFile')
    .innerJoin('file', 'file.id', 'requestFile.fileId')
    .innerJoin('request', 'request.id', 'requestFile.requestId')
    .select(['file.storageKey', 'file.name', 'file.mediaType', 'file.bytes', 'requestFile.isConfidential', 'requestFile.state'])
    .select(['request.companyId', 'request.status', 'request.publishedAt'])
    .where('request.ref', '=', ref)
    .where('file.id', '=', fileId)
    .executeTakeFirst()
