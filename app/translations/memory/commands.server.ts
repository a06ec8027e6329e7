import { sql } from 'kysely'
import type { Tx } from '#db/connect'
import type { LanguageTag, TmUnitTable } from '#db/schema'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { planIndexing, takeOut, waitForOthers } from '../memory-index/commands.server'
import { exactGram } from './grams'
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

/** Takes approved sentences in. What is too long, empty or the same in both languages teaches nothing and is left out. */
export async function rememberApproved(tx: Tx, approved: readonly Approved[]): Promise<void> {
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
  await planIndexing(tx, approved.length)
}

const isWorthKeeping = ({ source, target }: Approved): boolean =>
  source !== target && target.trim() !== '' && normalForm(source) !== '' && Math.max(source.length, target.length) <= longestUnit

const isSamePair = (unit: TmUnitTable, pair: Approved): boolean =>
  unit.sourceLanguage === pair.sourceLanguage && unit.source === pair.source && unit.target === pair.target

async function hold(tx: Tx, pair: Approved): Promise<void> {
  const key = exactGram(normalForm(pair.source))
  const known = (await unitsWith(tx, { side: sideOf(pair.sourceLanguage), key, source: pair.source, target: pair.target })).find((unit) =>
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
  if (fresh.numDeletedRows === 0n) await takeOut(tx, unit)
  for (const { side, key } of keysOf(unit))
    await tx.deleteFrom('tmKey').where('side', '=', side).where('key', '=', key).where('unit', '=', unit.number).execute()
  await tx.deleteFrom('tmUnit').where('number', '=', unit.number).execute()
}

async function addUnit(tx: Tx, pair: Approved): Promise<number> {
  const number = (await nextNumber(tx, {}))[0]!.value
  await putUnit(tx, { ...pair, number })
  const keys = keysOf(pair)
  const values = Object.fromEntries(keys.flatMap(({ side, key }, at) => [[`side${at}`, side] as const, [`key${at}`, key] as const]))
  await putKeys(tx, { ...values, unit: number }, keys.length)
  await putFresh(tx, { unit: number })
  return number
}

const putKeys = keptQuery((db, slot: Slot<Record<string, number>>, rows: number) =>
  db
    .insertInto('tmKey')
    .values(Array.from({ length: rows }, (_, at) => ({ side: slot(`side${at}`), key: slot(`key${at}`), unit: slot('unit') }))),
)

const putFresh = keptQuery((db, slot: Slot<{ unit: number }>) => db.insertInto('tmFresh').values({ unit: slot('unit') }))

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

const unitsWith = keptQuery((db, slot: Slot<{ side: number; key: number; source: string; target: string }>) =>
  db
    .selectFrom('tmKey')
    .innerJoin('tmUnit', 'tmUnit.number', 'tmKey.unit')
    .selectAll('tmUnit')
    .where('tmKey.side', '=', slot('side'))
    .where('tmKey.key', '=', slot('key'))
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
