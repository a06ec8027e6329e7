import { databaseNow } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { record } from '~/audit/record.server'
import { addFile, dropFile, type StoredFile } from '~/platform/files.server'
import type { Buyer } from '../commands.server'
import { mostAttachments } from './attachment'

interface Attach extends Buyer {
  requestId: string
  files: readonly StoredFile[]
  isConfidential: boolean
}

/** Hangs stored files on a request that its buyer still writes. */
export function attachFiles(db: Db, { actorId, companyId, requestId, files, isConfidential }: Attach) {
  return inTransaction(db, async (tx) => {
    // The guarded UPDATE locks the request, so that two uploads at once are counted.
    const { numUpdatedRows } = await tx
      .updateTable('request')
      .set({ updatedAt: await databaseNow(tx) })
      .where('id', '=', requestId)
      .where('companyId', '=', companyId)
      .where('status', 'in', ['draft', 'needs_info'])
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return { ok: false, reason: 'notEditable' } as const
    const there = await tx.selectFrom('requestFile').select('fileId').where('requestId', '=', requestId).execute()
    if (there.length + files.length > mostAttachments) return { ok: false, reason: 'tooMany' } as const
    for (const file of files) {
      const fileId = await addFile(tx, file, { ownerKind: 'request', ownerId: requestId, uploadedBy: actorId })
      await tx
        .insertInto('requestFile')
        .values({ requestId, fileId, isConfidential: isConfidential ? 1 : 0 })
        .execute()
      await record(tx, {
        actorId,
        event: 'request.fileAttached',
        subjectType: 'request',
        subjectId: requestId,
        detail: { fileId, sha256: file.sha256, bytes: file.bytes, isConfidential },
      })
    }
    return { ok: true } as const
  })
}

/** Takes a file off a request that its buyer still writes; its bytes go after the commit. */
export function removeFile(db: Db, { actorId, companyId, requestId, fileId }: Buyer & { requestId: string; fileId: string }) {
  return inTransaction(db, async (tx) => {
    const attached = await tx
      .selectFrom('requestFile')
      .innerJoin('request', 'request.id', 'requestFile.requestId')
      .select('requestFile.fileId')
      .where('requestFile.requestId', '=', requestId)
      .where('requestFile.fileId', '=', fileId)
      .where('request.companyId', '=', companyId)
      .where('request.status', 'in', ['draft', 'needs_info'])
      .executeTakeFirst()
    if (!attached) return { ok: false, reason: 'notEditable' } as const
    await tx.deleteFrom('requestFile').where('requestId', '=', requestId).where('fileId', '=', fileId).execute()
    await dropFile(tx, fileId)
    await record(tx, { actorId, event: 'request.fileRemoved', subjectType: 'request', subjectId: requestId, detail: { fileId } })
    return { ok: true } as const
  })
}
