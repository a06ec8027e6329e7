import { databaseNow } from '#db/clock'
import type { Db } from '#db/connect'
import { sha256Hex } from '~/audit/record.server'
import type { Job, JobHandlers } from '~/platform/jobs.server'
import { type Answered, dropDrafts, keepDrafts, noteFault, reserveSending, type Wish } from './commands.server'
import type { WhyNoDraft } from './draft'
import { type Batch, knownAnswers, readBatch, restsUntil, type Sentence, whyTaskStays } from './queries.server'
import { isPassing, type Translator } from './translator'

/** The machine that drafts, if there is one, and what may be sent to it in a day. */
export interface Machine {
  translator: Translator | null
  dailyCharacters: number
}

/** Tries of one wish while the machine is merely away; then whoever wished is told. */
const mostTries = 3

export const machineJobs = (machine: Machine): JobHandlers => ({
  draftByMachine: (db, job) => draft(db, machine, job),
})

/**
 * Drafts one batch. Every way out settles each wish: with a draft, or with the reason why there is none. Runs again after a crash without
 * asking twice for what is there.
 */
async function draft(db: Db, { translator, dailyCharacters }: Machine, { payload, attempt }: Job): Promise<void> {
  const wish = payload as unknown as Wish
  const { taskId, askedBy } = wish
  const batch = await readBatch(db, wish)
  if (!batch || batch.sentences.length === 0) return
  const drop = (sentences: readonly Sentence[], reason: WhyNoDraft) =>
    dropDrafts(db, { taskId, segmentIds: sentences.map(({ segmentId }) => segmentId), reason })

  if (translator === null) return drop(batch.sentences, 'off')
  if (!batch.isRunning) return drop(batch.sentences, 'over')
  const why = await whyTaskStays(db, taskId)
  if (why) return drop(batch.sentences, why)
  if (!translator.pairs().some(({ from, to }) => from === batch.from && to === batch.to)) return drop(batch.sentences, 'noPair')
  await drop(
    batch.sentences.filter(({ marked }) => marked === null),
    'marks',
  )

  const { known, unknown } = await sorted(db, translator, batch)
  if (known.length > 0) await keepDrafts(db, { wish, batch, answers: known, translator, lineIds: [] })
  if (unknown.length === 0) return
  const sentences = unknown.map(({ sentence }) => sentence)
  if (await restsUntil(db, translator.host, await databaseNow(db))) return drop(sentences, 'resting')
  const reserved = await reserveSending(db, { translator, sentences, taskId, askedBy, dailyCharacters })
  if (!reserved.ok) return drop(sentences, reserved.reason)

  const glossary = [...new Map(sentences.flatMap((each) => each.glossary).map((line) => [line.source, line])).values()].slice(0, 80)
  const texts = sentences.map(({ marked }) => marked!.text)
  const translated = await translator.translate(texts, batch, { glossary, context: contextOf[batch.kind] })
  if (!translated.ok) {
    await noteFault(db, { host: translator.host, lineIds: reserved.lineIds, reason: translated.reason })
    if (isPassing(translated.reason) && attempt < mostTries) throw new Error(`The machine's answer: ${translated.reason}`)
    return drop(sentences, translated.reason)
  }
  const answers = unknown.map((each, index) => ({ ...each, answer: translated.texts[index] ?? null }))
  await keepDrafts(db, { wish, batch, answers, translator, lineIds: reserved.lineIds })
}

/** What the text is, in words for a machine. */
const contextOf: Record<Batch['kind'], string> = {
  request: 'a factory describes a software problem to IT companies',
  question: 'an IT company asks a factory about its request',
  answer: 'a factory answers an IT company',
  bid: 'an IT company offers its work',
  awardReason: 'a factory says why it chose an offer',
  companyProfile: 'a company describes itself',
  triageNote: 'a moderator asks a factory for more information',
  contract: 'a factory and an IT company agree on the terms of a contract',
  changeOrder: 'a factory or an IT company proposes a change to their contract',
  dispute: 'a factory and an IT company disagree about delivered work and a mediator helps them',
  engagementNote: 'a factory and an IT company write to each other about delivered work',
  review: 'a factory and an IT company review each other after their work together',
  message: 'a factory and an IT company write to each other while they work together',
  minutes: 'minutes of a meeting of a factory and an IT company',
}

/** Parts what was answered before from what has to be sent. */
async function sorted(db: Db, translator: Translator, batch: Batch): Promise<{ known: Answered[]; unknown: Answered[] }> {
  const asked = batch.sentences
    .filter(({ marked }) => marked !== null)
    .map((sentence) => ({ sentence, cacheKey: cacheKeyOf(translator, batch, sentence) }))
  const answers = await knownAnswers(
    db,
    asked.map(({ cacheKey }) => cacheKey),
  )
  const [known, unknown]: [Answered[], Answered[]] = [[], []]
  for (const { sentence, cacheKey } of asked) {
    const answer = answers.get(cacheKey)
    if (answer === undefined) unknown.push({ sentence, cacheKey, answer: null })
    else known.push({ sentence, cacheKey: null, answer })
  }
  return { known, unknown }
}

const cacheKeyOf = ({ id, model, host }: Translator, { from, to }: Batch, { marked, glossary }: Sentence): string =>
  sha256Hex(JSON.stringify([id, model, host, from, to, marked!.text, glossary.map(({ source, target }) => [source, target])]))
