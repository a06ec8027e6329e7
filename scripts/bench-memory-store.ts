import { sql } from 'kysely'
import { connect, type Db, openSqlite } from '#db/connect'
import { migrate } from '#db/migrate'
import { mostInBlock, pack, placeOf } from '~/translations/memory/blocks'
import { gramsOfPair, keysOf } from '~/translations/memory/index-entry'
import type { Pair } from './bench-memory-content'

/** Rows of the memory, made at once and sorted as the index keeps them. */
export interface Store {
  units: { sourceLanguage: 'zh-CN' | 'en'; source: string; target: string }[]
  /** Per side: gram, size and unit in one number each, ascending. */
  postings: BigUint64Array[]
}

/** Half of the pairs was translated the one way, half the other. */
export function storeOf(pairs: readonly Pair[]): Store {
  const units = pairs.map(({ zh, en }, index) =>
    index % 2 === 0
      ? { sourceLanguage: 'zh-CN' as const, source: zh, target: en }
      : { sourceLanguage: 'en' as const, source: en, target: zh },
  )
  const lists = [new Postings(), new Postings()]
  for (const [index, unit] of units.entries())
    for (const { side, size, grams } of gramsOfPair(unit)) for (const gram of grams) lists[side]!.add(gram, size, index + 1)
  return { units, postings: lists.map((list) => list.sorted()) }
}

