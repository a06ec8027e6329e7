import { type RawBuilder, sql } from 'kysely'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { forUpdate, numbersOf } from '#db/portable'
import type { TmUnitTable } from '#db/schema'
import { enqueue } from '~/platform/jobs.server'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { lastOf, merged, mostInBlock, pack, placeOf, unpack } from '../memory/blocks'
import { mostWaiting, worthIndexing } from '../memory/grams'
import { gramsOfPair } from '../memory/index-entry'

/** Two who write the memory wait for each other here, whichever comes first to what. */
export const waitForOthers = keptQuery((db, _slot: Slot<object>) =>
  db.selectFrom('counter').select('value').where('name', '=', 'tmUnit').modifyEnd(forUpdate(db)),
)

/**
 * Has the worker index what waits, once there is enough of it: the 120 grams of a unit lie in as many blocks, and to write those while somebody waits
 * for an approval took longer than all the rest. Where no worker comes, whoever brings units indexes some himself.
 */
export async function planIndexing(tx: Tx, waiting: number): Promise<void> {
  if (waiting < worthIndexing) return
  await enqueue(tx, 'indexMemory', {}, { uniqueKey: 'indexMemory' })
  if (waiting > mostWaiting) await indexFresh(tx, waiting - mostWaiting)
}

/** Units of one transaction: with a million of them it holds the file on SQLite for some hundredths of a second. */
export const atOnce = 4
/** A job gives its place back to the others; the next one goes on. */
const longestRunMs = 10_000

