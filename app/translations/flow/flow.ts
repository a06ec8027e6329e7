import type { DocumentKind, TaskStatus } from '#db/schema'
import { type Actor, isAuditor, isOperator, type MaybeActor } from '~/accounts/actor'
import { isHeld, type Urgency, urgencyOf } from '../tasks/task'

/** How the work of the translators flows: what waits and for whom, and what gets done. */

export const canReadFlow = (actor: MaybeActor): actor is Actor => isOperator(actor) || isAuditor(actor)
export const canSetHours = (actor: MaybeActor): actor is Actor => isOperator(actor)

/** What a running task waits for: keys under `flow:waits`. */
export const waitsFor = ['translator', 'changes', 'reviewer', 'translating', 'reviewing'] as const
export type WaitsFor = (typeof waitsFor)[number]

export interface RunningTask {
  kind: DocumentKind
  status: TaskStatus
  dueAt: string
  claimedBy: string | null
  claimExpiresAt: string | null
  charactersOpen: number
  createdAt: string
}

export interface WaitingLine {
  why: WaitsFor
  tasks: number
  urgency: Record<Urgency, number>
  characters: number
  /** When the one that has been there longest came. */
  oldestAt: string
}

export function whyItWaits(task: Pick<RunningTask, 'status' | 'claimedBy' | 'claimExpiresAt'>, now: string): WaitsFor {
  const held = isHeld(task, now)
  if (task.status === 'in_review') return held ? 'reviewing' : 'reviewer'
  if (held) return 'translating'
  return task.status === 'changes_requested' ? 'changes' : 'translator'
}

/** One line for each reason that something waits for, in the order in which somebody should act. */
export function waitingLines(tasks: readonly RunningTask[], now: string): WaitingLine[] {
  const byReason = Map.groupBy(tasks, (task) => whyItWaits(task, now))
  return waitsFor.flatMap((why) => {
    const own = byReason.get(why)
    if (!own) return []
    const urgency: Record<Urgency, number> = { breached: 0, soon: 0, later: 0 }
    for (const { dueAt } of own) urgency[urgencyOf(dueAt, now)]++
    return [
      {
        why,
        tasks: own.length,
        urgency,
        characters: own.reduce((sum, { charactersOpen }) => sum + charactersOpen, 0),
        oldestAt: own.reduce((oldest, { createdAt }) => (createdAt < oldest ? createdAt : oldest), own[0]!.createdAt),
      },
    ]
  })
}

/** Sums of one person over some days. */
export interface Work {
  characters: number
  sentences: number
  returned: number
  handedIn: number
  edited: number
  suggested: number
  reworked: number
  reviewedCharacters: number
  reviews: number
  reviewSeconds: number
}

/** What is said of it. Shares are of 0 to 100; null where there is nothing to divide by. */
export interface Figures {
  characters: number
  reviewedCharacters: number
  /** Sentences that a reviewer sent back, of those verified. */
  returnedShare: number | null
  /** Characters changed between the first hand-in and the verified text. */
  editedShare: number | null
  /** Characters changed between a suggestion that was taken (the memory's or a machine's) and the verified text: edit distance to the longer of both. */
  reworkedShare: number | null
  /** Minutes from taking a review to its verdict, on average. */
  reviewMinutes: number | null
}

const share = (part: number, whole: number): number | null => (whole > 0 ? Math.round((part / whole) * 1_000) / 10 : null)

export const figuresOf = (work: Work): Figures => ({
  characters: work.characters,
  reviewedCharacters: work.reviewedCharacters,
  returnedShare: share(work.returned, work.sentences),
  editedShare: share(work.edited, work.handedIn),
  reworkedShare: share(work.reworked, work.suggested),
  reviewMinutes: work.reviews > 0 ? Math.round(work.reviewSeconds / work.reviews / 60) : null,
})

/** The middle of each figure over those who have one: what a person may be compared with, and nobody's own. */
export function medianOf(team: readonly Figures[]): Figures {
  const middle = (name: keyof Figures): number | null => {
    const values = team.flatMap((each) => (each[name] === null ? [] : [each[name]])).sort((a, b) => a - b)
    if (values.length === 0) return null
    const at = (values.length - 1) / 2
    return Math.round(((values[Math.floor(at)]! + values[Math.ceil(at)]!) / 2) * 10) / 10
  }
  return {
    characters: Math.round(middle('characters') ?? 0),
    reviewedCharacters: Math.round(middle('reviewedCharacters') ?? 0),
    returnedShare: middle('returnedShare'),
    editedShare: middle('editedShare'),
    reworkedShare: middle('reworkedShare'),
    reviewMinutes: middle('reviewMinutes'),
  }
}

/** A median of two is the other one's figure: it is told from so many people on. */
export const fewestForMedian = 3

export const longestHours = 240