/** Grows without numbers of their own on the heap: there are tens of millions. */
class Postings {
  #halves = new Uint32Array(2 ** 21)
  #count = 0
  add(gram: number, size: number, unit: number) {
    if (2 * this.#count === this.#halves.length) {
      const larger = new Uint32Array(2 * this.#halves.length)
      larger.set(this.#halves)
      this.#halves = larger
    }
    this.#halves[2 * this.#count] = size * 2 ** 24 + unit
    this.#halves[2 * this.#count + 1] = gram
    this.#count++
  }
  sorted() {
    return new BigUint64Array(this.#halves.buffer, 0, this.#count).sort()
  }
}

/** The blocks of the index in their order, with the count of all units of a gram and size at the first of them. */
function* blocksOf({ postings }: Store): Generator<{ place: number; units: Buffer; n: number }> {
  for (const [side, list] of postings.entries()) {
    const halves = new Uint32Array(list.buffer, 0, 2 * list.length)
    const [lowAt, highAt] = [0, 1]
    for (let from = 0; from < list.length; ) {
      const [gram, size] = [halves[2 * from + highAt]!, halves[2 * from + lowAt]! >>> 24]
      let to = from
      while (to < list.length && halves[2 * to + highAt] === gram && halves[2 * to + lowAt]! >>> 24 === size) to++
      const first = placeOf({ side, gram, size })
      for (let at = from; at < to; at += mostInBlock) {
        const units = Array.from({ length: Math.min(mostInBlock, to - at) }, (_, index) => halves[2 * (at + index) + lowAt]! & 0xffffff)
        yield { place: first + (at - from) / mostInBlock, units: pack(units), n: at === from ? to - from : 0 }
      }
      from = to
    }
  }
}

const at = '2026-11-01T00:00:00.000Z'
const unitRow = ({ units }: Store, index: number) => {
  const { sourceLanguage, source, target } = units[index]!
  return [index + 1, sourceLanguage, source, target, '', 1, `bench-${index}`, at]
}
/** In the order of their table. */
const keyRows = ({ units }: Store) =>
  units
    .flatMap((unit, index) => keysOf(unit).map(({ side, key }) => [side, key, index + 1]))
    .sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!)
const unitNames = '"number", "sourceLanguage", "source", "target", "domain", "uses", "originId", "approvedAt"'

/** Fills a new SQLite file. */
export async function fillSqlite(path: string, store: Store): Promise<Db> {
  const db = connect(`file:${path}`)
  await migrate(db)
  const file = openSqlite(path)
  file.pragma('synchronous = OFF')
  file.exec('begin immediate')
  const putUnit = file.prepare(`insert into "tmUnit" (${unitNames}) values (?, ?, ?, ?, ?, ?, ?, ?)`)
  for (let index = 0; index < store.units.length; index++) putUnit.run(unitRow(store, index))
  const putBlock = file.prepare('insert into "tmBlock" ("place", "units") values (?, ?)')
  const putCount = file.prepare('insert into "tmCount" ("place", "n") values (?, ?)')
  for (const { place, units, n } of blocksOf(store)) {
    putBlock.run(place, units)
    if (n > 0) putCount.run(place, n)
  }
  const putKey = file.prepare('insert into "tmKey" ("side", "key", "unit") values (?, ?, ?)')
  for (const row of keyRows(store)) putKey.run(row)
  file.prepare(`update "counter" set "value" = ? where "name" = 'tmUnit'`).run(store.units.length)
  file.exec('commit')
  file.pragma('wal_checkpoint(truncate)')
  file.close()
  return db
}

const batch = 20_000

function some<Row>(rows: Iterator<Row>): Row[] {
  const own: Row[] = []
  for (let next = rows.next(); !next.done; next = rows.next()) {
    own.push(next.value)
    if (own.length === batch) break
  }
  return own
}

/** Fills a new PostgreSQL database. */
async function fillPostgres(url: string, store: Store): Promise<Db> {
  const db = connect(url)
  await migrate(db)
  for (let from = 0; from < store.units.length; from += batch) {
    const rows = Array.from({ length: Math.min(batch, store.units.length - from) }, (_, index) => unitRow(store, from + index))
    const columns = [0, 1, 2, 3, 4, 5, 6, 7].map((column) => rows.map((row) => row[column]))
    const types = ['bigint', 'text', 'text', 'text', 'text', 'bigint', 'text', 'text']
    const lists = sql.join(columns.map((column, index) => sql`${sql.val(column)}::${sql.raw(types[index]!)}[]`))
    await sql`insert into "tmUnit" (${sql.raw(unitNames)}) select * from unnest(${lists})`.execute(db)
  }
  const put = async (table: string, types: string[], rows: unknown[][]) => {
    const lists = sql.join(types.map((type, column) => sql`${sql.val(rows.map((row) => row[column]))}::${sql.raw(type)}[]`))
    await sql`insert into ${sql.table(table)} select * from unnest(${lists})`.execute(db)
  }
  const blocks = blocksOf(store)
  for (let rows = some(blocks); rows.length > 0; rows = some(blocks)) {
    await put(
      'tmBlock',
      ['bigint', 'bytea'],
      rows.map(({ place, units }) => [place, units]),
    )
    await put(
      'tmCount',
      ['bigint', 'bigint'],
      rows.filter(({ n }) => n > 0).map(({ place, n }) => [place, n]),
    )
  }
  const keys = keyRows(store)
  for (let from = 0; from < keys.length; from += batch) await put('tmKey', ['bigint', 'bigint', 'bigint'], keys.slice(from, from + batch))
  await db.updateTable('counter').set({ value: store.units.length }).where('name', '=', 'tmUnit').execute()
  await sql`vacuum analyze`.execute(db)
  return db
}

/** A server of one's own keeps the filled database for the next run. */
export async function filledPostgres(server: string, store: () => Store, count: number): Promise<Db> {
  const { databaseUrl, onServer } = await import('../tests/setup/postgres')
  const [filled, filling] = [`memory_${count}`, 'memory_filling']
  const known = connect(server)
  const { rows } = await sql`select from pg_database where datname = ${filled}`.execute(known)
  await known.destroy()
  if (rows.length === 0) {
    process.stderr.write('… filling PostgreSQL\n')
    await onServer(server, `drop database if exists ${filling}`)
    await onServer(server, `create database ${filling}`)
    await (await fillPostgres(databaseUrl(server, filling), store())).destroy()
    await onServer(server, `alter database ${filling} rename to ${filled}`)
  }
  return connect(databaseUrl(server, filled))
}
