import type { Db } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { formatPhone } from '~/companies/identifiers'
import { readDocument } from '~/translations/queries.server'

export interface ContactCard {
  companyRef: string
  nameZh: string
  nameEn: string
  contactName: string
  contactEmail: string
  /** As people read it. */
  contactPhone: string
  /** As a telephone understands it. */
  dial: string
}

/** The other side's contact after the award: the winner's for the buyer, the buyer's for the winner, nobody's for anybody else. */
export async function contactAfterAward(
  db: Db,
  { requestId, viewerCompanyId }: { requestId: string; viewerCompanyId: string },
): Promise<ContactCard | null> {
  const award = await db
    .selectFrom('award')
    .innerJoin('bid', 'bid.id', 'award.bidId')
    .innerJoin('request', 'request.id', 'award.requestId')
    .select(['bid.companyId as winnerId', 'request.companyId as buyerId'])
    .where('award.requestId', '=', requestId)
    .where('request.status', '=', 'awarded')
    .where('bid.status', '=', 'won')
    .executeTakeFirst()
  const other = award && (viewerCompanyId === award.buyerId ? award.winnerId : viewerCompanyId === award.winnerId ? award.buyerId : null)
  if (!other) return null
  const company = await db
    .selectFrom('company')
    .select(['ref', 'nameZh', 'nameEn', 'contactName', 'contactEmail', 'contactPhone'])
    .where('id', '=', other)
    .executeTakeFirstOrThrow()
  const { ref: companyRef, ...card } = company
  // A number is kept as E.164 with its extension: a telephone's spelling (RFC 3966). People read it in groups.
  return { companyRef, ...card, contactPhone: card.contactPhone && formatPhone(card.contactPhone), dial: card.contactPhone }
}

/** The award of a request: code and day for all who were in it, the words as soon as they are out; the buyer reads its own words at once. */
export async function awardOf(
  db: Db,
  { requestId, language, isBuyer = false }: { requestId: string; language: LanguageTag; isBuyer?: boolean },
) {
  const award = await db
    .selectFrom('award')
    .innerJoin('bid', 'bid.id', 'award.bidId')
    .select(['award.reasonCode', 'award.createdAt', 'award.documentId', 'award.reasonSentAt', 'bid.ref as bidRef'])
    .where('award.requestId', '=', requestId)
    .executeTakeFirst()
  if (!award) return null
  const view = await readDocument(db, { documentId: award.documentId, language })
  const own = isBuyer && !view ? await originalWords(db, award.documentId) : null
  const words = view ? { text: view.fields.reason ?? '', language: view.language, provenance: view.provenance } : null
  return {
    reasonCode: award.reasonCode,
    awardedAt: award.createdAt,
    bidRef: award.bidRef,
    reasonSentAt: award.reasonSentAt,
    words,
    ownWords: own,
  }
}

async function originalWords(db: Db, documentId: string): Promise<{ text: string; language: LanguageTag } | null> {
  const row = await db
    .selectFrom('revision')
    .innerJoin('document', 'document.id', 'revision.documentId')
    .select(['revision.fieldsJson', 'document.sourceLanguage'])
    .where('document.id', '=', documentId)
    .orderBy('revision.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { text: (JSON.parse(row.fieldsJson) as { reason?: string }).reason ?? '', language: row.sourceLanguage } : null
}
