import { distance } from 'fastest-levenshtein'
import type { ExpressionBuilder } from 'kysely'
import type { Db, Tx } from '#db/connect'
import type { Database, DocumentKind, LanguageTag } from '#db/schema'
import { config } from '~/platform/config.server'
import { termsIn } from '../terms/queries.server'
import type { WhyNoDraft } from './draft'
import { leavingKinds, type WhyNotLeave, whyNotLeave } from './leaving'
import { type Protected, protect } from './protection'
import type { GlossaryLine } from './translator'

/** One sentence's draft as the editor shows it. */
export interface DraftView {
  status: 'asked' | 'ready' | 'failed'
  reason: WhyNoDraft | null
  text: string
  provider: string
}

/** What the editor knows of the machine for one task. */
export interface EditorMachine {
  isOn: boolean
  /** Why no text of this task may leave; null when it may. */
  why: WhyNotLeave | null
  /** By segment. */
  drafts: Record<string, DraftView>
}

export async function readMachine(db: Db, taskId: string, { isOn = config.machine !== undefined } = {}): Promise<EditorMachine> {
  const rows = await db
    .selectFrom('machineDraft')
    .select(['segmentId', 'status', 'reason', 'text', 'provider'])
    .where('taskId', '=', taskId)
    .limit(1_000)
    .execute()
  const drafts = Object.fromEntries(
    rows.map(({ segmentId, reason, ...draft }) => [segmentId, { ...draft, reason: reason as WhyNoDraft | null }]),
  )
  return { isOn, why: isOn ? await whyTaskStays(db, taskId) : null, drafts }
}

/** Why the texts of a task may not leave the system. */
export async function whyTaskStays(db: Db | Tx, taskId: string): Promise<WhyNotLeave | null> {
  const row = await db
    .selectFrom('translationTask')
    .innerJoin('document', 'document.id', 'translationTask.documentId')
    .leftJoin('machineKind', 'machineKind.kind', 'document.kind')
    .leftJoin('request', 'request.id', 'document.requestId')
    .leftJoin('bid', (join) => join.onRef('bid.id', '=', 'document.subjectId').on('document.kind', '=', 'bid'))
    .select(['document.kind', 'machineKind.mayLeave', 'request.id as requestId', 'request.confidentiality', 'request.openedAt'])
    .select('bid.status as bidStatus')
    .where('translationTask.id', '=', taskId)
    .executeTakeFirst()
  if (!row) return 'unknown'
  const { kind, mayLeave, requestId, confidentiality, openedAt, bidStatus } = row
  const request = requestId === null || confidentiality === null ? null : { confidentiality, openedAt }
  return whyNotLeave({ kind, isKindAllowed: mayLeave === 1, request, bidStatus })
}

/** How a translation came about, as it is told: what a machine began stays a machine's draft, however much of it a person has changed. */
export const toldMethod = (of: ExpressionBuilder<Database, 'translation'>) =>
  of
    .case()
    .when('translation.machineText', 'is not', null)
    .then('machine' as const)
    .else(of.ref('translation.method'))
    .end()
    .as('method')

/** A sentence as it leaves: with marks, and the words that the term base wants for it. */
export interface Sentence {
  segmentId: string
  source: string
  field: string
  marked: Protected | null
  glossary: GlossaryLine[]
}

export interface Batch {
  kind: DocumentKind
  from: LanguageTag
  to: LanguageTag
  isRunning: boolean
  sentences: Sentence[]
}

/** Those of the wished sentences that still wait for their draft; null when there is no such task. */
export async function readBatch(db: Db, { taskId, segmentIds }: { taskId: string; segmentIds: readonly string[] }): Promise<Batch | null> {
  const task = await db
    .selectFrom('translationTask')
    .innerJoin('document', 'document.id', 'translationTask.documentId')
    .select(['document.kind', 'document.sourceLanguage as from', 'translationTask.targetLanguage as to', 'translationTask.status'])
    .where('translationTask.id', '=', taskId)
    .executeTakeFirst()
  if (!task || segmentIds.length === 0) return null
  const rows = await db
    .selectFrom('machineDraft')
    .innerJoin('segment', 'segment.id', 'machineDraft.segmentId')
    .select(['segment.id as segmentId', 'segment.text as source', 'segment.field'])
    .where('machineDraft.taskId', '=', taskId)
    .where('machineDraft.status', '=', 'asked')
    .where('segment.id', 'in', segmentIds)
    .orderBy('segment.ordinal')
    .limit(100)
    .execute()
  const { status, ...facts } = task
  const { places, concepts } = await termsIn(
    db,
    rows.map(({ source }) => source),
    facts.from,
  )
  const sentences = rows.map((row, index): Sentence => {
    const kept = places[index]!.filter(({ conceptId }) => concepts[conceptId]!.isKept)
    const glossary = places[index]!.flatMap(({ conceptId, text, isPreferred }) => {
      const { isKept, targets } = concepts[conceptId]!
      const target = isPreferred && !isKept ? targets.find((each) => each.status === 'preferred') : undefined
      return target ? [{ source: text, target: target.text }] : []
    })
    return { ...row, marked: protect(row.source, { from: facts.from, to: facts.to, kept }), glossary }
  })
  return { ...facts, isRunning: status !== 'stale' && status !== 'verified', sentences }
}

