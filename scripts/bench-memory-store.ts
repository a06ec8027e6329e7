import { sql } from 'kysely'
import { connect, type Db, openSqlite } from '#db/connect'
import { migrate } from '#db/migrate'
import { indexOf } from '~/translations/memory/commands.server'
import type { Pair } from './bench-memory-content'

/** Rows of the memory, made at once and sorted as the index keeps them. */
export interface Store {
  units: { sourceLanguage: 'zh-CN' | 'en'; source: string; target: string }[]
  /** Per side: gram, length and unit in one number each, ascending. */
  grams: BigInt64Array[]
  counts: Map<number, number>[]
}

/** Half of the pairs was translated the one way, half the other. */
export function storeOf(pairs: readonly Pair[]): Store {
  const units = pairs.map(({ zh, en }, index) =>
    index % 2 === 0
      ? { sourceLanguage: 'zh-CN' as const, source: zh, target: en }
      : { sourceLanguage: 'en' as const, source: en, target: zh },
  )
  const counts = [new Map<number, number>(), new Map<number, number>()]
  const parts: BigInt64Array[][] = [[], []]
  let buffers = [new BigInt64Array(2 ** 20), new BigInt64Array(2 ** 20)]
  const used = [0, 0]
  const keep = (side: number) => {
    parts[side]!.push(buffers[side]!.subarray(0, used[side]!))
    buffers = buffers.map((buffer, at) => (at === side ? new BigInt64Array(2 ** 20) : buffer))
    used[side] = 0
  }
  for (const [index, unit] of units.entries()) {
    for (const { side, len, counted, keys } of indexOf(unit)) {
      if (used[side]! + counted.length + keys.length > 2 ** 20) keep(side)
      const low = BigInt(len * 2 ** 24 + index + 1)
      for (const gram of [...counted, ...keys]) buffers[side]![used[side]!++] = BigInt(gram) * 2n ** 32n + low
      for (const gram of counted) counts[side]!.set(gram, (counts[side]!.get(gram) ?? 0) + 1)
    }
  }
  const grams = parts.map((own, side) => {
    keep(side)
    const all = new BigInt64Array(own.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const part of own) {
      all.set(part, at)
      at += part.length
    }
    return all.sort()
  })
  return { units, grams, counts }
}

const at = '2026-11-01T00:00:00.000Z'
const unitRow = ({ units }: Store, index: number) => {
  const { sourceLanguage, source, target } = units[index]!
  return [index + 1, sourceLanguage, source, target, '', 1, `bench-${index}`, at]
}
const gramRow = (packed: bigint) => {
  const low = Number(BigInt.asUintN(32, packed))
  return [Number(packed >> 32n), low >>> 24, low & 0xffffff] as const
}
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
  const putGram = file.prepare('insert into "tmGram" ("side", "gram", "len", "unit") values (?, ?, ?, ?)')
  const putCount = file.prepare('insert into "tmGramDf" ("side", "gram", "n") values (?, ?, ?)')
  for (const [side, grams] of store.grams.entries()) {
    for (const packed of grams) putGram.run(side, ...gramRow(packed))
    for (const [gram, n] of [...store.counts[side]!].sort(([a], [b]) => a - b)) putCount.run(side, gram, n)
  }
  file.prepare(`update "counter" set "value" = ? where "name" = 'tmUnit'`).run(store.units.length)
  file.exec('commit')
  file.pragma('wal_checkpoint(truncate)')
  file.close()
  return db
}

const batch = 20_000

/** Fills a new PostgreSQL database. */
export async function fillPostgres(url: string, store: Store): Promise<Db> {
  const db = connect(url)
  await migrate(db)
  for (let from = 0; from < store.units.length; from += batch) {
    const rows = Array.from({ length: Math.min(batch, store.units.length - from) }, (_, index) => unitRow(store, from + index))
    const columns = [0, 1, 2, 3, 4, 5, 6, 7].map((column) => rows.map((row) => row[column]))
    const types = ['bigint', 'text', 'text', 'text', 'text', 'bigint', 'text', 'text']
    const lists = sql.join(columns.map((column, index) => sql`${sql.val(column)}::${sql.raw(types[index]!)}[]`))
    await sql`insert into "tmUnit" (${sql.raw(unitNames)}) select * from unnest(${lists})`.execute(db)
  }
  for (const [side, grams] of store.grams.entries()) {
    for (let from = 0; from < grams.length; from += batch) {
      const rows = Array.from(grams.subarray(from, from + batch), gramRow)
      const lists = sql.join([0, 1, 2].map((column) => sql`${sql.val(rows.map((row) => row[column]))}::int[]`))
      await sql`insert into "tmGram" select ${sql.lit(side)}, * from unnest(${lists})`.execute(db)
    }
    const counts = [...store.counts[side]!]
    for (let from = 0; from < counts.length; from += batch) {
      const rows = counts.slice(from, from + batch)
      const lists = sql.join([0, 1].map((column) => sql`${sql.val(rows.map((row) => row[column]))}::int[]`))
      await sql`insert into "tmGramDf" select ${sql.lit(side)}, * from unnest(${lists})`.execute(db)
    }
  }
  await db.updateTable('counter').set({ value: store.units.length }).where('name', '=', 'tmUnit').execute()
  await sql`vacuum analyze`.execute(db)
  return db
}
