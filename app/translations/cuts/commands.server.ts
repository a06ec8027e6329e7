import { sql } from 'kysely'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { LanguageTag, SegmentState, SegmentTable, TranslationTable } from '#db/schema'
import { record, sha256Hex } from '~/audit/record.server'
import { newId } from '~/platform/ids'
import { comparable } from '../alignment'
import { targetOf } from '../document'
import { joinSegments } from '../segmentation'
import { remember } from '../segments/commands.server'
import { type Deed, holdTask } from '../tasks/commands.server'
import { needsNoTranslation } from '../tasks/task'
import { countOpen } from '../verification/commands.server'
import { type Cut, dealOut, longestJoined, mostParts, nthAt, placesIn, recut, split } from './cut'

interface SegmentDeed extends Deed {
  segmentId: string
}
type Row = Pick<SegmentTable, 'id' | 'field' | 'separator' | 'revisionId' | 'documentId'> & {
  source: string
  translation: TranslationTable
}

/**
 * Splits a sentence where `typed`, its source, has got line breaks. Its translation is dealt out by sentences; where it has too few, the first part keeps
 * all of it, marked as made from another source. Every part wants a verdict again.
 */
export const splitSegment = (db: Db, { actorId, taskId, segmentId, typed }: SegmentDeed & { typed: string }) =>
  inTransaction(db, async (tx) => {
    const held = await holdTask(tx, { actorId, taskId, statuses: ['claimed', 'changes_requested'] })
    if (!held.ok) return held
    const rows = await rowsOf(tx, taskId)
    const index = rows.findIndex(({ id }) => id === segmentId)
    const row = rows[index]
    if (!row) return { ok: false, reason: 'noSegment' } as const
    const places = placesIn(row.source, typed)
    if (!places) return { ok: false, reason: 'notTheSource' } as const
    if (places.length === 0 || places.length >= mostParts) return { ok: false, reason: 'noCut' } as const

    const parts = await cutUp(tx, { rows, index, places, actorId, now: held.now })
    if (!parts) return { ok: false, reason: 'noCut' } as const
    const target = targetOf(await sourceLanguageOf(tx, row.documentId))
    const { translation } = row
    const sources = parts.map(({ text }) => text)
    const texts = dealOut(translation.text, sources, target)
    const begun = (text: string | null) => (text === null ? null : dealOut(text, sources, target))
    const [machine, memory] = [begun(translation.machineText), begun(translation.memoryText)]
    const isWhole = texts[0] === translation.text && translation.text !== ''
    const lineage = isWhole ? { isStale: 1 as const, madeFromText: translation.madeFromText ?? row.source } : {}
    await makeRoom(tx, row, parts.length - 1)
    for (const [at, part] of parts.entries()) {
      const suggestion = { machineText: machine && (machine[at] || texts[at]!), memoryText: memory && (memory[at] || texts[at]!) }
      const own = verdictless({ ...translation, ...suggestion, ...(at === 0 ? lineage : isWhole ? fresh : {}) }, part.text, texts[at]!)
      const { text, separator } = part
      const hash = sha256Hex(comparable(text))
      if (at === 0) {
        await tx.updateTable('segment').set({ text, separator, hash }).where('id', '=', segmentId).execute()
        await tx
          .updateTable('translation')
          .set({ ...own, version: translation.version + 1 })
          .where('id', '=', translation.id)
          .execute()
        if (translation.text !== '') await note(tx, translation.id, { actorId, event: 'split', own, now: held.now })
        continue
      }
      const ordinal = translation.ordinal + at
      const { revisionId, documentId, field } = row
      const beyond = { id: newId(), revisionId, documentId, field, ordinal, text, separator, hash }
      await tx.insertInto('segment').values(beyond).execute()
      const beside = { ...translation, ...own, id: newId(), segmentId: beyond.id, ordinal, version: 1 }
      await tx.insertInto('translation').values(beside).execute()
      if (own.text !== '' && own.state !== 'not_needed') await note(tx, beside.id, { actorId, event: 'split', own, now: held.now })
    }
    await settle(tx, { actorId, taskId, segmentId, event: 'translation.sentenceSplit', parts: parts.length })
    return { ok: true, segmentId } as const
  })

/**
 * Joins a sentence with the next one of its field, and their translations likewise; where only one had a translation, it is marked as made
 * from that one's source. The second's history stays with it, out of sight.
 */
