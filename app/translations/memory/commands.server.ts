import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/connect'
import { numbersOf, recordsOf } from '#db/portable'
import type { LanguageTag } from '#db/schema'
import { keptQuery, keptWrites, type Slot } from '~/platform/kept-query.server'
import { planIndexing, takeOut, waitForOthers } from '../memory-index/commands.server'
import { exactGram, mostWaiting } from './grams'
import { keysOf } from './index-entry'
import { longestUnit, normalForm, sideOf } from './normal-form'

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

/** Segments that one statement reads. */
const batchSize = 256

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

type Pair = Pick<Approved, 'sourceLanguage' | 'source' | 'target'>

/**
 * Takes approved sentences in. What is too long, empty or the same in both languages teaches nothing and is left out. However many they are: one read
 * and one write, since each statement is a journey on PostgreSQL.
 */
export async function rememberApproved(tx: Tx, approved: readonly Approved[]): Promise<void> {
  const [counter] = await waitForOthers(tx, {})
  // A place that comes twice holds what came last.
  const pairs = [...new Map(approved.map((pair) => [pair.originId, pair])).values()]
  let known = await knownOf(tx, pairs)
  const changed = pairs.filter((pair) => {
    const held = known.held.get(pair.originId)
    return held && !(isWorthKeeping(pair) && nameOf(held) === nameOf(pair))
  })
  if (changed.length > 0) {
    for (const { originId } of changed) await release(tx, originId)
    known = await knownOf(tx, pairs)
  }
  const added = await put(tx, pairs.filter(isWorthKeeping), known, counter!.value)
  await planIndexing(tx, known.waiting + added)
}

const isWorthKeeping = ({ source, target }: Approved): boolean =>
  source !== target && target.trim() !== '' && normalForm(source) !== '' && Math.max(source.length, target.length) <= longestUnit

/** Equal pairs have the same. */
const nameOf = ({ sourceLanguage, source, target }: Pair): string => JSON.stringify([sourceLanguage, source, target])

interface Known {
  /** Numbers of units by places that hold them, with their pairs. */
  held: Map<string, Pair & { number: number }>
  /** Numbers of units by their pairs. */
  equal: Map<string, number>
  /** Units that are not indexed yet. */
  waiting: number
}

async function knownOf(tx: Tx, pairs: readonly Approved[]): Promise<Known> {
  const asked = pairs.map(({ originId, sourceLanguage, source, target }) => {
    return { originId, sourceLanguage, source, target, side: sideOf(sourceLanguage), key: exactGram(normalForm(source)) }
  })
  const known: Known = { held: new Map(), equal: new Map(), waiting: 0 }
  for (const { originId, number, ...pair } of await standing(tx, { asked: JSON.stringify(asked), most: mostWaiting + 2 * pairs.length }))
    if (pair.source === null) known.waiting = number
    else if (originId === null) known.equal.set(nameOf(pair), number)
    else known.held.set(originId, { number, ...pair })
  return known
}

/** Writes each pair to the unit that it shares with equal ones, or to a new one after the `last`; answers how many new ones. */
async function put(tx: Tx, pairs: readonly Approved[], { held, equal }: Known, last: number): Promise<number> {
  const units = new Map<string, Approved & { number: number; uses: number }>()
  const touched = new Map<number, { number: number; more: number; originId: string; approvedAt: string }>()
  const origins: { originId: string; unit: number }[] = []
  for (const pair of pairs) {
    const { originId, approvedAt } = pair
    const name = nameOf(pair)
    const more = held.has(originId) ? 0 : 1
    const known = held.get(originId)?.number ?? equal.get(name)
    const unit = units.get(name)
    if (known !== undefined) touched.set(known, { number: known, more: (touched.get(known)?.more ?? 0) + more, originId, approvedAt })
    else if (unit) units.set(name, { ...unit, uses: unit.uses + 1, originId, approvedAt })
    else units.set(name, { ...pair, number: last + units.size + 1, uses: 1 })
    if (more > 0) origins.push({ originId, unit: known ?? units.get(name)!.number })
  }
  const added = [...units.values()]
  const keys = added.flatMap((unit) => keysOf(unit).map(({ side, key }) => ({ side, key, unit: unit.number })))
  if (pairs.length > 0)
    await putAll(tx, {
      units: JSON.stringify(added),
      keys: JSON.stringify(keys),
      fresh: JSON.stringify(added.map(({ number }) => number)),
      origins: JSON.stringify(origins),
      touched: JSON.stringify([...touched.values()]),
      last: last + added.length,
    })
  return added.length
}

