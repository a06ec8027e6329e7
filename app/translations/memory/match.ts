import type { DocumentKind, LanguageTag } from '#db/schema'
import { normalForm } from './normal-form'
import { refill } from './refill'
import { scorerOf } from './score'
import { skeletonOf, slotsOf } from './slots'

/** A sentence of the memory beside the one that is to be translated. */

/** Below this a match helps less than it disturbs. */
export const floorScore = 60
/** From this on a new task starts with the match. */
export const prefillScore = 95
export const mostMatches = 5

/** Why a match counts less than its likeness: keys under `translations:memory.penalty`. */
export type PenaltyReason = 'form' | 'slots' | 'unfilled' | 'plural' | 'ambiguous' | 'domain' | 'reversed' | 'old' | 'rejected'

export interface Penalty {
  reason: PenaltyReason
  points: number
}

const each = { form: 1, slots: 1, unfilled: 2, plural: 2, ambiguous: 1, domain: 3, reversed: 5, old: 2, rejected: 10 } as const
const oldAfterMonths = 24

export interface Match {
  /** 0 to 100, penalties taken off. */
  score: number
  penalties: Penalty[]
  /** In the language of the text that was looked up, as it stands in the memory. */
  source: string
  /** Ready to be taken: with the facts of the text that was looked up, where they could be filled in. */
  target: string
  /** Approved uses of this target. */
  uses: number
  approvedAt: string
  originId: string
}

/** Where a match comes from, as the editor says it. */
export interface MatchOrigin {
  kind: DocumentKind
  requestRef: string | null
  translator: string | null
}

export interface Suggestion extends Match {
  /** Null for what came from elsewhere than our own documents. */
  origin: MatchOrigin | null
}

/** What the look-up knows of a unit; `source` is in the language of the text looked up, whichever way it was translated. */
export interface Candidate {
  source: string
  target: string
  isReversed: boolean
  /** Found by its skeleton: only then is it worth a look whether it differs in facts alone. */
  isFramed: boolean
  /** How near its source is, where that has been reckoned. */
  likeness?: number
  domain: string
  uses: number
  approvedAt: string
  originId: string
}

export interface Wanted {
  text: string
  language: LanguageTag
  targetLanguage: LanguageTag
  /** Industry of the request in hand; empty where there is none. */
  domain: string
  /** Translations of this sentence that a reviewer has sent back. */
  rejected: readonly string[]
  now: string
}

/** The wanted text, prepared once for all candidates. */
export function prepared(wanted: Wanted) {
  const slots = slotsOf(wanted.text)
  const normal = normalForm(wanted.text)
  return {
    ...wanted,
    normal,
    likeness: scorerOf(normal, wanted.language),
    slots,
    skeleton: slots.length > 0 ? skeletonOf(wanted.text, slots) : null,
  }
}
export type Prepared = ReturnType<typeof prepared>

/**
 * The best matches, one for each distinct target. 100 is the same sentence; 99 differs in form or in facts that were all filled in; below that
 * counts how near the sentences are. Several full matches with different targets are none: which one is right, a person decides.
 */
export function rank(wanted: Prepared, candidates: readonly Candidate[], floor = floorScore): Match[] {
  const byTarget = new Map<string, Match>()
  for (const candidate of candidates) {
    const match = judge(wanted, candidate, floor)
    if (match.score < floor) continue
    const known = byTarget.get(match.target)
    if (!known) byTarget.set(match.target, match)
    else {
      const better = isBetter(match, known) ? match : known
      byTarget.set(match.target, { ...better, uses: known.uses + match.uses })
    }
  }
  const matches = [...byTarget.values()]
  const full = matches.filter(isFull)
  if (full.length > 1) for (const match of full) penalise(match, 'ambiguous')
  return matches.sort((a, b) => (isBetter(a, b) ? -1 : 1)).slice(0, mostMatches)
}

/** Nothing but where it comes from and how old it is speaks against it. */
const isFull = ({ score, penalties }: Match) =>
  score + penalties.filter(({ reason }) => reason !== 'slots' && reason !== 'unfilled' && reason !== 'plural').reduce(points, 0) === 100

const points = (sum: number, penalty: Penalty) => sum + penalty.points

export const isAmbiguous = ({ penalties }: Pick<Match, 'penalties'>) => penalties.some(({ reason }) => reason === 'ambiguous')

/** A match that a task may start with: nothing in it is left to a choice or unfilled. */
export const isSure = (match: Match): boolean =>
  match.score >= prefillScore && !match.penalties.some(({ reason }) => ['ambiguous', 'unfilled', 'plural', 'rejected'].includes(reason))

function judge(wanted: Prepared, { source, target, isReversed, isFramed, likeness, ...unit }: Candidate, floor: number): Match {
  const match: Match = {
    score: 0,
    penalties: [],
    source,
    target,
    uses: unit.uses,
    approvedAt: unit.approvedAt,
    originId: unit.originId,
  }
  const near = likeness ?? wanted.likeness(normalForm(source), floor)
  const slots = isFramed ? slotsOf(source) : []
  if (source === wanted.text) match.score = 100
  else if (near === 100) {
    match.score = 100
    penalise(match, 'form')
  } else if (isFramed && skeletonOf(source, slots) === wanted.skeleton) {
    const filled = refill(target, wanted.targetLanguage, slots, wanted.slots)
    match.target = filled.target
    match.score = 100
    penalise(match, 'slots')
    if (filled.unfilled > 0) penalise(match, 'unfilled', filled.unfilled)
    if (filled.plurals > 0) penalise(match, 'plural', filled.plurals)
  } else match.score = near
  if (match.score < floor) return match
  if (isReversed) penalise(match, 'reversed')
  if (unit.domain !== wanted.domain && unit.domain && wanted.domain) penalise(match, 'domain')
  if (monthsBetween(unit.approvedAt, wanted.now) > oldAfterMonths) penalise(match, 'old')
  if (wanted.rejected.includes(match.target)) penalise(match, 'rejected')
  return match
}

function penalise(match: Match, reason: PenaltyReason, times = 1) {
  const penalty = { reason, points: each[reason] * times }
  match.penalties.push(penalty)
  match.score = Math.max(0, match.score - penalty.points)
}

const isBetter = (a: Match, b: Match): boolean =>
  a.score !== b.score ? a.score > b.score : a.uses !== b.uses ? a.uses > b.uses : a.approvedAt > b.approvedAt

function monthsBetween(before: string, after: string): number {
  const [from, to] = [new Date(before), new Date(after)]
  return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
}
