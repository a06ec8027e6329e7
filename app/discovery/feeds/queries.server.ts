import { days, plusMs } from '#db/clock'
import type { Db } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import { nameOf } from '~/corridors/corridor'
import { listCorridors, ratesOn } from '~/corridors/queries.server'
import { type Language, otherLanguage } from '~/platform/i18n/language'
import { convert } from '~/platform/money'
import type { Filters } from '~/requests/board/filters'
import { type Card, pageSize, readBoard } from '~/requests/board/queries.server'
import { searchBoard } from '../board/queries.server'
import { type Feed, type FeedItem, feedFilters } from './feed'

interface FeedWish {
  filters: Filters
  language: Language
  now: InstantText
}

/** One part of a feed: the open requests under the board's filters, newest first. */
export async function readFeed(db: Db, { filters, language, now }: FeedWish): Promise<Feed> {
  const wanted = feedFilters(filters)
  const { cards, next } = await readPart(db, { filters: wanted, language, now })
  return {
    ...(await named(db, wanted, language)),
    now,
    items: await itemsOf(db, cards, language),
    next: next && { ...wanted, after: next },
  }
}

/** Deadlines that one calendar holds: the next ones, and as many of requests whose clock stands still. */
const mostDeadlines = 100

/** The deadlines under the board's filters, soonest first; suspended requests with them. */
export async function readDeadlines(db: Db, { filters, language, now }: FeedWish): Promise<Feed> {
  const open: Filters = { ...feedFilters(filters), after: null, sort: 'closing' }
  const cards: Card[] = []
  for (const wanted of [open, { ...open, state: 'suspended', sort: 'newest', closing: null } as const]) {
    let after: Filters['after'] = null
    for (let many = 0; many < mostDeadlines; many += pageSize) {
      const part = await readPart(db, { filters: { ...wanted, after }, language, now })
      cards.push(...part.cards)
      after = part.next
      if (!after) break
    }
  }
  return { ...(await named(db, feedFilters(open), language)), now, items: await itemsOf(db, cards, language), next: null }
}

async function named(db: Db, filters: Filters, language: Language): Promise<Pick<Feed, 'filters' | 'language' | 'corridor'>> {
  const corridor = filters.corridor && (await listCorridors(db)).find(({ slug }) => slug === filters.corridor)
  return { filters, language, corridor: corridor ? nameOf(corridor, language) : null }
}

async function readPart(db: Db, { filters, language, now }: FeedWish) {
  const [corridors, rates] = [await listCorridors(db), await ratesOn(db)]
  const inCents = (amount: number | null) => (amount === null ? null : (convert(amount, filters.currency, 'USD', rates)?.minor ?? null))
  const [min, max] = [inCents(filters.min), inCents(filters.max)]
  if (filters.q) {
    const found = await searchBoard(db, { filters, language, now, corridors, min, max })
    // What holds only some of the words helps somebody who looks; to a subscriber it would be noise.
    return found.isPartly ? { cards: [], next: null } : found
  }
  return readBoard(db, {
    filters,
    ...{ language, min, max },
    // An unknown corridor has no requests.
    corridorId: filters.corridor ? (corridors.find(({ slug }) => slug === filters.corridor)?.id ?? '') : null,
    closesBefore: filters.closing ? plusMs(now, days(filters.closing)) : null,
  })
}

async function itemsOf(db: Db, cards: readonly Card[], language: Language): Promise<FeedItem[]> {
  const changed = await changesOf(db, cards, language)
  return cards.map((card) => {
    const isUnverified = card.provenance === 'unverified'
    return {
      ...{ ref: card.ref, title: card.title, summary: card.summary, isUnverified },
      language: isUnverified ? otherLanguage(language) : language,
      ...{ vertical: card.vertical, technologies: card.technologies, currency: card.currency },
      budget: [card.budgetMin, card.budgetMax],
      publishedAt: card.publishedAt,
      changedAt: changed.get(card.ref) ?? card.publishedAt,
      ...{ deadlineAt: card.deadlineAt, suspendedAt: card.suspendedAt },
    }
  })
}

/** When the words of requests last came out. Never the row's own `updatedAt`, which also moves with what is not public. */
async function changesOf(db: Db, cards: readonly Card[], language: LanguageTag): Promise<Map<string, InstantText>> {
  if (cards.length === 0) return new Map()
  const rows = await db
    .selectFrom('request')
    .innerJoin('publication', 'publication.documentId', 'request.documentId')
    .select(['request.ref', 'publication.publishedAt'])
    .where(
      'request.ref',
      'in',
      cards.map(({ ref }) => ref),
    )
    .where('publication.language', '=', language)
    .execute()
  return new Map(rows.map(({ ref, publishedAt }) => [ref, publishedAt]))
}
