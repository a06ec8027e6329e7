import { days, plusMs } from '#db/clock'
import type { Db } from '#db/connect'
import type { Currency, InstantText, RequestMode, Vertical } from '#db/schema'
import { listCorridors, ratesOn } from '~/corridors/queries.server'
import { searchBoard } from '~/discovery/board/queries.server'
import { convert } from '~/platform/money'
import { type BoardState, type Filters, type Sort, usualSort } from '~/requests/board/filters'
import { type Card, readBoard } from '~/requests/board/queries.server'
import { publicFacts, publicParts } from '~/requests/page/queries.server'
import type { Technology } from '~/requests/request'
import type { DocumentView } from '~/translations/document'
import type { Place } from '../parameters.server'
import { moneyOf } from '../shape'
import type { Site } from '../site.server'

interface Wish {
  q?: string | undefined
  state: BoardState
  vertical?: Vertical | undefined
  division?: string | undefined
  technology?: Technology | undefined
  mode?: RequestMode | undefined
  corridor?: string | undefined
  /** Major units of `currency`. */
  min?: number | undefined
  max?: number | undefined
  currency: Currency
  closing?: string | undefined
  sort?: Sort | undefined
  limit: number
}

/** One page of the board, with the words of both languages. */
export async function requestsPage(
  db: Db,
  { query, after, now, site }: { query: Wish; after: Place | null; now: InstantText; site: Site },
) {
  const filters = filtersOf(query, after)
  const [corridors, rates] = [await listCorridors(db), await ratesOn(db)]
  const inCents = (amount: number | null) => (amount === null ? null : (convert(amount, filters.currency, 'USD', rates)?.minor ?? null))
  const [min, max, language] = [inCents(filters.min), inCents(filters.max), 'zh-CN'] as const
  const found = filters.q
    ? await searchBoard(db, { filters, language, now, corridors, min, max, limit: query.limit })
    : await readBoard(db, {
        filters,
        ...{ language, min, max, limit: query.limit },
        // An unknown corridor has no requests.
        corridorId: filters.corridor ? (corridors.find(({ slug }) => slug === filters.corridor)?.id ?? '') : null,
        closesBefore: filters.closing ? plusMs(now, days(filters.closing)) : null,
      })
  const words = await wordsOf(db, found.cards)
  const items = found.cards.map((card) => ({
    ...addressesOf(card.ref, site),
    status: query.state,
    ...{ vertical: card.vertical, technologies: card.technologies, mode: card.mode, suspendedAt: card.suspendedAt },
    corridor: corridors.find(({ id }) => id === card.corridorId)?.slug ?? null,
    ...moneyAndTime(card),
    texts: { 'zh-CN': null, en: null, ...words.get(card.ref) },
  }))
  return { items, next: found.next && ([found.next.key, found.next.id] as const) }
}

function filtersOf({ min, max, closing, limit: _, ...query }: Wish, after: Place | null): Filters {
  const q = query.q ?? ''
  const sort = query.sort ?? usualSort(q)
  const minor = (amount: number | undefined) => (amount === undefined ? null : Math.round(amount * 100))
  return {
    ...{ q, state: query.state, currency: query.currency, min: minor(min), max: minor(max) },
    ...{ vertical: query.vertical ?? null, division: query.division ?? null, technology: query.technology ?? null },
    ...{ corridor: query.corridor ?? null, mode: query.mode ?? null },
    // As on the board: only what is open closes, and only a search has something to be close to.
    closing: query.state === 'open' && closing ? Number(closing) : null,
    sort: (sort === 'closing' && query.state !== 'open') || (sort === 'relevance' && q === '') ? usualSort(q) : sort,
    after: after && { key: after[0] ?? '', id: after[1] ?? '' },
  }
}

