import { sql } from 'kysely'
import { databaseNow, days, hours, minutes, plusMs } from '#db/clock'
import type { Db } from '#db/connect'

/** At most `most` deeds in a window of `ms` that begins with the first of them. */
export interface Limit {
  name: string
  most: number
  ms: number
}

export const limits = {
  signInPerAccount: { name: 'signInPerAccount', most: 5, ms: minutes(30) },
  signInPerPeer: { name: 'signInPerPeer', most: 10, ms: minutes(1) },
  signUpPerPeer: { name: 'signUpPerPeer', most: 10, ms: minutes(10) },
  mailsPerHour: { name: 'mailsPerHour', most: 2, ms: hours(1) },
  mailsPerDay: { name: 'mailsPerDay', most: 5, ms: days(1) },
  invitationsPerCompany: { name: 'invitationsPerCompany', most: 20, ms: days(1) },
  webhooksByHandPerCompany: { name: 'webhooksByHandPerCompany', most: 60, ms: minutes(10) },
  wrongNumbersPerPeer: { name: 'wrongNumbersPerPeer', most: 60, ms: minutes(10) },
} satisfies Record<string, Limit>

/**
 * Counts one deed and says whether it is still within the limit. Counting and asking are one atomic upsert, so a hundred
 * requests at once cannot all be the fifth. Own code rather than rate-limiter-flexible: that library makes its own tables
 * per engine, outside our migrations; this is one statement on the one table that all nodes share.
 * @param who what the limit is counted for (a hash of an address or peer, never the thing itself)
 */
export const isWithin = async (db: Db, limit: Limit, who: string): Promise<boolean> => (await count(db, limit, who, 1)).hits <= limit.most

/** Counts several deeds at once; answers how many that makes in the window and in how many ms the window ends. */
export async function count(db: Db, limit: Limit, who: string, many: number): Promise<{ hits: number; endsInMs: number }> {
  const now = await databaseNow(db)
  const { rows } = await sql<{ hits: number; windowEndsAt: string }>`
    insert into "throttle" ("key", "hits", "windowEndsAt") values (${keyOf(limit, who)}, ${many}, ${plusMs(now, limit.ms)})
    on conflict ("key") do update set
      "hits" = case when "throttle"."windowEndsAt" <= ${now} then excluded."hits" else "throttle"."hits" + excluded."hits" end,
      "windowEndsAt" = case when "throttle"."windowEndsAt" <= ${now} then excluded."windowEndsAt" else "throttle"."windowEndsAt" end
    returning "hits", "windowEndsAt"`.execute(db)
  const { hits, windowEndsAt } = rows[0]!
  return { hits: Number(hits), endsInMs: Date.parse(windowEndsAt) - Date.parse(now) }
}

/** Whether a limit is used up, without counting: for what is counted only when it goes wrong. */
export async function isSpent(db: Db, limit: Limit, who: string): Promise<boolean> {
  const row = await db.selectFrom('throttle').select(['hits', 'windowEndsAt']).where('key', '=', keyOf(limit, who)).executeTakeFirst()
  return row !== undefined && row.windowEndsAt > (await databaseNow(db)) && row.hits >= limit.most
}

/** Forgets what was counted, e.g. failures after a success. */
export const forget = (db: Db, limit: Limit, who: string) => db.deleteFrom('throttle').where('key', '=', keyOf(limit, who)).execute()

const keyOf = (limit: Limit, who: string) => `${limit.name}:${who}`