/** Answers that are known already, by key. */
export async function knownAnswers(db: Db, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await db.selectFrom('machineCache').select(['key', 'text']).where('key', 'in', keys).limit(100).execute()
  return new Map(rows.map(({ key, text }) => [key, text]))
}

/** Until when a machine rests, if it does at this instant. */
export async function restsUntil(db: Db, host: string, now: string): Promise<string | null> {
  const row = await db.selectFrom('machineHealth').select('restsUntil').where('host', '=', host).executeTakeFirst()
  return row?.restsUntil && row.restsUntil > now ? row.restsUntil : null
}

export interface KindSwitch {
  kind: DocumentKind
  mayLeave: boolean
  changedBy: string | null
  changedAt: string | null
}

/** Every kind with its switch. */
export async function kindSwitches(db: Db): Promise<KindSwitch[]> {
  const rows = await db
    .selectFrom('machineKind')
    .innerJoin('person', 'person.id', 'machineKind.changedBy')
    .select(['machineKind.kind', 'machineKind.mayLeave', 'machineKind.changedAt', 'person.name'])
    .limit(50)
    .execute()
  return leavingKinds.map((kind) => {
    const row = rows.find((each) => each.kind === kind)
    return { kind, mayLeave: row?.mayLeave === 1, changedBy: row?.name ?? null, changedAt: row?.changedAt ?? null }
  })
}

/** How a machine does: its breaker, and what has been sent on a day. */
export async function machineState(db: Db, { host, day }: { host: string; day: string }) {
  const health = await db.selectFrom('machineHealth').selectAll().where('host', '=', host).executeTakeFirst()
  const sent = await db.selectFrom('machineDay').select('characters').where('day', '=', day).executeTakeFirst()
  return {
    failures: health?.failures ?? 0,
    lastFault: (health?.lastFault ?? null) as WhyNoDraft | null,
    restsUntil: health?.restsUntil ?? null,
    characters: sent?.characters ?? 0,
  }
}

/** Newest drafts that the share of what people changed is reckoned from. */
const mostDrafts = 300

/** Of sentences that began as a machine's draft and are verified now: how many of the newest, and which share of their characters people have changed. */
export async function draftQuality(db: Db): Promise<{ sentences: number; changedShare: number | null }> {
  const rows = await db
    .selectFrom('machineDraft')
    .innerJoin('translation', (join) =>
      join.onRef('translation.taskId', '=', 'machineDraft.taskId').onRef('translation.segmentId', '=', 'machineDraft.segmentId'),
    )
    .select(['translation.machineText', 'translation.text'])
    // True of every id, and a range to the index.
    .where('machineDraft.id', '>', '')
    .where('translation.machineText', 'is not', null)
    .where('translation.state', '=', 'approved')
    .orderBy('machineDraft.id', 'desc')
    .limit(mostDrafts)
    .execute()
  const [changed, all] = rows.reduce(
    ([sum, most], { machineText, text }) => [sum + distance(machineText!, text), most + Math.max(machineText!.length, text.length)],
    [0, 0],
  )
  return { sentences: rows.length, changedShare: all > 0 ? Math.round((changed / all) * 1_000) / 10 : null }
}

const pageSize = 50
/** Later than anything that was sent. */
const endOfTime = '9999-12-31T00:00:00.000Z'

/** What left the house, newest first. */
export async function readSendings(db: Db, { after }: { after: string | null }) {
  const [at, id] = (after ?? '').split('~')
  const [afterAt, afterId] = at && id ? [at, id] : [endOfTime, '']
  const rows = await db
    .selectFrom('machineSending')
    .innerJoin('segment', 'segment.id', 'machineSending.segmentId')
    .innerJoin('document', 'document.id', 'segment.documentId')
    .leftJoin('request', 'request.id', 'document.requestId')
    .innerJoin('person', 'person.id', 'machineSending.askedBy')
    .select(['machineSending.id', 'machineSending.taskId', 'machineSending.provider', 'machineSending.host'])
    .select(['machineSending.characters', 'machineSending.sentAt', 'machineSending.outcome', 'segment.ordinal', 'document.kind'])
    .select(['request.ref as requestRef', 'person.name as askedBy'])
    // Says less than the next line, but says it to the index.
    .where('machineSending.sentAt', '<=', afterAt)
    .where((where) => where.or([where('machineSending.sentAt', '<', afterAt), where('machineSending.id', '<', afterId)]))
    .orderBy('machineSending.sentAt', 'desc')
    .orderBy('machineSending.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
  return {
    sendings: rows.slice(0, pageSize).map(({ ordinal, ...row }) => ({ ...row, number: ordinal + 1 })),
    next: last ? `${last.sentAt}~${last.id}` : null,
  }
}
