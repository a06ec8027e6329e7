import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely } from 'kysely'
import { clockQuery } from './portable'
import type { InstantText } from './schema'

const toldTime = new AsyncLocalStorage<{ now: InstantText }>()

/**
 * Now, by the database's clock, so that all nodes agree on deadlines. Ask inside the transaction that depends on it.
 * Inside `atTime` the told time is answered instead.
 */
export async function databaseNow(db: Kysely<any>): Promise<InstantText> {
  const told = toldTime.getStore()
  if (told) return told.now
  const { rows } = await db.executeQuery(clockQuery(db))
  return rows[0]!.now
}

/** The told time inside `atTime`, for queries that ask the clock in their own statement. */
export const toldNow = (): InstantText | undefined => toldTime.getStore()?.now

/** Runs `work` as if it were `now`: for the demo's history and for tests. The server never calls it. */
export const atTime = <T>(now: InstantText, work: () => Promise<T>): Promise<T> => toldTime.run({ now }, work)

/** `instant` moved by milliseconds. */
export const plusMs = (instant: InstantText, ms: number): InstantText => new Date(Date.parse(instant) + ms).toISOString()

export const minutes = (count: number): number => count * 60_000
export const hours = (count: number): number => count * 3_600_000
export const days = (count: number): number => count * 86_400_000
