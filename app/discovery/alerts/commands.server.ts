import { databaseNow, days, hours, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { SavedSearchTable } from '#db/schema'
import { listCorridors, ratesOn } from '~/corridors/queries.server'
import { notify } from '~/notifications/commands.server'
import { newId } from '~/platform/ids'
import { enqueue } from '~/platform/jobs.server'
import { convert } from '~/platform/money'
import { readFilters } from '~/requests/board/filters'
import { titlesOf } from '~/requests/commands.server'
import { filterTokens } from '../board/queries.server'
import { planDigest } from '../digests/commands.server'
import { search } from '../queries.server'
import { rhythms } from '../saved/saved-search'
import { wordingOf } from '../wording/queries.server'
import { quietUntil, type Reader, readerOf } from './morning.server'

/** Saved searches that are read together: more than anybody keeps. */
const batch = 200

/**
 * Tells everybody one of whose saved searches a request fits, once each, in the way of the most urgent of these, and keeps that it has. A run that ends early tells nobody again when it is begun
 * anew, and a request that is not out waits: when it is, it comes here again.
 */
export async function alertReaders(db: Db, { requestId }: { requestId: string }): Promise<void> {
  const request = await db
    .selectFrom('request')
    .innerJoin('searchDocument', 'searchDocument.subjectId', 'request.id')
    .select(['request.id', 'request.ref', 'request.companyId', 'searchDocument.number'])
    .where('request.id', '=', requestId)
    .where('request.status', '=', 'open')
    .where('request.alertedAt', 'is', null)
    .where('searchDocument.kind', '=', 'request')
    .executeTakeFirst()
  if (!request) return
  const reference = { now: await databaseNow(db), corridors: await listCorridors(db), rates: await ratesOn(db) }
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('savedSearch')
      .innerJoin('person', 'person.id', 'savedSearch.personId')
      .leftJoin('membership', 'membership.personId', 'person.id')
      .leftJoin('company', 'company.id', 'membership.companyId')
      .select(['savedSearch.id', 'savedSearch.personId', 'savedSearch.search', 'savedSearch.language', 'savedSearch.rhythm'])
      .select(['person.timeZone', 'person.language as reads', 'company.country', 'membership.companyId'])
      .where('savedSearch.personId', '>', after)
      .where('person.status', '=', 'active')
      .orderBy('savedSearch.personId')
      .orderBy('savedSearch.id')
      .limit(batch)
      .execute()
    const isLast = rows.length < batch
    const last = rows.at(-1)?.personId
    // The limit may have parted the last one's searches: they come whole with the next ones.
    const whole = isLast ? rows : rows.filter(({ personId }) => personId !== last)
    for (const own of Map.groupBy(whole, ({ personId }) => personId).values()) {
      const searches = own.filter(({ companyId }) => companyId !== request.companyId)
      searches.sort((one, other) => rhythms.indexOf(one.rhythm) - rhythms.indexOf(other.rhythm))
      const fitting = await firstOf(searches, (each) => fits(db, each, request.number, reference))
      if (fitting) await tell(db, { ...fitting, reader: readerOf({ ...fitting, language: fitting.reads }) }, request)
    }
    if (isLast) break
    after = whole.at(-1)!.personId
  }
  await db
    .updateTable('request')
    .set({ alertedAt: await databaseNow(db) })
    .where('id', '=', requestId)
    .execute()
}

async function firstOf<T>(list: readonly T[], isIt: (each: T) => Promise<boolean>): Promise<T | undefined> {
  for (const each of list) if (await isIt(each)) return each
  return undefined
}

interface Reference {
  now: string
  corridors: Awaited<ReturnType<typeof listCorridors>>
  rates: Awaited<ReturnType<typeof ratesOn>>
}

async function fits(
  db: Db,
  saved: Pick<SavedSearchTable, 'search' | 'language'>,
  number: number,
  { now, corridors, rates }: Reference,
): Promise<boolean> {
  const filters = readFilters(new URLSearchParams(saved.search), saved.language)
  const inCents = (amount: number | null) => (amount === null ? null : (convert(amount, filters.currency, 'USD', rates)?.minor ?? null))
  const [min, max] = [inCents(filters.min), inCents(filters.max)]
  const { groups } = filters.q ? await wordingOf(db, filters.q) : { groups: [] }
  if (filters.q && groups.length === 0) return false
  const tokens = filterTokens({ filters, now, corridors, min, max })
  const { ids } = await search(db, { kind: 'request', groups, filters: tokens, min, max, order: 'newest', limit: 1, now, only: number })
  return ids.length === 1
}

