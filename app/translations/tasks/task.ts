import type { DocumentKind, SegmentState, TaskStatus, TranslationMethod } from '#db/schema'
import { type Actor, isAuditor, isModerator, isOperator, type MaybeActor } from '~/accounts/actor'

/** One job: one revision of one document into its other language. */

/** Which states a task may go to. `stale` (the source changed) is an end; `verified` ends
 * unless the author's side sends the translation back. */
export const transitions: Record<TaskStatus, readonly TaskStatus[]> = {
  queued: ['claimed', 'stale', 'verified'],
  claimed: ['queued', 'in_review', 'stale', 'verified'],
  in_review: ['changes_requested', 'claimed', 'verified', 'stale'],
  changes_requested: ['in_review', 'stale', 'verified'],
  verified: ['changes_requested'],
  stale: [],
}

export const canMove = (from: TaskStatus, to: TaskStatus): boolean => transitions[from].includes(to)

/** What an UPDATE writes whose guard lets through `from` and nothing else: a move that the table does not know is a defect. */
export function moved<To extends TaskStatus>(from: TaskStatus | readonly TaskStatus[], to: To): To {
  const illegal = [from].flat().find((status) => !canMove(status, to))
  if (illegal) throw new Error(`A translation task never goes from ${illegal} to ${to}`)
  return to
}

/** Tasks that somebody still works on, and which an edit of the source makes stale. */
export const runningStatuses = ['queued', 'claimed', 'in_review', 'changes_requested'] as const satisfies readonly TaskStatus[]
export const translatingStatuses = ['queued', 'claimed', 'changes_requested'] as const satisfies readonly TaskStatus[]
export const isRunning = (status: TaskStatus): boolean => status !== 'verified' && status !== 'stale'

/** How long a claim holds without any work on it. */
export const leaseMs = 30 * 60_000

/** Common working hours until a translation is due, by kind: what a person waits for is sooner. */
export const dueHoursOf: Record<DocumentKind, number> = {
  question: 4,
  answer: 4,
  triageNote: 8,
  awardReason: 8,
  bid: 12,
  request: 16,
  contract: 12,
  changeOrder: 8,
  engagementNote: 6,
  review: 24,
  message: 12,
  dispute: 8,
  minutes: 12,
  companyProfile: 24,
}

/** Every kind of document. */
export const documentKinds = Object.keys(dueHoursOf) as DocumentKind[]

/** Priority of a task that a reader has asked for. */
export const hurriedPriority = 20

export type Urgency = 'breached' | 'soon' | 'later'

/** Due within this is due soon. */
export const soonMs = 2 * 3_600_000

/** How near the due time is. */
export function urgencyOf(dueAt: string, now: string): Urgency {
  const left = Date.parse(dueAt) - Date.parse(now)
  return left < 0 ? 'breached' : left <= soonMs ? 'soon' : 'later'
}

export const canTranslate = (actor: MaybeActor): actor is Actor => isModerator(actor)
/** Operators see to it that work finds somebody; auditors only read. */
export const canReadTasks = (actor: MaybeActor): actor is Actor => isModerator(actor) || isOperator(actor) || isAuditor(actor)

/** Whether somebody holds the task now. */
export const isHeld = ({ claimedBy, claimExpiresAt }: { claimedBy: string | null; claimExpiresAt: string | null }, now: string): boolean =>
  claimedBy !== null && claimExpiresAt !== null && claimExpiresAt >= now

/** States of a sentence that waits for nobody. */
export const settledStates = ['approved', 'not_needed'] as const satisfies readonly SegmentState[]
export const isSettled = (state: SegmentState): boolean => (settledStates as readonly SegmentState[]).includes(state)

/** A machine's or the memory's text fills what is empty or was its own; a person's words only another person replaces. */
export const mayOverwrite = (current: { text: string; method: TranslationMethod }, method: TranslationMethod): boolean =>
  method === 'human' || current.text === '' || current.method !== 'human'

/**
 * Whether a segment is numbers, codes and addresses only (`S7-1200`, `1,200.50`, `IP65 / MES`), which read the same in both
 * languages. Units and words are not: they want a person.
 */
export function needsNoTranslation(text: string): boolean {
  if (/[^\x21-\x7e\s–—±×°℃％，、。；：（）]/u.test(text)) return false
  const tokens = text
    .replace(/https?:\/\/\S+/g, '1')
    .split(/[\s,;:()/，、；：（）]+/)
    .filter((token) => /[A-Za-z0-9]/.test(token))
  return tokens.length > 0 && tokens.every((token) => /\d/.test(token) || /^[A-Z]{2,6}$/.test(token))
}

/** Views of the queue. */
export const queueTabs = ['translate', 'review', 'mine', 'verified'] as const
export type QueueTab = (typeof queueTabs)[number]

/** Why a deed was refused, as the page says it: keys under `translations:reason`. */
export const refusals = [
  'noTask',
  'noSegment',
  'stale',
  'otherState',
  'held',
  'notHolder',
  'ownWords',
  'mediates',
  'changedSince',
  'incomplete',
  'checksOpen',
  'noFinding',
  'reasonNeeded',
  'nothingMarked',
  'nothingToTake',
  'commentNeeded',
  'commentEmpty',
  'nothingStaged',
  'machineOff',
  'mayNotLeave',
  'nothingToDraft',
  'noHeir',
  'heirsOwnWords',
  'heirMediates',
  'notTheSource',
  'noCut',
  'nothingToJoin',
  'joinedTooLong',
  'nothingSure',
  'noWording',
] as const

/** The editor's URL below the language; `sentence` is the anchor of a row. Both may come from a client: a header takes no raw text. */
export function taskPath(
  lang: string,
  taskId: string,
  { refused, sentence }: { refused?: string; sentence?: string | undefined } = {},
): string {
  const anchor = sentence ? `#${encodeURIComponent(sentence.slice(0, 64).toWellFormed())}` : ''
  return `/${lang}/translate/${encodeURIComponent(taskId)}${refused ? `?refused=${refused}` : ''}${anchor}`
}
