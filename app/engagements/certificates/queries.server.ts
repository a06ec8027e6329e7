import type { Db, Tx } from '#db/connect'
import type { CertificateTable, InstantText } from '#db/schema'
import type { Side } from '../engagement'
import type { CertificateContent } from './certificate'

/** The certificate of an engagement that is valid; null before everything is accepted. */
export async function currentCertificate(db: Db | Tx, engagementId: string): Promise<CertificateTable | null> {
  const row = await db
    .selectFrom('certificate')
    .selectAll()
    .where('engagementId', '=', engagementId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The valid certificate as its page shows it, with those before it and what each side wants. */
export async function certificateFor(db: Db, engagementId: string) {
  const current = await currentCertificate(db, engagementId)
  if (!current) return null
  const paper = await db
    .selectFrom('certificatePaper')
    .select(['bytes', 'sha256'])
    .where('certificateId', '=', current.id)
    .executeTakeFirst()
  const earlier = await db
    .selectFrom('certificate')
    .select(['number', 'issuedAt'])
    .where('engagementId', '=', engagementId)
    .where('supersededAt', 'is not', null)
    .orderBy('version', 'desc')
    .limit(20)
    .execute()
  return {
    content: JSON.parse(current.contentJson) as CertificateContent,
    sha256: current.sha256,
    paper: paper ?? null,
    earlier,
    choices: await choicesOf(db, engagementId),
  }
}
export type ShownCertificate = NonNullable<Awaited<ReturnType<typeof certificateFor>>>

/** What each side has said about the value. */
export const choicesOf = (db: Db | Tx, engagementId: string): Promise<{ side: Side; isPriced: 0 | 1 }[]> =>
  db.selectFrom('certificateChoice').select(['side', 'isPriced']).where('engagementId', '=', engagementId).execute()

/** The printed form of the valid certificate; null while it is being printed. */
export async function paperOf(db: Db, engagementId: string): Promise<{ number: string; pdf: Buffer } | null> {
  const row = await db
    .selectFrom('certificate')
    .innerJoin('certificatePaper', 'certificatePaper.certificateId', 'certificate.id')
    .select(['certificate.number', 'certificatePaper.content'])
    .where('certificate.engagementId', '=', engagementId)
    .where('certificate.supersededAt', 'is', null)
    .executeTakeFirst()
  return row ? { number: row.number, pdf: Buffer.from(row.content, 'base64') } : null
}

/** What the job prints; null when it is printed already. */
export async function unprinted(db: Db, certificateId: string): Promise<{ content: CertificateContent; sha256: string } | null> {
  const row = await db
    .selectFrom('certificate')
    .leftJoin('certificatePaper', 'certificatePaper.certificateId', 'certificate.id')
    .select(['certificate.contentJson', 'certificate.sha256', 'certificatePaper.certificateId as printed'])
    .where('certificate.id', '=', certificateId)
    .executeTakeFirst()
  return row && row.printed === null ? { content: JSON.parse(row.contentJson) as CertificateContent, sha256: row.sha256 } : null
}

/** Everything that somebody who holds a number may learn. No price, no criterion, no person, no reference of the engagement. */
export interface VerifiedCertificate {
  number: string
  issuedAt: InstantText
  isSuperseded: boolean
  buyer: { nameZh: string; nameEn: string }
  vendor: { nameZh: string; nameEn: string }
  sha256: string
  /** Of the PDF; null while it is being printed. */
  paperSha256: string | null
}

/** The public record of a number, field by field. */
export async function verifyNumber(db: Db, number: string): Promise<VerifiedCertificate | null> {
  const row = await db
    .selectFrom('certificate')
    .leftJoin('certificatePaper', 'certificatePaper.certificateId', 'certificate.id')
    .select(['certificate.number', 'certificate.issuedAt', 'certificate.supersededAt', 'certificate.sha256', 'certificate.contentJson'])
    .select('certificatePaper.sha256 as paperSha256')
    .where('certificate.number', '=', number)
    .executeTakeFirst()
  if (!row) return null
  const { buyer, vendor } = JSON.parse(row.contentJson) as CertificateContent
  const nameOf = ({ nameZh, nameEn }: CertificateContent['buyer']) => ({ nameZh, nameEn })
  return {
    number: row.number,
    issuedAt: row.issuedAt,
    isSuperseded: row.supersededAt !== null,
    buyer: nameOf(buyer),
    vendor: nameOf(vendor),
    sha256: row.sha256,
    paperSha256: row.paperSha256,
  }
}
