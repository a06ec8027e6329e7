import { sql } from 'kysely'
import type { Db } from '#db/connect'
import type { RequestStatus } from '#db/schema'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { mostCounted } from './figure'

/** Published states in the order of a request's life. Sealed bids are never counted. */
const states = ['open', 'evaluating', 'awarded', 'unsuccessful'] as const satisfies readonly RequestStatus[]

export type Figures = Record<(typeof states)[number], number>

const ofPortal = keptQuery((db, _slot: Slot<object>) =>
  db.selectNoFrom((eb) =>
    states.map((state) =>
      eb
        .selectFrom(eb.selectFrom('request').select('request.id').where('request.status', '=', state).limit(mostCounted).as('some'))
        .select(sql<number>`count(*)`.as('many'))
        .as(state),
    ),
  ),
)

const ofCorridor = keptQuery((db, slot: Slot<{ corridorId: string }>) =>
  db.selectNoFrom((eb) =>
    states.map((state) =>
      eb
        .selectFrom(
          eb
            .selectFrom('request')
            .select('request.id')
            .where('request.status', '=', state)
            .where('request.corridorId', '=', slot('corridorId'))
            .limit(mostCounted)
            .as('some'),
        )
        .select(sql<number>`count(*)`.as('many'))
        .as(state),
    ),
  ),
)

const verifiedCompanies = keptQuery((db, slot: Slot<{ kind: string }>) =>
  db
    .selectFrom(
      db
        .selectFrom('company')
        .select('company.id')
        .where('company.kind', '=', slot('kind') as never)
        .where('company.status', '=', 'verified')
        .limit(mostCounted)
        .as('some'),
    )
    .select(sql<number>`count(*)`.as('many')),
)

/** How many published requests stand where, each counted up to `mostCounted`: of the portal, or of one corridor. */
export async function requestFigures(db: Db, corridorId?: string): Promise<Figures> {
  const [row] = corridorId === undefined ? await ofPortal(db, {}) : await ofCorridor(db, { corridorId })
  return Object.fromEntries(states.map((state) => [state, Number(row?.[state] ?? 0)])) as Figures
}

/** Companies that a moderator has found on the public register, counted up to `mostCounted`. */
export const companyFigures = async (db: Db): Promise<{ buyers: number; vendors: number }> => ({
  buyers: Number((await verifiedCompanies(db, { kind: 'buyer' }))[0]?.many ?? 0),
  vendors: Number((await verifiedCompanies(db, { kind: 'vendor' }))[0]?.many ?? 0),
})
