import { type CompiledQuery, sql } from 'kysely'
import { toldNow } from '#db/clock'
import type { Db } from '#db/connect'
import { clockExpression, isOutage } from '#db/portable'
import type { InstantText } from '#db/schema'
import { config } from '~/platform/config.server'
import type { Language } from '~/platform/i18n/language'
import { hashOfToken } from '~/platform/sealed-link.server'
import type { Actor } from './actor'
import { sessionEnd, tokenIn, touchEveryMs } from './session'

/** What browsers reach us by decides the cookie's name and flags. */
export const isHttps = config.origin.startsWith('https:')

/**
 * Who a `Cookie` header belongs to: one compiled query per request over session, person, membership and company. Anything
 * that is not a running session of an active person is nobody.
 */
export const resolveActor = async (db: Db, cookieHeader: string | null | undefined): Promise<Actor | null> =>
  (await resolveVisit(db, cookieHeader))?.actor ?? null

/** The same, with the time by the database's clock, which the query has read on the way. */
export async function resolveVisit(db: Db, cookieHeader: string | null | undefined): Promise<{ actor: Actor; now: InstantText } | null> {
  const token = tokenIn(cookieHeader, isHttps)
  if (!token) return null
  const { rows } = await db.executeQuery(actorQuery(db, hashOfToken(token)))
  const row = rows[0]
  if (row?.status !== 'active') return null
  const now = toldNow() ?? row.now
  if (row.expiresAt <= now) return null
  await touch(db, row, now)
  const isEmailVerified = row.emailVerifiedAt !== null
  const actor: Actor = {
    personId: row.personId,
    name: row.name,
    email: row.email,
    isEmailVerified,
    language: row.language,
    timeZone: row.timeZone,
    // Until the address is confirmed a person can do nothing but confirm it, whatever the policies say.
    staffRole: isEmailVerified ? row.staffRole : null,
    company: isEmailVerified && row.companyId !== null ? companyOf(row, now) : null,
    sessionId: row.sessionId,
  }
  return { actor, now }
}

type ActorRow = Awaited<ReturnType<ReturnType<typeof buildActorQuery>['execute']>>[number]

const compiled = new WeakMap<Db, CompiledQuery<ActorRow>>()

function actorQuery(db: Db, sessionId: string): CompiledQuery<ActorRow> {
  let query = compiled.get(db)
  if (!query) {
    query = buildActorQuery(db).compile()
    compiled.set(db, query)
  }
  return { ...query, parameters: [sessionId] }
}

/** Its only parameter is the session's id. */
const buildActorQuery = (db: Db) =>
  db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.personId')
    .leftJoin('membership', 'membership.personId', 'person.id')
    .leftJoin('company', 'company.id', 'membership.companyId')
    .select([
      'session.id as sessionId',
      'session.createdAt as startedAt',
      'session.lastSeenAt',
      'session.expiresAt',
      'person.id as personId',
      'person.name',
      'person.email',
      'person.emailVerifiedAt',
      'person.language',
      'person.timeZone',
      'person.staffRole',
      'person.status',
      'membership.role as companyRole',
      'company.id as companyId',
      'company.ref as companyRef',
      'company.kind as companyKind',
      'company.status as companyStatus',
      'company.verifiedUntil',
      'company.nameZh',
      'company.nameEn',
      sql<InstantText>`${clockExpression(db)}`.as('now'),
    ])
    .where('session.id', '=', '')

const companyOf = (row: ActorRow, now: InstantText): Actor['company'] => ({
  id: row.companyId!,
  ref: row.companyRef!,
  kind: row.companyKind!,
  role: row.companyRole!,
  status: row.companyStatus!,
  isVerified: row.companyStatus === 'verified' && row.verifiedUntil !== null && row.verifiedUntil > now,
  nameZh: row.nameZh!,
  nameEn: row.nameEn!,
})

/** Notes that the session is in use, every few minutes at most; when nothing can be written now the next request will. */
async function touch(db: Db, row: ActorRow, now: InstantText): Promise<void> {
  if (Date.parse(now) - Date.parse(row.lastSeenAt) < touchEveryMs) return
  try {
    await db
      .updateTable('session')
      .set({ lastSeenAt: now, expiresAt: sessionEnd(row.startedAt, now, row.staffRole) })
      .where('id', '=', row.sessionId)
      .where('lastSeenAt', '=', row.lastSeenAt)
      .execute()
  } catch (error) {
    if (!isOutage(error)) throw error
  }
}

/** The people of a company, owners first; at most 200. */
export const membersOf = (db: Db, companyId: string): Promise<Member[]> =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select([
      'membership.personId',
      'membership.role',
      'membership.createdAt as joinedAt',
      'person.name',
      'person.email',
      'person.language',
      'person.status',
    ])
    .where('membership.companyId', '=', companyId)
    .orderBy('membership.role', 'desc')
    .orderBy('membership.createdAt')
    .orderBy('membership.personId')
    .limit(200)
    .execute()

export interface Member {
  personId: string
  role: 'owner' | 'member'
  joinedAt: InstantText
  name: string
  email: string
  language: Language
  status: 'active' | 'banned'
}

/** The running sessions of a person, last used first. */
export const sessionsOf = (db: Db, personId: string, now: InstantText) =>
  db
    .selectFrom('session')
    .select(['id', 'createdAt', 'lastSeenAt', 'expiresAt', 'userAgent'])
    .where('personId', '=', personId)
    .where('expiresAt', '>', now)
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
