import { approveAll, requestSegmentChanges, returnTask } from '~/translations/reviews/commands.server'
import { saveSegments } from '~/translations/segments/commands.server'
import { claimTask, submitTask } from '~/translations/tasks/commands.server'
import { runningStatuses } from '~/translations/tasks/task'
import { minutes, plusMs } from '../clock'
import type { Db } from '../connect'
import type { InstantText } from '../schema'
import type { TranslationProgress } from './content'
import { type Texts, translator } from './texts'
import { earlier, later } from './timeline'
import { known, must, type Step, type World } from './world'

export interface Pair {
  translator: string
  reviewer: string
}

export interface Work {
  name: string
  /** Asked when the step is done: the document may not exist before. */
  document: () => Promise<string> | string
  texts: Texts
}

/** Two moderators bring a document into the other language: one writes, another approves. */
export function verified(
  world: World,
  work: Work,
  { translator: writer, reviewer, from, reviewedAt }: Pair & { from: InstantText; reviewedAt: InstantText },
): Step[] {
  const writtenAt = earlier(plusMs(from, minutes(24)), reviewedAt)
  return [
    ...written(world, work, { by: writer, from, until: writtenAt }),
    {
      // Within a claim's half hour, and as long as the text is: about a minute for each sentence and a half.
      at: later(plusMs(reviewedAt, -minutes(Math.min(28, 4 + Math.ceil(sentencesIn(work.texts) / 1.5)))), writtenAt),
      name: `${work.name}: claimed for review`,
      run: async () =>
        must(
          await claimTask(world.db, {
            actorId: known(world.people, reviewer),
            taskId: await taskOf(world.db, await work.document()),
            work: 'review',
          }),
        ),
    },
    {
      at: reviewedAt,
      name: `${work.name}: reviewed`,
      run: async () => {
        const [actorId, taskId] = [known(world.people, reviewer), await taskOf(world.db, await work.document())]
        const approved = must(await approveAll(world.db, { actorId, taskId }))
        if (!approved.isVerified) throw new Error(`${work.name} is approved and yet not verified`)
      },
    },
  ]
}

/** The first of the two: claims, writes what the content has, hands it in. */
export function written(world: World, work: Work, { by, from, until }: { by: string; from: InstantText; until: InstantText }): Step[] {
  return [
    ...begun(world, work, { by, from, until }),
    {
      at: until,
      name: `${work.name}: handed in`,
      run: async () =>
        must(await submitTask(world.db, { actorId: known(world.people, by), taskId: await taskOf(world.db, await work.document()) })),
    },
  ]
}

/** Claimed, and written as far as the content goes. */
export function begun(
  { db, people }: World,
  work: Work,
  { by, from, until }: { by: string; from: InstantText; until: InstantText },
): Step[] {
  return [
    {
      at: from,
      name: `${work.name}: claimed for translation`,
      run: async () =>
        must(await claimTask(db, { actorId: known(people, by), taskId: await taskOf(db, await work.document()), work: 'translate' })),
    },
    {
      at: until,
      name: `${work.name}: translated`,
      run: async () => {
        const taskId = await taskOf(db, await work.document())
        const say = translator(work.texts)
        const segments = (await openSegments(db, taskId)).flatMap(({ field, source, ...each }) => {
          const text = say(field, source)
          return text === undefined ? [] : [{ ...each, text }]
        })
        const { results } = await saveSegments(db, { actorId: known(people, by), taskId, segments })
        for (const saved of results) must(saved)
      },
    },
  ]
}

/** The reviewer marks what the content remarks on and gives the task back. */
export function sentBack(
  { db, people }: World,
  work: Work,
  { reviewer, remarks = [], at }: { reviewer: string; remarks: TranslationProgress['remarks']; at: InstantText },
): Step[] {
  return [
    {
      at,
      name: `${work.name}: sent back`,
      run: async () => {
        const [actorId, taskId] = [known(people, reviewer), await taskOf(db, await work.document())]
        must(await claimTask(db, { actorId, taskId, work: 'review' }))
        const segments = await openSegments(db, taskId)
        for (const { field, line, sentence, words } of remarks) {
          const source = work.texts[field]?.lines[line]?.[sentence]?.[0]
          const segment = segments.find((each) => each.field === field && each.source === source)
          if (!segment) throw new Error(`${work.name} remarks on a sentence that does not exist: ${field} ${line}.${sentence}`)
          const { segmentId, version } = segment
          must(await requestSegmentChanges(db, { actorId, taskId, segmentId, version, comment: words }))
        }
        must(await returnTask(db, { actorId, taskId }))
      },
    },
  ]
}

const sentencesIn = (texts: Texts): number =>
  Object.values(texts).reduce((sum, field) => sum + field.lines.reduce((own, line) => own + line.length, 0), 0)

/** The running task of a document. */
export async function taskOf(db: Db, documentId: string): Promise<string> {
  const { id } = await db
    .selectFrom('translationTask')
    .select('id')
    .where('documentId', '=', documentId)
    .where('status', 'in', runningStatuses)
    .executeTakeFirstOrThrow()
  return id
}

const openSegments = (db: Db, taskId: string) =>
  db
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .select(['translation.segmentId', 'translation.version', 'segment.field', 'segment.text as source'])
    .where('translation.taskId', '=', taskId)
    .where('translation.state', 'not in', ['approved', 'not_needed'])
    .orderBy('translation.ordinal')
    .execute()
