import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { InstantText, RequestStatus } from '#db/schema'
import { record } from '~/audit/record.server'
import { addFile, dropFile, type StoredFile } from '~/platform/files.server'
import { mostAttachments } from './attachment'

interface Deed {
  actorId: string
  companyId: string
  requestId: string
}

interface Attach extends Deed {
  files: readonly StoredFile[]
  isConfidential: boolean
}

/** Hangs stored files on a request that its buyer still writes. */
export const attachFiles = (db: Db, deed: Attach) => inTransaction(db, (tx) => hang(tx, deed, 'current', ['draft', 'needs_info']))

/** Keeps stored files for an amendment that the buyer of an open request writes: nobody else sees them before it takes effect. */
export const stageFiles = (db: Db, deed: Attach) =>
  inTransaction(db, async (tx) => {
    const hung = await hang(tx, deed, 'staged', ['open'])
    if (!hung.ok) return hung
    const underWay = await tx
      .selectFrom('amendment')
      .select('id')
      .where('requestId', '=', deed.requestId)
      .where('status', '=', 'in_translation')
      .executeTakeFirst()
    return underWay ? ({ ok: false, reason: 'alreadyUnderWay' } as const) : hung
  })

async function hang(
  tx: Tx,
  { actorId, companyId, requestId, files, isConfidential }: Attach,
  state: 'current' | 'staged',
  statuses: readonly RequestStatus[],
) {
  // The guarded UPDATE locks the request, so that two uploads at once are counted.
  const { numUpdatedRows } = await tx
    .updateTable('request')
    .set({ updatedAt: await databaseNow(tx) })
    .where('id', '=', requestId)
    .where('companyId', '=', companyId)
    .where('status', 'in', [...statuses])
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return { ok: false, reason: 'notEditable' } as const
  const there = await tx
    .selectFrom('requestFile')
    .select('fileId')
    .where('requestId', '=', requestId)
    .where('state', '<>', 'past')
    .execute()
  if (there.length + files.length > mostAttachments) return { ok: false, reason: 'tooMany' } as const
  for (const file of files) {
    const fileId = await addFile(tx, file, { ownerKind: 'request', ownerId: requestId, uploadedBy: actorId })
    await tx
      .insertInto('requestFile')
      .values({ requestId, fileId, isConfidential: isConfidential ? 1 : 0, state, removedAt: null })
      .execute()
    await record(tx, {
      actorId,
      event: 'request.fileAttached',
      subjectType: 'request',
      subjectId: requestId,
      detail: { fileId, sha256: file.sha256, bytes: file.bytes, isConfidential, state },
    })
  }
  return { ok: true } as const
}

/** Takes a file off a request that its buyer still writes; its bytes go after the commit. */
export function removeFile(db: Db, { actorId, companyId, requestId, fileId }: Deed & { fileId: string }) {
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

/** Drops files that waited in an amendment, all of them or those named: what was never out leaves no trace but the audit's. */
export async function dropStaged(
  tx: Tx,
  { requestId, actorId, fileIds }: { requestId: string; actorId: string | null; fileIds?: readonly string[] },
): Promise<void> {
  let waiting = tx.selectFrom('requestFile').select('fileId').where('requestId', '=', requestId).where('state', '=', 'staged')
  if (fileIds) waiting = waiting.where('fileId', 'in', fileIds.length > 0 ? [...fileIds] : [''])
  for (const { fileId } of await waiting.execute()) {
    await tx.deleteFrom('requestFile').where('requestId', '=', requestId).where('fileId', '=', fileId).execute()
    await dropFile(tx, fileId)
    await record(tx, { actorId, event: 'request.fileRemoved', subjectType: 'request', subjectId: requestId, detail: { fileId } })
  }
}

/** The files of an amendment take the place of those that were out, which go to the history. In the transaction that puts it into force. */
export async function replaceFiles(
  tx: Tx,
  { requestId, fileIds, now }: { requestId: string; fileIds: readonly string[]; now: InstantText },
): Promise<void> {
  const listed = fileIds.length > 0 ? [...fileIds] : ['']
  await tx
    .updateTable('requestFile')
    .set({ state: 'past', removedAt: now })
    .where('requestId', '=', requestId)
    .where('state', '=', 'current')
    .where('fileId', 'not in', listed)
    .execute()
  await tx
    .updateTable('requestFile')
    .set({ state: 'current' })
    .where('requestId', '=', requestId)
    .where('state', '=', 'staged')
    .where('fileId', 'in', listed)
    .execute()
}
