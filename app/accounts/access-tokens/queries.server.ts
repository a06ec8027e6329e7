import { databaseNow } from '#db/clock'
import type { Db } from '#db/connect'
import { isOutage } from '#db/portable'
import type { CompanyKind, DayText, InstantText } from '#db/schema'
import { hashOfToken } from '~/platform/sealed-link.server'
import type { Scope } from './scope'
import { looksLikeAccessToken } from './secret.server'

/** In whose name a program reads. Scoped like an actor: every query about it asks for this company and no other. */
export interface Bearer {
  tokenId: string
  personId: string
  companyId: string
  companyRef: string
  companyKind: CompanyKind
  tokenName: string
  scopes: readonly Scope[]
  expiresAt: InstantText
}

/**
 * Whom a token belongs to: nobody, once it is revoked or has run out, its owner is banned, has lost the address or left the company, or the
 * company is suspended. All of it is asked each time, in one query.
 */
export async function bearerOf(db: Db, token: string): Promise<Bearer | null> {
  if (!looksLikeAccessToken(token)) return null
  const now = await databaseNow(db)
  const row = await db
    .selectFrom('accessToken')
    .innerJoin('person', 'person.id', 'accessToken.personId')
    .innerJoin('membership', (join) =>
      join.onRef('membership.personId', '=', 'accessToken.personId').onRef('membership.companyId', '=', 'accessToken.companyId'),
    )
    .innerJoin('company', 'company.id', 'accessToken.companyId')
    .select(['accessToken.id', 'accessToken.personId', 'accessToken.companyId', 'accessToken.name', 'accessToken.scopesJson'])
    .select(['accessToken.expiresAt', 'accessToken.lastUsedOn', 'company.ref', 'company.kind'])
    .where('accessToken.id', '=', hashOfToken(token))
    .where('accessToken.endedAt', 'is', null)
    .where('accessToken.expiresAt', '>', now)
    .where('person.status', '=', 'active')
    .where('person.emailVerifiedAt', 'is not', null)
    .where('company.status', '<>', 'suspended')
    .executeTakeFirst()
  if (!row) return null
  await noteUse(db, row, now.slice(0, 10))
  return {
    tokenId: row.id,
    personId: row.personId,
    companyId: row.companyId,
    companyRef: row.ref,
    companyKind: row.kind,
    tokenName: row.name,
    scopes: JSON.parse(row.scopesJson) as Scope[],
    expiresAt: row.expiresAt,
  }
}

/** The day is enough to find a token that nobody needs any more, and costs one write a day. */
async function noteUse(db: Db, { id, lastUsedOn }: { id: string; lastUsedOn: DayText | null }, today: DayText): Promise<void> {
  if (lastUsedOn === today) return
  try {
    await db.updateTable('accessToken').set({ lastUsedOn: today }).where('id', '=', id).execute()
  } catch (error) {
    if (!isOutage(error)) throw error
  }
}

/** A person's tokens that have not been ended, the newest first. */
export const accessTokensOf = async (db: Db, personId: string) =>
  (
    await db
      .selectFrom('accessToken')
      .select(['id', 'name', 'ending', 'scopesJson', 'createdAt', 'expiresAt', 'lastUsedOn'])
      .where('personId', '=', personId)
      .where('endedAt', 'is', null)
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(50)
      .execute()
  ).map(({ scopesJson, ...row }) => ({ ...row, scopes: JSON.parse(scopesJson) as Scope[] }))

/** Tokens on one page of a company's list. */
export const companyTokensShown = 50

interface CompanyTokens {
  companyId: string
  now: InstantText
  /** Where the page before ended. */
  after: { at: InstantText; id: string } | null
}

/** What still reads in a company's name, whoever of its people made it, the newest first; never a secret. For its owner. */
export async function companyTokensOf(db: Db, { companyId, now, after }: CompanyTokens) {
  const rows = await db
    .selectFrom('accessToken')
    .innerJoin('person', 'person.id', 'accessToken.personId')
    .select(['accessToken.id', 'accessToken.name', 'accessToken.ending', 'accessToken.scopesJson', 'accessToken.createdAt'])
    .select(['accessToken.expiresAt', 'accessToken.lastUsedOn', 'person.name as member'])
    .where('accessToken.companyId', '=', companyId)
    .where('accessToken.endedAt', 'is', null)
    .where('accessToken.expiresAt', '>', now)
    .$if(after !== null, (query) =>
      query.where((where) =>
        where.or([
          where('accessToken.createdAt', '<', after!.at),
          where.and([where('accessToken.createdAt', '=', after!.at), where('accessToken.id', '>', after!.id)]),
        ]),
      ),
    )
    .orderBy('accessToken.createdAt', 'desc')
    .orderBy('accessToken.id')
    .limit(companyTokensShown + 1)
    .execute()
  const last = rows.length > companyTokensShown ? rows[companyTokensShown - 1] : undefined
  return {
    tokens: rows.slice(0, companyTokensShown).map(({ scopesJson, ...row }) => ({ ...row, scopes: JSON.parse(scopesJson) as Scope[] })),
    next: last ? { at: last.createdAt, id: last.id } : null,
  }
}
