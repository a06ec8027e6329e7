import { sql } from 'kysely'
import type { Db } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import { mostCompared, type Offered, reasonsOf, weights } from '../matching/fit'
import { offerOf } from '../matching/queries.server'
import type { Place } from './place'

/** Requests of one page. */
const shown = 8
/** More than any fit has points: those that a vendor is invited to come first. */
const invitedPoints = 1_000

interface ForVendor {
  companyId: string
  language: LanguageTag
  now: InstantText
  after?: Place | null
  /** How many open requests are compared. */
  most?: number
}

/**
 * Open requests that fit a vendor and that it has not begun to bid on, each with why: those that it is invited to, then those that fit best, then those
 * that close first. Compared are all invitations and the open requests that close first, up to a bound that a page may cost; only what a page shows
 * is looked up.
 */
export async function fittingRequests(db: Db, { companyId, language, now, after = null, most = mostCompared }: ForVendor) {
  const offered = await offerOf(db, companyId)
  const rows = await db
    .selectFrom(best(db, { companyId, offered, now, after, most }).as('best'))
    .innerJoin('request', 'request.id', 'best.id')
    .innerJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'request.documentId').on('publication.language', '=', language),
    )
    .select(['best.points', 'best.deadlineAt', 'request.id', 'request.ref', 'request.vertical', 'request.corridorId', 'request.currency'])
    .select(['request.budgetMin', 'request.budgetMax', 'publication.title', 'publication.summary'])
    .orderBy('best.points', 'desc')
    .orderBy('best.deadlineAt')
    .orderBy('best.id')
    .execute()
  const page = rows.slice(0, shown)
  const asked = await technologiesOf(
    db,
    page.map(({ id }) => id),
  )
  return {
    requests: page.map(({ id, points, vertical, corridorId, ...request }) => ({
      ...request,
      reasons: reasonsOf({ technologies: asked.get(id) ?? [], vertical, corridorId }, offered),
      isInvited: points >= invitedPoints,
    })),
    next: rows.length > shown ? placeOf(page.at(-1)!) : null,
  }
}

const placeOf = ({ points, deadlineAt, id }: Place): Place => ({ points, deadlineAt, id })

interface Compared {
  companyId: string
  offered: Offered
  now: InstantText
  after: Place | null
  most: number
}

/** The next of all that fit, and one more. */
function best(db: Db, { after, ...compared }: Compared) {
  let query = db
    .selectFrom(fitting(db, compared).as('some'))
    .selectAll()
    .orderBy('some.points', 'desc')
    .orderBy('some.deadlineAt')
    .orderBy('some.id')
    .limit(shown + 1)
  if (after) {
    query = query.where(({ or, and, eb }) =>
      or([
        eb('some.points', '<', after.points),
        and([eb('some.points', '=', after.points), eb('some.deadlineAt', '>', after.deadlineAt)]),
        and([eb('some.points', '=', after.points), eb('some.deadlineAt', '=', after.deadlineAt), eb('some.id', '>', after.id)]),
      ]),
    )
  }
  return query
}

/** PostgreSQL knows no empty list; there is no such value. */
const listed = <T extends string>(values: readonly T[]): T[] => (values.length > 0 ? [...values] : ['' as T])

/** The ids of open requests that close first, and of those that a vendor is invited to. */
function candidates(db: Db, { companyId, now, most }: Pick<Compared, 'companyId' | 'now' | 'most'>) {
  const soonest = db
    .selectFrom('request')
    .select('id')
    .where('status', '=', 'open')
    .where('deadlineAt', '>', now)
    .orderBy('deadlineAt')
    .orderBy('id')
    .limit(most)
  return db
    .selectFrom(soonest.as('someSoonest'))
    .select('someSoonest.id')
    .union(db.selectFrom('bidInvitation').select('requestId as id').where('companyId', '=', companyId))
}

/**
 * Every candidate that a vendor is invited to, or that asks for something that it works with; one that names no technology, in its industry or
 * corridor. The points are those of `pointsOf`, but for the vendor's record, which is the same for all.
 */
function fitting(db: Db, { companyId, offered, now, most }: Omit<Compared, 'after'>) {
  const [technologies, verticals, corridorId] = [listed(offered.technologies), listed(offered.verticals), offered.corridorId ?? '']
  return db
    .selectFrom(candidates(db, { companyId, now, most }).as('someCandidates'))
    .innerJoin('request', 'request.id', 'someCandidates.id')
    .leftJoin('bidInvitation', (join) =>
      join.onRef('bidInvitation.requestId', '=', 'request.id').on('bidInvitation.companyId', '=', companyId),
    )
    .select(['request.id', 'request.deadlineAt'])
    .$narrowType<{ deadlineAt: InstantText }>()
    .select(({ case: choose, fn, lit, selectFrom }) => {
      const shared = selectFrom('requestTechnology')
        .select(fn.countAll().as('many'))
        .whereRef('requestTechnology.requestId', '=', 'request.id')
        .where('requestTechnology.technology', 'in', technologies)
      return sql<number>`${lit(weights.technology)} * (${shared})
        + ${choose().when('request.vertical', 'in', verticals).then(lit(weights.vertical)).else(lit(0)).end()}
        + ${choose().when('request.corridorId', '=', corridorId).then(lit(weights.corridor)).else(lit(0)).end()}
        + ${choose().when('bidInvitation.id', 'is not', null).then(lit(invitedPoints)).else(lit(0)).end()}`.as('points')
    })
    .where('request.status', '=', 'open')
    .where('request.deadlineAt', '>', now)
    .where(({ or, and, eb, not, exists, selectFrom }) => {
      const asked = selectFrom('requestTechnology')
        .select('requestTechnology.requestId')
        .whereRef('requestTechnology.requestId', '=', 'request.id')
      return or([
        eb('bidInvitation.id', 'is not', null),
        exists(asked.where('requestTechnology.technology', 'in', technologies)),
        and([or([eb('request.vertical', 'in', verticals), eb('request.corridorId', '=', corridorId)]), not(exists(asked))]),
      ])
    })
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('bid')
            .select('bid.id')
            .whereRef('bid.requestId', '=', 'request.id')
            .where('bid.companyId', '=', companyId)
            .where('bid.status', 'not in', ['withdrawn', 'lapsed']),
        ),
      ),
    )
}

async function technologiesOf(db: Db, requestIds: readonly string[]): Promise<Map<string, string[]>> {
  if (requestIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('requestTechnology')
    .select(['requestId', 'technology'])
    .where('requestId', 'in', [...requestIds])
    .orderBy('technology')
    .execute()
  return new Map([...Map.groupBy(rows, ({ requestId }) => requestId)].map(([id, own]) => [id, own.map(({ technology }) => technology)]))
}
