import { toldNow } from '#db/clock'
import type { Db } from '#db/connect'
import { publicVersionReader } from './response-cache.server'

interface Store {
  readVersion: () => Promise<number | undefined>
  version: number | undefined
  values: Map<string, { until: number; value: Promise<unknown> }>
}

const stores = new WeakMap<Db, Store>()
const mostValues = 1_000
/** As for kept pages: what depends on the hour of the day is made anew after a minute. */
const maxAgeMs = 60_000

/**
 * What everybody reads alike, kept until something public changes: pages of signed-in readers differ by their frame, not by the requests in
 * them. `key` says all that the value depends on; the value is shared, so nobody may change it, and nothing of a reader belongs in it.
 */
export async function keptWhilePublic<T>(db: Db, key: string, make: () => Promise<T>): Promise<T> {
  if (toldNow() !== undefined) return make()
  const store = storeOf(db)
  // Read before the value is made: what is written meanwhile moves the version, and the value goes with the old one.
  const version = await store.readVersion()
  if (version === undefined) return make()
  if (version !== store.version) {
    store.version = version
    store.values.clear()
  }
  const now = performance.now()
  const known = store.values.get(key)
  if (known && known.until > now) return known.value as Promise<T>
  const value = make()
  const entry = { until: now + maxAgeMs, value }
  store.values.set(key, entry)
  // A value that could not be made is nothing to keep.
  value.catch(() => store.values.get(key) === entry && store.values.delete(key))
  if (store.values.size > mostValues) store.values.delete(store.values.keys().next().value!)
  return value
}

function storeOf(db: Db): Store {
  let store = stores.get(db)
  if (!store) {
    store = { readVersion: publicVersionReader(db), version: undefined, values: new Map() }
    stores.set(db, store)
  }
  return store
}
