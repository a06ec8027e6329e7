import { toldNow } from '#db/clock'
import type { Db } from '#db/connect'
import { publicVersionReader } from './response-cache.server'

interface Store {
  readVersion: () => Promise<number | undefined>
  version: number | undefined
  values: Map<string, { until: number; value: Promise<unknown> }>
  rows: Map<string, Map<number, Numbered>>
}

/** What stands under a number of its own. */
interface Numbered {
  number: number
}

const stores = new WeakMap<Db, Store>()
const mostValues = 1_000
const mostRows = 20_000
/** As for kept pages: what depends on the hour of the day is made anew after a minute. */
const maxAgeMs = 60_000

/**
 * What everybody reads alike, kept until something public changes: pages of signed-in readers differ by their frame, not by the requests in
 * them. `key` says all that the value depends on; the value is shared, so nobody may change it, and nothing of a reader belongs in it.
 */
export async function keptWhilePublic<T>(db: Db, key: string, make: () => Promise<T>): Promise<T> {
  if (toldNow() !== undefined) return make()
  const store = await currentStore(db)
  if (!store) return make()
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

/**
 * Rows that are written only together with the public version, kept by their numbers: a thousand of them cost more to look up than to find.
 * `key` says what is read of them. They are shared, so nobody may change them.
 *
 * @returns reads rows in the order of their numbers; a number without one is left out
 */
export function rowsWhilePublic<Row extends Numbered>(
  db: Db,
  key: string,
  read: (numbers: readonly number[]) => Promise<Row[]>,
): (numbers: readonly number[]) => Promise<Row[]> {
  let kept: Promise<Map<number, Row>> | undefined
  return async (numbers) => {
    // Most searches that are asked about one document find nothing: they need not ask for the version.
    if (numbers.length === 0) return []
    kept ??= keptRows(db, key)
    const rows = await kept
    const found = new Map(numbers.flatMap((number) => (rows.has(number) ? [[number, rows.get(number)!] as const] : [])))
    const missing = numbers.filter((number) => !found.has(number))
    for (const row of missing.length > 0 ? await read(missing) : []) {
      found.set(row.number, row)
      rows.set(row.number, row)
    }
    if (rows.size > mostRows) rows.clear()
    return numbers.flatMap((number) => found.get(number) ?? [])
  }
}

/** The rows that are kept under a key; an empty map of the caller's own where none may be. */
async function keptRows<Row extends Numbered>(db: Db, key: string): Promise<Map<number, Row>> {
  const store = toldNow() === undefined ? await currentStore(db) : null
  const rows = (store?.rows.get(key) ?? new Map()) as Map<number, Row>
  store?.rows.set(key, rows)
  return rows
}

/** Emptied when something public has changed; nothing where that cannot be told. */
async function currentStore(db: Db): Promise<Store | null> {
  const store = storeOf(db)
  // Read before anything is made: what is written meanwhile moves the version, and goes with the old one.
  const version = await store.readVersion()
  if (version === undefined) return null
  if (version !== store.version) {
    store.version = version
    store.values.clear()
    store.rows.clear()
  }
  return store
}

function storeOf(db: Db): Store {
  let store = stores.get(db)
  if (!store) {
    store = { readVersion: publicVersionReader(db), version: undefined, values: new Map(), rows: new Map() }
    stores.set(db, store)
  }
  return store
}