interface Told {
  id: string
  personId: string
  rhythm: SavedSearchTable['rhythm']
  reader: Reader
}

function tell(db: Db, { id, personId, rhythm, reader }: Told, { id: requestId, ref }: { id: string; ref: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const now = await databaseNow(tx)
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('searchAlert')
      .values({ id: newId(), personId, requestId, savedSearchId: id, isWaiting: rhythm === 'daily' ? 1 : 0, createdAt: now })
      .onConflict((conflict) => conflict.columns(['personId', 'requestId']).doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return
    await notify(tx, {
      to: [personId],
      kind: 'searchMatch',
      values: { ref, title: await titlesOf(tx, requestId) },
      path: `/requests/${ref}`,
      mail: rhythm === 'now' ? quietUntil(now, reader) : false,
    })
    if (rhythm === 'daily') await planDigest(tx, personId, reader)
  })
}

/** How long before a deadline it is brought to mind. */
const aheadMs = days(2)
/** Time that a letter has to leave before it. */
const leastMs = hours(5)

/**
 * Plans the reminder of an open request's deadline, in the transaction that indexes it. Where the request comes back from a suspension during which
 * its time passed, it is due at once: the job of that time found nothing open.
 */
export async function planReminder(
  tx: Tx,
  { requestId, deadlineAt, isResumed = false }: { requestId: string; deadlineAt: string; isResumed?: boolean },
): Promise<void> {
  const [runAt, now] = [plusMs(deadlineAt, -aheadMs), await databaseNow(tx)]
  if (runAt > now)
    await enqueue(tx, 'remindOfDeadline', { requestId, deadlineAt }, { runAt, uniqueKey: `remind:${requestId}:${deadlineAt}` })
  // Without a key: a job that is just finding the request suspended would swallow it.
  else if (isResumed) await enqueue(tx, 'remindOfDeadline', { requestId, deadlineAt })
}

/** Brings a deadline to the mind of those who follow the request and of companies whose bid is still a draft or waits to be reconfirmed. */
export function remindOfDeadline(db: Db, { requestId, deadlineAt }: { requestId: string; deadlineAt: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const request = await tx
      .selectFrom('request')
      .select(['ref'])
      .where('id', '=', requestId)
      .where('status', '=', 'open')
      // An amendment has moved it: its own job reminds.
      .where('deadlineAt', '=', deadlineAt)
      .executeTakeFirst()
    if (!request) return
    const now = await databaseNow(tx)
    const values = { ref: request.ref, title: await titlesOf(tx, requestId), deadline: { instant: deadlineAt } }
    for (const { personId, reader } of await concerned(tx, requestId)) {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('deadlineReminder')
        .values({ personId, requestId, deadlineAt, createdAt: now })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows !== 1n) continue
      // On a day off the letter waits for the next morning, unless that would leave no working hours before the deadline.
      const morning = quietUntil(now, reader)
      const mail = morning < plusMs(deadlineAt, -leastMs) ? morning : now
      await notify(tx, { to: [personId], kind: 'deadlineNear', values, path: `/requests/${request.ref}`, mail })
    }
  })
}

/** Followers whose company has not bid, and everybody of a company whose bid is not in. */
async function concerned(tx: Tx, requestId: string): Promise<{ personId: string; reader: Reader }[]> {
  const drafters = await tx
    .selectFrom('bid')
    .innerJoin('membership', 'membership.companyId', 'bid.companyId')
    .innerJoin('company', 'company.id', 'bid.companyId')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['person.id as personId', 'person.timeZone', 'person.language', 'company.country'])
    .where('bid.requestId', '=', requestId)
    .where('bid.status', 'in', ['draft', 'needs_reconfirm'])
    .limit(500)
    .execute()
  const followers = await tx
    .selectFrom('requestFollow')
    .innerJoin('person', 'person.id', 'requestFollow.personId')
    .leftJoin('membership', 'membership.personId', 'person.id')
    .leftJoin('company', 'company.id', 'membership.companyId')
    .select(['person.id as personId', 'person.timeZone', 'person.language', 'company.country'])
    .where('requestFollow.requestId', '=', requestId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('bid')
            .innerJoin('membership', 'membership.companyId', 'bid.companyId')
            .select('bid.id')
            .where('bid.requestId', '=', requestId)
            .where('bid.status', '=', 'submitted')
            .whereRef('membership.personId', '=', 'requestFollow.personId'),
        ),
      ),
    )
    .limit(2_000)
    .execute()
  const people = new Map([...drafters, ...followers].map((each) => [each.personId, { personId: each.personId, reader: readerOf(each) }]))
  return [...people.values()].sort((one, other) => (one.personId < other.personId ? -1 : 1))
}
