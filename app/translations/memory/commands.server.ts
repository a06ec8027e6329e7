import { sql } from 'kysely'
import type { Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import type { LanguageTag, TmUnitTable } from '#db/schema'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { targetOf } from '../document'
import { exactGram, gramsOf, skeletonGram } from './grams'
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
  for (const { side, len, counted, keys } of indexOf(unit)) {
    const mine = [...counted, ...keys]
    for (let at = 0; at < mine.length; at += batchSize) {
      await tx
        .deleteFrom('tmGram')
        .where('side', '=', side)
        .where('gram', 'in', mine.slice(at, at + batchSize))
        .where('len', '=', len)
        .where('unit', '=', unit.number)
        .execute()
    }
    for (let at = 0; at < counted.length; at += batchSize) {
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
  for (const { side, len, counted, keys } of indexOf(pair)) {
    const mine = [...counted, ...keys]
    for (let at = 0; at < mine.length; at += batchSize) {
      await inBatch(mine.slice(at, at + batchSize), (grams, places) => putGrams(tx, { side, len, unit: number, ...grams } as never, places))
    }
    for (let at = 0; at < counted.length; at += batchSize) {
      await inBatch(counted.slice(at, at + batchSize), (grams, places) => countGrams(tx, { side, ...grams } as never, places))
    }
  }
  return number
}

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

/** Grams that one statement writes. */
const batchSize = 256
/** Fills places that are left over, and is passed over: a statement for each number of grams would be read anew each time. */
const nothing = 2 ** 40

function inBatch<T>(grams: readonly number[], run: (slots: Record<string, number>, places: number) => Promise<T>): Promise<T> {
  const places = 2 ** Math.ceil(Math.log2(Math.max(8, grams.length)))
  return run(Object.fromEntries(Array.from({ length: places }, (_, at) => [`gram${at}`, grams[at] ?? nothing])), places)
}

const listed = (slot: Slot<Record<string, number>>, places: number) =>
  sql`(values ${sql.join(Array.from({ length: places }, (_, at) => sql`(cast(${slot(`gram${at}`)} as bigint))`))}) as "added"`

const putGrams = keptQuery((db, slot: Slot<Record<string, number>>, places: number) => {
  const query = sql`
    insert into "tmGram" ("side", "gram", "len", "unit")
    select cast(${slot('side')} as bigint), "added"."column1", cast(${slot('len')} as bigint), cast(${slot('unit')} as bigint)
    from ${listed(slot, places)} where "added"."column1" <> ${sql.lit(nothing)}`
  return { compile: () => query.compile(db) }
})

const countGrams = keptQuery((db, slot: Slot<Record<string, number>>, places: number) => {
  const query = sql`
    insert into "tmGramDf" ("side", "gram", "n") select cast(${slot('side')} as bigint), "added"."column1", 1
    from ${listed(slot, places)} where "added"."column1" <> ${sql.lit(nothing)}
    on conflict ("side", "gram") do update set "n" = "tmGramDf"."n" + 1`
  return { compile: () => query.compile(db) }
})

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