async function release(tx: Tx, originId: string): Promise<void> {
  const unit = (await unitOfOrigin(tx, { originId }))[0]!
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
  if (fresh.numDeletedRows === 0n) await takeOut(tx, unit)
  for (const { side, key } of keysOf(unit))
    await tx.deleteFrom('tmKey').where('side', '=', side).where('key', '=', key).where('unit', '=', unit.number).execute()
  await tx.deleteFrom('tmUnit').where('number', '=', unit.number).execute()
}

const unitOfOrigin = keptQuery((db, slot: Slot<{ originId: string }>) =>
  db
    .selectFrom('tmOrigin')
    .innerJoin('tmUnit', 'tmUnit.number', 'tmOrigin.unit')
    .selectAll('tmUnit')
    .where('tmOrigin.originId', '=', slot('originId')),
)

/** Of a place: the unit that it holds. Of a pair: without a place. How many units wait: without a pair. */
type Standing = { number: number; originId: string | null } & (Pair | { sourceLanguage: null; source: null; target: null })

/** `cross join` keeps SQLite to the order: rows of the index for each that is asked for. PostgreSQL finds it by itself. */
const standing = keptQuery((db, slot: Slot<{ asked: string; most: number }>) => {
  const pair = { sourceLanguage: 'text', source: 'text', target: 'text' } as const
  const placed = recordsOf(db, slot('asked'), { originId: 'text' })
  const paired = recordsOf(db, slot('asked'), { ...pair, side: 'bigint', key: 'bigint' })
  const query: RawBuilder<Standing> = sql`
    select "tmUnit"."number", "asked"."originId", "tmUnit"."sourceLanguage", "tmUnit"."source", "tmUnit"."target"
    from ${placed} as "asked" cross join "tmOrigin" cross join "tmUnit"
    where "tmOrigin"."originId" = "asked"."originId" and "tmUnit"."number" = "tmOrigin"."unit"
    union all
    select "tmUnit"."number", null, "tmUnit"."sourceLanguage", "tmUnit"."source", "tmUnit"."target"
    from ${paired} as "asked" cross join "tmKey" cross join "tmUnit"
    where "tmKey"."side" = "asked"."side" and "tmKey"."key" = "asked"."key" and "tmUnit"."number" = "tmKey"."unit"
      and "tmUnit"."sourceLanguage" = "asked"."sourceLanguage" and "tmUnit"."source" = "asked"."source" and "tmUnit"."target" = "asked"."target"
    union all
    select count(*), null, null, null, null from (select "unit" from "tmFresh" limit ${slot('most')}) as "some"`
  return { compile: () => query.compile(db) }
})

type Lists = { units: string; keys: string; fresh: string; origins: string; touched: string; last: number }

const putAll = keptWrites((db, slot: Slot<Lists>) => {
  const units = recordsOf(db, slot('units'), {
    number: 'bigint',
    ...{ sourceLanguage: 'text', source: 'text', target: 'text', domain: 'text', uses: 'bigint', originId: 'text', approvedAt: 'text' },
  })
  const keys = recordsOf(db, slot('keys'), { side: 'bigint', key: 'bigint', unit: 'bigint' })
  const origins = recordsOf(db, slot('origins'), { originId: 'text', unit: 'bigint' })
  const touched = recordsOf(db, slot('touched'), { number: 'bigint', more: 'bigint', originId: 'text', approvedAt: 'text' })
  return [
    sql`insert into "tmUnit" ("number", "sourceLanguage", "source", "target", "domain", "uses", "originId", "approvedAt")
      select "number", "sourceLanguage", "source", "target", "domain", "uses", "originId", "approvedAt" from ${units} as "asked"`,
    sql`insert into "tmKey" ("side", "key", "unit") select "side", "key", "unit" from ${keys} as "asked"`,
    sql`insert into "tmFresh" ("unit") select "number" from ${numbersOf(db, slot('fresh'))} as "asked"`,
    sql`insert into "tmOrigin" ("originId", "unit") select "originId", "unit" from ${origins} as "asked"`,
    sql`update "tmUnit" set "uses" = "tmUnit"."uses" + "asked"."more", "originId" = "asked"."originId", "approvedAt" = "asked"."approvedAt"
      from ${touched} as "asked" where "tmUnit"."number" = "asked"."number"`,
    sql`update "counter" set "value" = ${slot('last')} where "name" = 'tmUnit'`,
  ].map((query) => ({ compile: () => query.compile(db) }))
})
