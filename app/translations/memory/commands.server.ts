import { sql } from 'kysely'
import type { Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import type { LanguageTag, TmUnitTable } from '#db/schema'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { targetOf } from '../document'
import { exactGram, gramsOf, mostFresh, skeletonGram } from './grams'
import { lengthOf, longestUnit, normalForm, sideOf } from './normal-form'
import { skeletonOf, slotsOf } from './slots'

/**
 * Writing the memory: on approval only, in the approval's transaction. Equal pairs share one unit; a place (segment) holds at most one, and its
 * next approval replaces it.
 */
export interface Approved {
  /** The place: a segment's id. */
  originId: string
  sourceLanguage: LanguageTag
  source: string
  target: string
  domain: string
  approvedAt: string
}

/** Takes in what was just approved of a task. */
export async function learn(tx: Tx, { taskId, segmentIds }: { taskId: string; segmentIds: readonly string[] }): Promise<void> {
  for (let at = 0; at < segmentIds.length; at += batchSize) {
    const approved = await tx
      .selectFrom('translation')
      .innerJoin('segment', 'segment.id', 'translation.segmentId')
      .innerJoin('document', 'document.id', 'segment.documentId')
      .leftJoin('request', 'request.id', 'document.requestId')
      .select([
        'segment.id as originId',
        'document.sourceLanguage',
        'segment.text as source',
        'translation.text as target',
        'request.vertical',
        'translation.reviewedAt',
      ])
      .where('translation.taskId', '=', taskId)
      .where('translation.segmentId', 'in', segmentIds.slice(at, at + batchSize))
      .where('translation.state', '=', 'approved')
      .orderBy('translation.ordinal')
      .execute()
    await rememberApproved(
      tx,
      approved.map(({ vertical, reviewedAt, ...pair }) => ({ ...pair, domain: vertical ?? '', approvedAt: reviewedAt! })),
    )
  }
}

/** Takes approved sentences in. What is too long, empty or the same in both languages teaches nothing and is left out. */
export async function rememberApproved(tx: Tx, approved: readonly Approved[]): Promise<void> {
  // Two who add the same sentence wait for each other here, whichever comes first to what.
  await waitForOthers(tx, {})
  for (const pair of approved) {
    const held = (await unitOfOrigin(tx, { originId: pair.originId }))[0]
    const isKept = isWorthKeeping(pair)
    if (held && isKept && isSamePair(held, pair)) {
      await touch(tx, held.number, pair, 0)
      continue
    }
    if (held) await release(tx, held, pair.originId)
    if (isKept) await hold(tx, pair)
  }
  await indexFresh(tx)
}

const isWorthKeeping = ({ source, target }: Approved): boolean =>
  source !== target && target.trim() !== '' && normalForm(source) !== '' && Math.max(source.length, target.length) <= longestUnit

const isSamePair = (unit: TmUnitTable, pair: Approved): boolean =>
  unit.sourceLanguage === pair.sourceLanguage && unit.source === pair.source && unit.target === pair.target

async function hold(tx: Tx, pair: Approved): Promise<void> {
  const gram = exactGram(normalForm(pair.source))
  const known = (await unitsWith(tx, { side: sideOf(pair.sourceLanguage), gram, source: pair.source, target: pair.target })).find((unit) =>
    isSamePair(unit, pair),
  )
  const number = known?.number ?? (await addUnit(tx, pair))
  if (known) await touch(tx, number, pair, 1)
  await putOrigin(tx, { originId: pair.originId, unit: number })
}

const touch = (tx: Tx, number: number, { originId, approvedAt }: Approved, more: 0 | 1) =>
  touchUnit(tx, { number, originId, approvedAt, more })

async function release(tx: Tx, unit: TmUnitTable, originId: string): Promise<void> {
  await tx.deleteFrom('tmOrigin').where('originId', '=', originId).execute()
  if (unit.uses > 1) {
    const other = await tx.selectFrom('tmOrigin').select('originId').where('unit', '=', unit.number).limit(1).executeTakeFirstOrThrow()
    await tx
      .updateTable('tmUnit')
      .set(({ eb }) => ({ uses: eb('uses', '-', 1), originId: other.originId }))
      .where('number', '=', unit.number)
      .execute()
    return
  }
  const fresh = await tx.deleteFrom('tmFresh').where('unit', '=', unit.number).executeTakeFirst()
  const isIndexed = fresh.numDeletedRows === 0n
  for (const { side, len, counted, keys } of indexOf(unit)) {
    const mine = isIndexed ? [...counted, ...keys] : keys
    for (let at = 0; at < mine.length; at += batchSize) {
      await tx
        .deleteFrom('tmGram')
        .where('side', '=', side)
        .where('gram', 'in', mine.slice(at, at + batchSize))
        .where('len', '=', len)
        .where('unit', '=', unit.number)
        .execute()
    }
    for (let at = 0; isIndexed && at < counted.length; at += batchSize) {
      await tx
        .updateTable('tmGramDf')
        .set(({ eb }) => ({ n: eb('n', '-', 1) }))
        .where('side', '=', side)
        .where('gram', 'in', counted.slice(at, at + batchSize))
        .execute()
    }
  }
  await tx.deleteFrom('tmUnit').where('number', '=', unit.number).execute()
}

async function addUnit(tx: Tx, pair: Approved): Promise<number> {
  const number = (await nextNumber(tx, {}))[0]!.value
  await putUnit(tx, { ...pair, number })
  await writeGrams(
    tx,
    indexOf(pair).flatMap(({ side, len, keys }) => keys.map((gram) => ({ side, gram, len, unit: number }))),
  )
  await putFresh(tx, { unit: number })
  return number
}

/**
 * Puts the counted grams of fresh units into the index, many units at a time: a unit's 120 grams lie on as many pages, and writing those for
 * each sentence took longer than all else that an approval does. Until there are `from`, the look-up reads them one by one.
 */
export async function indexFresh(tx: Tx, { from = mostFresh } = {}): Promise<void> {
  for (;;) {
    const units = await waitingUnits(tx, { most: indexedAtOnce })
    if (units.length < from) return
    const rows = units.flatMap((unit) =>
      indexOf(unit).flatMap(({ side, len, counted }) => counted.map((gram) => ({ side, gram, len, unit: unit.number }))),
    )
    await writeGrams(tx, rows.sort(inIndexOrder))
    for (const [side, own] of Map.groupBy(rows, (row) => row.side)) {
      const counts = new Map<number, number>()
      for (const { gram } of own) counts.set(gram, (counts.get(gram) ?? 0) + 1)
      await inBatches(
        [...counts],
        ([gram, n]) => ({ gram, n }),
        (values, places) => countGrams(tx, { side, ...values } as never, places),
      )
    }
    await tx
      .deleteFrom('tmFresh')
      .where(
        'unit',
        'in',
        units.map(({ number }) => number),
      )
      .execute()
  }
}

interface GramRow {
  side: number
  gram: number
  len: number
  unit: number
}

const inIndexOrder = (a: GramRow, b: GramRow) => a.side - b.side || a.gram - b.gram || a.len - b.len || a.unit - b.unit

const writeGrams = (tx: Tx, rows: readonly GramRow[]) =>
  inBatches(
    rows,
    (row) => ({ ...row }),
    (values, places) => putGrams(tx, values as never, places),
  )

/** Both texts of a unit as the index holds them: grams that are counted, and the keys of equal texts and skeletons, which are not. */
export function indexOf({ sourceLanguage, source, target }: Pick<TmUnitTable, 'sourceLanguage' | 'source' | 'target'>) {
  const sides = [
    { language: sourceLanguage, text: source },
    { language: targetOf(sourceLanguage), text: target },
  ]
  return sides.map(({ language, text }) => {
    const normal = normalForm(text)
    const slots = slotsOf(text)
    const counted = gramsOf(normal, language)
    const known = new Set(counted)
    const keys = [exactGram(normal), ...(slots.length > 0 ? [skeletonGram(skeletonOf(text, slots))] : [])].filter((key) => !known.has(key))
    return { side: sideOf(language), len: lengthOf(normal), counted, keys: [...new Set(keys)] }
  })
}

/** An import brings more fresh units at once than wait otherwise. */
const indexedAtOnce = 256

/** Rows that one statement writes. */
const batchSize = 256
/** Fills places that are left over, and is passed over: a statement for each number of rows would be read anew each time. */
const nothing = 2 ** 40

/** Runs a statement on many rows, given as `gram0`, `len0`, … `gram1`, …: the column of a row and its place among the others. */
async function inBatches<Row>(
  rows: readonly Row[],
  columnsOf: (row: Row) => Record<string, number>,
  run: (values: Record<string, number>, places: number) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += batchSize) {
    const own = rows.slice(from, from + batchSize)
    const places = 2 ** Math.ceil(Math.log2(Math.max(8, own.length)))
    const values: Record<string, number> = {}
    for (let at = 0; at < places; at++) {
      const row = own[at]
      const columns = columnsOf(row ?? own[0]!)
      for (const name in columns) values[`${name}${at}`] = columns[name]!
      if (!row) values[`gram${at}`] = nothing
    }
    await run(values, places)
  }
}

