import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import { record } from '~/audit/record.server'
import { notify } from '~/notifications/commands.server'
import { newId } from '~/platform/ids'
import { titlesOf } from '~/requests/commands.server'
import { currentNda, ndaSignature, requestOfNda, type ShownNda, textsFor } from './queries.server'

interface Act {
  actorId: string
  companyId: string
  requestId: string
}

/** The buyer changes the agreement: a new version, which everybody who signed the one before has to sign anew. */
export function changeNda(db: Db, { actorId, companyId, requestId, years }: Act & { years: number }) {
  return inTransaction(db, async (tx) => {
    const request = await lockRequest(tx, requestId)
    if (request?.companyId !== companyId) return { ok: false, reason: 'notFound' } as const
    const current = await keepVersion(tx, request)
    if (current.years === years) return { ok: true, number: current.number } as const
    const number = current.number + 1
    await addVersion(tx, request, { number, years })
    await record(tx, { actorId, event: 'nda.changed', subjectType: 'request', subjectId: requestId, detail: { number, years } })
    const signers = await tx.selectFrom('ndaSignature').select('companyId').where('ndaVersionId', '=', current.id!).execute()
    for (const signer of signers)
      await notify(tx, {
        to: { companyId: signer.companyId },
        kind: 'ndaChanged',
        values: { request: request.ref, title: await titlesOf(tx, requestId) },
        path: `/requests/${request.ref}/nda`,
      })
    return { ok: true, number } as const
  })
}

interface Sign extends Act {
  number: number
  name: string
  sha256Zh: string
  sha256En: string
}

/** A company signs the version in force, by the hashes of its two texts. */
export function signNda(db: Db, { actorId, companyId, requestId, number, name, sha256Zh, sha256En }: Sign) {
  return inTransaction(db, async (tx) => {
    const request = await lockRequest(tx, requestId)
    if (!request?.publishedAt || request.companyId === companyId) return { ok: false, reason: 'notFound' } as const
    const current = await keepVersion(tx, request)
    const isThis = current.number === number && current.texts['zh-CN'].sha256 === sha256Zh && current.texts.en.sha256 === sha256En
    if (!isThis) return { ok: false, reason: 'changedSince' } as const
    if (await ndaSignature(tx, { versionId: current.id, companyId })) return { ok: false, reason: 'alreadySigned' } as const
    await tx
      .insertInto('ndaSignature')
      .values({ id: newId(), ndaVersionId: current.id!, companyId, personId: actorId, name, createdAt: await databaseNow(tx) })
      .execute()
    await record(tx, { actorId, event: 'nda.signed', subjectType: 'request', subjectId: requestId, detail: { number, companyId } })
    return { ok: true } as const
  })
}

/** Hands out an annex to a company that has signed the version in force; each time is recorded before the first byte goes out. */
export function takeAnnex(db: Db, { actorId, companyId, requestId, fileId }: Act & { fileId: string }) {
  return inTransaction(db, async (tx) => {
    const request = await lockRequest(tx, requestId)
    if (!request) return { ok: false, reason: 'notFound' } as const
    const { id: versionId } = await currentNda(tx, request)
    const signature = await ndaSignature(tx, { versionId, companyId })
    if (!signature) return { ok: false, reason: 'notSigned' } as const
    const file = await annexFile(tx, { requestId, fileId })
    if (file?.state !== 'current') return { ok: false, reason: 'notFound' } as const
    await tx
      .insertInto('annexDownload')
      .values({
        id: newId(),
        requestId,
        fileId,
        companyId,
        personId: actorId,
        ndaSignatureId: signature.id,
        createdAt: await databaseNow(tx),
      })
      .execute()
    await record(tx, {
      actorId,
      event: 'annex.downloaded',
      subjectType: 'request',
      subjectId: requestId,
      detail: { fileId, companyId, sha256: file.sha256 },
    })
    return { ok: true, file } as const
  })
}

/**
 * Hands out an annex to a member of staff, who signs nothing: also one that an amendment took off, not one that waits in an amendment. The
 * buyer sees it, as the auditor does.
 */
export function inspectAnnex(db: Db, { actorId, requestId, fileId }: Omit<Act, 'companyId'> & { fileId: string }) {
  return inTransaction(db, async (tx) => {
    const file = await annexFile(tx, { requestId, fileId })
    if (!file || file.state === 'staged') return { ok: false, reason: 'notFound' } as const
    await tx
      .insertInto('annexInspection')
      .values({ id: newId(), requestId, fileName: file.name, personId: actorId, createdAt: await databaseNow(tx) })
      .execute()
    const detail = { fileId, sha256: file.sha256 }
    await record(tx, { actorId, event: 'annex.inspected', subjectType: 'request', subjectId: requestId, detail })
    return { ok: true, file } as const
  })
}

const annexFile = (tx: Tx, { requestId, fileId }: { requestId: string; fileId: string }) =>
  tx
    .selectFrom('requestFile')
    .innerJoin('file', 'file.id', 'requestFile.fileId')
    .select(['file.storageKey', 'file.name', 'file.mediaType', 'file.bytes', 'file.sha256', 'requestFile.state'])
    .where('requestFile.requestId', '=', requestId)
    .where('requestFile.fileId', '=', fileId)
    .where('requestFile.isConfidential', '=', 1)
    .executeTakeFirst()

async function lockRequest(tx: Tx, requestId: string) {
  await tx.selectFrom('request').select('id').where('id', '=', requestId).modifyEnd(forUpdate(tx)).executeTakeFirst()
  return requestOfNda(tx, { id: requestId })
}

type NdaRequest = NonNullable<Awaited<ReturnType<typeof requestOfNda>>>

/** The version in force as a row: the standard one becomes one when it is first needed. */
async function keepVersion(tx: Tx, request: NdaRequest): Promise<ShownNda> {
  const current = await currentNda(tx, request)
  return current.id ? current : { ...current, id: await addVersion(tx, request, current) }
}

async function addVersion(tx: Tx, request: NdaRequest, { number, years }: { number: number; years: number }): Promise<string> {
  const texts = textsFor(request, { number, years })
  const id = newId()
  await tx
    .insertInto('ndaVersion')
    .values({
      id,
      requestId: request.id,
      number,
      years,
      textZh: texts['zh-CN'].text,
      textEn: texts.en.text,
      sha256Zh: texts['zh-CN'].sha256,
      sha256En: texts.en.sha256,
      createdAt: await databaseNow(tx),
    })
    .execute()
  return id
}