export const mergeSegment = (db: Db, { actorId, taskId, segmentId }: SegmentDeed) =>
  inTransaction(db, async (tx) => {
    const held = await holdTask(tx, { actorId, taskId, statuses: ['claimed', 'changes_requested'] })
    if (!held.ok) return held
    const rows = await rowsOf(tx, taskId)
    const index = rows.findIndex(({ id }) => id === segmentId)
    const [one, two] = [rows[index], rows[index + 1]]
    if (!one) return { ok: false, reason: 'noSegment' } as const
    if (!two || two.field !== one.field) return { ok: false, reason: 'nothingToJoin' } as const
    const text = one.source + one.separator + two.source
    if (text.length > longestJoined) return { ok: false, reason: 'joinedTooLong' } as const
    const cut: Omit<Cut, 'nth'> = { field: one.field, kind: 'merge', text, place: one.source.length }
    await decide(tx, { ...cut, nth: nthAt(piecesOf(rows), index, cut) }, { row: one, actorId, now: held.now })

    const [a, b] = [one.translation, two.translation]
    const target = targetOf(await sourceLanguageOf(tx, one.documentId))
    const half = a.text === '' ? two : b.text === '' ? one : null
    const joined = half ? half.translation.text : joinSegments([a.text, b.text], [one.separator, ''], target)
    const isStale = joined !== '' && (half !== null || a.isStale === 1 || b.isStale === 1)
    const madeFrom = half
      ? (half.translation.madeFromText ?? half.source)
      : (a.madeFromText ?? one.source) + one.separator + (b.madeFromText ?? two.source)
    const isOnes = half === one || a.translatorId === b.translatorId
    const author = isOnes ? a : half === two ? b : { translatorId: actorId, translatedAt: held.now }
    const method = half ? half.translation.method : a.method === b.method ? a.method : 'human'
    const own = verdictless(
      {
        ...{ method, isStale: isStale ? (1 as const) : (0 as const), madeFromText: isStale ? madeFrom : null },
        ...{ translatorId: author.translatorId, translatedAt: author.translatedAt },
        ...begunTogether(one, two, target),
      },
      text,
      joined,
    )
    await tx
      .updateTable('segment')
      .set({ text, separator: two.separator, hash: sha256Hex(comparable(text)) })
      .where('id', '=', one.id)
      .execute()
    await tx
      .updateTable('segment')
      .set({ text: '', separator: '', hash: sha256Hex('') })
      .where('id', '=', two.id)
      .execute()
    await tx
      .updateTable('translation')
      .set({ ...own, version: a.version + 1 })
      .where('id', '=', a.id)
      .execute()
    await tx
      .updateTable('translation')
      .set({ ...verdictless(b, '', ''), state: 'not_needed', isStale: 0, madeFromText: null, version: b.version + 1 })
      .where('id', '=', b.id)
      .execute()
    await tx.deleteFrom('machineDraft').where('segmentId', '=', two.id).execute()
    await tx.updateTable('translationComment').set({ segmentId: one.id }).where('segmentId', '=', two.id).execute()
    if (own.text !== '' && own.state !== 'not_needed') await note(tx, a.id, { actorId, event: 'merged', own, now: held.now })
    await settle(tx, { actorId, taskId, segmentId, event: 'translation.sentencesJoined', parts: 1 })
    return { ok: true, segmentId } as const
  })

const fresh = { isStale: 0, madeFromText: null } as const

type Begun = Pick<TranslationTable, 'machineText' | 'memoryText'>
type Made = Begun & Pick<TranslationTable, 'method' | 'isStale' | 'madeFromText' | 'translatorId' | 'translatedAt'>

/** What two translations began with, as one text; a machine's words in it make all of it a machine's. */
function begunTogether({ separator, translation: a }: Row, { translation: b }: Row, target: LanguageTag): Begun {
  const join = (kind: keyof Begun) => joinSegments([a[kind] ?? a.text, b[kind] ?? b.text], [separator, ''], target)
  if (a.machineText !== null || b.machineText !== null) return { machineText: join('machineText'), memoryText: null }
  return { machineText: null, memoryText: a.memoryText !== null || b.memoryText !== null ? join('memoryText') : null }
}

/** A translation whose source is cut otherwise now: nobody has judged it as it stands. */
function verdictless(
  { method, isStale, madeFromText, translatorId, translatedAt, machineText, memoryText }: Made,
  source: string,
  text: string,
) {
  const isKept = source !== '' && needsNoTranslation(source)
  const state: SegmentState = isKept ? 'not_needed' : text === '' ? 'new' : 'draft'
  const isMade = state === 'draft'
  return {
    ...{ text: isKept ? source : text, state, method: isMade ? method : ('human' as const), reviewerId: null, reviewedAt: null },
    ...{ machineText: isMade ? machineText : null, memoryText: isMade ? memoryText : null },
    ...{ isStale: isMade ? isStale : (0 as const), madeFromText: isMade ? madeFromText : null },
    ...{ translatorId: isMade ? translatorId : null, translatedAt: isMade ? translatedAt : null },
  }
}