const listed = (slot: Slot<Record<string, number>>, columns: readonly string[], places: number) =>
  sql`(values ${sql.join(
    Array.from({ length: places }, (_, at) => sql`(${sql.join(columns.map((name) => sql`cast(${slot(`${name}${at}`)} as bigint)`))})`),
  )}) as "added"`

const putGrams = keptQuery((db, slot: Slot<Record<string, number>>, places: number) => {
  const query = sql`
    insert into "tmGram" ("side", "gram", "len", "unit")
    select "added"."column1", "added"."column2", "added"."column3", "added"."column4"
    from ${listed(slot, ['side', 'gram', 'len', 'unit'], places)} where "added"."column2" <> ${sql.lit(nothing)}`
  return { compile: () => query.compile(db) }
})

const countGrams = keptQuery((db, slot: Slot<Record<string, number>>, places: number) => {
  const query = sql`
    insert into "tmGramDf" ("side", "gram", "n") select cast(${slot('side')} as bigint), "added"."column1", "added"."column2"
    from ${listed(slot, ['gram', 'n'], places)} where "added"."column1" <> ${sql.lit(nothing)}
    on conflict ("side", "gram") do update set "n" = "tmGramDf"."n" + excluded."n"`
  return { compile: () => query.compile(db) }
})

const putFresh = keptQuery((db, slot: Slot<{ unit: number }>) => db.insertInto('tmFresh').values({ unit: slot('unit') }))

