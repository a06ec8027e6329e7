import { databaseNow, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { forUpdate } from '#db/portable'
import type { DocumentKind } from '#db/schema'
import { record } from '~/audit/record.server'
import { chinaDay } from '~/platform/china-day'
import { newId } from '~/platform/ids'
import { enqueue } from '~/platform/jobs.server'
import { inspect } from '../checks/inspection'
import { saveSegment, saveSegmentsIn } from '../segments/commands.server'
import { longestText, tidyText } from '../segments/segment'
import { type Deed, holdTask } from '../tasks/commands.server'
import { askedForMs, batches, mostAsked, mostFailures, restMs, type WhyNoDraft } from './draft'
import { restore } from './protection'
import { type Batch, type Sentence, whyTaskStays } from './queries.server'
import type { Translator } from './translator'

/** A wish for drafts of one task, as its job carries it. */
export interface Wish {
  taskId: string
  segmentIds: string[]
  askedBy: string
}

/**
 * Wishes for drafts: of one sentence, or (`segmentId` null) of all that are empty, which then fill themselves. Nothing is sent here: the wish is a
 * job, so that no page and no transaction waits for another system. Only whoever holds the task may wish.
 */
export const askDrafts = (db: Db, { actorId, taskId, segmentId, isOn }: Deed & { segmentId: string | null; isOn: boolean }) =>
  inTransaction(db, async (tx) => {
    if (!isOn) return { ok: false, reason: 'machineOff' } as const
    const held = await holdTask(tx, { actorId, taskId, statuses: ['claimed', 'changes_requested'] })
    if (!held.ok) return held
    if (await whyTaskStays(tx, taskId)) return { ok: false, reason: 'mayNotLeave' } as const
    const wished = await wishable(tx, { taskId, segmentId, before: plusMs(held.now, -askedForMs) })
    if (wished.length === 0) return { ok: false, reason: 'nothingToDraft' } as const
    const fresh = { askedBy: actorId, askedAt: held.now, status: 'asked', reason: null, text: '', provider: '', doneAt: null } as const
    const isFilling = segmentId === null ? 1 : 0
    for (const batch of batches(wished)) {
      await tx
        .insertInto('machineDraft')
        .values(batch.map((each) => ({ id: newId(), taskId, segmentId: each.segmentId, isFilling, ...fresh })))
        .onConflict((conflict) => conflict.columns(['taskId', 'segmentId']).doUpdateSet({ isFilling, ...fresh }))
        .execute()
      const wish: Wish = { taskId, segmentIds: batch.map((each) => each.segmentId), askedBy: actorId }
      await enqueue(tx, 'draftByMachine', { ...wish })
    }
    return { ok: true, asked: wished.length } as const
  })

/** Sentences that want a draft and do not wait for one already. */
const wishable = (tx: Tx, { taskId, segmentId, before }: { taskId: string; segmentId: string | null; before: string }) =>
  tx
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .leftJoin('machineDraft', (join) =>
      join.onRef('machineDraft.taskId', '=', 'translation.taskId').onRef('machineDraft.segmentId', '=', 'translation.segmentId'),
    )
    .select(['segment.id as segmentId', 'segment.text as source'])
    .where('translation.taskId', '=', taskId)
    .where('translation.state', 'not in', ['approved', 'not_needed'])
    .where((where) =>
      segmentId === null
        ? where.and([
            where('translation.text', '=', ''),
            where.or([
              where('machineDraft.id', 'is', null),
              where('machineDraft.status', '=', 'failed'),
              where('machineDraft.askedAt', '<', before),
            ]),
          ])
        : where.and([
            where('translation.segmentId', '=', segmentId),
            where.or([
              where('machineDraft.id', 'is', null),
              where('machineDraft.status', '<>', 'asked'),
              where('machineDraft.askedAt', '<', before),
            ]),
          ]),
    )
    .orderBy('translation.ordinal')
    .limit(mostAsked)
    .execute()

/** Puts the machine's draft in the place of what stands there; whoever chose it answers for it. */
export async function takeDraft(db: Db, { actorId, taskId, segmentId, version }: Deed & { segmentId: string; version: number }) {
  const draft = await db
    .selectFrom('machineDraft')
    .select('text')
    .where('taskId', '=', taskId)
    .where('segmentId', '=', segmentId)
    .where('status', '=', 'ready')
    .executeTakeFirst()
  if (!draft) return { ok: false, reason: 'noSegment' } as const
  return saveSegment(db, { actorId, taskId, segmentId, text: draft.text, version, method: 'machine', isChosen: true })
}

/** The switch of a kind. Off for every kind until an operator says otherwise. */
export const allowKind = (db: Db, { actorId, kind, mayLeave }: { actorId: string; kind: DocumentKind; mayLeave: boolean }) =>
  inTransaction(db, async (tx) => {
    const row = { mayLeave: mayLeave ? (1 as const) : (0 as const), changedBy: actorId, changedAt: await databaseNow(tx) }
    await tx
      .insertInto('machineKind')
      .values({ kind, ...row })
      .onConflict((conflict) => conflict.column('kind').doUpdateSet(row))
      .execute()
    await record(tx, { actorId, event: mayLeave ? 'machine.allowed' : 'machine.forbidden', subjectType: 'documentKind', subjectId: kind })
    return { ok: true } as const
  })

interface Sending extends Pick<Wish, 'taskId' | 'askedBy'> {
  translator: Pick<Translator, 'id' | 'model' | 'host'>
  sentences: readonly Sentence[]
}

export const nameOf = ({ id, model }: Pick<Translator, 'id' | 'model'>): string => model || id

/**
 * Writes down what is about to leave, within the day's budget, before any of it does. What was sent counts, whatever comes back. Answers the ids of
 * the log's lines.
 */
export const reserveSending = (
  db: Db,
  { translator, sentences, taskId, askedBy, dailyCharacters }: Sending & { dailyCharacters: number },
) =>
  inTransaction(db, async (tx) => {
    // Asked once more within the transaction that lets it go: a switch turned off meanwhile counts.
    if (await whyTaskStays(tx, taskId)) return { ok: false, reason: 'kind' } as const
    const now = await databaseNow(tx)
    const lines = sentences.map(({ segmentId, marked }) => ({
      id: newId(),
      taskId,
      segmentId,
      askedBy,
      provider: nameOf(translator),
      host: translator.host,
      characters: [...marked!.text].length,
      sentAt: now,
      outcome: null,
    }))
    const characters = lines.reduce((sum, line) => sum + line.characters, 0)
    const day = chinaDay(now)
    await tx
      .insertInto('machineDay')
      .values({ day, characters: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const { numUpdatedRows } = await tx
      .updateTable('machineDay')
      .set((set) => ({ characters: set('characters', '+', characters) }))
      .where('day', '=', day)
      .where('characters', '<=', dailyCharacters - characters)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return { ok: false, reason: 'budget' } as const
    await tx.insertInto('machineSending').values(lines).execute()
    await record(tx, {
      actorId: askedBy,
      event: 'machine.sent',
      subjectType: 'translationTask',
      subjectId: taskId,
      detail: { to: translator.host, segments: lines.length, characters },
    })
    return { ok: true, lineIds: lines.map(({ id }) => id) } as const
  })

/** A call came to nothing: the log says why, and after several in a row the machine is left alone for a while. */
export const noteFault = (db: Db, { host, lineIds, reason }: { host: string; lineIds: readonly string[]; reason: WhyNoDraft }) =>
  inTransaction(db, async (tx) => {
    const now = await databaseNow(tx)
    await tx.updateTable('machineSending').set({ outcome: reason }).where('id', 'in', lineIds).execute()
    await tx
      .insertInto('machineHealth')
      .values({ host, failures: 1, lastFault: reason, restsUntil: null, changedAt: now })
      .onConflict((conflict) =>
        conflict.column('host').doUpdateSet((set) => ({
          failures: set('machineHealth.failures', '+', 1),
          lastFault: reason,
          restsUntil: set
            .case()
            .when('machineHealth.failures', '>=', mostFailures - 1)
            .then(plusMs(now, restMs))
            .else(null)
            .end(),
          changedAt: now,
        })),
      )
      .execute()
    return { ok: true } as const
  })

/** Ends wishes that no draft comes of. */
export async function dropDrafts(
  db: Db | Tx,
  { taskId, segmentIds, reason }: { taskId: string; segmentIds: readonly string[]; reason: WhyNoDraft },
) {
  if (segmentIds.length === 0) return
  await db
    .updateTable('machineDraft')
    .set({ status: 'failed', reason, doneAt: await databaseNow(db) })
    .where('taskId', '=', taskId)
    .where('segmentId', 'in', segmentIds)
    .where('status', '=', 'asked')
    .execute()
}

export interface Answered {
  sentence: Sentence
  /** With marks, as the machine gave it; null where it gave none. */
  answer: string | null
  /** Where the answer is to be kept for the next time; null when it came from there. */
  cacheKey: string | null
}

/**
 * Takes a machine's answers: those that brought every mark back become drafts, and fill a sentence that is still empty if that was the wish. A text
 * that a person has written meanwhile stays. `lineIds` are the log's lines of what was sent, if anything was.
 */
export const keepDrafts = (
  db: Db,
  {
    wish,
    batch,
    answers,
    translator,
    lineIds,
  }: { wish: Wish; batch: Batch; answers: readonly Answered[]; translator: Translator; lineIds: readonly string[] },
) =>
  inTransaction(db, async (tx) => {
    const { taskId } = wish
    const now = await databaseNow(tx)
    if (lineIds.length > 0) {
      await tx.updateTable('machineSending').set({ outcome: 'answered' }).where('id', 'in', lineIds).execute()
      const well = { failures: 0, lastFault: null, restsUntil: null, changedAt: now }
      await tx
        .insertInto('machineHealth')
        .values({ host: translator.host, ...well })
        .onConflict((conflict) => conflict.column('host').doUpdateSet(well))
        .execute()
    }
    const filling: { segmentId: string; text: string }[] = []
    for (const { sentence, answer, cacheKey } of answers) {
      const { segmentId, source, field, marked } = sentence
      const judged = judge(answer, sentence, batch)
      if (!judged.ok) {
        await dropDrafts(tx, { taskId, segmentIds: [segmentId], reason: judged.reason })
        continue
      }
      if (cacheKey && marked) {
        await tx
          .insertInto('machineCache')
          .values({ key: cacheKey, text: answer!, createdAt: now })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
      const kept = await tx
        .updateTable('machineDraft')
        .set({ status: 'ready', reason: null, text: judged.text, provider: nameOf(translator), doneAt: now })
        .where('taskId', '=', taskId)
        .where('segmentId', '=', segmentId)
        .where('status', '=', 'asked')
        .returning('isFilling')
        .executeTakeFirst()
      const pair = { source, target: judged.text, field, sourceLanguage: batch.from, targetLanguage: batch.to }
      // A draft with an error stays a suggestion, with its findings beside it.
      if (kept?.isFilling === 1 && !inspect(pair).some(({ level }) => level === 'error')) filling.push({ segmentId, text: judged.text })
    }
    await fill(tx, wish, filling)
    return { ok: true } as const
  })

function judge(
  answer: string | null,
  { source, marked }: Sentence,
  { to }: Batch,
): { ok: true; text: string } | { ok: false; reason: WhyNoDraft } {
  if (answer === null || marked === null) return { ok: false, reason: 'marks' }
  if (answer.length > Math.min(longestText, 400 + 12 * source.length)) return { ok: false, reason: 'tooLong' }
  const restored = restore(answer, marked.spans, to)
  if (restored === null) return { ok: false, reason: 'marks' }
  const text = tidyText(restored)
  return text === '' ? { ok: false, reason: 'empty' } : { ok: true, text }
}

/** Only what is still empty, and only while the task is in the hands of who wished for it. */
async function fill(tx: Tx, { taskId, askedBy }: Wish, filling: readonly { segmentId: string; text: string }[]): Promise<void> {
  if (filling.length === 0) return
  const task = await tx
    .selectFrom('translationTask')
    .select('id')
    .where('id', '=', taskId)
    .where('claimedBy', '=', askedBy)
    .where('status', 'in', ['claimed', 'changes_requested'])
    .modifyEnd(forUpdate(tx))
    .executeTakeFirst()
  if (!task) return
  const empty = await tx
    .selectFrom('translation')
    .select(['segmentId', 'version'])
    .where('taskId', '=', taskId)
    .where('text', '=', '')
    .where(
      'segmentId',
      'in',
      filling.map(({ segmentId }) => segmentId),
    )
    .execute()
  const segments = empty.map(({ segmentId, version }) => ({
    segmentId,
    version,
    text: filling.find((each) => each.segmentId === segmentId)!.text,
    method: 'machine' as const,
  }))
  if (segments.length > 0) await saveSegmentsIn(tx, { actorId: askedBy, taskId, segments })
}