/** What a task is made of, in order, without what was joined to another. */
async function rowsOf(tx: Tx, taskId: string): Promise<Row[]> {
  const translations = await tx.selectFrom('translation').selectAll().where('taskId', '=', taskId).orderBy('ordinal').execute()
  const segments = await tx
    .selectFrom('segment')
    .innerJoin('translation', 'translation.segmentId', 'segment.id')
    .select(['segment.id', 'segment.field', 'segment.text as source', 'segment.separator', 'segment.revisionId', 'segment.documentId'])
    .where('translation.taskId', '=', taskId)
    .where('segment.text', '<>', '')
    .orderBy('segment.ordinal')
    .execute()
  const bySegment = new Map(translations.map((translation) => [translation.segmentId, translation]))
  return segments.map((segment) => ({ ...segment, translation: bySegment.get(segment.id)! }))
}

const piecesOf = (rows: readonly Row[]) => rows.map(({ field, source, separator }) => ({ field, text: source, separator }))

/** Cuts one sentence at each place, noting every cut; null where nothing would be left of a part. */
async function cutUp(
  tx: Tx,
  { rows, index, places, actorId, now }: { rows: Row[]; index: number; places: number[]; actorId: string; now: string },
): Promise<{ text: string; separator: string }[] | null> {
  const row = rows[index]!
  let pieces = piecesOf(rows)
  let begun = 0
  for (const [done, place] of places.entries()) {
    const rest = pieces[index + done]!.text
    const cut: Omit<Cut, 'nth'> = { field: row.field, kind: 'split', text: rest, place: place - begun }
    const parts = split(rest, cut.place)
    if (!parts) return null
    const whole = { ...cut, nth: nthAt(pieces, index + done, cut) }
    pieces = recut(pieces, [whole])
    begun = place + parts.separator.length
    await decide(tx, whole, { row, actorId, now })
  }
  return pieces.slice(index, index + places.length + 1)
}

const decide = (tx: Tx, cut: Cut, { row, actorId, now }: { row: Row; actorId: string; now: string }) =>
  tx
    .insertInto('segmentCut')
    .values({ id: newId(), documentId: row.documentId, ...cut, personId: actorId, createdAt: now })
    .execute()

/** Moves what stands after a sentence down; by way of negative numbers, since each place is taken once only. */
async function makeRoom(tx: Tx, { revisionId, translation: { taskId, ordinal } }: Row, by: number) {
  const away = { ordinal: sql<number>`-1 - (${sql.ref('ordinal')} + ${by})` }
  const back = { ordinal: sql<number>`-1 - ${sql.ref('ordinal')}` }
  await tx.updateTable('segment').set(away).where('revisionId', '=', revisionId).where('ordinal', '>', ordinal).execute()
  await tx.updateTable('segment').set(back).where('revisionId', '=', revisionId).where('ordinal', '<', 0).execute()
  await tx.updateTable('translation').set(away).where('taskId', '=', taskId).where('ordinal', '>', ordinal).execute()
  await tx.updateTable('translation').set(back).where('taskId', '=', taskId).where('ordinal', '<', 0).execute()
}

const note = (
  tx: Tx,
  translationId: string,
  { actorId, event, own, now }: { actorId: string; event: 'split' | 'merged'; own: Pick<TranslationTable, 'text' | 'method'>; now: string },
) => remember(tx, { translationId, personId: actorId, event, method: own.method, text: own.text, createdAt: now })

async function settle(tx: Tx, { actorId, taskId, segmentId, event, parts }: SegmentDeed & { event: string; parts: number }): Promise<void> {
  // What a machine made of the old sentence is not of this one.
  await tx.deleteFrom('machineDraft').where('segmentId', '=', segmentId).execute()
  await countOpen(tx, taskId)
  await record(tx, { actorId, event, subjectType: 'translationTask', subjectId: taskId, detail: { segmentId, parts } })
}

const sourceLanguageOf = async (tx: Tx, documentId: string): Promise<LanguageTag> =>
  (await tx.selectFrom('document').select('sourceLanguage').where('id', '=', documentId).executeTakeFirstOrThrow()).sourceLanguage
