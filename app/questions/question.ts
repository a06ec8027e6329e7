import type { QuestionTable, RequestStatus, RequestTable } from '#db/schema'
import { type Actor, belongsTo, isBuyer, isModerator, isSuspended, isVendor, type MaybeActor } from '~/accounts/actor'

/**
 * A question about an open request. Everybody reads it together with its answer, in both languages, at the same moment; who asked is
 * known to the asker alone: no page, letter or export tells, also not to the buyer.
 */
export type QuestionStatus = QuestionTable['status']

/** The one table of legal moves. */
export const transitions: Record<QuestionStatus, readonly QuestionStatus[]> = {
  asked: ['translating', 'refused', 'lapsed'],
  translating: ['answering', 'refused', 'lapsed'],
  answering: ['verifying', 'refused', 'lapsed'],
  verifying: ['published', 'refused', 'lapsed'],
  published: [],
  refused: [],
  // Bidding ended before it came out.
  lapsed: [],
}

export const canMove = (from: QuestionStatus, to: QuestionStatus): boolean => transitions[from].includes(to)

/** States in which somebody still has to do something. */
export const waitingStatuses = ['asked', 'translating', 'answering', 'verifying'] as const satisfies readonly QuestionStatus[]
/** States from which a moderator may take a question out. */
export const refusableStatuses = waitingStatuses

/** Why a moderator takes a question out. */
export const refusalReasons = ['revealsIdentity', 'contactData', 'alreadyAnswered', 'offTopic', 'unclear'] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Most characters of a question and of an answer. */
export const longest = { question: 1_000, answer: 3_000 } as const
/** Questions of one company about one request that wait at the same time: translators' time is everybody's. */
export const mostWaiting = 5
/** Questions end so many common working days before bids do: the answer still has to be of use. */
export const quietDays = 2

interface Period {
  status: RequestStatus
  /** See `questionsCloseAt`; null while the request is not out. */
  closesAt: string | null
}

/** Whether questions are taken now. */
export const takesQuestions = ({ status, closesAt }: Period, now: string): boolean =>
  status === 'open' && closesAt !== null && now < closesAt

/** A verified vendor with a proven address may ask, in time. */
export const canAsk = (actor: MaybeActor, period: Period, now: string): actor is Actor =>
  isVendor(actor) && actor.company?.isVerified === true && actor.isEmailVerified && takesQuestions(period, now)

type Owned = Pick<RequestTable, 'companyId'>

/** The buyer sees the questions about its own request. */
export const canReadWaiting = (actor: MaybeActor, request: Owned): actor is Actor => isBuyer(actor) && belongsTo(actor, request.companyId)

/** Answers are of use until the bids are due. */
export const takesAnswers = ({ status, deadlineAt }: Pick<RequestTable, 'status' | 'deadlineAt'>, now: string): boolean =>
  (status === 'open' || status === 'suspended') && deadlineAt !== null && (status === 'suspended' || now < deadlineAt)

export const canAnswer = (
  actor: MaybeActor,
  request: Owned & Pick<RequestTable, 'status' | 'deadlineAt'>,
  question: { status: QuestionStatus },
  now: string,
): actor is Actor => canReadWaiting(actor, request) && !isSuspended(actor) && question.status === 'answering' && takesAnswers(request, now)

/** Vendors follow their own questions. */
export const canFollow = (actor: MaybeActor): actor is Actor => isVendor(actor)

export const canModerate = (actor: MaybeActor): actor is Actor => isModerator(actor)

export const canRefuse = (actor: MaybeActor, question: { status: QuestionStatus }): actor is Actor =>
  isModerator(actor) && canMove(question.status, 'refused')
