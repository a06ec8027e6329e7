import type { RequestStatus } from '#db/schema'

/** The steps of a request's life as its buyer follows them. */
export const steps = ['write', 'triage', 'translation', 'bidding', 'comparison', 'award'] as const
export type StepKey = (typeof steps)[number]

const stepOf: Record<RequestStatus, StepKey | null> = {
  draft: 'write',
  submitted: 'triage',
  in_triage: 'triage',
  needs_info: 'triage',
  rejected: 'triage',
  in_translation: 'translation',
  buyer_confirm: 'translation',
  held: 'translation',
  open: 'bidding',
  suspended: 'bidding',
  evaluating: 'comparison',
  awarded: null,
  unsuccessful: 'comparison',
  cancelled: null,
}

/** The step that a request is at; null when it is through. */
export const currentStep = (status: RequestStatus): StepKey | null => stepOf[status]

/** States in which nothing goes on until the buyer does something. */
export const buyersTurn = ['draft', 'needs_info', 'buyer_confirm', 'evaluating'] as const satisfies readonly RequestStatus[]
export const isBuyersTurn = (status: RequestStatus): boolean => (buyersTurn as readonly RequestStatus[]).includes(status)

/** By when the next one acts: the end of bidding while bids come in, else what was promised. */
export const actsBy = ({
  status,
  deadlineAt,
  dueAt,
}: {
  status: RequestStatus
  deadlineAt: string | null
  dueAt: string | null
}): string | null => (status === 'open' ? deadlineAt : dueAt)

/** Whether a request stands in the buyer's list of things to do; `requestsToDo` asks the database the same. */
export const needsBuyer = (request: { status: RequestStatus; questions: number; amendment: string | null }): boolean =>
  isBuyersTurn(request.status) || request.questions > 0 || request.amendment === 'draft'
