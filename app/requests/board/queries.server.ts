import { sql } from 'kysely'
import type { Db } from '#db/connect'
import { byEngine } from '#db/portable'
import type { Currency, InstantText, LanguageTag, RequestMode, RequestTable, Vertical } from '#db/schema'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { wholeNumber } from '~/platform/whole-number'
import { type BoardState, boardStates, type Cursor, type Filters, type Sort } from './filters'

/** Cards of one page. */
export const pageSize = 20

export interface Card {
  ref: string
  title: string
  summary: string
  /** `original`, `verified` or `unverified`; an unverified text is in the language of its author. */
  provenance: 'original' | 'verified' | 'unverified'
  vertical: Vertical | null
  technologies: string[]
  corridorId: string | null
  mode: RequestMode
  currency: Currency
  budgetMin: number | null
  budgetMax: number | null
  publishedAt: InstantText
  deadlineAt: InstantText
  /** Since when the bidding period stands still. */
  suspendedAt: InstantText | null
}

/** What decides the text of the query; everything else is only filled in. */
export interface BoardShape {
  /** What the database can order by itself. */
  sort: Exclude<Sort, 'relevance'>
  vertical: boolean
  division: boolean
  technology: boolean
  corridor: boolean
  mode: boolean
  min: boolean
  max: boolean
  closing: boolean
  after: boolean
}

interface BoardValues {
  state: string
  language: LanguageTag
  vertical: string | null
  division: string | null
  technology: string | null
  corridorId: string | null
  mode: string | null
  /** US cents. */
  min: number | null
  max: number | null
  closesBefore: InstantText | null
  afterKey: string | number
  afterId: string
  limit: number
}

const sortColumns = {
  newest: { column: 'request.publishedAt', direction: 'desc' },
  closing: { column: 'request.deadlineAt', direction: 'asc' },
  budget: { column: 'request.budgetUsd', direction: 'desc' },
} as const

/**
 * One page of cards. Sort key and id make a total order; the page begins behind the last card of the one before, so that a page deep in
 * the list costs what the first one costs. By budget, requests without a comparable amount (no rate on their day) are left out.
 */
export const boardQuery = keptQuery((db, slot: Slot<BoardValues>, shape: BoardShape) => {
  const { column, direction } = sortColumns[shape.sort]
  let query = db
    .selectFrom('request')
    .innerJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'request.documentId').on('publication.language', '=', slot('language')),
    )
    .select(['request.id', 'request.ref', 'publication.title', 'publication.summary', 'publication.provenance', 'request.vertical'])
    .select(['request.corridorId', 'request.currency', 'request.budgetMin', 'request.budgetMax', 'request.budgetUsd', 'request.mode'])
    .select(['request.publishedAt', 'request.deadlineAt', 'request.suspendedAt'])
    .where('request.status', '=', slot('state') as never)
    .orderBy(column, direction)
    .orderBy('request.id', direction)
    .limit(slot('limit'))
  if (shape.sort === 'budget') query = query.where('request.budgetUsd', 'is not', null)
  if (shape.vertical) query = query.where('request.vertical', '=', slot('vertical') as never)
  if (shape.division) query = query.where('request.division', '=', slot('division'))
  if (shape.corridor) query = query.where('request.corridorId', '=', slot('corridorId'))
  if (shape.mode) query = query.where('request.mode', '=', slot('mode') as never)
  if (shape.min) query = query.where(ranged(db, 'request.budgetUsd', column), '>=', slot('min'))
  if (shape.max) query = query.where(ranged(db, 'request.budgetUsd', column), '<=', slot('max'))
  if (shape.closing) query = query.where(ranged(db, 'request.deadlineAt', column), '<=', slot('closesBefore'))
  if (shape.technology) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('requestTechnology')
          .select('requestTechnology.technology')
          .whereRef('requestTechnology.requestId', '=', 'request.id')
          .where('requestTechnology.technology', '=', slot('technology') as never),
      ),
    )
  }
  if (shape.after) {
    const [beyond, key] = [sql.raw(direction === 'desc' ? '<' : '>'), sql.ref(column)]
    query = query.where(sql<boolean>`(${key}, ${sql.ref('request.id')}) ${beyond} (${slot('afterKey')}, ${slot('afterId')})`)
  }
  return query
})

/**
 * A range is looked at while walking in the page's order. SQLite, which knows no figures of the tables, would rather collect all that lies in the range and
 * sort it: 3 s for a page of half a million requests, 4 ms this way. A sign before the column keeps it from that index.
 */
const ranged = (db: Db, name: 'request.budgetUsd' | 'request.deadlineAt', walked: string) =>
  name === walked
    ? sql.ref<number | string>(name)
    : byEngine(db, { sqlite: sql<number | string>`+${sql.ref(name)}`, postgres: sql.ref<number | string>(name) })

const idSlots = Array.from({ length: pageSize }, (_, index) => `id${index}`)

/** Technologies of one page of requests; the places of a page that is not full are filled with nothing. */
export const technologiesQuery = keptQuery((db, slot: Slot<Record<string, string>>) =>
  db
    .selectFrom('requestTechnology')
    .select(['requestTechnology.requestId', 'requestTechnology.technology'])
    .where('requestTechnology.requestId', 'in', idSlots.map((name) => slot(name)) as never),
)