/** Indexes what waits, bit by bit, so that nobody waits long for the file; what there is no time for is left to a job. */
export async function indexMemory(db: Db, forMs = longestRunMs): Promise<void> {
  const until = performance.now() + forMs
  while ((await inTransaction(db, (tx) => indexFresh(tx, atOnce))) > 0) {
    if (performance.now() > until) return inTransaction(db, (tx) => enqueue(tx, 'indexMemory', {}))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Puts the grams of up to `most` waiting units into the index, those that wait the longest first; answers of how many. */
export async function indexFresh(tx: Tx, most: number): Promise<number> {
  await waitForOthers(tx, {})
  const units = await waitingUnits(tx, { most })
  if (units.length === 0) return 0
  const added = new Map<number, number[]>()
  for (const unit of units)
    for (const place of placesOf(unit)) {
      const own = added.get(place)
      if (own) own.push(unit.number)
      else added.set(place, [unit.number])
    }
  const places = [...added.keys()].sort((a, b) => a - b)
  const last = new Map((await lastBlocks(tx, listed(places))).map((row) => [row.first, row]))
  const blocks = places.map((first) => {
    const known = last.get(first)
    const before = known ? unpack(known.units) : []
    const own = added.get(first)!
    if (known && known.place < lastOf(first) && before.length + own.length > mostInBlock)
      return { place: known.place + 1, units: pack(own) }
    return { place: known?.place ?? first, units: pack(merged(before, own)) }
  })
  await putBlocks(tx, blocks)
  await inRows(places, (own) =>
    countPlaces(tx, flat(own, (place, at) => ({ [`place${at}`]: place, [`n${at}`]: added.get(place)!.length })) as never, own.length),
  )
  const numbers = units.map(({ number }) => number)
  await tx.deleteFrom('tmFresh').where('unit', 'in', numbers).execute()
  return units.length
}

/** Takes the grams of a unit out of the index. */
export async function takeOut(tx: Tx, unit: TmUnitTable): Promise<void> {
  const places = placesOf(unit).sort((a, b) => a - b)
  const blocks = (await allBlocks(tx, listed(places))).flatMap(({ place, units }) => {
    const before = unpack(units)
    return before.includes(unit.number) ? [{ place, units: before.filter((number) => number !== unit.number) }] : []
  })
  await putBlocks(
    tx,
    blocks.filter(({ units }) => units.length > 0).map(({ place, units }) => ({ place, units: pack(units) })),
  )
  const empty = blocks.filter(({ units }) => units.length === 0).map(({ place }) => place)
  await inRows(empty, (own) => tx.deleteFrom('tmBlock').where('place', 'in', own).execute())
  await inRows(places, async (own) => {
    await tx
      .updateTable('tmCount')
      .set(({ eb }) => ({ n: eb('n', '-', 1) }))
      .where('place', 'in', own)
      .execute()
    await tx.deleteFrom('tmCount').where('place', 'in', own).where('n', '<=', 0).execute()
  })
}

const placesOf = (unit: TmUnitTable | Waiting): number[] =>
  gramsOfPair(unit).flatMap(({ side, size, grams }) => grams.map((gram) => placeOf({ side, gram, size })))

type Waiting = Pick<TmUnitTable, 'number' | 'sourceLanguage' | 'source' | 'target'>
const waitingUnits = keptQuery((db, slot: Slot<{ most: number }>) =>
  db
    .selectFrom('tmFresh')
    .innerJoin('tmUnit', 'tmUnit.number', 'tmFresh.unit')
    .select(['tmUnit.number', 'tmUnit.sourceLanguage', 'tmUnit.source', 'tmUnit.target'])
    .orderBy('tmFresh.unit')
    .limit(slot('most') as never),
)

const listed = (places: readonly number[]) => ({ places: JSON.stringify(places) })

/** The last block of each gram and size. */
const lastBlocks = keptQuery((db, slot: Slot<{ places: string }>) => {
  const query: RawBuilder<{ first: number; place: number; units: Uint8Array }> =
    sql`select "asked"."number" as "first", "tmBlock"."place", "tmBlock"."units" from ${numbersOf(db, slot('places'))} as "asked" cross join "tmBlock"
    where "tmBlock"."place" = (
      select "newest"."place" from "tmBlock" as "newest"
      where "newest"."place" between "asked"."number" and "asked"."number" + ${sql.lit(lastOf(0))} order by "newest"."place" desc limit 1
    )`
  return { compile: () => query.compile(db) }
})

const allBlocks = keptQuery((db, slot: Slot<{ places: string }>) => {
  const query: RawBuilder<{ place: number; units: Uint8Array }> =
    sql`select "tmBlock"."place", "tmBlock"."units" from ${numbersOf(db, slot('places'))} as "asked" cross join "tmBlock"
    where "tmBlock"."place" between "asked"."number" and "asked"."number" + ${sql.lit(lastOf(0))}`
  return { compile: () => query.compile(db) }
})

/** As many rows a statement as these: a statement for each number of rows would be read anew each time. */
const rowsAtOnce = [256, 64, 16, 4, 1]

async function inRows<Row>(rows: readonly Row[], run: (own: Row[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; ) {
    const size = rowsAtOnce.find((count) => count <= rows.length - at)!
    await run(rows.slice(at, at + size))
    at += size
  }
}

const flat = <Row>(rows: readonly Row[], columnsOf: (row: Row, at: number) => object): object => Object.assign({}, ...rows.map(columnsOf))

interface Block {
  place: number
  units: Uint8Array
}

const putBlocks = (tx: Tx, blocks: readonly Block[]) =>
  inRows(blocks, (own) =>
    writeBlocks(tx, flat(own, ({ place, units }, at) => ({ [`place${at}`]: place, [`units${at}`]: units })) as never, own.length),
  )

const writeBlocks = keptQuery((db, slot: Slot<Record<string, never>>, rows: number) =>
  db
    .insertInto('tmBlock')
    .values(Array.from({ length: rows }, (_, at) => ({ place: slot(`place${at}`), units: slot(`units${at}`) })))
    .onConflict((conflict) => conflict.column('place').doUpdateSet(({ ref }) => ({ units: ref('excluded.units') }))),
)

const countPlaces = keptQuery((db, slot: Slot<Record<string, never>>, rows: number) =>
  db
    .insertInto('tmCount')
    .values(Array.from({ length: rows }, (_, at) => ({ place: slot(`place${at}`), n: slot(`n${at}`) })))
    .onConflict((conflict) => conflict.column('place').doUpdateSet(({ eb, ref }) => ({ n: eb(ref('tmCount.n'), '+', ref('excluded.n')) }))),
)
