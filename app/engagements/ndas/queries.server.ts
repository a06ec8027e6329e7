import type { Db, Tx } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import { sha256Hex } from '~/audit/record.server'
import { years } from './nda'
import { ndaText } from './wording.server'

export interface ShownNda {
  /** Null while nobody has signed or changed the standard one. */
  id: string | null
  number: number
  years: number
  texts: Record<LanguageTag, { text: string; sha256: string }>
}

/** The request that an agreement belongs to, if it is there. */
export const requestOfNda = (db: Db | Tx, by: { ref: string } | { id: string }) =>
  db
    .selectFrom('request')
    .innerJoin('company', 'company.id', 'request.companyId')
    .select(['request.id', 'request.ref', 'request.companyId', 'request.status', 'request.publishedAt', 'company.nameZh', 'company.nameEn'])
    .where('ref' in by ? 'request.ref' : 'request.id', '=', 'ref' in by ? by.ref : by.id)
    .executeTakeFirst()

type NdaRequest = NonNullable<Awaited<ReturnType<typeof requestOfNda>>>

/** The version in force: the newest that the buyer has set, else the standard one. */
export async function currentNda(db: Db | Tx, request: NdaRequest): Promise<ShownNda> {
  const row = await db
    .selectFrom('ndaVersion')
    .selectAll()
    .where('requestId', '=', request.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return { id: null, number: 1, years: years.usual, texts: textsFor(request, { number: 1, years: years.usual }) }
  const { id, number, textZh, textEn, sha256Zh, sha256En } = row
  return { id, number, years: row.years, texts: { 'zh-CN': { text: textZh, sha256: sha256Zh }, en: { text: textEn, sha256: sha256En } } }
}

export function textsFor(
  request: Pick<NdaRequest, 'ref' | 'nameZh' | 'nameEn'>,
  version: { number: number; years: number },
): ShownNda['texts'] {
  const of = (language: LanguageTag) => {
    const text = ndaText({ requestRef: request.ref, ...version, buyer: request }, language)
    return { text, sha256: sha256Hex(text) }
  }
  return { 'zh-CN': of('zh-CN'), en: of('en') }
}

/** Whether this company has signed the version in force, and who did. */
export async function ndaSignature(db: Db | Tx, { versionId, companyId }: { versionId: string | null; companyId: string }) {
  if (versionId === null) return null
  const row = await db
    .selectFrom('ndaSignature')
    .select(['id', 'name', 'createdAt as at'])
    .where('ndaVersionId', '=', versionId)
    .where('companyId', '=', companyId)
    .executeTakeFirst()
  return row ?? null
}

/** The confidential annexes of a request: names and sizes, for those who may know them. */
export const annexesOf = (db: Db, requestId: string) =>
  db
    .selectFrom('requestFile')
    .innerJoin('file', 'file.id', 'requestFile.fileId')
    .select(['file.id', 'file.name', 'file.bytes'])
    .where('requestFile.requestId', '=', requestId)
    .where('requestFile.isConfidential', '=', 1)
    .where('requestFile.state', '=', 'current')
    .orderBy('file.createdAt')
    .orderBy('file.id')
    .limit(50)
    .execute()

export interface NdaRecord {
  signatures: { number: number; nameZh: string; nameEn: string; name: string; at: InstantText }[]
  /** By no company: by the staff. */
  downloads: { id: string; file: string; company: { nameZh: string; nameEn: string } | null; person: string; at: InstantText }[]
}

const mostDownloads = 200

/** Who has signed and who has read what, for the buyer: newest first. */
export async function ndaRecord(db: Db, { requestId, companyId }: { requestId: string; companyId: string }): Promise<NdaRecord> {
  const signatures = await db
    .selectFrom('ndaSignature')
    .innerJoin('ndaVersion', 'ndaVersion.id', 'ndaSignature.ndaVersionId')
    .innerJoin('request', 'request.id', 'ndaVersion.requestId')
    .innerJoin('company', 'company.id', 'ndaSignature.companyId')
    .select(['ndaVersion.number', 'company.nameZh', 'company.nameEn', 'ndaSignature.name', 'ndaSignature.createdAt as at'])
    .where('request.id', '=', requestId)
    .where('request.companyId', '=', companyId)
    .orderBy('ndaSignature.createdAt', 'desc')
    .orderBy('ndaSignature.id', 'desc')
    .limit(200)
    .execute()
  const downloads = await db
    .selectFrom('annexDownload')
    .innerJoin('request', 'request.id', 'annexDownload.requestId')
    .innerJoin('file', 'file.id', 'annexDownload.fileId')
    .innerJoin('company', 'company.id', 'annexDownload.companyId')
    .innerJoin('person', 'person.id', 'annexDownload.personId')
    .select(['annexDownload.id', 'file.name as file', 'company.nameZh', 'company.nameEn'])
    .select(['person.name as person', 'annexDownload.createdAt as at'])
    .where('request.id', '=', requestId)
    .where('request.companyId', '=', companyId)
    .orderBy('annexDownload.createdAt', 'desc')
    .orderBy('annexDownload.id', 'desc')
    .limit(mostDownloads)
    .execute()
  const inspections = await db
    .selectFrom('annexInspection')
    .innerJoin('request', 'request.id', 'annexInspection.requestId')
    .innerJoin('person', 'person.id', 'annexInspection.personId')
    .select(['annexInspection.id', 'annexInspection.fileName as file', 'person.name as person', 'annexInspection.createdAt as at'])
    .where('request.id', '=', requestId)
    .where('request.companyId', '=', companyId)
    .orderBy('annexInspection.createdAt', 'desc')
    .orderBy('annexInspection.id', 'desc')
    .limit(mostDownloads)
    .execute()
  const all = [
    ...downloads.map(({ nameZh, nameEn, ...row }) => ({ ...row, company: { nameZh, nameEn } })),
    ...inspections.map((row) => ({ ...row, company: null })),
  ]
  // Ids tell what came first within one instant.
  const newestFirst = all.sort((a, b) => ((a.at === b.at ? a.id < b.id : a.at < b.at) ? 1 : -1))
  return { signatures, downloads: newestFirst.slice(0, mostDownloads) }
}