const waitingUnits = keptQuery((db, slot: Slot<{ most: number }>) =>
  db
    .selectFrom('tmFresh')
    .innerJoin('tmUnit', 'tmUnit.number', 'tmFresh.unit')
    .select(['tmUnit.number', 'tmUnit.sourceLanguage', 'tmUnit.source', 'tmUnit.target'])
    .orderBy('tmFresh.unit')
    .limit(slot('most') as never),
)

const waitForOthers = keptQuery((db, _slot: Slot<object>) =>
  db.selectFrom('counter').select('value').where('name', '=', 'tmUnit').modifyEnd(forUpdate(db)),
)

const nextNumber = keptQuery((db, _slot: Slot<object>) =>
  db
    .updateTable('counter')
    .set(({ eb }) => ({ value: eb('value', '+', 1) }))
    .where('name', '=', 'tmUnit')
    .returning('value'),
)

const unitOfOrigin = keptQuery((db, slot: Slot<{ originId: string }>) =>
  db
    .selectFrom('tmOrigin')
    .innerJoin('tmUnit', 'tmUnit.number', 'tmOrigin.unit')
    .selectAll('tmUnit')
    .where('tmOrigin.originId', '=', slot('originId')),
)

const unitsWith = keptQuery((db, slot: Slot<{ side: number; gram: number; source: string; target: string }>) =>
  db
    .selectFrom('tmGram')
    .innerJoin('tmUnit', 'tmUnit.number', 'tmGram.unit')
    .selectAll('tmUnit')
    .where('tmGram.side', '=', slot('side'))
    .where('tmGram.gram', '=', slot('gram'))
    .where('tmUnit.source', '=', slot('source'))
    .where('tmUnit.target', '=', slot('target'))
    .limit(2),
)

const putUnit = keptQuery((db, slot: Slot<Approved & { number: number }>) =>
  db.insertInto('tmUnit').values({
    number: slot('number'),
    sourceLanguage: slot('sourceLanguage'),
    source: slot('source'),
    target: slot('target'),
    domain: slot('domain'),
    uses: sql.lit(1),
    originId: slot('originId'),
    approvedAt: slot('approvedAt'),
  }),
)

const putOrigin = keptQuery((db, slot: Slot<{ originId: string; unit: number }>) =>
  db.insertInto('tmOrigin').values({ originId: slot('originId'), unit: slot('unit') }),
)

const touchUnit = keptQuery((db, slot: Slot<{ number: number; originId: string; approvedAt: string; more: number }>) =>
  db
    .updateTable('tmUnit')
    .set(({ eb }) => ({ uses: eb('uses', '+', slot('more')), originId: slot('originId'), approvedAt: slot('approvedAt') }))
    .where('number', '=', slot('number')),
)