async function wordsOf(db: Db, cards: readonly Card[]) {
  if (cards.length === 0) return new Map<string, Record<string, unknown>>()
  const rows = await db
    .selectFrom('request')
    .innerJoin('publication', 'publication.documentId', 'request.documentId')
    .innerJoin('document', 'document.id', 'request.documentId')
    .select(['request.ref', 'publication.language', 'publication.title', 'publication.summary', 'publication.provenance'])
    .where(
      'request.ref',
      'in',
      cards.map(({ ref }) => ref),
    )
    .execute()
  const words = new Map<string, Record<string, unknown>>()
  for (const { ref, language, provenance, ...text } of rows) {
    // An unverified text is the original once more: it is said in its own language alone.
    if (provenance !== 'unverified') words.set(ref, { ...words.get(ref), [language]: { ...text, provenance } })
  }
  return words
}

/** One request that has been out, whatever became of it since. */
export async function requestDetailOf(db: Db, { ref, site }: { ref: string; site: Site }) {
  const request = await publicFacts(db, ref)
  if (!request) return null
  const { view, requirements, technologies, amendments } = await publicParts(db, request, 'zh-CN')
  const { view: english } = await publicParts(db, request, 'en')
  const party = (id: string, zh: string | null, en: string | null) => ({ id, name: { 'zh-CN': zh ?? '', en: en ?? '' } })
  const keys = requirements.map(({ key }) => key)
  return {
    ...addressesOf(ref, site),
    ...{
      status: request.status,
      vertical: request.vertical,
      division: request.division,
      technologies,
      mode: request.mode,
      corridor: request.slug,
    },
    ...moneyAndTime({ ...request, publishedAt: request.publishedAt!, deadlineAt: request.deadlineAt! }),
    suspendedAt: request.suspendedAt,
    buyer: party(request.buyerRef, request.buyerZh, request.buyerEn),
    city: { 'zh-CN': request.cityZh, en: request.cityEn },
    ...{ serviceKind: request.serviceKind, startWish: request.startWish, workplace: request.workplace },
    confidentiality: request.confidentiality,
    requirements: requirements.map(({ key, level }) => ({ id: key, level })),
    amendments: amendments.map(({ number, kind, effectiveAt, newDeadlineAt }) => ({ number, kind, effectiveAt, newDeadlineAt })),
    award:
      request.status === 'awarded' && request.vendorRef && request.awardReason
        ? { supplier: party(request.vendorRef, request.vendorZh, request.vendorEn), reason: request.awardReason }
        : null,
    texts: { 'zh-CN': textOf(view, 'zh-CN', keys), en: textOf(english, 'en', keys) },
  }
}

/** What is out in this language; nothing, while only the original is. */
function textOf(view: DocumentView | null | undefined, language: string, keys: readonly string[]) {
  if (!view || view.language !== language) return null
  const { fields } = view
  const { kind, method, translator, reviewer, at } = view.provenance
  return {
    language,
    provenance: { kind, method, translator, reviewer, verifiedAt: at },
    ...{ title: fields.title ?? '', summary: fields.summary ?? '', problem: fields.problem ?? '' },
    ...{ systems: fields.systems ?? '', notes: fields.notes ?? '' },
    requirements: keys.map((key) => ({
      id: key,
      description: fields[`requirement.${key}.what`] ?? '',
      acceptance: fields[`requirement.${key}.acceptance`] ?? '',
    })),
  }
}

const addressesOf = (ref: string, { origin, pages }: Site) => ({
  id: ref,
  url: `${origin}/api/v1/requests/${ref}`,
  page: `${pages}/requests/${ref}`,
})

const moneyAndTime = (request: Pick<Card, 'currency' | 'budgetMin' | 'budgetMax' | 'publishedAt' | 'deadlineAt'>) => ({
  budget: {
    min: request.budgetMin === null ? null : moneyOf(request.budgetMin, request.currency),
    max: request.budgetMax === null ? null : moneyOf(request.budgetMax, request.currency),
  },
  biddingPeriod: { startDate: request.publishedAt, endDate: request.deadlineAt },
})
