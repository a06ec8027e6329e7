import type { Db } from '#db/connect'
import type { Currency, DayText, InstantText, RequestStatus } from '#db/schema'
import { chinaDay } from '~/platform/china-day'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import type { Rate } from '~/platform/money'
import type { Corridor } from './corridor'

const columns = ['id', 'slug', 'nameZh', 'nameEn', 'descriptionZh', 'descriptionEn', 'isOpen'] as const

const corridorsInOrder = keptQuery((db, _slot: Slot<object>) =>
  db.selectFrom('corridor').select(columns).orderBy('ordinal').orderBy('id').limit(50),
)

/** All corridors in the operator's order. There are a handful: no paging. */
export const listCorridors = (db: Db): Promise<Corridor[]> => corridorsInOrder(db, {})

export const corridorBySlug = (db: Db, slug: string): Promise<Corridor | undefined> =>
  db.selectFrom('corridor').select(columns).where('slug', '=', slug).executeTakeFirst()

const knownRates = keptQuery((db, slot: Slot<{ day: DayText; at: InstantText }>) =>
  db
    .selectFrom('exchangeRate as r')
    .select(['r.base', 'r.quote', 'r.rate', 'r.day as date', 'r.source'])
    .where('r.day', '=', (query) =>
      query
        .selectFrom('exchangeRate as newer')
        .select((eb) => eb.fn.max<string>('newer.day').as('day'))
        .whereRef('newer.base', '=', 'r.base')
        .whereRef('newer.quote', '=', 'r.quote')
        .where('newer.day', '<=', slot('day'))
        .where('newer.createdAt', '<=', slot('at')),
    )
    .orderBy('r.base')
    .orderBy('r.quote')
    .limit(20),
)

/** The newest rate of every quoted pair on or before a day (all days when left out). Empty when nothing was ever entered. */
export const ratesOn = (db: Db, day: DayText = '9999-12-31'): Promise<Rate[]> => knownRates(db, { day, at: '9999-12-31T23:59:59.999Z' })

/** As `ratesOn` of that moment's day, without what was entered later: the answer is the same for ever. */
export const ratesKnownAt = (db: Db, at: InstantText): Promise<Rate[]> => knownRates(db, { day: chinaDay(at), at })

/** The last rates entered, newest first, for the operator's table. */
export const recentRates = (db: Db, limit = 30) =>
  db
    .selectFrom('exchangeRate')
    .leftJoin('person', 'person.id', 'exchangeRate.enteredBy')
    .select(['exchangeRate.id', 'base', 'quote', 'rate', 'day', 'source', 'person.name as enteredBy'])
    .orderBy('day', 'desc')
    .orderBy('exchangeRate.id', 'desc')
    .limit(limit)
    .execute()

export async function newestRate(db: Db, base: Currency, quote: Currency): Promise<string | null> {
  const row = await db
    .selectFrom('exchangeRate')
    .select('rate')
    .where('base', '=', base)
    .where('quote', '=', quote)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.rate ?? null
}

/** Published states in the order of a request's life, for the figures of a corridor. */
const counted: RequestStatus[] = ['open', 'evaluating', 'awarded', 'unsuccessful']

/** How many published requests of a corridor stand where. Sealed bids are never counted here. */
export async function corridorFigures(db: Db, corridorId: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('request')
    .select(['status', (eb) => eb.fn.countAll<number>().as('many')])
    .where('corridorId', '=', corridorId)
    .where('status', 'in', counted)
    .groupBy('status')
    .execute()
  return Object.fromEntries(counted.map((status) => [status, Number(rows.find((row) => row.status === status)?.many ?? 0)]))
}

/** What an operator must look at: parked jobs, companies to verify, tasks past due, requests that wait for triage. */
export async function operationFigures(db: Db, now: string) {
  const [parked, waiting, companies, lateTasks, untriaged, oldestJob] = await Promise.all([
    db
      .selectFrom('job')
      .select((eb) => eb.fn.countAll<number>().as('many'))
      .where('status', '=', 'parked')
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('job')
      .select((eb) => eb.fn.countAll<number>().as('many'))
      .where('status', '=', 'waiting')
      .where('runAt', '<=', now)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('company')
      .select((eb) => eb.fn.countAll<number>().as('many'))
      .where('status', '=', 'registered')
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('translationTask')
      .select((eb) => eb.fn.countAll<number>().as('many'))
      .where('status', 'in', ['queued', 'claimed', 'in_review', 'changes_requested'])
      .where('dueAt', '<', now)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('request')
      .select((eb) => eb.fn.countAll<number>().as('many'))
      .where('status', 'in', ['submitted', 'in_triage'])
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('job')
      .select('runAt')
      .where('status', '=', 'waiting')
      .where('runAt', '<=', now)
      .orderBy('runAt')
      .limit(1)
      .executeTakeFirst(),
  ])
  return {
    parkedJobs: Number(parked.many),
    waitingJobs: Number(waiting.many),
    companiesToVerify: Number(companies.many),
    lateTasks: Number(lateTasks.many),
    untriaged: Number(untriaged.many),
    oldestWaitingAt: oldestJob?.runAt ?? null,
  }
}

/** Jobs that gave up and wait for a person, oldest first. */
export const parkedJobs = (db: Db, limit = 50) =>
  db
    .selectFrom('job')
    .select(['id', 'kind', 'attempts', 'lastError', 'createdAt', 'finishedAt'])
    .where('status', '=', 'parked')
    .orderBy('createdAt')
    .orderBy('id')
    .limit(limit)
    .execute()
