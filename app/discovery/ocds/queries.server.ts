import type { Db } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import type { Cursor, Filters } from '~/requests/board/filters'
import { readBoard } from '~/requests/board/queries.server'
import type { OpenRequest, Organisation } from './release'

/** Releases of one package. */
export const releasesShown = 20

/** Published requests of one state, newest first, with what everybody may read of them. */
export async function readReleases(
  db: Db,
  { state, after }: Pick<Filters, 'state' | 'after'>,
): Promise<{ requests: OpenRequest[]; next: Cursor | null }> {
  const filters = { state, after, sort: 'newest', vertical: null, division: null, technology: null, mode: null } as const
  const { cards, next } = await readBoard(db, { filters, language: 'zh-CN', limit: releasesShown })
  if (cards.length === 0) return { requests: [], next: null }
  const refs = cards.map(({ ref }) => ref)
  const facts = await db
    .selectFrom('request')
    .innerJoin('company as buyer', 'buyer.id', 'request.companyId')
    .innerJoin('document', 'document.id', 'request.documentId')
    .leftJoin('award', 'award.requestId', 'request.id')
    .leftJoin('bid', 'bid.id', 'award.bidId')
    .leftJoin('company as vendor', 'vendor.id', 'bid.companyId')
    .select(['request.ref', 'document.sourceLanguage', 'award.createdAt as awardedAt'])
    .select(['buyer.ref as buyerRef', 'buyer.nameZh as buyerZh', 'buyer.nameEn as buyerEn', 'buyer.cityZh as buyerCity'])
    .select(['vendor.ref as vendorRef', 'vendor.nameZh as vendorZh', 'vendor.nameEn as vendorEn', 'vendor.cityZh as vendorCity'])
    .where('request.ref', 'in', refs)
    .execute()
  const words = await db
    .selectFrom('request')
    .innerJoin('publication', 'publication.documentId', 'request.documentId')
    .select(['request.ref', 'publication.language', 'publication.title', 'publication.summary', 'publication.publishedAt'])
    .where('request.ref', 'in', refs)
    // An unverified text is the original once more.
    .where('publication.provenance', '<>', 'unverified')
    .execute()
  const requests = cards.flatMap((card): OpenRequest[] => {
    const fact = facts.find(({ ref }) => ref === card.ref)
    if (!fact) return []
    const own = words.filter(({ ref }) => ref === card.ref)
    const texts: OpenRequest['texts'] = {}
    for (const { language, title, summary } of own) texts[language as LanguageTag] = { title, summary }
    const buyer: Organisation = {
      ...{ ref: fact.buyerRef, nameZh: fact.buyerZh, nameEn: fact.buyerEn, cityZh: fact.buyerCity, country: 'CN' },
    }
    const supplier: Organisation | null =
      fact.vendorRef === null
        ? null
        : {
            ...{ ref: fact.vendorRef, nameZh: fact.vendorZh ?? '', nameEn: fact.vendorEn ?? '' },
            ...{ cityZh: fact.vendorCity ?? '', country: 'IN' },
          }
    return [
      {
        ...{ ref: card.ref, state, language: fact.sourceLanguage, texts },
        ...{ currency: card.currency, budgetMin: card.budgetMin, budgetMax: card.budgetMax },
        ...{ publishedAt: card.publishedAt, deadlineAt: card.deadlineAt },
        changedAt: own.reduce((latest, { publishedAt }) => (publishedAt > latest ? publishedAt : latest), card.publishedAt),
        buyer,
        award: state === 'awarded' && fact.awardedAt && supplier ? { at: fact.awardedAt, supplier } : null,
      },
    ]
  })
  return { requests, next }
}
