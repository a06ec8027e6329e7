import type { Db } from '#db/connect'
import { type Attachment, mostAttachments } from './attachment'

/** All files of a request, for its buyer and the staff. */
export async function attachmentsOf(db: Db, requestId: string): Promise<Attachment[]> {
  const rows = await db
    .selectFrom('requestFile')
    .innerJoin('file', 'file.id', 'requestFile.fileId')
    .select(['file.id', 'file.name', 'file.bytes', 'requestFile.isConfidential'])
    .where('requestFile.requestId', '=', requestId)
    .orderBy('file.createdAt')
    .orderBy('file.id')
    .limit(mostAttachments)
    .execute()
  return rows.map(({ id, name, bytes, isConfidential }) => ({ id, name, bytes, isConfidential: isConfidential === 1 }))
}

/** What a vendor may know: the open files, and how many more are kept back. */
export async function attachmentsForVendors(db: Db, requestId: string): Promise<{ files: Attachment[]; confidential: number }> {
  const all = await attachmentsOf(db, requestId)
  const files = all.filter(({ isConfidential }) => !isConfidential)
  return { files, confidential: all.length - files.length }
}

/** One file with the facts that decide who may read it. */
export const findAttachment = (db: Db, { ref, fileId }: { ref: string; fileId: string }) =>
  db
    .selectFrom('requestFile')
    .innerJoin('file', 'file.id', 'requestFile.fileId')
    .innerJoin('request', 'request.id', 'requestFile.requestId')
    .select(['file.storageKey', 'file.name', 'file.mediaType', 'file.bytes', 'requestFile.isConfidential'])
    .select(['request.companyId', 'request.status', 'request.publishedAt'])
    .where('request.ref', '=', ref)
    .where('file.id', '=', fileId)
    .executeTakeFirst()