interface BoardPage {
  filters: Pick<Filters, 'state' | 'vertical' | 'division' | 'technology' | 'mode' | 'sort' | 'after'>
  language: LanguageTag
  /** The corridor of the filter's slug. */
  corridorId?: string | null
  /** US cents, from the filter's amounts. */
  min?: number | null
  max?: number | null
  closesBefore?: InstantText | null
  limit?: number
}

/** One page of the board and where the next one begins. */
export async function readBoard(
  db: Db,
  { filters, language, corridorId = null, min = null, max = null, closesBefore = null, limit = pageSize }: BoardPage,
): Promise<{ cards: Card[]; next: Cursor | null }> {
  const { state, vertical, division, technology, mode, after } = filters
  const sort = filters.sort === 'relevance' ? 'newest' : filters.sort
  const shape: BoardShape = {
    sort,
    vertical: vertical !== null,
    division: division !== null,
    technology: technology !== null,
    corridor: corridorId !== null,
    mode: mode !== null,
    min: min !== null,
    max: max !== null,
    closing: closesBefore !== null,
    after: after !== null,
  }
  const afterKey = after === null ? '' : sort === 'budget' ? (wholeNumber(after.key) ?? 0) : after.key
  const values: BoardValues = {
    ...{ state, language, vertical, division, technology, corridorId, mode, min, max, closesBefore },
    ...{ afterKey, afterId: after?.id ?? '', limit: limit + 1 },
  }
  const rows = await boardQuery(db, values, shape)
  const shown = rows.slice(0, limit)
  const known = await technologiesOf(
    db,
    shown.map(({ id }) => id),
  )
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    cards: shown.map((row) => cardOf(row, known)),
    next: last ? { key: String(keyOf(last, sort)), id: last.id } : null,
  }
}

const cardsById = keptQuery((db, slot: Slot<Record<string, string>>) =>
  db
    .selectFrom('request')
    .innerJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'request.documentId').on('publication.language', '=', slot('language') as never),
    )
    .select(['request.id', 'request.ref', 'publication.title', 'publication.summary', 'publication.provenance', 'request.vertical'])
    .select(['request.corridorId', 'request.currency', 'request.budgetMin', 'request.budgetMax', 'request.budgetUsd', 'request.mode'])
    .select(['request.publishedAt', 'request.deadlineAt', 'request.suspendedAt', 'request.status', 'publication.fieldsJson'])
    .where('request.id', 'in', idSlots.map((name) => slot(name)) as never)
    .where('request.status', 'in', boardStates),
)

/** A card with its request's state and all words that are out in the reader's language. */
export interface FoundCard extends Card {
  state: BoardState
  fields: Record<string, string>
}

/** Cards of at most a page of requests in the order of `ids`; what is not out, or no longer, is missing. */
export async function readCards(db: Db, { ids, language }: { ids: readonly string[]; language: LanguageTag }): Promise<FoundCard[]> {
  if (ids.length === 0) return []
  const values = Object.fromEntries(idSlots.map((name, index) => [name, ids[index] ?? '']))
  const rows = new Map((await cardsById(db, { ...values, language })).map((row) => [row.id, row]))
  const known = await technologiesOf(db, ids)
  return ids.flatMap((id) => {
    const row = rows.get(id)
    if (!row) return []
    return [{ ...cardOf(row, known), state: row.status as BoardState, fields: JSON.parse(row.fieldsJson) as Record<string, string> }]
  })
}

type CardRow = Pick<
  RequestTable,
  'id' | 'ref' | 'vertical' | 'corridorId' | 'mode' | 'currency' | 'budgetMin' | 'budgetMax' | 'publishedAt' | 'deadlineAt' | 'suspendedAt'
> &
  Pick<Card, 'title' | 'summary' | 'provenance'>

const cardOf = (row: CardRow, technologies: ReadonlyMap<string, string[]>): Card => ({
  ref: row.ref,
  title: row.title,
  summary: row.summary,
  provenance: row.provenance,
  vertical: row.vertical,
  technologies: technologies.get(row.id) ?? [],
  corridorId: row.corridorId,
  mode: row.mode,
  currency: row.currency,
  budgetMin: row.budgetMin,
  budgetMax: row.budgetMax,
  publishedAt: row.publishedAt!,
  deadlineAt: row.deadlineAt!,
  suspendedAt: row.suspendedAt,
})

async function technologiesOf(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const known = new Map<string, string[]>()
  if (ids.length === 0) return known
  const values = Object.fromEntries(idSlots.map((name, index) => [name, ids[index] ?? '']))
  for (const { requestId, technology } of await technologiesQuery(db, values)) {
    const own = known.get(requestId)
    if (own) own.push(technology)
    else known.set(requestId, [technology])
  }
  return known
}

const keyOf = (row: Pick<RequestTable, 'publishedAt' | 'deadlineAt' | 'budgetUsd'>, sort: BoardShape['sort']) =>
  sort === 'newest' ? row.publishedAt : sort === 'closing' ? row.deadlineAt : row.budgetUsd
